"""Is a marked text the same text, with every word marked as what it was read as?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from matcher.services.wording import Language, words_in
from web.presenters.marked_text import mark_text
from web.presenters.voice import Voice
from web.texts import texts_in

VOICE = Voice(
    language=Language.NB, texts=texts_in(Language.NB), words=words_in(Language.NB), sources={}
)
fields = st.sampled_from(["agency_id", "agency_name", "trade", "missing_aims", "missing_tasks"])
spans = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(list), max_size=4)


@given(text=st.text(max_size=40), evidence=st.dictionaries(fields, spans))
def test_the_pieces_put_together_are_the_text(
    text: str, evidence: dict[str, list[list[int]]]
) -> None:
    pieces = mark_text(text, evidence, VOICE)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
    assert all(len(piece.kinds) == len(piece.labels) for piece in pieces)


@given(text=st.text(min_size=1, max_size=40), evidence=st.dictionaries(fields, spans))
def test_every_character_that_was_understood_is_marked(
    text: str, evidence: dict[str, list[list[int]]]
) -> None:
    marked = [bool(piece.kinds) for piece in mark_text(text, evidence, VOICE) for _ in piece.text]
    for start, stop in (span for spans in evidence.values() for span in spans):
        assert all(marked[start:stop])
    assert sum(marked) <= len(
        {at for spans in evidence.values() for a, b in spans for at in range(a, b)}
    )


def test_words_that_overlap_are_one_mark_read_as_both() -> None:
    pieces = mark_text(
        "Vi mangler lønn her", {"missing_tasks": [[3, 15]], "agency_id": [[11, 15]]}, VOICE
    )
    assert [(piece.text, piece.labels) for piece in pieces] == [
        ("Vi ", ()),
        ("mangler lønn", ("mangler", "virksomhet")),
        (" her", ()),
    ]


def test_aims_and_tasks_of_the_same_words_are_said_once() -> None:
    (piece,) = mark_text("lønn", {"missing_aims": [[0, 4]], "missing_tasks": [[0, 4]]}, VOICE)
    assert piece.labels == ("mangler",)
