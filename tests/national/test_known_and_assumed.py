"""Does a plan tell what is known from what is assumed, and how far apart those are who meet?"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.domain.national import Arrangement, LeftOutCode, NationalPlan, Secondment, SwapCycle
from matcher.domain.need import Cooperation
from matcher.geography import road_km
from matcher.national import Conditions, Effort, NationalWeights, OpenNeed, pack_nation, violations
from matcher.national.parties import gather
from matcher.national.weights import read_national_weights
from tests.national.examples import LILLESTROM, nations, open_need
from tests.scoring.examples import TRADE

PACKAGED = read_national_weights()


def weights(*, taught: float = 0.33, stated: float = 0.2) -> NationalWeights:
    return replace(
        PACKAGED,
        possible=replace(PACKAGED.possible, enough_coverage=0.5, enough_stated=stated),
        expected=PACKAGED.expected | {"taught": taught},
    )


def plan_for(needs: list[OpenNeed], chosen: NationalWeights) -> NationalPlan:
    return pack_nation(needs, Conditions(), chosen, Effort(improvements=5))


def meetings(one: Arrangement) -> list[tuple[int, int]]:
    if isinstance(one.cooperating, SwapCycle):
        return list(zip(one.needs, (*one.needs[1:], one.needs[0]), strict=True))
    return list(combinations(one.needs, 2))


@settings(max_examples=40)
@given(nations(), st.sampled_from([0.1, 0.33, 0.9]), st.sampled_from([0.0, 0.2, 0.5]))
def test_what_is_known_implied_and_assumed_makes_up_what_is_expected(
    needs: list[OpenNeed], taught: float, stated: float
) -> None:
    chosen = weights(taught=taught, stated=stated)
    plan = plan_for(needs, chosen)
    assert violations(plan, needs, Conditions(), chosen) == []
    has_named = {need.agency for need in needs if need.seeker.said_missing}
    for one in plan.arrangements:
        for employer, share in one.coverage.items():
            known, implied = one.known_coverage[employer], one.implied_coverage[employer]
            assert known >= 0
            assert implied >= 0
            assert known + implied + one.assumed_coverage(employer) == pytest.approx(share)
            if not has_named & set(one.agencies):
                assert implied == pytest.approx(0)


@given(nations(), st.floats(0, 1))
def test_what_is_expected_of_the_unknown_changes_nothing_that_is_known(
    needs: list[OpenNeed], taught: float
) -> None:
    one, other = gather(needs, weights()), gather(needs, weights(taught=taught))
    assert np.array_equal(one.known, other.known)
    assert np.array_equal(one.stated, other.stated)


def test_the_checker_sees_a_ring_that_rests_on_assumptions() -> None:
    needs = [open_need(number, (0, 0, 0, 0), cooperation=Cooperation.RING) for number in range(4)]
    plan = plan_for(needs, weights(stated=0.0))
    assert len(plan.arrangements) == 1
    assert violations(plan, needs, Conditions(), weights(stated=0.0)) == []
    [broken] = violations(plan, needs, Conditions(), weights())
    assert "0.000 was said or read" in broken


def test_the_checker_sees_a_swap_that_rests_on_assumptions() -> None:
    needs = [open_need(n, (n, 1), cooperation=Cooperation.SECONDMENT) for n in range(2)]
    agencies = tuple(need.agency for need in needs)
    swap = Arrangement(
        cooperating=SwapCycle(trade=TRADE, agencies=agencies),
        agencies=agencies,
        needs=(0, 1),
        apprentices=2,
        coverage=dict.fromkeys(agencies, 1.0),
        known_coverage=dict.fromkeys(agencies, 1.0),
        implied_coverage=dict.fromkeys(agencies, 0.0),
        counts={},
    )
    plan = replace(plan_for([], weights()), arrangements=(swap,), reached=())
    [broken] = violations(plan, needs, Conditions(), weights())
    assert f"the apprentice of {agencies[1]} learns too little" in broken


@pytest.mark.parametrize("wants", [Cooperation.RING, Cooperation.SECONDMENT])
@pytest.mark.parametrize("taught", [0.33, 0.99])
def test_nobody_meets_on_assumptions_alone(wants: Cooperation, taught: float) -> None:
    needs = [open_need(number, (0, 0, 0, 0), cooperation=wants) for number in range(4)]
    plan = plan_for(needs, weights(taught=taught))
    assert plan.arrangements == ()
    failed = {left.code for left in plan.left_out}
    is_ring = wants is Cooperation.RING
    assert failed == {LeftOutCode.TOO_LITTLE_KNOWN if is_ring else LeftOutCode.NOBODY_GAINS}
    assert [left.most_known for left in plan.left_out] == [pytest.approx(0)] * 4


def test_who_has_named_what_it_lacks_has_said_something_of_the_rest() -> None:
    lacks = [tuple(float(aim == number) for aim in range(4)) for number in range(2)]
    needs = [
        open_need(number, (0, 0, 0, 0), lacks=lacks[number], cooperation=Cooperation.RING)
        for number in range(2)
    ]
    [ring] = plan_for(needs, weights()).arrangements
    assert set(ring.known_coverage.values()) == {0.0}
    assert min(ring.implied_coverage.values()) > 0.8


def test_what_one_lacks_is_not_known_of_it_whatever_its_profile_says() -> None:
    sure = open_need(0, (0.5, 1, 0, 0), lacks=(1, 0, 0, 0))
    other = open_need(1, (0, 0, 0, 0), lacks=(0, 0, 0, 1))
    [one] = plan_for([sure, other], weights()).arrangements
    assert set(one.known_coverage.values()) == {0.25}


@settings(max_examples=40)
@given(nations())
def test_the_longest_way_is_that_of_the_two_farthest_apart_who_meet(needs: list[OpenNeed]) -> None:
    by_number = {need.number: need for need in needs}
    for one in plan_for(needs, weights()).arrangements:
        ways = {
            frozenset((here.agency, there.agency)): float(
                road_km(
                    here.positions[0].latitude,
                    here.positions[0].longitude,
                    there.positions[0].latitude,
                    there.positions[0].longitude,
                )
            )
            for here, there in ((by_number[a], by_number[b]) for a, b in meetings(one))
            if here.positions and there.positions
        }
        assert set(one.nowhere) == {
            by_number[number].agency for number in one.needs if not by_number[number].positions
        }
        if not ways:
            assert one.longest_way is None
            continue
        assert one.longest_way is not None
        assert one.longest_way.km == pytest.approx(max(ways.values()), abs=0.01)
        between = ways[frozenset(one.longest_way.between)]
        assert one.longest_way.km == pytest.approx(between, abs=0.01)


def test_a_way_is_as_sure_as_the_less_sure_of_the_two_places() -> None:
    sends = open_need(0, (1, 1, 0, 0), cooperation=Cooperation.RING)
    hosts = replace(
        open_need(1, (0, 0, 1, 1), at=LILLESTROM, cooperation=Cooperation.RING), place_trust=0.4
    )
    [ring] = plan_for([sends, hosts], weights()).arrangements
    assert not isinstance(ring.cooperating, Secondment)
    assert ring.longest_way is not None
    assert ring.longest_way.trust == pytest.approx(0.4)
