"""What do two texts have in common when they are written differently?"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.errors import NotIndexedError
from matcher.language import TermReader, packaged_written_forms
from matcher.language.terms import DOCUMENT
from tests.aims.packaged import packaged_phrases


@cache
def reader() -> TermReader:
    texts = ["tilsyn med luftfart", *(phrase.text for phrase in packaged_phrases())]
    return TermReader.learn(texts, packaged_written_forms())


def stems(text: str) -> set[str]:
    return {term.stem for term in reader().terms(text)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("verksemda", "virksomheter"),
        ("brukarane", "brukeren"),
        ("luftfartstilsyn", "tilsyn"),
        ("e-postarkiv", "arkivene"),
    ],
)
def test_texts_share_a_term_across_forms_endings_and_compounds(one: str, other: str) -> None:
    assert stems(one) & stems(other)


@pytest.mark.parametrize(("one", "other"), [("farge", "far"), ("får", "far"), ("syn", "tilsyn")])
def test_letters_in_common_are_no_term_in_common(one: str, other: str) -> None:
    assert not stems(one) & stems(other)


@pytest.mark.parametrize(
    "asked", ["Hvordan jobber dere med arkiv?", "Korleis arbeider de med arkiv?", "arkiv"]
)
def test_only_what_is_asked_about_is_left_of_a_question(asked: str) -> None:
    assert stems(asked) == {"arkiv"}
    assert reader().content(asked) == "arkiv"


def test_a_term_knows_the_word_that_it_was_read_from() -> None:
    found = {term.stem: term for term in reader().terms("Luftfartstilsynet i Bodø")}
    assert found["luftfart"].word == "Luftfartstilsynet"
    assert found["luftfart"].is_part
    assert not found["bodø"].is_part


@given(st.text(max_size=60))
def test_every_term_is_read_from_a_word_of_the_text(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert all(term.word in composed for term in reader().terms(text))


def test_a_saved_reader_reads_the_same(tmp_path: Path) -> None:
    reader().save(tmp_path)
    read = TermReader.load(tmp_path)
    for text in ("Fosterhjemstjenesten rettleier", "luftfartstilsyn og verksemder", ""):
        assert list(read.terms(text)) == list(reader().terms(text))


def test_a_folder_without_terms_is_told_from_one_of_another_version(tmp_path: Path) -> None:
    with pytest.raises(NotIndexedError, match="build the index"):
        TermReader.load(tmp_path)
    (tmp_path / DOCUMENT).write_text('{"layout": 0}', encoding="utf-8")
    with pytest.raises(NotIndexedError, match="build the index"):
        TermReader.load(tmp_path)
