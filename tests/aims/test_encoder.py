"""Do texts lie near the aims that they were learnt with, the same every time?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import sparse

from matcher.aims import AimRanker, fit_aim_ranker
from matcher.aims.method import DEFAULT_METHOD, AimMethod, EncoderSettings
from matcher.domain.curriculum import TradeCode
from tests.aims.packaged import packaged_curricula, packaged_phrases, small_ranker

LAB = TradeCode("LAB03-02")
ELE = TradeCode("ELE03-04")
FEW = replace(DEFAULT_METHOD, encoder=EncoderSettings(dimension=16, rounds=3))


def ranker_of(method: AimMethod = FEW) -> AimRanker:
    own = [one for one in packaged_curricula() if one.trade.code in {LAB, ELE}]
    phrases = [phrase for phrase in packaged_phrases() if phrase.trade == LAB]
    return fit_aim_ranker(own, phrases, method=method)


def odds(ranker: AimRanker, texts: list[str]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    assert ranker.encoder is not None
    return ranker.encoder.log_odds(LAB, ranker.features.rows(texts))


def test_a_text_lies_nearest_the_aim_that_it_was_learnt_with() -> None:
    ranker = small_ranker()
    examples = [one for one in ranker.models[LAB].examples if not one.is_aim_text]
    nearest = odds(ranker, [one.text for one in examples]).argmax(axis=1)
    aims = ranker.models[LAB].aims
    right = [aims[at] in one.aims for at, one in zip(nearest, examples, strict=True)]
    assert sum(right) >= 0.9 * len(right)


def test_the_same_examples_give_the_same_vectors() -> None:
    one, other = ranker_of(), ranker_of()
    assert one.encoder is not None
    assert other.encoder is not None
    assert np.array_equal(one.encoder.axes, other.encoder.axes)


def test_what_a_text_says_does_not_depend_on_what_else_is_asked() -> None:
    alone = odds(small_ranker(), ["kalibrere pH-meteret"])[0]
    together = odds(small_ranker(), ["vaske glass", "", "kalibrere pH-meteret"])[2]
    assert np.allclose(alone, together, rtol=1e-9)


@pytest.mark.parametrize("text", ["", "   ", "🙂"])
def test_a_text_without_a_known_piece_says_nothing_of_any_aim(text: str) -> None:
    assert not odds(small_ranker(), [text]).any()


def test_nothing_is_said_beyond_what_the_sharpness_allows() -> None:
    ranker = small_ranker()
    assert ranker.encoder is not None
    rows = ranker.features.rows([one.text for one in ranker.models[ELE].examples])
    said = ranker.encoder.log_odds(ELE, sparse.csr_matrix(rows * 50))
    assert np.abs(said).max() <= ranker.encoder.sharpness * (1 + 1e-6)


def test_a_method_without_an_encoder_still_ranks() -> None:
    ranker = ranker_of(replace(DEFAULT_METHOD, encoder=None))
    assert ranker.encoder is None
    assert ranker.rank(LAB, ["kalibrering av pipetter"])[0].aims[0][0] == "KM8625"
