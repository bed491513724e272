"""What does one entry of the register say?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from matcher.domain.agency import AgencyId, AgencyStatus, parse_agency_id
from matcher.domain.provenance import JsonValue
from scrapers.framework.strict import (
    Oddity,
    ShapeError,
    expect_empty,
    take,
    take_objects,
    take_optional,
)

IGNORED: Final = frozenset(
    {
        "_links",
        "aktivitet",
        "epostadresse",
        "fravalgRevisjonDato",
        "fravalgRevisjonBeslutningsDato",
        "frivilligMvaRegistrertBeskrivelser",
        "hjelpeenhetskode",
        "institusjonellSektorkode",
        "kapital",
        "maalform",
        "mobil",
        "naeringskode1",
        "naeringskode2",
        "naeringskode3",
        "nedleggelsesdato",
        "oppstartsdato",
        "datoEierskifte",
        "paategninger",
        "postadresse",
        "registreringsdatoAntallAnsatteEnhetsregisteret",
        "registreringsdatoAntallAnsatteNAVAaregisteret",
        "registreringsdatoEnhetsregisteret",
        "registreringsdatoForetaksregisteret",
        "registreringsdatoFrivillighetsregisteret",
        "registreringsdatoMerverdiavgiftsregisteret",
        "registreringsdatoMerverdiavgiftsregisteretEnhetsregisteret",
        "registreringsnummerIHjemlandet",
        "registrertIForetaksregisteret",
        "registrertIFrivillighetsregisteret",
        "registrertIMvaregisteret",
        "registrertIPartiregisteret",
        "registrertIStiftelsesregisteret",
        "respons_klasse",
        "sisteInnsendteAarsregnskap",
        "stiftelsesdato",
        "telefon",
        "vedtektsdato",
        "vedtektsfestetFormaal",
        "erIKonsern",
    }
)
"""Fields that we know and do not use. Everything else that is left over becomes an issue."""

_ENDINGS: Final = (
    ("konkurs", "konkurs"),
    ("underAvvikling", "under avvikling"),
    ("underTvangsavviklingEllerTvangsopplosning", "under tvangsavvikling"),
)
_ENDING_DETAILS: Final = frozenset(
    {"konkursdato", "underAvviklingDato", "tvangsavvikletPgaManglendeSlettingDato"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a unit is, as the register writes it: in capitals."""

    place: str
    municipality_number: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One entry of the register, an organisation or a site; the name is as registered.

    `status` is ACTIVE, CLOSING or CLOSED; `status_note` says why, or since when, in Norwegian.
    """

    number: AgencyId
    name: str = ""
    form: str = ""
    parent: AgencyId | None = None
    homepage: str | None = None
    employees: int | None = None
    address: Address | None = None
    former_names: tuple[str, ...] = ()
    status: AgencyStatus = AgencyStatus.ACTIVE
    status_note: str | None = None


def parse_unit(entry: dict[str, JsonValue]) -> tuple[Unit, tuple[Oddity, ...]]:
    """Read one organisation or site, taking every field out of `entry` as it is used.

    Raises
    ------
    ShapeError, InputError
        When a field is missing or of another type, or a number is not an organisation number.
    """
    status, note = _take_status(entry)
    parent = take_optional(entry, "overordnetEnhet", str)
    form = take(entry, "organisasjonsform", dict)
    unit = Unit(
        number=_take_number(entry),
        name=take(entry, "navn", str).strip(),
        form=take(form, "kode", str),
        parent=parse_agency_id(parent, field_name="overordnetEnhet") if parent else None,
        homepage=_take_homepage(entry),
        employees=_take_employees(entry),
        address=_take_address(entry, "forretningsadresse", "beliggenhetsadresse"),
        former_names=_take_former_names(entry),
        status=status,
        status_note=note,
    )
    return unit, expect_empty(entry, ignore=IGNORED | _ENDING_DETAILS)


def parse_removed(entry: dict[str, JsonValue]) -> Unit:
    """Read the answer to a unit that has been deleted: at least its number and the date.

    Raises
    ------
    ShapeError, InputError
        When either is missing.
    """
    date = take(entry, "slettedato", str)
    return Unit(
        number=_take_number(entry),
        name=(take_optional(entry, "navn", str) or "").strip(),
        status=AgencyStatus.CLOSED,
        status_note=f"slettet i Enhetsregisteret {date}",
    )


def parse_change(entry: dict[str, JsonValue]) -> tuple[AgencyId, tuple[Oddity, ...]]:
    """Read one line of the register's list of changes: which unit it is about."""
    number = _take_number(entry)
    ignored = {"_links", "oppdateringsid", "dato", "endringstype", "endringer"}
    return number, expect_empty(entry, ignore=ignored)


def page_of(answer: dict[str, JsonValue], name: str) -> tuple[list[JsonValue], int]:
    """Return the entries of a page of hits, and how many pages there are.

    Without hits the register leaves `_embedded` out.

    Raises
    ------
    ShapeError
        When the page says nothing of its place among the pages.
    """
    embedded = take_optional(answer, "_embedded", dict) or {}
    page = take(answer, "page", dict)
    entries = take_optional(embedded, name, list) or []
    total = take(page, "totalElements", int)
    if total and not entries and take(page, "number", int) == 0:
        raise ShapeError(f"_embedded.{name}", f"missing, although there are {total} hits")
    return entries, take(page, "totalPages", int)


def is_followed(unit: Unit, forms: Collection[str]) -> bool:
    """Tell whether a unit is of a form that we follow."""
    return unit.form in forms


def _take_number(entry: dict[str, JsonValue]) -> AgencyId:
    number = take(entry, "organisasjonsnummer", str)
    return parse_agency_id(number, field_name="organisasjonsnummer")


def _take_status(entry: dict[str, JsonValue]) -> tuple[AgencyStatus, str | None]:
    """Read whether a unit is deleted or being wound up."""
    deleted = take_optional(entry, "slettedato", str)
    endings = [words for key, words in _ENDINGS if take_optional(entry, key, bool)]
    if deleted:
        return AgencyStatus.CLOSED, f"slettet i Enhetsregisteret {deleted}"
    if endings:
        return AgencyStatus.CLOSING, f"Enhetsregisteret: {', '.join(endings)}"
    return AgencyStatus.ACTIVE, None


def _take_employees(entry: dict[str, JsonValue]) -> int | None:
    """Read the number of employees; none registered, or 0, says nothing.

    The register does not publish a number below five, and a body whose people are registered on
    its parts has 0.
    """
    count = take_optional(entry, "antallAnsatte", int)
    is_registered = take_optional(entry, "harRegistrertAntallAnsatte", bool)
    return count if count and is_registered is not False else None


def _take_homepage(entry: dict[str, JsonValue]) -> str | None:
    """Read the homepage as it is registered, often without a scheme."""
    return (take_optional(entry, "hjemmeside", str) or "").strip() or None


def _take_address(entry: dict[str, JsonValue], *keys: str) -> Address | None:
    """Read the first address there is; one without a place is none."""
    addresses = [take_optional(entry, key, dict) for key in keys]
    address = next((one for one in addresses if one), None)
    if address is None:
        return None
    place = take_optional(address, "poststed", str) or take_optional(address, "kommune", str)
    number = take_optional(address, "kommunenummer", str)
    return Address(place=place.strip(), municipality_number=number) if place else None


def _take_former_names(entry: dict[str, JsonValue]) -> tuple[str, ...]:
    """Read the names that the unit has had."""
    former = take_objects(entry, "historiskeNavn")
    names = (take_optional(one, "navn", str) for one in former)
    return tuple(name.strip() for name in names if name and name.strip())
