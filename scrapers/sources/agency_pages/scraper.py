"""What do the agencies' own sites say, read a few pages at a time?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Final, cast
from urllib.parse import urlsplit

from matcher.domain import fields
from matcher.domain.agency import AgencyId
from matcher.domain.curriculum import Trade
from matcher.domain.errors import SourceError
from matcher.domain.provenance import JsonValue, Observation, Topic
from scrapers.framework.harvest import Found, Harvest, Known
from scrapers.framework.manifest import Manifest
from scrapers.framework.page import Fetcher, FetchError, GoneError, NotThereError, Page
from scrapers.framework.shape import Finding, FindingKind
from scrapers.framework.strict import Oddity
from scrapers.sources.agency_pages.about import parse_about, parse_offices
from scrapers.sources.agency_pages.links import PageKind, PageLink, parse_links
from scrapers.sources.agency_pages.personal import read_given_names
from scrapers.sources.agency_pages.tasks import parse_tasks

_WITH_OFFICES: Final = frozenset({PageKind.ABOUT, PageKind.OFFICES})
_WITH_TASKS: Final = frozenset({PageKind.APPRENTICES, PageKind.VACANCIES})
_EXAMPLES: Final = ("https://www.nve.no/", "https://www.dsb.no/", "https://www.ssb.no/")


@dataclass(frozen=True, slots=True, kw_only=True)
class _PageRead:
    """A page of an agency's site; `kind` is None for the homepage."""

    page: Page
    kind: PageKind | None


@dataclass(slots=True, kw_only=True)
class _Site:
    """What one agency's site gave; `is_whole` unless a page could not be had for now."""

    pages: list[_PageRead] = field(default_factory=list)
    oddities: list[Oddity] = field(default_factory=list)
    is_whole: bool = True


def scrape(fetcher: Fetcher, manifest: Manifest, known: Known) -> Harvest:
    """Visit every agency's site; one that cannot be read keeps what was known from it.

    Raises
    ------
    SourceError
        When not one site could be read: then the fault is most likely here.
    """
    given_names = read_given_names()
    homepages = {agency: urls[0] for agency, urls in sorted(known.homepages.items()) if urls}
    hosts = Counter(urlsplit(url).netloc for url in homepages.values())
    found: list[Found] = []
    oddities: list[Oddity] = []
    unchanged: list[Observation] = []
    page_count = 0
    for agency, url in homepages.items():
        site = fetch_site(fetcher, manifest, url, is_shared=hosts[urlsplit(url).netloc] > 1)
        page_count += len(site.pages)
        own, noted = _parse_site(agency, site, known.trades, given_names)
        found += own
        oddities += (*site.oddities, *noted)
        if not site.is_whole:
            told = {(each.field, str(each.value)) for each in own}
            unchanged += _still_held(agency, known.own, told)
    if homepages and not page_count:
        message = f"none of {len(homepages)} sites could be read; the first: {oddities[0].what}"
        raise SourceError(message)
    return Harvest(
        found=tuple(found),
        oddities=tuple(dict.fromkeys(oddities)),
        unchanged=tuple(unchanged),
    )


def check(fetcher: Fetcher, manifest: Manifest) -> tuple[Finding, ...]:
    """Say whether a few well-known sites can still be reached and have pages that we look for."""
    findings: list[Finding] = []
    for url in _EXAMPLES:
        try:
            page = fetcher.fetch(manifest.at(url))
        except FetchError as error:
            findings.append(
                Finding(kind=FindingKind.UNREACHABLE, where=url, what=f"{url}: {error.why}")
            )
            continue
        if not parse_links(page.text, url=_base_of(page, url, manifest)):
            what = f"{url} has no link about itself, its offices or its apprentices any more."
            findings.append(Finding(kind=FindingKind.MARKUP, where=url, what=what))
    return tuple(findings)


def fetch_site(fetcher: Fetcher, manifest: Manifest, url: str, *, is_shared: bool) -> _Site:
    """Visit the homepage and the best of the pages that it leads to, within the budget.

    When several agencies share the host, only pages below the homepage's own path are read.
    """
    site = _Site()
    budget = cast("int", manifest.options["pages_per_agency"])
    scope = urlsplit(url).path.rstrip("/") + "/" if is_shared else "/"
    waiting: list[PageLink] = []
    seen = {url.rstrip("/")}
    base = _fetch(fetcher, manifest, url, None, site)
    while base is not None or waiting:
        if base is not None:
            for link in parse_links(site.pages[-1].page.text, url=base):
                if link.url.rstrip("/") not in seen and urlsplit(link.url).path.startswith(scope):
                    seen.add(link.url.rstrip("/"))
                    waiting.append(link)
        if not waiting or len(site.pages) >= budget:
            break
        best = min(waiting, key=lambda link: link.kind)
        waiting.remove(best)
        base = _fetch(fetcher, manifest, best.url, best.kind, site)
    return site


def _fetch(
    fetcher: Fetcher, manifest: Manifest, url: str, kind: PageKind | None, site: _Site
) -> str | None:
    """Fetch a page into `site` and return its real address; None when it cannot be had."""
    try:
        page = fetcher.fetch(manifest.at(url), accept="text/html")
    except (NotThereError, GoneError):
        site.oddities.append(Oddity(where="site", what="a page that is not there", url=url))
        return None
    except FetchError as error:
        what = f"a page that could not be read: {error.why}"
        site.oddities.append(Oddity(where="site", what=what, url=url))
        site.is_whole = False
        return None
    site.pages.append(_PageRead(page=page, kind=kind))
    return _base_of(page, url, manifest)


def _base_of(page: Page, url: str, manifest: Manifest) -> str:
    """Return the real address of a page, which its links start from."""
    return url if manifest.is_stand_in else page.url


def _parse_site(
    agency: AgencyId, site: _Site, trades: Sequence[Trade], given_names: Set[str]
) -> tuple[list[Found], list[Oddity]]:
    """Read every page that was fetched; each value once, from the first page that gives it."""
    found: dict[tuple[str, str], Found] = {}
    oddities: list[Oddity] = []
    mandate: dict[str, str] = {}
    for read in site.pages:
        html, page = read.page.text, read.page
        about = parse_about(html, given_names)
        if about is not None and about.written_form not in mandate:
            mandate[about.written_form] = about.text
            value = {"nb": mandate.get("nb"), "nn": mandate.get("nn")}
            found["mandate", ""] = _found(agency, fields.MANDATE, value, page, about.text)
        if read.kind in _WITH_OFFICES:
            for office in parse_offices(html, given_names):
                site_value = {"place": office.place, "what": office.what}
                found.setdefault(
                    ("site", office.place),
                    _found(
                        agency,
                        fields.SITE,
                        {**site_value, "municipality_number": None},
                        page,
                        office.address,
                    ),
                )
        if read.kind in _WITH_TASKS:
            tasks, noted = parse_tasks(html, trades, given_names)
            oddities += noted
            for task in tasks:
                task_value: dict[str, JsonValue] = {"trade": task.trade, "text": task.text}
                found.setdefault(
                    ("task", f"{task.trade} {task.text}"),
                    _found(agency, fields.TASK, task_value, page, None),
                )
    return list(found.values()), oddities


def _found(
    agency: AgencyId, name: str, value: Mapping[str, JsonValue], page: Page, raw: str | None
) -> Found:
    """Give one value."""
    return Found(
        topic=Topic.AGENCY,
        key=agency,
        field=name,
        value=dict(value),
        raw=raw,
        page=page.reference,
    )


def _still_held(
    agency: AgencyId, own: Sequence[Observation], told: Set[tuple[str, str]]
) -> Iterator[Observation]:
    """Give what was known of an agency and has not been told again; a mandate only once."""
    is_told_anew = any(name == fields.MANDATE for name, _ in told)
    for each in own:
        is_old_mandate = each.field == fields.MANDATE and is_told_anew
        is_told = is_old_mandate or (each.field, str(each.value)) in told
        if each.key == agency and not is_told:
            yield each
