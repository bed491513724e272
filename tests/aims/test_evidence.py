"""Does the evidence name only what truly matched?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.aims.evidence import shared_words
from matcher.domain.curriculum import AimCode, TradeCode
from matcher.domain.errors import InputError, ProblemCode
from matcher.language import fold_text, iter_words, packaged_written_forms
from tests.aims.packaged import packaged_ranker, small_ranker

SOA = TradeCode("SOA03-01")
LAB = TradeCode("LAB03-02")


def test_the_nearest_phrases_come_first_and_belong_to_the_aim() -> None:
    ranker, aim = packaged_ranker(), AimCode("KM6856")
    evidence = ranker.explain(SOA, "vaktlister for sommeren", aim, limit=3)
    likeness = [phrase.likeness for phrase in evidence.phrases]
    own = {example.text for example in ranker.models[SOA].examples if aim in example.aims}
    assert evidence.words[0] == "vaktlister"
    assert likeness == sorted(likeness, reverse=True)
    assert {phrase.text for phrase in evidence.phrases} <= own


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("mål for året", "måltider for barn"),
        ("kart", "kartong"),
        ("is", "avis"),
        ("nett", "nettopp"),
    ],
)
def test_a_word_within_another_word_is_no_evidence(text: str, other: str) -> None:
    assert shared_words(text, [other], packaged_written_forms()) == ()


def test_another_written_form_of_a_word_is_evidence_and_is_shown_as_it_was_written() -> None:
    words = shared_words("Rekneskap og løn", ["regnskap"], packaged_written_forms())
    assert words == ("Rekneskap",)


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet="abdefgiklmnoprstuvyæøå -", max_size=60))
def test_every_word_of_the_evidence_stands_in_the_text_and_in_a_phrase(text: str) -> None:
    forms = packaged_written_forms()
    evidence = small_ranker().explain(LAB, text, AimCode("KM8625"))
    own = {word.text for word in iter_words(text)}
    theirs = {
        forms.word(word.text)
        for phrase in evidence.phrases
        for word in iter_words(fold_text(phrase.text))
    }
    assert set(evidence.words) <= own
    assert {forms.word(fold_text(word)) for word in evidence.words} <= theirs


def test_an_aim_of_another_trade_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        small_ranker().explain(LAB, "kalibrering", AimCode("KM6856"))
    assert refused.value.problems[0].code is ProblemCode.UNKNOWN_AIM
