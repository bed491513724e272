"""Does changing one thing in a mail change exactly that in the need?"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.enquiries import EnquiryReader, ReadNeed, Said
from tests.enquiries.letters import AGENCIES, MONTHS, TOWNS, TRADES, Letter

FREELY = settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
letters = st.builds(
    Letter,
    form=st.integers(0, 2),
    agency=st.sampled_from(sorted(AGENCIES)),
    town=st.sampled_from(TOWNS),
    trade=st.sampled_from(sorted(TRADES)),
    busy=st.sampled_from(sorted(MONTHS)),
    start=st.sampled_from(sorted(MONTHS)),
    count=st.integers(1, 3),
)


def said(need: ReadNeed) -> dict[str, Any]:
    """Return the values of a need without their spans and certainties."""
    values: dict[str, Any] = {}
    for field in fields(need):
        value = getattr(need, field.name)
        is_many = isinstance(value, tuple)
        values[field.name] = (
            tuple(one.value for one in value)
            if is_many
            else value.value
            if isinstance(value, Said)
            else value
        )
    return values


def changed(first: ReadNeed, second: ReadNeed) -> set[str]:
    before, after = said(first), said(second)
    return {key for key in before if before[key] != after[key]}


@FREELY
@given(letter=letters)
def test_everything_that_is_said_is_read(reader: EnquiryReader, letter: Letter) -> None:
    need = said(letter.read(reader))
    assert need["agency"].name == AGENCIES[letter.agency]
    assert need["trade"] == letter.trade
    assert need["place"] == letter.town
    assert need["busy_months"] == (letter.busy,)
    assert need["start"].month == letter.start
    assert need["apprentices"] == letter.count
    assert (need["cooperation"], need["direction"]) == ("secondment", "send")


@FREELY
@given(letter=letters, month=st.sampled_from(sorted(MONTHS)))
def test_another_busy_month_changes_only_the_busy_months(
    reader: EnquiryReader, letter: Letter, month: int
) -> None:
    other = replace(letter, busy=month)
    expected = {"busy_months"} if month != letter.busy else set()
    assert changed(letter.read(reader), other.read(reader)) == expected


@FREELY
@given(letter=letters, agency=st.sampled_from(sorted(AGENCIES)))
def test_another_agency_changes_only_the_agency(
    reader: EnquiryReader, letter: Letter, agency: str
) -> None:
    other = replace(letter, agency=agency)
    expected = {"agency"} if agency != letter.agency else set()
    assert changed(letter.read(reader), other.read(reader)) == expected


@FREELY
@given(letter=letters, town=st.sampled_from(TOWNS), count=st.integers(1, 3))
def test_another_town_and_number_change_only_those(
    reader: EnquiryReader, letter: Letter, town: str, count: int
) -> None:
    other = replace(letter, town=town, count=count)
    expected = {"place"} if town != letter.town else set()
    expected |= {"apprentices"} if count != letter.count else set()
    assert changed(letter.read(reader), other.read(reader)) == expected


@FREELY
@given(letter=letters, form=st.integers(0, 2))
def test_another_language_changes_nothing(reader: EnquiryReader, letter: Letter, form: int) -> None:
    assert changed(letter.read(reader), replace(letter, form=form).read(reader)) == set()


@FREELY
@given(letter=letters)
def test_a_quoted_older_mail_of_the_advisers_changes_nothing(
    reader: EnquiryReader, letter: Letter
) -> None:
    quote = (
        "\n> Fra: okstat@dfo.no\n> Hei! Mange starter i august, og ring er et alternativ.\n"
        "> Desember er travel for mange. Har dere to lærlinger i logistikk?\n"
    )
    need = letter.read(reader)

    class Quoted(Letter):
        @property
        def body(self) -> str:
            return letter.body + quote

    assert changed(need, Quoted().read(reader)) == set()
