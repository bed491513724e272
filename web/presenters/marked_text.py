"""Which words of a text were understood, and as what?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from web.presenters.voice import Voice

_AS: Final[Mapping[str, str]] = {
    "agency_name": "agency_id",
    "missing_aims": "missing",
    "missing_tasks": "missing",
    "covered_aims": "covered",
    "covered_tasks": "covered",
}
"""What is shown as one and the same thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of the text; `kinds` say what it was read as, none for the words between."""

    text: str
    kinds: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


def mark_text(
    text: str, evidence: Mapping[str, Sequence[Sequence[int]]], voice: Voice
) -> tuple[Piece, ...]:
    """Return a text cut where something was understood; put together, it is the same text.

    Spans that overlap are one piece, read as all that they were read as.
    """
    pieces, end = [], 0
    for start, stop, kinds in _merge(_spans(text, evidence)):
        if start > end:
            pieces.append(Piece(text=text[end:start]))
        labels = tuple(voice.texts(f"mark.{kind}") for kind in kinds)
        pieces.append(Piece(text=text[start:stop], kinds=kinds, labels=labels))
        end = stop
    if end < len(text):
        pieces.append(Piece(text=text[end:]))
    return tuple(pieces)


def _spans(
    text: str, evidence: Mapping[str, Sequence[Sequence[int]]]
) -> list[tuple[int, int, str]]:
    found = {
        (max(int(start), 0), min(int(stop), len(text)), _AS.get(field, field))
        for field, spans in evidence.items()
        for start, stop in spans
    }
    return sorted(span for span in found if span[0] < span[1])


def _merge(spans: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, tuple[str, ...]]]:
    merged: list[tuple[int, int, tuple[str, ...]]] = []
    for start, stop, kind in spans:
        if merged and start < merged[-1][1]:
            first, last, kinds = merged[-1]
            merged[-1] = (first, max(last, stop), tuple(dict.fromkeys((*kinds, kind))))
        else:
            merged.append((start, stop, (kind,)))
    return merged
