"""Is an entry of a list ever taken for the wrong agency, or silently for one of two?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.agency import AgencyId
from matcher.domain.provenance import ReviewState
from matcher.domain.runs import ReviewPair
from scrapers.framework.names import resemblance, spell_alike, spellings_of
from scrapers.framework.reconcile import Listed, reconcile

A, B, C = AgencyId("974761076"), AgencyId("974760673"), AgencyId("971203420")
REGISTER = {
    A: ("Skatteetaten",),
    B: ("Brønnøysundregistrene", "Registerenheten i Brønnøysund"),
    C: ("Fiskeridirektoratet",),
}
WORDS = st.sampled_from(
    ["Direktoratet", "for", "fisk", "skog", "og", "vann", "Statens", "tjeneste", "teneste", "nord"]
)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
NUMBERS = st.sampled_from([A, B, C])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Skatteetaten", "SKATTEETATEN"),
        ("Universitets- og høgskolerådet", "Universitets og høyskolerådet"),
        ("Norsk helseteneste", "Norsk helsetjeneste"),
        ("Forbrukarrådet", "Forbrukerrådet"),
        ("Statens vegvesen", "Statens veivesen"),
        ("Likestillings- og diskrimineringsombodet", "Likestillings- og diskrimineringsombudet"),
        ("Sámi allaskuvla", "Sa\u0301mi allaskuvla"),
        ("Direktoratet for byggkvalitet", "Direktorat for byggkvalitet"),
    ],
)
def test_spellings_of_one_name_are_one(one: str, other: str) -> None:
    assert spell_alike(one) == spell_alike(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Statsforvalteren i Agder", "Statsforvalteren i Innlandet"),
        ("Statens helsetilsyn", "Statens jernbanetilsyn"),
        ("Universitetet i Oslo", "Universitetet i Bergen"),
        ("Sør-Øst politidistrikt", "Sør-Vest politidistrikt"),
        ("Barneombudet", "Sivilombudet"),
    ],
)
def test_different_agencies_are_not_spelt_alike(one: str, other: str) -> None:
    assert not spellings_of(one) & spellings_of(other)


def test_a_parenthesis_is_another_name() -> None:
    assert spell_alike("Nav") in spellings_of("Arbeids- og velferdsetaten (NAV)")


def test_the_number_decides_before_the_name() -> None:
    result = reconcile([Listed(name="Skatteetaten", number=C)], REGISTER, source="list")
    assert result.matched == ((Listed(name="Skatteetaten", number=C), C),)
    assert [(pair.left, pair.right) for pair in result.pairs] == [("Skatteetaten", C)]


def test_a_number_the_register_does_not_know_is_left_with_its_own_number() -> None:
    entry = Listed(name="Skatteetaten", number=AgencyId("986252932"))
    assert reconcile([entry], REGISTER, source="list").unmatched == (entry,)


def test_a_former_name_finds_the_agency() -> None:
    entry = Listed(name="Registereininga i Brønnøysund")
    other = Listed(name="REGISTERENHETEN I BRØNNØYSUND")
    result = reconcile([entry, other], REGISTER, source="list")
    assert result.matched == ((other, B),)


def test_a_name_that_is_only_alike_waits_for_a_person() -> None:
    result = reconcile([Listed(name="Fiskeridirektoratene vest")], REGISTER, source="list")
    assert not result.matched
    assert [(pair.right, pair.state) for pair in result.pairs] == [(C, ReviewState.WAITING)]


def test_one_name_for_two_agencies_waits_for_a_person() -> None:
    register = {A: ("Klagenemnda",), B: ("Klagenemnda",)}
    result = reconcile([Listed(name="Klagenemnda")], register, source="list")
    assert not result.matched
    assert {pair.right for pair in result.pairs} == {A, B}


def test_two_entries_for_one_agency_wait_for_a_person() -> None:
    entries = [Listed(name="Skatteetaten"), Listed(name="SKATTEETATEN")]
    result = reconcile(entries, REGISTER, source="list")
    assert not result.matched
    assert set(result.doubtful) == set(entries)


@pytest.mark.parametrize("state", [ReviewState.ACCEPTED, ReviewState.REJECTED])
def test_what_a_person_decided_is_decided(state: ReviewState) -> None:
    entry = Listed(name="Fiskeridirektoratene vest")
    first = reconcile([entry], REGISTER, source="list")
    decided = [replace(pair, state=state) for pair in first.pairs]
    again = reconcile([entry], REGISTER, source="list", decided=decided)
    assert not again.pairs
    assert again.matched == (((entry, C),) if state is ReviewState.ACCEPTED else ())


LISTS = st.lists(st.builds(Listed, name=NAMES, number=st.none() | NUMBERS), max_size=6, unique=True)
REGISTERS = st.dictionaries(NUMBERS, st.lists(NAMES, min_size=1, max_size=2))


@given(LISTS, REGISTERS)
def test_every_entry_ends_in_exactly_one_place(
    listed: Sequence[Listed], register: Mapping[AgencyId, Sequence[str]]
) -> None:
    result = reconcile(listed, register, source="list")
    places = [*(entry for entry, _ in result.matched), *result.doubtful, *result.unmatched]
    assert sorted(places, key=repr) == sorted(listed, key=repr)


@given(LISTS, REGISTERS)
def test_an_agency_is_given_to_one_entry_unless_numbers_say_otherwise(
    listed: Sequence[Listed], register: Mapping[AgencyId, Sequence[str]]
) -> None:
    matched = reconcile(listed, register, source="list").matched
    by_name = [number for entry, number in matched if entry.number is None]
    assert len(by_name) == len(set(by_name))
    by_number = [number for entry, number in matched if entry.number is not None]
    assert not set(by_name) & set(by_number)


@given(LISTS, REGISTERS, st.randoms(use_true_random=False))
def test_the_order_of_the_list_does_not_matter(
    listed: Sequence[Listed], register: Mapping[AgencyId, Sequence[str]], chance: object
) -> None:
    shuffled = list(listed)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one = reconcile(listed, register, source="list")
    other = reconcile(shuffled, register, source="list")
    assert set(one.matched) == set(other.matched)
    assert set(one.pairs) == set(other.pairs)


@given(LISTS, REGISTERS)
def test_every_doubt_is_on_the_review_list(
    listed: Sequence[Listed], register: Mapping[AgencyId, Sequence[str]]
) -> None:
    result = reconcile(listed, register, source="list")
    asked = {pair.left for pair in result.pairs}
    assert {entry.name for entry in result.doubtful} <= asked
    assert all(isinstance(pair, ReviewPair) and 0 <= pair.score <= 1 for pair in result.pairs)


@given(NAMES, NAMES)
def test_resemblance_is_a_share_and_has_no_direction(one: str, other: str) -> None:
    assert 0 <= resemblance(one, other) <= 1
    assert resemblance(one, other) == resemblance(other, one)
    assert resemblance(one, one) == 1
