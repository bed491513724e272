"""What does each column of a list of state agencies mean, whatever it is called this year?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from matcher.domain.agency import AgencyId, AgencyKind, parse_agency_id
from matcher.domain.errors import InputError
from scrapers.framework.strict import Oddity


class Column(StrEnum):
    """What a column says about an agency."""

    NAME = "name"
    SHORT_NAME = "short_name"
    MINISTRY = "ministry"
    NUMBER = "number"
    KIND = "kind"
    HOMEPAGE = "homepage"


_HEADERS: Final[Mapping[str, Column]] = {
    "virksomhet": Column.NAME,
    "virksomheter": Column.NAME,
    "virksomhetsnavn": Column.NAME,
    "virksomhetens navn": Column.NAME,
    "navn på virksomhet": Column.NAME,
    "navn på virksomheten": Column.NAME,
    "navn": Column.NAME,
    "statlig virksomhet": Column.NAME,
    "forvaltningsorgan": Column.NAME,
    "organ": Column.NAME,
    "etat": Column.NAME,
    "verksemd": Column.NAME,
    "verksemder": Column.NAME,
    "namn": Column.NAME,
    "namn på verksemd": Column.NAME,
    "namn på verksemda": Column.NAME,
    "agency": Column.NAME,
    "name": Column.NAME,
    "forkortelse": Column.SHORT_NAME,
    "forkorting": Column.SHORT_NAME,
    "kortnavn": Column.SHORT_NAME,
    "kortnamn": Column.SHORT_NAME,
    "kortform": Column.SHORT_NAME,
    "akronym": Column.SHORT_NAME,
    "departement": Column.MINISTRY,
    "departementsområde": Column.MINISTRY,
    "overordnet departement": Column.MINISTRY,
    "overordna departement": Column.MINISTRY,
    "ansvarlig departement": Column.MINISTRY,
    "ansvarleg departement": Column.MINISTRY,
    "underlagt departement": Column.MINISTRY,
    "eierdepartement": Column.MINISTRY,
    "ministry": Column.MINISTRY,
    "organisasjonsnummer": Column.NUMBER,
    "organisasjonsnr": Column.NUMBER,
    "orgnummer": Column.NUMBER,
    "org nummer": Column.NUMBER,
    "orgnr": Column.NUMBER,
    "org nr": Column.NUMBER,
    "type": Column.KIND,
    "type virksomhet": Column.KIND,
    "type verksemd": Column.KIND,
    "virksomhetstype": Column.KIND,
    "kategori": Column.KIND,
    "nettside": Column.HOMEPAGE,
    "nettsted": Column.HOMEPAGE,
    "nettstad": Column.HOMEPAGE,
    "nettadresse": Column.HOMEPAGE,
    "hjemmeside": Column.HOMEPAGE,
    "heimeside": Column.HOMEPAGE,
    "url": Column.HOMEPAGE,
    "lenke": Column.HOMEPAGE,
    "lenkje": Column.HOMEPAGE,
}

# A type that says how an agency is tied to the state, not what it does, gives no kind.
_KINDS: Final[Mapping[str, AgencyKind | None]] = {
    "departement": AgencyKind.MINISTRY,
    "direktorat": AgencyKind.DIRECTORATE,
    "tilsyn": AgencyKind.INSPECTORATE,
    "statsforvalter": AgencyKind.COUNTY_GOVERNOR,
    "statsforvaltar": AgencyKind.COUNTY_GOVERNOR,
    "politi": AgencyKind.POLICE,
    "domstol": AgencyKind.COURT,
    "universitet": AgencyKind.UNIVERSITY,
    "høgskole": AgencyKind.UNIVERSITY_COLLEGE,
    "høyskole": AgencyKind.UNIVERSITY_COLLEGE,
    "høgskule": AgencyKind.UNIVERSITY_COLLEGE,
    "museum": AgencyKind.MUSEUM_ARCHIVE_LIBRARY,
    "ombud": AgencyKind.OMBUD_BOARD,
    "nemnd": AgencyKind.OMBUD_BOARD,
    "klagenemnd": AgencyKind.OMBUD_BOARD,
    "forvaltningsorgan": None,
    "ordinært forvaltningsorgan": None,
    "forvaltningsorgan med særskilte fullmakter": None,
    "forvaltningsbedrift": None,
    "etat": AgencyKind.AGENCY,
}

_SHORT_NAME_AT_END: Final = re.compile(r"^(?P<name>.+?)\s*\((?P<short>[A-ZÆØÅ][\w-]{1,11})\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAgency:
    """One line of the overview; only the name is always there."""

    name: str
    short_name: str | None = None
    ministry: str | None = None
    agency_id: AgencyId | None = None
    kind: AgencyKind | None = None
    homepage: str | None = None


def normalise_header(text: str) -> str:
    """Write a header in one way: lower case, signs and repeated spaces gone."""
    words = re.sub(r"\(.*?\)", " ", text.casefold())
    return " ".join(re.sub(r"[^\wæøå]+", " ", words).split())


def parse_header(cells: Sequence[str]) -> dict[Column, int]:
    """Say in which place each known column stands; empty when there is no column of names.

    When two headers mean the same, the first counts.
    """
    places: dict[Column, int] = {}
    for at, cell in enumerate(cells):
        column = _HEADERS.get(normalise_header(cell))
        if column is not None:
            places.setdefault(column, at)
    return places if Column.NAME in places else {}


def find_header(rows: Sequence[Sequence[str]]) -> tuple[int, dict[Column, int]]:
    """Return the first row that is a header, and where its columns stand; (0, {}) when none is."""
    found = ((at, parse_header(cells)) for at, cells in enumerate(rows))
    return next(((at, places) for at, places in found if places), (0, {}))


def parse_row(
    cells: Sequence[str], places: Mapping[Column, int], *, where: str, ministry: str | None = None
) -> tuple[ListedAgency | None, tuple[Oddity, ...]]:
    """Read one line; None when it has no name. `ministry` is that of the heading above it."""
    texts = {
        column: " ".join(cells[at].split()) if at < len(cells) else ""
        for column, at in places.items()
    }
    full_name = texts.get(Column.NAME, "")
    if not full_name or full_name.casefold().startswith(("sum", "totalt", "kilde:", "kjelde:")):
        return None, ()
    name, short_name = split_short_name(full_name)
    number, number_oddities = _parse_number(texts.get(Column.NUMBER, ""), where, name)
    kind, kind_oddities = _parse_kind(texts.get(Column.KIND, ""), where, name)
    listed = ListedAgency(
        name=name,
        short_name=texts.get(Column.SHORT_NAME) or short_name,
        ministry=texts.get(Column.MINISTRY) or ministry,
        agency_id=number,
        kind=kind,
        homepage=parse_homepage(texts.get(Column.HOMEPAGE, "")),
    )
    return listed, (*number_oddities, *kind_oddities)


def split_short_name(text: str) -> tuple[str, str | None]:
    """Part `Norges vassdrags- og energidirektorat (NVE)` in its name and its short name."""
    match = _SHORT_NAME_AT_END.match(text)
    return (match["name"], match["short"]) if match else (text, None)


def parse_homepage(text: str) -> str | None:
    """Read an address, with or without its scheme; None when the text is not one."""
    if not re.match(r"^(https?://)?[\w-]+(\.[\w-]+)+(/\S*)?$", text):
        return None
    return text if text.startswith(("http://", "https://")) else f"https://{text}"


def _parse_number(text: str, where: str, name: str) -> tuple[AgencyId | None, tuple[Oddity, ...]]:
    """Read the number; one that is wrong is an oddity, and the name must do."""
    if not text:
        return None, ()
    try:
        return parse_agency_id(text.removesuffix(".0")), ()
    except InputError:
        what = "not an organisation number, so the agency is looked up by its name"
        return None, (Oddity(where=where, what=what, example=f"{name}: {text}"),)


def _parse_kind(text: str, where: str, name: str) -> tuple[AgencyKind | None, tuple[Oddity, ...]]:
    """Read the kind; a word that we do not know is an oddity."""
    word = text.casefold().strip()
    if not word or word in _KINDS:
        return _KINDS.get(word), ()
    return None, (
        Oddity(where=where, what="a type that we do not know", example=f"{name}: {text}"),
    )
