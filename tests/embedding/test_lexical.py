"""Does the encoder without any model compare Norwegian as it should?"""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from matcher.domain.errors import NotIndexedError
from matcher.embedding.lexical import DOCUMENT, LexicalEncoder
from tests.aims.packaged import packaged_phrases


@cache
def encoder() -> LexicalEncoder:
    return LexicalEncoder.fit([phrase.text for phrase in packaged_phrases()][:2500])


def likeness(one: str, other: str) -> float:
    first, second = encoder().encode([one, other])
    return float(first @ second)


def test_the_two_written_forms_of_a_text_have_the_same_vector() -> None:
    assert likeness(
        "vedlikehald av nettsidene til verksemda", "vedlikehold av nettsidene til virksomheten"
    ) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("arkivering av saksdokumenter", "arkivere dokumenter i sakssystemet", "servere mat"),
        ("feilsøking på nettverk", "finne feil i nettverket", "skrive referat fra møtet"),
    ],
)
def test_texts_about_the_same_are_nearer_than_others(text: str, near: str, far: str) -> None:
    assert likeness(text, near) > likeness(text, far)


def test_a_word_that_the_corpus_has_not_counts_by_its_pieces() -> None:
    vectors = encoder().encode(["superarkiveringsgreia", "arkivering", "matlaging"])
    assert np.linalg.norm(vectors[0]) == pytest.approx(1, abs=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_a_corpus_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="no words"):
        LexicalEncoder.fit(["", " - "])


def test_a_corpus_of_one_text_is_enough() -> None:
    vectors = LexicalEncoder.fit(["arkiv og post"]).encode(["arkiv"])
    assert np.linalg.norm(vectors) == pytest.approx(1, abs=1e-5)


def test_no_encoder_and_a_broken_one_are_told_as_no_index(tmp_path: Path) -> None:
    with pytest.raises(NotIndexedError):
        LexicalEncoder.load(tmp_path)
    encoder().save(tmp_path)
    (tmp_path / DOCUMENT).write_text("{", encoding="utf-8")
    with pytest.raises(NotIndexedError):
        LexicalEncoder.load(tmp_path)


def test_the_default_encoder_needs_no_torch(tmp_path: Path) -> None:
    encoder().save(tmp_path)
    program = (
        "import sys; from pathlib import Path; from matcher.embedding import load_encoder;"
        f"load_encoder('scikit-learn', Path({str(tmp_path)!r})).encode(['arkiv']);"
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
