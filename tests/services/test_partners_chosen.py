"""Do filters, sliders and loosening hold what they promise on the packaged agencies?"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.domain.errors import InputError
from matcher.domain.match import Component
from matcher.services.importance import STEPS, USUAL, find_sliders, weigh_by_steps
from matcher.services.index import Index
from matcher.services.loosening import find_loosenings
from matcher.services.needs import parse_need
from matcher.services.partner_filters import (
    EVERYBODY,
    Facet,
    PartnerFilter,
    count_options,
    parse_filter,
    rows_in,
)
from matcher.services.partners import PartnerRanking, find_partners, rank_partners
from matcher.services.rank_changes import find_changes
from matcher.services.why_not import tell_why_not

SKATTEETATEN = "974761076"


def ranking_of(index: Index, **need: object) -> PartnerRanking:
    """Return everybody scored for a need of Skatteetaten."""
    given_need = {"agency_id": SKATTEETATEN, "trade": "SOA03-01", **need}
    return rank_partners(index, parse_need(given_need, index))


def everybody(ranking: PartnerRanking) -> np.ndarray:
    """Return that nobody is left out."""
    return rows_in(ranking, EVERYBODY)


def test_nothing_chosen_leaves_everybody(packaged_index: Index) -> None:
    ranking = ranking_of(packaged_index)
    assert ranking.answer(everybody(ranking)) == find_partners(packaged_index, ranking.need)


def test_each_choice_leaves_as_many_as_it_says(packaged_index: Index) -> None:
    ranking = ranking_of(packaged_index)
    chosen = PartnerFilter(chosen={Facet.SIZE: frozenset({"under_75"})})
    for option in count_options(ranking, chosen):
        with_it = PartnerFilter(chosen={**chosen.chosen, option.facet: frozenset({option.code})})
        assert ranking.answer(rows_in(ranking, with_it)).eligible == option.count


def test_those_chosen_keep_the_order_they_have_among_all(packaged_index: Index) -> None:
    ranking = ranking_of(packaged_index, limit=1000)
    of_oslo = ranking.answer(rows_in(ranking, parse_filter({Facet.COUNTY: ["03"]}, packaged_index)))
    all_of_them = [match.agency for match in ranking.answer().matches]
    oslo = [match.agency for match in of_oslo.matches]
    assert 0 < len(oslo) < len(all_of_them)
    assert [agency for agency in all_of_them if agency in set(oslo)] == oslo


def test_a_choice_that_nobody_has_is_refused_by_its_facet(packaged_index: Index) -> None:
    with pytest.raises(InputError) as caught:
        parse_filter({Facet.COUNTY: ["99"], Facet.SIZE: ["huge"]}, packaged_index)
    assert [problem.field for problem in caught.value.problems] == ["county", "size"]


def test_the_usual_weights_stand_in_the_middle_and_weigh_nothing(packaged_index: Index) -> None:
    need = parse_need({"trade": "SOA03-01"}, packaged_index)
    sliders = find_sliders(packaged_index, need)
    assert {slider.step for slider in sliders} == {USUAL}
    assert weigh_by_steps(packaged_index, need, {s.part: s.step for s in sliders}) == {}


@given(steps=st.dictionaries(st.sampled_from(Component), st.integers(0, len(STEPS) - 1)))
@settings(max_examples=30)
def test_a_slider_stands_where_it_was_moved(
    packaged_index: Index, steps: dict[Component, int]
) -> None:
    need = parse_need({"trade": "SOA03-01"}, packaged_index)
    weights = weigh_by_steps(packaged_index, need, {part.value: at for part, at in steps.items()})
    counted = {slider.part for slider in find_sliders(packaged_index, need)}
    if set(weights) == counted and not any(weights.values()):
        return
    moved = parse_need({"trade": "SOA03-01", "weights": weights}, packaged_index)
    for slider in find_sliders(packaged_index, moved):
        assert slider.step == steps.get(slider.part, USUAL)


def test_a_weight_written_by_hand_is_not_rounded_by_being_shown(packaged_index: Index) -> None:
    need = parse_need({"trade": "SOA03-01", "weights": {"travel": 25}}, packaged_index)
    shown = {slider.part.value: slider.step for slider in find_sliders(packaged_index, need)}
    assert weigh_by_steps(packaged_index, need, shown) == {"travel": 25}


@given(
    weights=st.dictionaries(
        st.sampled_from(["travel", "season", "they_teach", "mutual", "room"]),
        st.integers(1, 100),
        min_size=1,
    )
)
@settings(max_examples=20)
def test_changes_tell_the_places_there_really_are(
    packaged_index: Index, weights: dict[str, int]
) -> None:
    usual, own = ranking_of(packaged_index), ranking_of(packaged_index, weights=weights)
    changes = find_changes(own, everybody(own))
    assert changes
    assert [change.agency for change in changes.shown] == [m.agency for m in own.answer().matches]
    before = [match.agency for match in usual.answer().matches]
    for change in changes.shown:
        assert (change.part is None) == (change.before == change.after)
        if change.before <= len(before):
            assert before[change.before - 1] == change.agency
    gone = {change.agency for change in changes.gone}
    assert gone == set(before) - {change.agency for change in changes.shown}


def test_usual_weights_change_nothing(packaged_index: Index) -> None:
    ranking = ranking_of(packaged_index)
    assert find_changes(ranking, everybody(ranking)) is None


def test_when_only_travel_counts_more_travel_is_what_moves(packaged_index: Index) -> None:
    ranking = ranking_of(packaged_index, place="Bodø", weights={"travel": 200})
    changes = find_changes(ranking, everybody(ranking))
    assert changes
    assert changes.moved
    up = [change for change in changes.moved if change.is_up]
    assert {change.part for change in up} == {Component.TRAVEL}


def test_it_is_told_of_everybody_why_it_is_not_shown(packaged_index: Index) -> None:
    ranking = ranking_of(packaged_index, place="Tromsø", max_km=300)
    of_size = rows_in(ranking, parse_filter({Facet.SIZE: ["under_75"]}, packaged_index))
    answer = ranking.answer(of_size)
    shown = [match.agency for match in answer.matches]
    excluded = {one.agency for one in answer.excluded}
    for agency in packaged_index.candidates.ids:
        why = tell_why_not(ranking, agency, of_size)
        assert (why.excluded is not None) == (agency in excluded)
        assert why.is_shown == (agency in shown)
        if why.is_shown:
            assert shown[why.rank - 1] == agency
        if why.excluded or why.is_shown or not why.is_chosen:
            continue
        assert why.rank > len(shown)
        assert why.last
        assert why.last.agency == shown[-1]
        assert why.match
        behind = why.last.points - why.match.points
        assert behind >= 0
        assert all(cost.points > 0 for cost in why.costs)
        if len(why.costs) < 3:
            assert sum(cost.points for cost in why.costs) >= behind


def test_one_that_is_left_out_by_choice_has_its_place_among_all(packaged_index: Index) -> None:
    ranking = ranking_of(packaged_index)
    best = ranking.answer().matches[0].agency
    nobody = np.zeros(len(packaged_index.candidates.ids), dtype=bool)
    why = tell_why_not(ranking, best, nobody)
    assert (why.is_chosen, why.is_shown, why.rank) == (False, False, 1)


@pytest.mark.parametrize(
    "chosen", [{}, {Facet.COUNTY: ["03"]}, {Facet.COUNTY: ["03"], Facet.KNOWN: ["yes"]}]
)
def test_what_is_loosened_gives_as_many_as_it_says(
    packaged_index: Index, chosen: dict[Facet, list[str]]
) -> None:
    ranking = ranking_of(packaged_index, place="Vardø", max_km=1)
    kept = parse_filter(chosen, packaged_index)
    now = ranking.answer(rows_in(ranking, kept)).eligible
    ways = find_loosenings(ranking, kept)
    assert ways
    for way in ways:
        loosened = rank_partners(packaged_index, way.need)
        assert loosened.answer(rows_in(loosened, way.chosen)).eligible == way.count > now
