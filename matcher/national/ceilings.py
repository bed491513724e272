"""How much can each objective be at all, whatever is arranged?

A bound that a relaxation proves in the time it has can be far above that, and says nothing then.
"""

from __future__ import annotations

from collections.abc import Sequence

from matcher.domain.national import Objective
from matcher.national.counting import UNITS
from matcher.national.parties import Parties
from matcher.national.possible import MOST_MEMBERS


def ceilings(parties: Parties, objectives: Sequence[Objective]) -> tuple[int, ...]:
    """Return the most that each objective can be in one trade, in its units.

    As if every apprentice were served, taught everything, next door, in calm months, by a pair.
    """
    return within_ceilings(parties, objectives, (None,) * len(objectives))


def within_ceilings(
    parties: Parties, objectives: Sequence[Objective], bounds: Sequence[int | None]
) -> tuple[int, ...]:
    """Return the bounds that are known, none above what its objective can be at all.

    `bounds` are those of the first of the objectives; None is a bound that nobody has proven. A
    bound on how many apprentices are served holds for all objectives after it too.
    """
    per_apprentice = dict.fromkeys(Objective, 1.0) | {
        Objective.AIMS: float(parties.teaches.shape[1]),
        Objective.SMALL: float(2 * (MOST_MEMBERS - 2) + 1),
    }
    apprentices, held = int(parties.brings.sum()), []
    for objective, bound in zip(objectives, bounds, strict=False):
        most = round(apprentices * per_apprentice[objective] * UNITS[objective])
        held.append(most if bound is None else min(most, bound))
        if objective is Objective.APPRENTICES:
            apprentices = held[-1]
    return tuple(held)
