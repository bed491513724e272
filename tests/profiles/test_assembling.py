"""Is a profile the same whatever the order, quick, and right about one agency we know?"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import fields as parts_of
from dataclasses import is_dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain import fields
from matcher.domain.agency import AgencyId, AgencyProfile, AgencyStatus, SizeClass
from matcher.domain.errors import SourceError
from matcher.domain.provenance import JsonValue, Method, Observation
from matcher.geography import read_gazetteer
from matcher.profiles import assemble_profile, assemble_profiles, size_of
from matcher.seed import read_seed
from matcher.settings import Settings
from tests.profiles.examples import AGENCY, OBSERVATIONS, seen

DATA: Final = Settings().data_dir
GAZETTEER: Final = read_gazetteer(DATA)
GOLDEN: Final = Path(__file__).with_name("lanekassen.json")


@pytest.fixture(scope="module")
def observations() -> Sequence[Observation]:
    return [seen for run in read_seed(DATA) for seen in run.observations]


@pytest.fixture(scope="module")
def profiles(observations: Sequence[Observation]) -> dict[str, AgencyProfile]:
    return {p.agency.id: p for p in assemble_profiles(observations, GAZETTEER)}


def plain(value: Any) -> Any:  # noqa: ANN401 - any part of a profile
    """Return a value as JSON can hold it, with what is empty left out."""
    if is_dataclass(value) and not isinstance(value, type):
        items = {part.name: plain(getattr(value, part.name)) for part in parts_of(value)}
        return {name: item for name, item in items.items() if item not in (None, [], {}, "")}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if hasattr(value, "items"):
        return {key: plain(item) for key, item in value.items()}
    return value.date().isoformat() if isinstance(value, datetime) else value


def test_the_profile_of_lanekassen_is_the_one_a_person_has_read(
    profiles: dict[str, AgencyProfile],
) -> None:
    text = json.dumps(plain(profiles["960885406"]), ensure_ascii=False, indent=1) + "\n"
    if not GOLDEN.exists():
        GOLDEN.write_text(text, encoding="utf-8")
        pytest.fail(f"{GOLDEN.name} was missing and has been written: read it, then run again")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_one_profile_is_the_same_alone_as_among_all(
    observations: Sequence[Observation], profiles: dict[str, AgencyProfile]
) -> None:
    for key in ("960885406", "974761076", "880455702"):
        assert assemble_profile(AgencyId(key), observations, GAZETTEER) == profiles[key]


def test_the_order_of_all_observations_changes_nothing(
    observations: Sequence[Observation], profiles: dict[str, AgencyProfile]
) -> None:
    shuffled = list(observations)
    random.Random(1).shuffle(shuffled)
    assert {p.agency.id: p for p in assemble_profiles(shuffled, GAZETTEER)} == profiles


@given(st.lists(OBSERVATIONS, max_size=30), st.randoms())
def test_the_order_of_any_observations_changes_nothing(
    some: list[Observation], shuffler: random.Random
) -> None:
    shuffled = some.copy()
    shuffler.shuffle(shuffled)
    one, other = (assemble_profile(AGENCY, listed, GAZETTEER) for listed in (some, shuffled))
    assert one == other


@given(st.lists(OBSERVATIONS, max_size=20))
def test_seeing_everything_twice_changes_nothing(some: list[Observation]) -> None:
    assert assemble_profile(AGENCY, some + some, GAZETTEER) == assemble_profile(
        AGENCY, some, GAZETTEER
    )


def test_every_site_of_every_agency_has_a_position(profiles: dict[str, AgencyProfile]) -> None:
    lost = [
        (p.agency.name, s.place)
        for p in profiles.values()
        for s in p.agency.sites
        if not s.position
    ]
    assert lost == []
    assert all(s.municipality_number for p in profiles.values() for s in p.agency.sites)


def test_closed_and_doubtful_bodies_are_kept_and_marked(
    profiles: dict[str, AgencyProfile],
) -> None:
    expected = {
        "925193755": AgencyStatus.CLOSED,
        "971527072": AgencyStatus.CLOSED,
        "982907853": AgencyStatus.CLOSED,
        "921018924": AgencyStatus.CLOSING,
        "925775908": AgencyStatus.CLOSING,
        "987642491": AgencyStatus.NO_STAFF,
        "915429785": AgencyStatus.CANNOT_HOST,
        "975888622": AgencyStatus.DOUBTFUL,
        "986187243": AgencyStatus.DOUBTFUL,
        "916195613": AgencyStatus.DOUBTFUL,
        "986210504": AgencyStatus.DOUBTFUL,
        "985165262": AgencyStatus.ACTIVE,
    }
    assert {key: profiles[key].agency.status for key in expected} == expected
    assert all(profiles[key].agency.status_note for key in expected)
    assert len(profiles) == 220
    assert sum(p.agency.is_open for p in profiles.values()) == 204


def test_an_unsettled_number_is_told_of(profiles: dict[str, AgencyProfile]) -> None:
    fund = profiles["974760967"].agency
    assert fund.is_open
    assert "982583462" in (fund.status_note or "")


def test_kystverket_belongs_to_the_ministry_that_was_found_right(
    profiles: dict[str, AgencyProfile],
) -> None:
    coast = profiles["874783242"]
    assert coast.agency.ministry == "912660680"
    assert fields.MINISTRY not in coast.rivals


def test_every_agency_but_those_of_the_parliament_has_a_ministry(
    profiles: dict[str, AgencyProfile],
) -> None:
    without = {p.agency.name for p in profiles.values() if not p.agency.ministry}
    assert without == {
        "Stortinget",
        "Riksrevisjonen",
        "Sivilombudet",
        "Norges institusjon for menneskerettigheter",
        "EOS-utvalget",
        "Ombudsnemnda for Forsvaret",
        "Domstolene i Norge",
    }


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("NVE", "970205039"),
        ("DSB", "974760983"),
        ("Bufdir", "986128433"),
        ("SSB", "971526920"),
        ("Nav", "889640782"),
        ("UDI", "974760746"),
        ("SPK", "974760967"),
        ("DFØ", "986252932"),
        ("HK-dir", "974788985"),
        ("SMK", "972417777"),
        ("Arkivverket", "961181399"),
        ("Diku", "974788985"),
        ("Statsforvaltaren i Trøndelag", "974764350"),
        ("Sámediggi", "974760347"),
    ],
)
def test_the_name_people_use_belongs_to_one_agency(
    profiles: dict[str, AgencyProfile], name: str, number: str
) -> None:
    owners = {
        key
        for key, profile in profiles.items()
        if name in {profile.agency.name, profile.agency.short_name, *profile.agency.other_names}
    }
    assert owners == {number}


@pytest.mark.parametrize(
    ("employees", "size"),
    [
        (0, SizeClass.UNDER_75),
        (75, SizeClass.UNDER_75),
        (76, SizeClass.FROM_75_TO_200),
        (200, SizeClass.FROM_75_TO_200),
        (201, SizeClass.FROM_200_TO_1000),
        (1001, SizeClass.OVER_1000),
    ],
)
def test_more_than_75_employees_is_where_the_rule_begins(employees: int, size: SizeClass) -> None:
    assert size_of(employees) is size


@pytest.mark.parametrize(
    ("year", "size"),
    [(2006, SizeClass.UNDER_75), (2026, SizeClass.OVER_1000), (None, SizeClass.OVER_1000)],
)
def test_a_new_count_decides_the_size_and_an_old_one_does_not(
    year: int | None, size: SizeClass
) -> None:
    given_size = seen(fields.SIZE_CLASS, "under_75", Method.ASSUMED)
    count = seen(fields.EMPLOYEES, {"count": 2000, "year": year}, Method.REGISTER)
    profile = assemble_profile(AGENCY, [given_size, count], GAZETTEER)
    assert profile.agency.size is size


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (fields.NAME, 7),
        (fields.KIND, "bakery"),
        (fields.STATUS, {"status": "asleep", "note": None}),
        (fields.EMPLOYEES, {"count": -1, "year": None}),
        (fields.EMPLOYEES, {"count": "many"}),
        (fields.TASK, {"trade": "SOA03-01"}),
        (fields.TASK, "svare"),
        (fields.BUSY, {"months": [13], "reason": ""}),
        (fields.SITE, {"place": "Oslo", "what": 4}),
    ],
)
def test_a_value_of_the_wrong_form_is_refused_by_source_and_field(
    field: str, value: JsonValue
) -> None:
    with pytest.raises(SourceError, match=rf"example: {field}.*960885406"):
        assemble_profile(AGENCY, [seen(field, value)], GAZETTEER)
