"""Is no bound above what an objective can be at all, however early the search is stopped?"""

from __future__ import annotations

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.curriculum import TradeCode
from matcher.domain.national import Objective, Order
from matcher.national import Conditions, Effort, OpenNeed, pack_nation
from matcher.national.ceilings import ceilings, within_ceilings
from matcher.national.counting import UNITS
from matcher.national.parties import gather
from tests.national.examples import nations, open_need, weights

WEIGHTS = weights(enough_coverage=0.3, enough_stated=0.1)


def brought(needs: list[OpenNeed]) -> int:
    return sum(need.apprentices for need in needs)


def most_of(objective: Objective, apprentices: int, aims: int) -> float:
    each = {Objective.AIMS: aims, Objective.SMALL: 5}
    return apprentices * each.get(objective, 1)


@given(needs=nations(), order=st.sampled_from(Order), patience=st.integers(0, 12))
def test_no_bound_is_above_what_can_be_had_at_all(
    needs: list[OpenNeed], order: Order, patience: int
) -> None:
    asked = count()
    heard: list[tuple[tuple[int, ...], tuple[int, ...]]] = []

    def tell(_trade: TradeCode, values: tuple[int, ...], bounds: tuple[int, ...]) -> None:
        heard.append((values, bounds))

    effort = Effort(improvements=3, should_stop=lambda: next(asked) >= patience)
    conditions = Conditions(order=order)
    plan = pack_nation(needs, conditions, WEIGHTS, effort, tell=tell)
    apprentices, aims = brought(needs), len(needs[0].seeker.covered) if needs else 0
    for one in plan.reached:
        assert one.value <= one.bound <= most_of(one.objective, apprentices, aims)
    best = pack_nation(needs, conditions, WEIGHTS, Effort())
    assert plan.reached[0].bound >= best.reached[0].value
    for values, bounds in heard:
        for objective, value, bound in zip(conditions.objectives, values, bounds, strict=False):
            assert value <= bound <= most_of(objective, apprentices, aims) * UNITS[objective]


def test_what_bounds_the_apprentices_bounds_all_that_they_could_get() -> None:
    parties = gather([open_need(n, (1, 0, 0, 1)) for n in range(5)], WEIGHTS)
    objectives = (Objective.APPRENTICES, Objective.AIMS, Objective.TRAVEL)
    assert ceilings(parties, objectives) == (5, 5 * 4 * 10, 5 * 100)
    assert within_ceilings(parties, objectives, (4, 9_999, 9_999)) == (4, 4 * 4 * 10, 4 * 100)
    assert within_ceilings(parties, objectives, (9, 30)) == (5, 30)
