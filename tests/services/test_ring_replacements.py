"""Is the effect of a replacement that of the whole value function, and is none better left out?"""

from __future__ import annotations

import pytest

from matcher.domain.agency import AgencyId
from matcher.domain.certainty import SURE_ENOUGH_TO_NAME
from matcher.domain.errors import InputError, ProblemCode
from matcher.services.index import Index
from matcher.services.needs import parse_need
from matcher.services.ring_basis import RingBasis, make_ring_basis
from matcher.services.ring_replacements import find_replacements, read_partners, weigh_ring
from matcher.services.rings import find_rings_from
from tests.services.test_rings import SKATTEETATEN, TODAY
from tests.services.test_rings_bad_input import closed_agency


def basis_of(index: Index, **need: object) -> RingBasis:
    wanted = {"agency_id": SKATTEETATEN, "trade": "SOA03-01", **need}
    return make_ring_basis(index, parse_need(wanted, index), today=TODAY)


def best_partners(basis: RingBasis, at: int = 0) -> list[AgencyId]:
    proposal = find_rings_from(basis, planned=range(0)).rings[at].proposal
    return [member.agency for member in proposal.members[1:]]


def test_a_ring_put_together_by_hand_is_worth_what_it_was_when_it_was_found(
    packaged_index: Index,
) -> None:
    basis = basis_of(packaged_index)
    for ring in find_rings_from(basis, planned=range(0)).rings:
        partners = [member.agency for member in ring.proposal.members[1:]]
        assert weigh_ring(basis, partners) == ring.proposal
        assert weigh_ring(basis, partners[::-1]) == ring.proposal


def test_no_agency_would_be_better_than_those_that_are_shown(packaged_index: Index) -> None:
    basis = basis_of(packaged_index, place="Bodø", max_km=60)
    first, *others = best_partners(basis)
    found = find_replacements(basis, [first, *others], first, limit=4)
    shown = {one.agency for one in found.best}
    worth = {}
    for row in basis.prospects.rows[1:].tolist():
        agency = packaged_index.candidates.ids[row]
        if agency not in {first, *others}:
            worth[agency] = weigh_ring(basis, [*others, agency]).points
    assert found.possible == len(worth)
    assert sorted(worth.values(), reverse=True)[:4] == [one.proposal.points for one in found.best]
    assert {a for a, points in worth.items() if points > found.best[-1].proposal.points} <= shown


def test_gained_and_lost_aims_are_those_that_become_and_cease_to_be_named(
    packaged_index: Index,
) -> None:
    basis = basis_of(packaged_index)
    partners = best_partners(basis)
    now = weigh_ring(basis, partners)
    taught_now = {aim for aim, chance in now.aims if chance >= SURE_ENOUGH_TO_NAME}
    for one in find_replacements(basis, partners, partners[0]).best:
        taught = {aim for aim, chance in one.proposal.aims if chance >= SURE_ENOUGH_TO_NAME}
        assert set(one.gained) == taught - taught_now
        assert set(one.lost) == taught_now - taught
        assert one.agency in one.proposal.ring.members
        assert partners[0] not in one.proposal.ring.members
        assert one.worth.value == one.proposal.value


def test_a_replacement_undone_leads_to_the_ring_it_began_with(packaged_index: Index) -> None:
    basis = basis_of(packaged_index)
    partners = best_partners(basis)
    there = find_replacements(basis, partners, partners[0]).best[0]
    after = [m.agency for m in there.proposal.members[1:]]
    back = find_replacements(basis, after, there.agency, chosen=partners[0]).chosen
    assert back is not None
    assert back.proposal == weigh_ring(basis, partners)
    assert (set(back.gained), set(back.lost)) == (set(there.lost), set(there.gained))


def test_one_that_is_already_in_the_ring_changes_nothing(packaged_index: Index) -> None:
    basis = basis_of(packaged_index)
    partners = best_partners(basis)
    assert find_replacements(basis, partners, partners[0], chosen=partners[1]).chosen is None


def problems_of(index: Index, partners: list[str], **need: object) -> dict[ProblemCode, str]:
    with pytest.raises(InputError) as caught:
        weigh_ring(basis_of(index, **need), read_partners(partners, index, field="members"))
    assert {problem.field for problem in caught.value.problems} == {"members"}
    return {problem.code: problem.hint for problem in caught.value.problems}


def test_a_ring_that_cannot_be_is_refused_with_the_cure(packaged_index: Index) -> None:
    basis = basis_of(packaged_index)
    pair = best_partners(basis)[:2]
    five = sorted({*best_partners(basis, 0), *best_partners(basis, 1), *best_partners(basis, 2)})
    closed = closed_agency(packaged_index)
    index = packaged_index
    assert problems_of(index, five[:4]) == {ProblemCode.RING_TOO_LARGE: "3"}
    assert ProblemCode.CLOSED_MEMBER in problems_of(index, [pair[0], closed])
    assert ProblemCode.ONESELF in problems_of(index, [pair[0], SKATTEETATEN])
    assert ProblemCode.UNKNOWN_AGENCY in problems_of(index, [pair[0], "Finnes ikke"])
    assert problems_of(index, pair, months=11) == {ProblemCode.PERIOD_TOO_SHORT: "≥ 12 (3)"}
    too_many = problems_of(index, pair[:1], apprentices=3)
    assert too_many == {ProblemCode.TOO_MANY_APPRENTICES: "1–2"}
    left_out = problems_of(index, pair, without_agencies=pair[:1])
    assert set(left_out) == {ProblemCode.AGENCY_BOTH_WITH_AND_WITHOUT}


def test_a_newcomer_that_cannot_be_a_member_is_named_by_its_own_field(
    packaged_index: Index,
) -> None:
    basis = basis_of(packaged_index)
    partners = best_partners(basis)
    closed = AgencyId(closed_agency(packaged_index))
    with pytest.raises(InputError) as caught:
        find_replacements(basis, partners, partners[0], chosen=closed)
    assert [p.field for p in caught.value.problems] == ["instead"]


def test_ways_are_measured_from_the_place_that_the_need_says(packaged_index: Index) -> None:
    far = basis_of(packaged_index, place="Vardø")
    near = basis_of(packaged_index)
    partners = best_partners(near)
    ways = [find_replacements(b, partners, partners[0], limit=1).worth for b in (near, far)]
    assert ways[0].longest_km is not None
    assert ways[1].longest_km is not None
    assert ways[1].longest_km > max(ways[0].longest_km, 1500)
