"""Is an entry of the register read for what it says, in its old shape and its new one?"""

from __future__ import annotations

import pytest

from matcher.domain.agency import AgencyStatus
from matcher.domain.errors import InputError
from matcher.domain.provenance import JsonValue
from scrapers.framework.strict import ShapeError
from scrapers.sources.brreg.parse import (
    Address,
    page_of,
    parse_change,
    parse_removed,
    parse_unit,
)


def entry(**changes: JsonValue) -> dict[str, JsonValue]:
    """Write an entry as the register's API did in 2021, with `changes`."""
    address: dict[str, JsonValue] = {
        "land": "Norge",
        "landkode": "NO",
        "postnummer": "5004",
        "poststed": "BERGEN",
        "adresse": ["Strandgaten 229"],
        "kommune": "BERGEN",
        "kommunenummer": "4601",
    }
    return {
        "organisasjonsnummer": "971203420",
        "navn": "FISKERIDIREKTORATET",
        "organisasjonsform": {"kode": "ORGL", "beskrivelse": "Organisasjonsledd", "_links": {}},
        "hjemmeside": "www.fiskeridir.no/",
        "registreringsdatoEnhetsregisteret": "1995-02-20",
        "antallAnsatte": 222,
        "overordnetEnhet": "912660680",
        "forretningsadresse": address,
        "konkurs": False,
        "underAvvikling": False,
        "underTvangsavviklingEllerTvangsopplosning": False,
        "maalform": "Bokmål",
        "_links": {},
        **changes,
    }


def test_an_entry_of_2021_is_read_without_leftovers() -> None:
    unit, odd = parse_unit(entry())
    assert odd == ()
    assert (unit.number, unit.parent, unit.form) == ("971203420", "912660680", "ORGL")
    assert unit.address == Address(place="BERGEN", municipality_number="4601")
    assert (unit.employees, unit.status) == (222, AgencyStatus.ACTIVE)


def test_newer_fields_are_known() -> None:
    newer: dict[str, JsonValue] = {
        "aktivitet": ["Forvaltning av fisk"],
        "epostadresse": "post@example.no",
        "telefon": "55 00 00 00",
        "harRegistrertAntallAnsatte": True,
        "historiskeNavn": [{"navn": "FISKERIDIREKTØREN", "fraDato": "1900-01-01"}],
        "respons_klasse": "Enhet",
    }
    unit, odd = parse_unit(entry(**newer))
    assert odd == ()
    assert unit.former_names == ("FISKERIDIREKTØREN",)


def test_a_field_that_nobody_knows_is_told_of() -> None:
    _, odd = parse_unit(entry(planet="Tellus"))
    assert [(one.where, one.example) for one in odd] == [("planet", "Tellus")]


@pytest.mark.parametrize(
    ("count", "is_registered", "employees"),
    [(222, True, 222), (222, None, 222), (0, None, None), (0, True, None), (None, False, None)],
)
def test_no_number_of_employees_is_not_zero_employees(
    count: int | None, is_registered: bool | None, employees: int | None
) -> None:
    changes: dict[str, JsonValue] = {
        "antallAnsatte": count,
        "harRegistrertAntallAnsatte": is_registered,
    }
    assert parse_unit(entry(**changes))[0].employees == employees


def test_a_body_being_wound_up_is_closing() -> None:
    unit, _ = parse_unit(entry(underAvvikling=True, underAvviklingDato="2026-01-01"))
    assert unit.status is AgencyStatus.CLOSING
    assert unit.status_note == "Enhetsregisteret: under avvikling"


def test_a_deleted_body_is_closed_with_its_date() -> None:
    unit, _ = parse_unit(entry(slettedato="2015-08-09"))
    assert unit.status is AgencyStatus.CLOSED
    assert "2015-08-09" in (unit.status_note or "")


def test_the_answer_to_a_deleted_number_needs_only_number_and_date() -> None:
    removed = parse_removed(
        {"organisasjonsnummer": "971203420", "slettedato": "2024-05-01", "respons_klasse": "x"}
    )
    assert (removed.status, removed.name) == (AgencyStatus.CLOSED, "")


@pytest.mark.parametrize(
    ("key", "value"), [("navn", 1), ("antallAnsatte", "222"), ("organisasjonsform", "ORGL")]
)
def test_a_changed_type_is_an_error_that_names_the_field(key: str, value: JsonValue) -> None:
    with pytest.raises(ShapeError, match=key):
        parse_unit(entry(**{key: value}))


def test_a_number_with_a_wrong_check_digit_is_refused() -> None:
    with pytest.raises(InputError, match="organisasjonsnummer"):
        parse_unit(entry(organisasjonsnummer="971203421"))


def test_a_page_without_hits_leaves_out_the_list() -> None:
    page: JsonValue = {"size": 20, "totalElements": 0, "totalPages": 0, "number": 0}
    assert page_of({"page": page}, "enheter") == ([], 0)


def test_a_page_that_promises_hits_and_has_none_is_an_error() -> None:
    page: JsonValue = {"size": 20, "totalElements": 5, "totalPages": 1, "number": 0}
    with pytest.raises(ShapeError, match="5 hits"):
        page_of({"page": page, "_embedded": {"organisasjoner": []}}, "enheter")


def test_a_line_of_the_changes_names_a_unit() -> None:
    line: dict[str, JsonValue] = {
        "oppdateringsid": 1,
        "dato": "2026-11-21T00:00:00.000Z",
        "organisasjonsnummer": "971203420",
        "endringstype": "Endring",
        "_links": {},
    }
    assert parse_change(line) == ("971203420", ())
