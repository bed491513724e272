"""How do the parts become one total that they add up to exactly?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from matcher.domain.match import POINTS_OF_A_WHOLE, Component, ComponentScore, Reason, ReasonCode
from matcher.scoring.candidates import ComponentColumn, IntArray
from matcher.scoring.trust import FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Combined:
    """All parts of all candidates as whole millionths, so that sums are exact.

    Each array is parts × candidates, in the order of `parts`. `total` and `known` have one number
    for each candidate.
    """

    parts: tuple[Component, ...]
    importance: IntArray
    weights: IntArray
    values: IntArray
    points: IntArray
    known_weights: IntArray
    expected_weight: IntArray
    expected_points: IntArray

    @property
    def total(self) -> IntArray:
        """Return the total points of each candidate."""
        total: IntArray = self.points.sum(axis=0) + self.expected_points
        return total

    @property
    def known(self) -> IntArray:
        """Return the weight of each candidate that rests on facts somebody answers for."""
        total: IntArray = self.known_weights.sum(axis=0)
        return total

    @property
    def assumed(self) -> IntArray:
        """Return the weight of each candidate that rests on inferred and assumed facts."""
        return POINTS_OF_A_WHOLE - self.expected_weight - self.known


_UNKNOWN: Final = -1


def combine(
    columns: Mapping[Component, ComponentColumn],
    importance: Mapping[Component, int],
    expected: Mapping[Component, float],
) -> Combined:
    """Take the weighted mean of what is known, and count the rest as what could be expected.

    A part weighs its importance times the reliability of its facts. What is left of its
    importance, all of it when the part is unknown, is worth what a random agency would get. So
    ignorance draws a total towards the middle: a known good beats an assumed good, which beats
    unknown, which beats an assumed bad, which beats a known bad.
    """
    parts = tuple(importance)
    values = np.array([_in_millionths(columns[part].values) for part in parts])
    reliability = np.array([columns[part].trust.reliability for part in parts])
    known = np.array([columns[part].trust.known for part in parts])
    shares = np.array([importance[part] for part in parts], dtype=np.int64)[:, None]
    trust = np.where(values == _UNKNOWN, 0.0, np.clip(reliability, 0.0, 1.0))
    weights = np.rint(shares * trust).astype(np.int64)
    points = _product(weights, np.maximum(values, 0))
    left = shares - weights
    worth = np.array([round(expected[part] * POINTS_OF_A_WHOLE) for part in parts])[:, None]
    return Combined(
        parts=parts,
        importance=shares[:, 0],
        weights=weights,
        values=values,
        points=points,
        known_weights=np.rint(weights * known).astype(np.int64),
        expected_weight=left.sum(axis=0),
        expected_points=_product(left, worth).sum(axis=0),
    )


def component_scores(
    combined: Combined, columns: Mapping[Component, ComponentColumn], row: int
) -> tuple[ComponentScore, ...]:
    """Return the parts of one candidate with their words; their points sum to its total."""
    scores = [
        ComponentScore(
            component=part,
            value=_as_share(combined.values[at, row]),
            importance=int(combined.importance[at]) / POINTS_OF_A_WHOLE,
            reliability=_share_of(combined.weights[at, row], combined.importance[at]),
            weight=int(combined.weights[at, row]) / POINTS_OF_A_WHOLE,
            known=_share_of(combined.known_weights[at, row], combined.weights[at, row]),
            points=int(combined.points[at, row]),
            reason=(explanation := columns[part].explain(row)).reason,
            evidence=explanation.evidence,
        )
        for at, part in enumerate(combined.parts)
    ]
    return (*scores, _what_could_be_expected(combined, row))


def _what_could_be_expected(combined: Combined, row: int) -> ComponentScore:
    weight = int(combined.expected_weight[row])
    points = int(combined.expected_points[row])
    return ComponentScore(
        component=Component.NOT_KNOWN,
        value=round(points / weight, 6) if weight else None,
        importance=0.0,
        reliability=0.0,
        weight=weight / POINTS_OF_A_WHOLE,
        known=0.0,
        points=points,
        reason=Reason(
            code=ReasonCode.EXPECTED, values={"share": round(weight / POINTS_OF_A_WHOLE, 4)}
        ),
    )


def _in_millionths(values: FloatArray) -> IntArray:
    """Return values as whole millionths, with a mark for the unknown ones."""
    whole = np.rint(np.nan_to_num(np.clip(values, 0.0, 1.0)) * POINTS_OF_A_WHOLE)
    return np.where(np.isnan(values), _UNKNOWN, whole.astype(np.int64))


def _product(weights: IntArray, values: IntArray) -> IntArray:
    """Multiply two arrays of millionths, rounding half up."""
    return (weights * values + POINTS_OF_A_WHOLE // 2) // POINTS_OF_A_WHOLE


def _share_of(part: int, whole: int) -> float:
    return round(int(part) / int(whole), 4) if whole else 0.0


def _as_share(millionths: int) -> float | None:
    return None if millionths == _UNKNOWN else int(millionths) / POINTS_OF_A_WHOLE
