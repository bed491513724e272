"""Does the whole way from a need to rings with rotations hold on the packaged agencies?"""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import YearMonth
from matcher.domain.match import POINTS_OF_A_WHOLE
from matcher.rings.hosting import HostProfile
from matcher.rings.validity import violations
from matcher.services.index import Index
from matcher.services.need_document import write_need
from matcher.services.needs import parse_need
from matcher.services.rings import RingsAnswer, find_rings
from matcher.services.rings_json import rings_json
from matcher.services.wording import Language, words_in

SKATTEETATEN = "974761076"
TODAY = YearMonth(2026, 11)


def answer(index: Index, rotations: int = 0, **need: object) -> RingsAnswer:
    wanted = {"agency_id": SKATTEETATEN, "trade": "SOA03-01", **need}
    return find_rings(index, parse_need(wanted, index), today=TODAY, rotations=rotations)


def partners_of(found: RingsAnswer) -> list[set[AgencyId]]:
    return [set(ring.proposal.ring.members) - {ring.proposal.seeker} for ring in found.rings]


def test_rings_come_best_first_and_their_parts_add_up(packaged_index: Index) -> None:
    found = answer(packaged_index)
    points = [ring.proposal.points for ring in found.rings]
    assert len(points) == 10
    assert points == sorted(points, reverse=True)
    for ring in found.rings:
        assert sum(part.points for part in ring.proposal.parts) == ring.proposal.points
        assert sum(part.weight for part in ring.proposal.parts) == pytest.approx(1)
        assert ring.proposal.points <= POINTS_OF_A_WHOLE
    assert found.valued < found.possible


def test_the_answer_keeps_the_contract(packaged_index: Index) -> None:
    written = rings_json(answer(packaged_index, rotations=1, limit=2), words_in(Language.NB))
    assert written["exact"] is True
    first, second = written["rings"]
    assert {"value", "coverage", "uncovered_aims", "aims_by_member", "warnings"} <= first.keys()
    assert first["members"][0]["agency_id"] == first["coordinator"] == SKATTEETATEN
    assert set(first["aims_by_member"]) == {member["agency_id"] for member in first["members"]}
    assert second["rotation"] == []
    for stay in first["rotation"]:
        keys = {"apprentice", "employer", "host", "first", "last", "months"}
        assert set(stay) == keys
        begin, end = (datetime.strptime(stay[key], "%Y-%m") for key in ("first", "last"))
        assert (end.year - begin.year) * 12 + end.month - begin.month + 1 == stay["months"]
    assert first["rotation"][0]["first"] == "2027-08"


@settings(max_examples=8)
@given(
    agency=st.integers(0, 200),
    apprentices=st.integers(1, 4),
    months=st.integers(16, 26),
    busy=st.lists(st.integers(1, 12), max_size=5),
)
def test_every_rotation_of_an_answer_keeps_the_rules(
    packaged_index: Index, agency: int, apprentices: int, months: int, busy: list[int]
) -> None:
    open_ones = [p.agency.id for p in packaged_index.candidates.profiles if p.agency.is_open]
    found = answer(
        packaged_index,
        rotations=1,
        agency_id=open_ones[agency % len(open_ones)],
        apprentices=apprentices,
        months=months,
        busy_months=busy,
        limit=1,
    )
    for ring in found.rings:
        assert ring.rotation is not None
        hosts = {member: HostProfile() for member in ring.proposal.ring.members}
        assert violations(ring.proposal.ring, ring.rotation.plan, hosts) == []
        assert ring.rotation.is_optimal
        assert len(ring.rotation.plan.apprenticeships) == apprentices


def test_a_member_asked_for_is_in_every_ring_and_one_left_out_in_none(
    packaged_index: Index,
) -> None:
    first = sorted(partners_of(answer(packaged_index))[0])
    found = answer(packaged_index, with_agencies=first[:1], without_agencies=first[1:2])
    assert found.rings
    for partners in partners_of(found):
        assert first[0] in partners
        assert first[1] not in partners


def test_a_place_is_kept(packaged_index: Index) -> None:
    found = answer(packaged_index, place="Bodø", max_km=40)
    near = packaged_index.gazetteer.find("Bodø")
    assert near is not None
    assert found.rings
    assert found.partners < 40


def test_two_years_are_too_short_for_nobody_and_a_year_for_four(packaged_index: Index) -> None:
    assert {len(p) for p in partners_of(answer(packaged_index, months=12))} <= {1, 2}
    assert 3 in {len(p) for p in partners_of(answer(packaged_index))}


@pytest.mark.parametrize("language", Language)
def test_the_same_need_gives_the_same_bytes(packaged_index: Index, language: Language) -> None:
    words = words_in(language)

    def bytes_of() -> bytes:
        found = answer(packaged_index, rotations=1, apprentices=3, limit=3)
        return json.dumps(rings_json(found, words)).encode()

    assert bytes_of() == bytes_of()
    assert b"{agency}" not in bytes_of()


def test_a_need_with_members_is_written_as_it_was_read(packaged_index: Index) -> None:
    one, other = sorted(partners_of(answer(packaged_index))[0])[:2]
    given_need = {
        "agency_id": SKATTEETATEN,
        "trade": "SOA03-01",
        "with_agencies": [one],
        "without_agencies": [other],
        "limit": 10,
    }
    assert write_need(parse_need(given_need, packaged_index)) == given_need


def test_what_to_ask_and_who_could_fill_the_gap_is_said(packaged_index: Index) -> None:
    best = answer(packaged_index).rings[0].proposal
    seeker, *partners = best.members
    assert seeker.questions == ()
    assert all(member.questions for member in partners)
    gaps = set(best.uncovered)
    for host in best.gap_hosts:
        assert host.agency not in best.ring.members
        assert {aim for aim, _ in host.aims} <= gaps
    for left in best.withdrawals:
        assert left.coverage < best.coverage


def test_an_open_end_and_a_new_intake_each_year_are_planned(packaged_index: Index) -> None:
    found = answer(packaged_index, rotations=1, limit=1, free_months=6, intakes=2, start="2027-08")
    (ring,) = found.rings
    assert ring.rotation is not None
    people = ring.rotation.plan.apprenticeships
    assert [str(person.span.first) for person in people] == ["2027-08", "2028-08"]
    assert violations(ring.proposal.ring, ring.rotation.plan, ring.hosts) == []
    for person in people:
        stays = ring.rotation.plan.stays_of(person.apprentice)
        assert sum(stay.span.months for stay in stays) == 18
    written = rings_json(found, words_in(Language.NB))["rings"][0]
    assert [person["free_months"] for person in written["apprentices"]] == [6, 6]


def test_more_intakes_than_places_name_the_cheapest_way_out(packaged_index: Index) -> None:
    found = answer(packaged_index, rotations=1, limit=1, intakes=2, apprentices=4)
    (ring,) = found.rings
    assert ring.rotation is None
    assert ring.extra_places
    (warning,) = rings_json(found, words_in(Language.NB))["rings"][0]["warnings"]
    assert "Det går med flere plasser" in warning
