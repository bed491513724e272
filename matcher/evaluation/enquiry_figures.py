"""How often is each field of labelled e-mails read rightly, and which were not?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from matcher.domain.provenance import JsonValue
from matcher.evaluation.bootstrap import Rows, bounds_of, draw_cases

DRAWS: Final = 2_000

ONE: Final = ("agency", "cooperation", "direction", "start", "apprentices", "place")
MANY: Final = ("busy_months", "missing_aims", "covered_aims")
WHOLE: Final = ("off_topic", "needs", "trades", "questions")
FIELDS: Final = (*ONE, *MANY, *WHOLE)

Counts: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldOutcome:
    """How one field of one need was read.

    `right`, `wrong` and `missed` count values: for a field with one value, `right` or `wrong` is 1.
    """

    case: str
    lang: str
    field: str
    right: int
    wrong: int
    missed: int
    gold: JsonValue
    read: JsonValue
    words: tuple[str, ...] = ()

    @property
    def is_right(self) -> bool:
        """Tell whether nothing is wrong and nothing missed."""
        return not (self.wrong or self.missed)


def measure_enquiries(outcomes: Sequence[FieldOutcome]) -> dict[str, JsonValue]:
    """Return the figures of a run for all mails and for each written form.

    A field with one value has the share of needs in which it is right, «not said» included; one
    with many has precision, recall and F1 over all values. Intervals are 95 %, by bootstrap over
    the mails.
    """
    return {
        "all": _figures(outcomes),
        "by_written_form": {
            lang: _figures([one for one in outcomes if one.lang == lang])
            for lang in sorted({one.lang for one in outcomes})
        },
    }


def list_misses(outcomes: Sequence[FieldOutcome]) -> list[JsonValue]:
    """Return each field that was not read as labelled, with the words that it was read from."""
    return [
        {
            "id": one.case,
            "field": one.field,
            "gold": one.gold,
            "read": one.read,
            "words": list(one.words),
        }
        for one in outcomes
        if not one.is_right
    ]


def _figures(outcomes: Sequence[FieldOutcome]) -> dict[str, JsonValue]:
    cases = sorted({one.case for one in outcomes})
    drawn = draw_cases(len(cases), DRAWS)
    figures: dict[str, JsonValue] = {"mails": len(cases)}
    for field in FIELDS:
        counts = np.zeros((len(cases), 3))
        for one in outcomes:
            if one.field == field:
                counts[cases.index(one.case)] += (one.right, one.wrong, one.missed)
        if counts.any():
            figures[field] = _figure(counts, drawn, is_many=field in MANY)
    return figures


def _figure(counts: Counts, drawn: Rows, *, is_many: bool) -> dict[str, JsonValue]:
    """Return the figure of one field from its counts per mail, with its interval."""
    right, wrong, missed = (float(total) for total in counts.sum(axis=0))
    sums = counts[drawn].sum(axis=1)
    twice = 2.0 if is_many else 1.0
    # F1 for values, and for fields with one value the plain share: none of those is «missed».
    shares = twice * sums[:, 0] / np.maximum(twice * sums[:, 0] + sums[:, 1] + sums[:, 2], 1.0)
    interval: JsonValue = bounds_of(shares)
    value = round(twice * right / max(twice * right + wrong + missed, 1.0), 4)
    if not is_many:
        return {"share": value, "interval": interval, "of": int(right + wrong)}
    return {
        "f1": value,
        "interval": interval,
        "precision": round(right / max(right + wrong, 1.0), 4),
        "recall": round(right / max(right + missed, 1.0), 4),
        "of": int(right + missed),
    }
