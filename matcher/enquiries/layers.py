"""What does the part of a mail say that is nearest to a need, and what does the next say?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from matcher.domain.calendar import YearMonth
from matcher.domain.need import Cooperation, Direction
from matcher.enquiries.clauses import MarkedText, keep_parts
from matcher.enquiries.forms_said import read_form
from matcher.enquiries.numbers_said import read_length
from matcher.enquiries.reading import WEAK, ReadNeed, Said, Span
from matcher.enquiries.times import TimeHit
from matcher.enquiries.times_said import Role, read_busy_months, read_start

Timed = tuple[TimeHit, Role]

_TO: Final = re.compile(
    r"\s*(?:og|and)?\s*(?:til|ut|fram til|frem til|until|till|to|through)\s*"
    r"(?:og med|slutten av|utgangen av|midten av|end of|the end of)?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Layer:
    """A part of a mail, the title that goes with it, and the times in it with what each is for."""

    marked: MarkedText
    subject: MarkedText
    timed: tuple[Timed, ...]

    @classmethod
    def cut(
        cls,
        marked: MarkedText,
        parts: Sequence[Span],
        subject: MarkedText,
        timed: Sequence[Timed],
    ) -> Layer:
        """Return the layer of some parts of a text; the whole text is not copied."""
        if list(parts) == [(0, len(marked.text))]:
            return cls(marked=marked, subject=subject, timed=tuple(timed))
        inside = tuple(
            (hit, role)
            for hit, role in timed
            if any(start <= hit.span[0] < end for start, end in parts)
        )
        return cls(marked=keep_parts(marked, parts), subject=subject, timed=inside)


def read_first_form(
    layers: Sequence[Layer], numbers: Mapping[str, int]
) -> tuple[Said[Cooperation] | None, Said[Direction] | None]:
    """Return the form and the direction of the first layer that says each of them."""
    cooperation: Said[Cooperation] | None = None
    direction: Said[Direction] | None = None
    for layer in layers:
        form, way = read_form(layer.marked, layer.subject, find_stay(layer, numbers))
        cooperation = cooperation or form
        direction = direction or way
    return cooperation, direction


def find_stay(layer: Layer, numbers: Mapping[str, int]) -> tuple[Span, ...]:
    """Return the words that say how long a stay lasts: a length, or from when until when."""
    length = read_length(layer.marked, numbers)
    spans = list(length.spans if length else ())
    starts = (Role.START, Role.MAYBE_START)
    for hit, role in layer.timed:
        if (
            role in starts
            and len(hit.months) > 1
            and re.search(r"[-–—]|til|to|\but\b", hit.words(layer.marked.text))
        ):
            spans.append(hit.span)
    for (first, role), (second, _) in pairwise(layer.timed):
        between = layer.marked.text[first.span[1] : second.span[0]]
        if role in starts and _TO.fullmatch(between):
            spans.append((first.span[0], second.span[1]))
    return tuple(spans)


def read_busy(layers: Sequence[Layer]) -> tuple[Said[int], ...]:
    """Return the months called bad in the first layer that calls any so."""
    for layer in layers:
        said = read_busy_months([hit for hit, _ in layer.timed], [role for _, role in layer.timed])
        if said:
            return said
    return ()


def read_first_start(layers: Sequence[Layer], not_before: YearMonth) -> Said[YearMonth] | None:
    """Return when the first layer that says so wants to begin; what is over began already."""
    for layer in layers:
        coming = [(hit, role) for hit, role in layer.timed if hit.start >= not_before]
        said = read_start([hit for hit, _ in coming], [role for _, role in coming])
        if said is not None:
            return said
    return None


def share_swap(needs: Sequence[ReadNeed], whole: ReadNeed) -> tuple[ReadNeed, ...]:
    """Return needs of which one is given in return for another as what they are: a swap.

    «Kan ho hospitere hos dykk? I byte kan vi ta imot ein» says the one word for both.
    """
    way, form = whole.direction, whole.cooperation
    ways = {need.direction.value for need in needs if need.direction is not None}
    is_ring = form is not None and form.value is Cooperation.RING
    is_told = way is not None and way.value is Direction.SWAP and way.certainty > WEAK
    if way is None or not is_told or is_ring or Direction.SEND not in ways:
        return tuple(needs)
    return tuple(replace(need, direction=way) for need in needs)
