"""Does one look at each word find what thousands of patterns would find?"""

from __future__ import annotations

import csv
from collections import defaultdict
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.enquiries.lexicon import PACKAGED
from matcher.enquiries.phrase_finder import PhraseFinder, compile_phrases, lower_text
from tests.enquiries.parts import Parts

words = st.text(alphabet="abæÆ", min_size=1, max_size=3)
phrases = st.lists(
    st.lists(st.one_of(words, words.map("{}*".format), words.map("*{}".format)), min_size=1,
             max_size=3).map(" ".join),
    min_size=1,
    max_size=4,
)  # fmt: skip
texts = st.lists(
    st.one_of(words, st.sampled_from([" ", "\n", "-", ".", ", ", "İ", "\u00a0", "'"])), max_size=20
).map("".join)
LETTERS: Final = (
    Parts().body,
    Parts(form="nn", ways=(3, 4, 5, 2), signed=2).body,
    "We can't take one in MAY (exams) – ring me?\nI.e. not a secondment, 'd be a swap.",
)


@settings(max_examples=40)
@given(kinds=st.dictionaries(st.integers(0, 3), phrases, min_size=1, max_size=3), text=texts)
def test_each_kind_is_found_where_its_own_pattern_finds_it(
    kinds: dict[int, list[str]], text: str
) -> None:
    found = PhraseFinder(kinds).find(text)
    for kind, own in kinds.items():
        pattern = compile_phrases(own)
        assert found[kind] == tuple(hit.span() for hit in pattern.finditer(lower_text(text)))


@pytest.mark.parametrize("text", LETTERS)
def test_every_cue_of_the_lexicon_is_found_as_its_own_pattern_would(text: str) -> None:
    cues: defaultdict[str, list[str]] = defaultdict(list)
    with (PACKAGED / "cues.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            cues[row["cue"]].append(row["phrase"])
    found = PhraseFinder(cues).find(text)
    for cue, own in cues.items():
        assert found[cue] == tuple(hit.span() for hit in compile_phrases(own).finditer(text)), cue


@given(text=st.text(max_size=20))
def test_lower_case_keeps_the_place_of_every_letter(text: str) -> None:
    lower = lower_text(text)
    assert len(lower) == len(text)
    assert all(low == was or low == was.lower() for low, was in zip(lower, text, strict=True))
