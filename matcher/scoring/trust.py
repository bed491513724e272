"""How far can the facts behind a value be trusted, and does anybody answer for them?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from matcher.domain.provenance import Method, Origin

FloatArray: TypeAlias = NDArray[np.float64]
BoolArray: TypeAlias = NDArray[np.bool_]
Reliability: TypeAlias = Mapping[Method, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """Trust in the facts of one or many agencies; the arrays have the same shape.

    `reliability` is 1 for what is confirmed and 0 for the unknown. `known` is the share of the
    facts that somebody answers for; the rest is inferred or assumed.
    """

    reliability: FloatArray
    known: FloatArray

    def also(self, other: Trust) -> Trust:
        """Return the trust in a value that rests on both: a doubt in either is a doubt."""
        return Trust(
            reliability=self.reliability * other.reliability, known=self.known * other.known
        )

    def scaled(self, factor: FloatArray | float) -> Trust:
        """Return the same facts, trusted less because they are not the whole picture."""
        return Trust(reliability=self.reliability * factor, known=self.known)

    def towards(self, other: Trust, share: FloatArray) -> Trust:
        """Return this trust where the share is 0, the other where it is 1, else between them."""
        return Trust(
            reliability=self.reliability + share * (other.reliability - self.reliability),
            known=self.known + share * (other.known - self.known),
        )

    def instead(self, condition: BoolArray, other: Trust) -> Trust:
        """Return `other` where the condition holds, and this trust elsewhere."""
        return Trust(
            reliability=np.where(condition, other.reliability, self.reliability),
            known=np.where(condition, other.known, self.known),
        )

    def at(self, rows: NDArray[np.int64] | int) -> Trust:
        """Return the trust in some of the agencies."""
        return Trust(
            reliability=np.asarray(self.reliability[rows]), known=np.asarray(self.known[rows])
        )


def trust_of(origins: Iterable[Origin | None], table: Reliability) -> Trust:
    """Return the mean trust in some facts of one agency; none at all when there are none."""
    reliability, known = _means(origins, table)
    return same_trust(reliability, known=known)


def trust_in_each(groups: Sequence[Iterable[Origin | None]], table: Reliability) -> Trust:
    """Return the mean trust in the facts of each agency."""
    means = np.array([_means(group, table) for group in groups], dtype=float).reshape(-1, 2)
    return Trust(reliability=means[:, 0], known=means[:, 1])


def same_trust(reliability: float, *, known: float) -> Trust:
    """Return a trust that holds for whatever it is combined with."""
    return Trust(reliability=np.asarray(reliability), known=np.asarray(known))


def _means(origins: Iterable[Origin | None], table: Reliability) -> tuple[float, float]:
    """Return the mean reliability of some facts, and the share that somebody answers for."""
    methods = [origin.method for origin in origins if origin is not None]
    if not methods:
        return 0.0, 0.0
    return (
        sum(table[method] for method in methods) / len(methods),
        sum(method.is_known for method in methods) / len(methods),
    )
