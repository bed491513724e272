"""Does every encoder keep the promise that the rest builds on?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.embedding import Encoder, Purpose, load_encoder, open_encoder
from tests.embedding.small_model import CORPUS, build_small_model, skip_without_torch

Opened: TypeAlias = tuple[str, Encoder]

LEXICAL = "scikit-learn"


@pytest.fixture(scope="module", params=[LEXICAL, "sentence-transformers"])
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """Return an encoder and the name that a setting gives it."""
    name = str(request.param)
    if name != LEXICAL:
        skip_without_torch()
        folder = tmp_path_factory.mktemp("model")
        build_small_model(folder)
        name = f"sentence-transformers:{folder}"
    return name, open_encoder(name, CORPUS)


def test_each_text_gets_one_row_of_length_one_in_order(opened: Opened) -> None:
    _, encoder = opened
    vectors = encoder.encode(CORPUS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(CORPUS), encoder.dimension)
    lengths = np.linalg.norm(vectors, axis=1)
    assert np.all((np.abs(lengths - 1) < 1e-5) | (lengths == 0))
    assert np.mean(lengths == 0) < 0.02, "texts of the corpus itself are nearly all known"
    for place in (0, len(CORPUS) - 1):
        assert np.allclose(vectors[place], encoder.encode([CORPUS[place]])[0], atol=1e-5)


def test_a_text_is_most_like_itself(opened: Opened) -> None:
    _, encoder = opened
    vectors = encoder.encode(CORPUS)
    vectors = vectors[np.linalg.norm(vectors, axis=1) > 0]
    likeness = vectors @ vectors.T
    assert np.allclose(np.diagonal(likeness), likeness.max(axis=1), atol=1e-5)


@pytest.mark.parametrize("purpose", list(Purpose))
def test_an_empty_text_gets_zeros_and_no_texts_no_rows(opened: Opened, purpose: Purpose) -> None:
    _, encoder = opened
    vectors = encoder.encode(["", CORPUS[0], "  \n"], purpose=purpose)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([0, 1, 0], abs=1e-5)
    assert encoder.encode([], purpose=purpose).shape == (0, encoder.dimension)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(st.text(max_size=40), max_size=5))
def test_whatever_is_written_a_row_has_length_one_or_none(opened: Opened, texts: list[str]) -> None:
    _, encoder = opened
    lengths = np.linalg.norm(encoder.encode(texts), axis=1)
    assert all(abs(length - 1) < 1e-4 or length == 0 for length in lengths)


def test_an_encoder_read_back_is_the_same(opened: Opened, tmp_path: Path) -> None:
    name, encoder = opened
    encoder.save(tmp_path)
    again = load_encoder(name, tmp_path)
    assert (again.fingerprint, again.dimension) == (encoder.fingerprint, encoder.dimension)
    assert np.array_equal(again.encode(CORPUS), encoder.encode(CORPUS))


def test_opening_twice_gives_the_same_vectors_and_fingerprint(opened: Opened) -> None:
    name, encoder = opened
    again = open_encoder(name, CORPUS)
    assert again.fingerprint == encoder.fingerprint
    assert np.array_equal(again.encode(CORPUS), encoder.encode(CORPUS))


def test_another_model_has_another_fingerprint(opened: Opened, tmp_path: Path) -> None:
    name, encoder = opened
    other: Callable[[], Encoder] = lambda: open_encoder(LEXICAL, CORPUS[1:])  # noqa: E731
    if name != LEXICAL:
        build_small_model(tmp_path / "other", seed=2)
        other = lambda: open_encoder(f"sentence-transformers:{tmp_path / 'other'}", CORPUS)  # noqa: E731
    assert other().fingerprint != encoder.fingerprint
