"""Does a work task lead to the right aims, whatever it is written in and asked together with?"""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.aims import fit_aim_ranker
from matcher.domain.curriculum import TradeCode
from matcher.domain.errors import InputError, ProblemCode
from tests.aims.packaged import (
    packaged_curricula,
    packaged_phrases,
    packaged_ranker,
    small_ranker,
)

SOA = TradeCode("SOA03-01")
ITD = TradeCode("ITD03-01")
LAB = TradeCode("LAB03-02")
ELE = TradeCode("ELE03-04")


@pytest.mark.parametrize(
    ("trade", "text", "aim"),
    [
        (SOA, "føre vaktlister for avdelingen i Visma", "KM6856"),
        (SOA, "betale fakturaer og føre bilag", "KM6858"),
        (SOA, "ta imot gjester i resepsjonen", "KM6852"),
        (SOA, "journalføre innkomen post", "KM6853"),
        (ITD, "skrive PowerShell-skript som oppretter brukere", "KM6039"),
        (ITD, "hjelpe kolleger på telefon når pc-en krangler", "KM6037"),
    ],
)
def test_a_plain_task_leads_to_its_aim(trade: TradeCode, text: str, aim: str) -> None:
    assert packaged_ranker().rank(trade, [text])[0].aims[0][0] == aim


@pytest.mark.parametrize(
    ("bokmaal", "nynorsk"),
    [
        ("vedlikehold av arkivet i virksomheten", "vedlikehald av arkivet i verksemda"),
        ("veiledning av brukere", "rettleiing av brukarar"),
        ("regnskap og lønn", "rekneskap og løn"),
    ],
)
def test_the_same_task_in_the_other_written_form_gets_the_same_answer(
    bokmaal: str, nynorsk: str
) -> None:
    one, other = packaged_ranker().rank(SOA, [bokmaal, nynorsk])
    assert one.aims == other.aims


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=80), trade=st.sampled_from([LAB, ELE]))
def test_whatever_is_asked_all_aims_come_and_the_shares_add_up(text: str, trade: TradeCode) -> None:
    ranker = small_ranker()
    ranking = ranker.rank(trade, [text])[0]
    shares = [share for _, share in ranking.aims]
    assert {aim for aim, _ in ranking.aims} == set(ranker.models[trade].aims)
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= share <= 1 for share in shares)
    assert math.isclose(sum(shares) + ranking.none_probability, 1, abs_tol=1e-9)


@settings(max_examples=30, deadline=None)
@given(others=st.lists(st.text(max_size=40), max_size=20))
def test_an_answer_does_not_depend_on_what_else_is_asked(others: list[str]) -> None:
    ranker = small_ranker()
    alone = ranker.rank(LAB, ["kalibrere pH-meteret"])[0]
    together = ranker.rank(LAB, [*others, "kalibrere pH-meteret"])[-1]
    assert [aim for aim, _ in alone.aims] == [aim for aim, _ in together.aims]
    for (_, one), (_, other) in zip(alone.aims, together.aims, strict=True):
        assert math.isclose(one, other, rel_tol=1e-9)


def test_a_trade_without_phrases_is_ranked_by_the_texts_of_its_aims() -> None:
    ranking = small_ranker().rank(ELE, ["montere føringsvei og legge kabel"])[0]
    assert ranking.aims[0][0] == "KM12879"


@pytest.mark.parametrize(
    "text", ["lønnsspørsmål", "asdf", "hello, how are you?", "", "   ", "når åpner dere?", "🙂"]
)
@pytest.mark.parametrize("trade", [SOA, ITD, LAB])
def test_what_is_about_no_aim_says_so_and_gets_low_shares(trade: TradeCode, text: str) -> None:
    ranking = packaged_ranker().rank(trade, [text])[0]
    assert ranking.is_off_topic
    assert ranking.aims[0][1] < 0.5


def test_work_is_seldom_taken_for_small_talk() -> None:
    texts = [phrase.text for phrase in packaged_phrases() if phrase.trade == ITD]
    rankings = packaged_ranker().rank(ITD, texts)
    assert sum(ranking.is_off_topic for ranking in rankings) <= 0.01 * len(texts)


def test_no_texts_give_no_rankings() -> None:
    assert small_ranker().rank(LAB, []) == []


def test_an_unknown_trade_is_refused_by_name() -> None:
    with pytest.raises(InputError) as refused:
        small_ranker().rank(TradeCode("XYZ01-01"), ["en tekst"])
    assert refused.value.problems[0].code is ProblemCode.TRADE_WITHOUT_AIMS
    assert refused.value.problems[0].given == "XYZ01-01"


def test_nothing_to_learn_from_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to learn from"):
        fit_aim_ranker([], packaged_phrases())


def test_the_same_input_gives_the_same_ranker_and_another_input_another_fingerprint() -> None:
    own = [one for one in packaged_curricula() if one.trade.code in {LAB, ELE}]
    phrases = [phrase for phrase in packaged_phrases() if phrase.trade == LAB]
    again, fewer = fit_aim_ranker(own, phrases), fit_aim_ranker(own, phrases[1:])
    text = ["vaske glassutstyr"]
    assert again.fingerprint == small_ranker().fingerprint != fewer.fingerprint
    assert again.rank(LAB, text) == small_ranker().rank(LAB, text)
