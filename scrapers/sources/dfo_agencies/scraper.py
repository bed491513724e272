"""What does DFØ's overview say today about the state's agencies?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from matcher.domain import fields
from matcher.domain.agency import AgencyId
from matcher.domain.errors import SourceError
from matcher.domain.provenance import Topic
from scrapers.framework.harvest import Found, Harvest, Known
from scrapers.framework.manifest import Manifest
from scrapers.framework.names import spell_alike
from scrapers.framework.page import (
    Fetcher,
    NotThereError,
    Page,
    RefusedError,
    UnsafeAddressError,
)
from scrapers.framework.reconcile import Listed, reconcile
from scrapers.framework.shape import Finding, FindingKind
from scrapers.framework.strict import Oddity
from scrapers.sources.dfo_agencies.columns import split_short_name
from scrapers.sources.dfo_agencies.markup import Overview, parse_overview
from scrapers.sources.dfo_agencies.merge import Line, merge_lists
from scrapers.sources.dfo_agencies.spreadsheet import parse_spreadsheet


def scrape(fetcher: Fetcher, manifest: Manifest, known: Known) -> Harvest:
    """Read the table or list on the page and the spreadsheet that it links to.

    Raises
    ------
    SourceError
        When there is neither a list nor a spreadsheet, or the spreadsheet is all there is and it
        cannot be read.
    """
    page, overview = _find_overview(fetcher, manifest)
    on_page = [Line(agency=agency, page=page.reference) for agency in overview.agencies]
    in_sheet, sheet_oddities = _read_sheet(fetcher, manifest, overview)
    lines, differences = merge_lists(on_page, in_sheet)
    listed = {_as_listed(line): line for line in lines}
    registered = known.registered or known.names
    outcome = reconcile(tuple(listed), registered, source=manifest.name, decided=known.decided)
    lost = [entry for entry in outcome.unmatched if entry.number is None]
    own_numbers = [(entry, entry.number) for entry in outcome.unmatched if entry.number]
    numbered = {number: listed[entry] for entry, number in (*outcome.matched, *own_numbers)}
    names = {**registered, **{number: (line.agency.name,) for number, line in numbered.items()}}
    ministries, unknown_ministries = _find_ministries(numbered.values(), names, manifest.name)
    return Harvest(
        found=tuple(
            found for number, line in numbered.items() for found in _found(number, line, ministries)
        ),
        oddities=(
            *overview.oddities,
            *sheet_oddities,
            *differences,
            *unknown_ministries,
            *(_lost(listed[entry]) for entry in lost),
        ),
        review_pairs=outcome.pairs,
    )


def check(fetcher: Fetcher, manifest: Manifest) -> tuple[Finding, ...]:
    """Say whether the page still has a list and a spreadsheet that can be read."""
    try:
        _, overview = _find_overview(fetcher, manifest)
        in_sheet, oddities = _read_sheet(fetcher, manifest, overview)
    except SourceError as error:
        return (Finding(kind=FindingKind.MARKUP, where="page", what=str(error)),)
    odd = dict.fromkeys((oddity.where.split("[")[0], oddity.what) for oddity in overview.oddities)
    findings = [
        Finding(kind=FindingKind.NEW, where=where, what=f"On the page: {what}.")
        for where, what in odd
    ]
    findings += [
        Finding(kind=FindingKind.MARKUP, where=oddity.where, what=oddity.what)
        for oddity in oddities
    ]
    if not overview.agencies:
        what = "The page itself no longer has a table or list of agencies; the spreadsheet has."
        findings.append(Finding(kind=FindingKind.MARKUP, where="page", what=what))
    if not in_sheet and overview.spreadsheet is None:
        what = "The page no longer links to a spreadsheet; its own list is used alone."
        findings.append(Finding(kind=FindingKind.MARKUP, where="page", what=what))
    return tuple(findings)


def _find_overview(fetcher: Fetcher, manifest: Manifest) -> tuple[Page, Overview]:
    """Return the page that holds the overview: the source's own, or one that it leads to."""
    page = fetcher.fetch(manifest.url)
    overview = parse_overview(page.text, url=page.url)
    if overview.continued_at is not None:
        page = fetcher.fetch(manifest.at(overview.continued_at))
        overview = parse_overview(page.text, url=page.url)
    if not overview.agencies and overview.spreadsheet is None:
        message = (
            f"{page.url}: the page has neither a table or list of agencies under ministries nor a "
            "link to a spreadsheet; look at the page, and set SAMLAERE_SOURCE_DFO_AGENCIES_URL to "
            "where the overview is now"
        )
        raise SourceError(message)
    return page, overview


def _read_sheet(
    fetcher: Fetcher, manifest: Manifest, overview: Overview
) -> tuple[list[Line], tuple[Oddity, ...]]:
    """Read the spreadsheet; one that is not to be had is an oddity when the page has a list."""
    if overview.spreadsheet is None:
        return [], ()
    try:
        page = fetcher.fetch(manifest.at(overview.spreadsheet))
        agencies, oddities = parse_spreadsheet(page.body, url=page.url)
    except (NotThereError, RefusedError, UnsafeAddressError) as error:
        return [], (_unreadable(error, overview),)
    except SourceError as error:
        if type(error) is not SourceError:
            raise
        return [], (_unreadable(error, overview),)
    return [Line(agency=agency, page=page.reference) for agency in agencies], oddities


def _unreadable(error: SourceError, overview: Overview) -> Oddity:
    """Note that the spreadsheet could not be had, or raise when it was all there was."""
    if not overview.agencies:
        raise error
    what = "the spreadsheet could not be read, so the page's own list is used alone"
    return Oddity(
        where="spreadsheet", what=what, example=str(error), url=overview.spreadsheet or ""
    )


def _as_listed(line: Line) -> Listed:
    """Return what decides which agency a line is about."""
    return Listed(name=line.agency.name, number=line.agency.agency_id)


def _find_ministries(
    lines: Iterable[Line], registered: Mapping[AgencyId, Sequence[str]], source: str
) -> tuple[dict[str, AgencyId], tuple[Oddity, ...]]:
    """Find the number of every ministry that is named; one that is not found is an oddity.

    A ministry may be spelt in several ways on one list: each is looked up once, for all of them.
    """
    named = {line.agency.ministry: line for line in lines if line.agency.ministry}
    spellings: dict[str, list[str]] = defaultdict(list)
    for name in named:
        spellings[spell_alike(split_short_name(name)[0])].append(name)
    wanted = {Listed(name=split_short_name(each[0])[0]): each for each in spellings.values()}
    outcome = reconcile(tuple(wanted), registered, source=source)
    unknown = tuple(
        Oddity(
            where="list.ministry",
            what="a ministry that is not among the agencies that we know",
            example=entry.name,
            url=named[wanted[entry][0]].page.url,
        )
        for entry in (*outcome.doubtful, *outcome.unmatched)
    )
    return {name: number for entry, number in outcome.matched for name in wanted[entry]}, unknown


def _lost(line: Line) -> Oddity:
    """Note an agency that has no number here and no namesake in the store."""
    what = "listed without a number, and no agency that we know has a name like it"
    return Oddity(where="list", what=what, example=line.agency.name, url=line.page.url)


def _found(number: AgencyId, line: Line, ministries: Mapping[str, AgencyId]) -> Iterator[Found]:
    """Give what one line says; a ministry is not its own ministry."""
    agency = line.agency
    ministry = ministries.get(agency.ministry or "")
    values = {
        fields.NAME: (agency.name, None),
        fields.SHORT_NAME: (agency.short_name, None),
        fields.MINISTRY: (None if ministry == number else ministry, agency.ministry),
        fields.KIND: (agency.kind and agency.kind.value, None),
        fields.HOMEPAGE: (agency.homepage, None),
    }
    for field, (value, raw) in values.items():
        if value:
            yield Found(
                topic=Topic.AGENCY, key=number, field=field, value=value, raw=raw, page=line.page
            )
