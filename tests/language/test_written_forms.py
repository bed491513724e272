"""Do the two written forms of a word become one, and does nothing else?"""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.errors import InputError
from matcher.language import (
    WrittenForms,
    fold_text,
    iter_words,
    packaged_written_forms,
    read_written_forms,
)


@pytest.mark.parametrize(
    ("nynorsk", "bokmaal"),
    [
        ("verksemda", "virksomheten"),
        ("arbeidsoppgåver", "arbeidsoppgaver"),
        ("datatenester", "datatjenester"),
        ("rettleiing av brukarar", "veiledning av brukere"),
        ("sakshandsaming", "saksbehandling"),
        ("brukarane", "brukerne"),
        ("fagforeiningar", "fagforeninger"),
        ("tryggleiksbrot", "sikkerhetsbrudd"),
        ("reinhald og vedlikehald", "renhold og vedlikehold"),
        ("arbeidsgivar", "arbeidsgiver"),
        ("lærarar", "lærere"),
        ("moglegheiter", "muligheter"),
        ("berbare maskiner", "bærbare maskiner"),
    ],
)
def test_a_word_is_the_same_in_both_written_forms(nynorsk: str, bokmaal: str) -> None:
    forms = packaged_written_forms()
    assert forms.text(nynorsk) == forms.text(bokmaal)


@pytest.mark.parametrize(
    ("one", "other"),
    [("mål", "måltid"), ("lag", "lager"), ("vakt", "vekt"), ("lese", "låse"), ("lån", "lønn")],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    forms = packaged_written_forms()
    assert forms.word(one) != forms.word(other)


@given(st.text(max_size=60))
def test_the_common_form_of_a_text_has_as_many_words(text: str) -> None:
    forms = packaged_written_forms()
    assert len(forms.text(text).split()) == len(list(iter_words(fold_text(text))))


@given(st.text(max_size=60), st.sampled_from(["NFC", "NFD"]))
def test_folding_knows_no_case_and_no_unicode_form(text: str, form: str) -> None:
    folded = fold_text(text)
    assert fold_text(folded) == folded
    assert fold_text(unicodedata.normalize(form, text)) == folded  # type: ignore[arg-type]


@given(st.text(max_size=60))
def test_a_word_stands_where_its_span_says(text: str) -> None:
    words = list(iter_words(text))
    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))


def test_letters_of_sami_and_signs_within_words_are_kept() -> None:
    words = [word.text for word in iter_words("Sámediggi: đáhta, e-post, C# og 24/7 («ŋ»)")]
    assert words == ["Sámediggi", "đáhta", "e-post", "C#", "og", "24/7", "ŋ"]


def test_parts_are_exchanged_within_words_and_endings_only_at_their_end() -> None:
    forms = WrittenForms(
        words={"eg": "jeg"}, parts={"verksemd": "virksomhet"}, endings={"ar": "er"}
    )
    assert forms.text("Eg ser verksemdsplanar, arkiv") == "jeg ser virksomhetsplaner arkiv"


def test_a_table_without_parts_changes_nothing_but_its_words() -> None:
    assert WrittenForms(words={}).text("Vedlikehald av nettet") == "vedlikehald av nettet"


def test_an_unknown_kind_of_row_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "forms.csv"
    path.write_text("kind,nn,nb\nword,eg,jeg\nstem,ein,en\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_written_forms(path)
    assert refused.value.problems[0].field == "forms.csv:3"


def test_the_digest_changes_with_the_table() -> None:
    one, other = WrittenForms(words={"eg": "jeg"}), WrittenForms(words={}, parts={"eg": "jeg"})
    assert one.digest != other.digest
    assert one.digest == WrittenForms(words={"eg": "jeg"}).digest
