"""Is what was read out of an e-mail told once, in the right words, with what no aim fits?"""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from matcher.domain.curriculum import AimCode, TradeCode
from matcher.enquiries import Enquiry, EnquiryReading, OffTopic, ReadNeed, Said
from matcher.enquiries.reading import SURE
from matcher.services.enquiry_told import FIELDS, ToldNeed, tell_reading
from matcher.services.index import Index
from matcher.services.wording import Language, words_in

BODY: Final = "Vi mangler faktura-\n behandling, rydding av loftet og matlaging."
TRADE: Final = Said(value=TradeCode("SOA03-01"), spans=(), certainty=SURE)


def span(words: str) -> tuple[tuple[int, int], ...]:
    start = BODY.index(words)
    return ((start, start + len(words)),)


def told(need: ReadNeed, index: Index, language: Language = Language.NB) -> ToldNeed:
    mail = Enquiry(subject="", body=BODY, sent=date(2026, 11, 22))
    (one,) = tell_reading(EnquiryReading(needs=(need,)), mail, index.curricula, words_in(language))
    return one


def task(words: str) -> Said[str]:
    return Said(value=words, spans=span(words), certainty=SURE)


def test_tasks_are_told_by_the_aims_that_fit_them_and_else_in_own_words(
    packaged_index: Index,
) -> None:
    invoices = "faktura-\n behandling"
    aim = Said(value=AimCode("KM6858"), spans=span(invoices), certainty=SURE)
    need = ReadNeed(
        trade=TRADE,
        missing_aims=(aim,),
        missing_tasks=(task(invoices), task("rydding av loftet"), task("matlaging")),
    )
    one = told(need, packaged_index)
    assert one.values_of("missing_tasks") == ("rydding av loftet", "matlaging")
    (text,) = one.values_of("missing_aims")
    assert text == packaged_index.curricula[TRADE.value].texts("nb")[aim.value]
    quotes = {field.field: field.quotes for field in one.fields}
    assert quotes["missing_aims"] == ("faktura- behandling",)


@pytest.mark.parametrize("kind", ["missing", "covered"])
def test_what_only_tasks_say_is_not_told_as_unsaid(packaged_index: Index, kind: str) -> None:
    said = {f"{kind}_tasks": (task("matlaging"),)}
    one = told(ReadNeed(trade=TRADE, **said), packaged_index)  # type: ignore[arg-type]
    assert one.values_of(f"{kind}_tasks") == ("matlaging",)
    other = {"missing": "covered", "covered": "missing"}[kind]
    assert f"{kind}_aims" not in one.not_said
    assert f"{other}_aims" in one.not_said
    assert not {"missing_tasks", "covered_tasks"} & one.not_said.keys()


@pytest.mark.parametrize("language", Language)
def test_every_field_has_a_name_in_every_language(
    packaged_index: Index, language: Language
) -> None:
    words = words_in(language)
    assert set(words.tables["enquiry_field"]) == set(FIELDS)
    one = told(ReadNeed(trade=TRADE, missing_tasks=(task("matlaging"),)), packaged_index, language)
    assert {field.name for field in one.fields} <= set(words.tables["enquiry_field"].values())


def test_a_mail_about_something_else_says_nothing(packaged_index: Index) -> None:
    reading = EnquiryReading(needs=(ReadNeed(),), off_topic=OffTopic.ADVERT)
    mail = Enquiry(subject="", body=BODY, sent=date(2026, 11, 22))
    (one,) = tell_reading(reading, mail, packaged_index.curricula, words_in(Language.NB))
    assert one.fields == ()
