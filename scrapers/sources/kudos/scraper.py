"""What do the newest annual reports and allocation letters say about each agency's size?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar, cast

from matcher.domain import fields
from matcher.domain.agency import AgencyId
from matcher.domain.provenance import JsonValue, Topic
from scrapers.framework.harvest import Found, Harvest, Known
from scrapers.framework.manifest import Manifest
from scrapers.framework.page import Fetcher, MalformedError, NotThereError, Page
from scrapers.framework.shape import Finding, FindingKind, compare_shape
from scrapers.framework.strict import Oddity, read_each
from scrapers.sources.kudos.figures import Counted, Doubt, Figure, find_figures
from scrapers.sources.kudos.parse import (
    Document,
    parse_actor,
    parse_contents,
    parse_document,
    parse_list_page,
)
from scrapers.sources.kudos.shapes import ACTORS_SHAPE, CONTENTS_SHAPE, DOCUMENTS_SHAPE

_FIELDS: Final[Mapping[Counted, str]] = {
    Counted.EMPLOYEES: fields.EMPLOYEES,
    Counted.APPRENTICES: fields.APPRENTICES,
}
_MOST_DOUBTS: Final = 5
"""So many doubts of one document are enough for a person to see what it is about."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    """A figure about an agency, and the page that states it."""

    agency: AgencyId
    figure: Figure
    page: Page


def scrape(fetcher: Fetcher, manifest: Manifest, known: Known) -> Harvest:
    """Read the documents of every actor that is an agency that we know."""
    actors, oddities = _read_all(fetcher, manifest, "actors", {}, parse_actor)
    present = {actor.number for actor in actors}
    notes = list(oddities)
    stated: list[_Stated] = []
    for agency in sorted(number for number in known.names if number in present):
        for kind in cast("list[str]", manifest.options["document_types"]):
            read, noted = _read_newest(fetcher, manifest, agency, kind, known)
            stated += read
            notes += noted
    found, contested = _newest_of_each(stated)
    return Harvest(found=tuple(found), oddities=tuple(dict.fromkeys((*notes, *contested))))


def check(fetcher: Fetcher, manifest: Manifest) -> tuple[Finding, ...]:
    """Compare a page of actors and one of documents with their shapes, and read one text."""
    few = {"page": "1", "per_page": "5"}
    actors = fetcher.fetch(f"{manifest.url}/actors", params=few)
    documents = fetcher.fetch(f"{manifest.url}/documents", params={**few, "type": "Årsrapport"})
    findings = (
        *compare_shape(actors.json(), ACTORS_SHAPE, where="actors"),
        *compare_shape(documents.json(), DOCUMENTS_SHAPE, where="documents"),
    )
    entries = parse_list_page(documents).entries
    read, _ = read_each(entries, parse_document, page=documents, where="documents")
    if not read:
        return findings
    url = f"{manifest.url}/documents/{read[0].uuid}/contents"
    try:
        contents = fetcher.fetch(url)
    except NotThereError:
        what = f"The text of a document is no longer at {url}."
        return (*findings, Finding(kind=FindingKind.UNREACHABLE, where="contents", what=what))
    return (*findings, *compare_shape(contents.json(), CONTENTS_SHAPE, where="contents"))


def _read_all(
    fetcher: Fetcher,
    manifest: Manifest,
    path: str,
    params: Mapping[str, str],
    parse: Callable[[dict[str, JsonValue]], tuple[T, tuple[Oddity, ...]]],
) -> tuple[dict[T, Page], list[Oddity]]:
    """Read a list to its last page; entries that repeat, because it grows meanwhile, count once."""
    size, most = (cast("int", manifest.options[name]) for name in ("page_size", "max_pages"))
    things: dict[T, Page] = {}
    oddities: list[Oddity] = []
    at, last = 1, 1
    while at <= last:
        paging = {"page": str(at), "per_page": str(size)}
        page = fetcher.fetch(f"{manifest.url}/{path}", params={**params, **paging})
        listed = parse_list_page(page)
        last = listed.last_page
        if last > most:
            raise MalformedError(page.url, f"{last} pages; expected at most {most}")
        read, noted = read_each(listed.entries, parse, page=page, where=path)
        things |= dict.fromkeys(read, page)
        oddities += (*listed.oddities, *noted)
        at += 1
    return things, oddities


def _read_newest(
    fetcher: Fetcher, manifest: Manifest, agency: AgencyId, kind: str, known: Known
) -> tuple[list[_Stated], list[Oddity]]:
    """Read an agency's newest document of one kind: its data first, then its text."""
    since = known.now.year - cast("int", manifest.options["years"])
    params = {
        "type": kind,
        "actor_org_number": agency,
        "concerned_year_from": str(since),
    }
    documents, oddities = _read_all(fetcher, manifest, "documents", params, parse_document)
    own = [each for each in documents if each.kind == kind and each.is_about(agency)]
    if not own:
        return [], oddities
    newest = max(own, key=lambda document: (document.year or 0, document.uuid))
    texts = [(documents[newest], f"{newest.title}.\n\n{newest.abstract}")]
    try:
        contents = fetcher.fetch(f"{manifest.url}/documents/{newest.uuid}/contents")
    except NotThereError:
        pass
    else:
        text, noted = parse_contents(contents)
        oddities += noted
        texts.append((contents, text))
    stated, doubts = _read_texts(texts, newest, agency, known.names[agency])
    return stated, [*oddities, *doubts]


def _read_texts(
    texts: list[tuple[Page, str]], document: Document, agency: AgencyId, names: Sequence[str]
) -> tuple[list[_Stated], list[Oddity]]:
    """Find the figures in a document's texts."""
    stated: list[_Stated] = []
    doubtful: list[tuple[Page, Doubt]] = []
    for page, text in texts:
        figures, doubts = find_figures(text, year=document.year, names=names)
        stated += [
            _Stated(agency=agency, figure=figure, page=page)
            for figure in figures
            if figure.counted in _FIELDS
        ]
        doubtful += [(page, doubt) for doubt in doubts if doubt.counted in _FIELDS]
    oddities = [
        Oddity(
            where=f"{document.kind}.{doubt.counted}",
            what=f"a figure that is not sure: {doubt.why}",
            example=doubt.evidence,
            url=page.url,
            key=agency,
        )
        for page, doubt in doubtful[:_MOST_DOUBTS]
    ]
    return stated, oddities


def _newest_of_each(stated: list[_Stated]) -> tuple[Iterator[Found], list[Oddity]]:
    """Choose the newest year's figure of each kind; documents that disagree on it give none."""
    newest: dict[tuple[AgencyId, Counted], list[_Stated]] = {}
    for each in stated:
        key = (each.agency, each.figure.counted)
        held = newest.setdefault(key, [each])
        if each.figure.year > held[0].figure.year:
            newest[key] = [each]
        elif each.figure.year == held[0].figure.year and each is not held[0]:
            held.append(each)
    agreed = [held[0] for held in newest.values() if len({e.figure.count for e in held}) == 1]
    contested = [
        Oddity(
            where=f"documents.{each.figure.counted}",
            what=f"the documents disagree on {each.figure.year}, so none is believed",
            example=each.figure.evidence,
            url=each.page.url,
            key=each.agency,
        )
        for held in newest.values()
        if len({e.figure.count for e in held}) > 1
        for each in held
    ]
    return map(_found, agreed), contested


def _found(each: _Stated) -> Found:
    """Give a figure with the sentence that states it."""
    return Found(
        topic=Topic.AGENCY,
        key=each.agency,
        field=_FIELDS[each.figure.counted],
        value={"count": each.figure.count, "year": each.figure.year},
        raw=each.figure.evidence,
        page=each.page.reference,
    )
