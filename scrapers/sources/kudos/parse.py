"""What do Kudos' answers say about actors, documents and their texts?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from matcher.domain.agency import AgencyId, parse_agency_id
from matcher.domain.provenance import JsonValue
from scrapers.framework.page import MalformedError, Page
from scrapers.framework.strict import (
    Oddity,
    ShapeError,
    expect_empty,
    take,
    take_objects,
    take_optional,
)

ALLOCATION_LETTER: Final = "Tildelingsbrev"
_OWNERS: Final = ("owners", "authoring_actors")
"""Whom a document is by: its owners, or where none is given those who wrote it."""
IGNORED_IN_ACTORS: Final = frozenset({"name", "entity_name", "alternative_names", "actor_type"})
IGNORED_IN_DOCUMENTS: Final = frozenset(
    {
        "authors",
        "external_public_url",
        "files",
        "language",
        "publish_date",
        "publishers",
    }
)
_IGNORED_IN_META: Final = frozenset({"from", "to", "path", "links"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """One page of a list; `last_page` is how many pages there are."""

    entries: tuple[JsonValue, ...]
    last_page: int
    oddities: tuple[Oddity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Someone whom documents are by or to; most ministries and agencies have a number."""

    uuid: str
    number: AgencyId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document's data; `year` is the one year that it is about, if it is about one only."""

    uuid: str
    kind: str
    title: str
    abstract: str
    year: int | None
    owners: frozenset[AgencyId]
    recipients: frozenset[AgencyId]

    def is_about(self, agency: AgencyId) -> bool:
        """Tell whether it is about one year of this agency alone.

        An allocation letter is about the one that receives it, anything else about its owner.
        """
        concerned = self.recipients if self.kind == ALLOCATION_LETTER else self.owners
        return self.year is not None and concerned == {agency}


def parse_list_page(page: Page) -> ListPage:
    """Read a page of a list: `meta` with the paging, `data` with the entries.

    Raises
    ------
    MalformedError
        When either is missing or has another type.
    """
    entry = page.json_object()
    try:
        meta = take(entry, "meta", dict)
        take(meta, "current_page", int)
        last_page = take(meta, "last_page", int)
        take(meta, "per_page", int)
        take(meta, "total", int)
        entries = tuple(take(entry, "data", list))
    except ShapeError as error:
        raise MalformedError(page.url, f"the answer has another shape: {error}") from error
    left = expect_empty(meta, ignore=_IGNORED_IN_META, where="meta")
    return ListPage(
        entries=entries,
        last_page=last_page,
        oddities=(*left, *expect_empty(entry, ignore={"links"})),
    )


def parse_actor(entry: dict[str, JsonValue]) -> tuple[Actor, tuple[Oddity, ...]]:
    """Read one actor; its number is a whole number or null."""
    actor = Actor(uuid=take(entry, "uuid", str), number=_take_number(entry))
    return actor, expect_empty(entry, ignore=IGNORED_IN_ACTORS)


def parse_document(entry: dict[str, JsonValue]) -> tuple[Document, tuple[Oddity, ...]]:
    """Read one document's data."""
    first = take_optional(entry, "concerned_year_from", int)
    last = take_optional(entry, "concerned_year_to", int)
    actors = {role: _take_numbers(entry, role) for role in (*_OWNERS, "recipients")}
    document = Document(
        uuid=take(entry, "uuid", str),
        kind=take(entry, "type", str),
        title=take(entry, "title", str).strip(),
        abstract=(take_optional(entry, "abstract", str) or "").strip(),
        year=first if last in {first, None} else None,
        owners=next((actors[role] for role in _OWNERS if actors[role]), frozenset()),
        recipients=actors["recipients"],
    )
    return document, expect_empty(entry, ignore=IGNORED_IN_DOCUMENTS)


def parse_contents(page: Page) -> tuple[str, tuple[Oddity, ...]]:
    """Read the plain text of a document: `data`.

    Raises
    ------
    MalformedError
        When it is missing or not a text.
    """
    entry = page.json_object()
    try:
        text = take_optional(entry, "data", str) or ""
    except ShapeError as error:
        raise MalformedError(page.url, f"the answer has another shape: {error}") from error
    return text.replace("\f", "\n\n"), expect_empty(entry, where="contents")


def _take_numbers(entry: dict[str, JsonValue], key: str) -> frozenset[AgencyId]:
    """Take the numbers of a list of actors; those without a number are left out."""
    numbers = (_take_number(actor) for actor in take_objects(entry, key))
    return frozenset(number for number in numbers if number is not None)


def _take_number(entry: dict[str, JsonValue]) -> AgencyId | None:
    """Take an organisation number, which Kudos writes as a number, or null."""
    number = entry.pop("org_number", None)
    if number is None:
        return None
    if isinstance(number, bool) or not isinstance(number, int | str):
        raise ShapeError("org_number", "expected a whole number", number)
    return parse_agency_id(str(number), field_name="org_number")
