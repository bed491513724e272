"""How good can the objectives after the first be, given what those before them reach?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from matcher.national.packing.numbers import whole
from matcher.national.packing.problem import IntArray, PackingProblem
from matcher.national.packing.relaxation import Floor, Relaxation, RelaxationError


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """A bound for each objective after the first, for every choice that reaches the floors.

    The floor of an objective counts for the bounds of all that come after it.
    """

    floors: tuple[int, ...]
    bounds: tuple[int, ...]

    @classmethod
    def of(
        cls, problem: PackingProblem, chosen: IntArray, should_stop: Callable[[], bool]
    ) -> Later:
        """Return bounds for every choice that is as good as this one in the objectives before.

        Told to stop, it returns bounds that hold but are not as near.
        """
        values = problem.values_of(chosen)
        bounds = []
        for at in range(1, len(values)):
            floors = [Floor(values=problem.tiers[:, k], least=values[k]) for k in range(at)]
            relaxation = Relaxation(problem, problem.tiers[:, at].astype(float), floors)
            relaxation.hold(chosen.tolist())
            try:
                bound = relaxation.solve(should_stop=should_stop).bound
            except RelaxationError:  # a floor that only one choice reaches can be too narrow for it
                bound = relaxation.most()
            bounds.append(whole(bound))
        return cls(floors=values[:-1], bounds=tuple(bounds))

    def holds_for(self, values: tuple[int, ...]) -> bool:
        """Tell whether the bounds hold for choices as good as these values too."""
        return all(value >= floor for value, floor in zip(values, self.floors, strict=False))
