"""Does the whole way from a need to explained partners hold on the packaged agencies?"""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.domain.match import Component, ExclusionCode, ReasonCode
from matcher.services.index import Index
from matcher.services.needs import parse_need
from matcher.services.partners import PartnersAnswer, find_partners
from matcher.services.partners_json import partners_json
from matcher.services.wording import Language, words_in

SKATTEETATEN = "974761076"


def answer(index: Index, **need: object) -> PartnersAnswer:
    given_need = {"agency_id": SKATTEETATEN, "trade": "SOA03-01", **need}
    return find_partners(index, parse_need(given_need, index))


def test_the_seeker_is_never_its_own_partner(packaged_index: Index) -> None:
    found = answer(packaged_index, limit=1000)
    assert SKATTEETATEN not in {match.agency for match in found.matches}
    reasons = {e.agency: e.code for e in found.excluded}
    assert reasons[SKATTEETATEN] is ExclusionCode.ONESELF


def test_no_closed_agency_is_proposed_for_any_trade(packaged_index: Index) -> None:
    open_ones = {p.agency.id for p in packaged_index.candidates.profiles if p.agency.is_open}
    for trade in packaged_index.candidates.trades:
        found = answer(packaged_index, trade=trade, limit=1000)
        assert {match.agency for match in found.matches} <= open_ones


def test_nobody_beyond_the_limit_is_proposed(packaged_index: Index) -> None:
    found = answer(packaged_index, place="Tromsø", max_km=60, limit=1000)
    assert found.matches
    assert all(match.km is not None and match.km <= 60 for match in found.matches)


def test_a_border_that_nobody_answers_for_is_not_called_known(packaged_index: Index) -> None:
    told = [
        (part.reason.code, any(found.origin.method.is_known for found in part.evidence))
        for match in answer(packaged_index, limit=1000).matches
        for part in match.components
        if part.reason.code in {ReasonCode.KNOWN_BORDER, ReasonCode.LIKELY_BORDER}
    ]
    assert told
    assert all((code is ReasonCode.KNOWN_BORDER) == is_known for code, is_known in told)


def test_a_partner_in_town_travels_less_than_one_across_the_country(
    packaged_index: Index,
) -> None:
    found = answer(packaged_index, place="Bodø", limit=1000)
    travel = {
        match.km: part.value
        for match in found.matches
        for part in match.components
        if part.component is Component.TRAVEL and match.km is not None
    }
    near, far = min(travel), max(travel)
    assert near < 5
    assert far > 500
    assert (travel[near] or 0) > (travel[far] or 0)


def test_evidence_of_what_they_teach_stands_on_their_own_profile(packaged_index: Index) -> None:
    found = answer(packaged_index, missing_tasks=["arkiv og journalføring"], limit=20)
    for match in found.matches:
        profile = packaged_index.profile(match.agency)
        assert profile is not None
        own = {task.text for task in profile.tasks}
        for part in match.components:
            if part.component is Component.THEY_TEACH:
                assert {evidence.text for evidence in part.evidence} <= own
                assert all(evidence.origin for evidence in part.evidence)


def test_the_same_need_gives_the_same_bytes(packaged_index: Index) -> None:
    def bytes_of() -> bytes:
        found = answer(
            packaged_index,
            missing_tasks=["vaktlister"],
            questions=["Hvordan jobber dere med digitalt arkiv?"],
        )
        return json.dumps(partners_json(found, words_in(Language.NN))).encode()

    assert bytes_of() == bytes_of()


@pytest.mark.parametrize("language", Language)
def test_every_answer_can_be_said_in_both_forms(packaged_index: Index, language: Language) -> None:
    for trade in packaged_index.candidates.trades:
        found = answer(packaged_index, trade=trade, max_km=300, limit=50)
        written = partners_json(found, words_in(language))
        sentences = [p["sentence"] for m in written["matches"] for p in m["components"]]
        sentences += [excluded["sentence"] for excluded in written["excluded"]]
        assert all(sentence and "{" not in sentence for sentence in sentences)


@settings(max_examples=40)
@given(
    agency=st.integers(0, 200),
    cooperation=st.sampled_from(["ring", "secondment", "external_specialist", "any", None]),
    direction=st.sampled_from(["send", "receive", "swap", None]),
    busy=st.lists(st.integers(1, 12), max_size=12),
    similarity=st.sampled_from(["alike", "complementary", None]),
)
def test_any_open_agency_gets_an_answer_whose_parts_add_up(
    packaged_index: Index, agency: int, **need: object
) -> None:
    open_ones = [p.agency.id for p in packaged_index.candidates.profiles if p.agency.is_open]
    busy = need.pop("busy")
    found = answer(
        packaged_index, agency_id=open_ones[agency % len(open_ones)], busy_months=busy, **need
    )
    points = [match.points for match in found.matches]
    assert points == sorted(points, reverse=True)
    assert len(found.matches) == min(10, found.eligible)
    assert found.eligible + len(found.excluded) == len(packaged_index.candidates.ids)


@pytest.mark.parametrize("direction", ["send", "receive", "swap"])
def test_a_secondment_names_the_months_that_suit_both(
    packaged_index: Index, direction: str
) -> None:
    found = answer(
        packaged_index,
        cooperation="secondment",
        direction=direction,
        start="2027-09",
        months=3,
        busy_months=[1, 2],
        limit=20,
    )
    for match in partners_json(found, words_in(Language.NB))["matches"]:
        best = match["best_months"]
        assert best["months"] == 3
        assert "2027-09" <= best["first"] <= "2028-08"
        assert best["reasons"]
        hosts = {"send": {"they"}, "receive": {"we"}, "swap": {"we", "they"}}[direction]
        on_hosts = {r["party"] for r in best["reasons"] if r["reason"].startswith("host_")}
        assert on_hosts == hosts
        if "we" in hosts:
            assert not {1, 2} & months_between(best["first"], 3)


def months_between(first: str, count: int) -> set[int]:
    return {(int(first[5:]) - 1 + at) % 12 + 1 for at in range(count)}


def test_months_without_a_wished_start_are_those_of_any_year(packaged_index: Index) -> None:
    found = answer(packaged_index, cooperation="secondment", limit=3)
    for match in partners_json(found, words_in(Language.NN))["matches"]:
        assert match["best_months"]["first"] in {f"{month:02d}" for month in range(1, 13)}
        assert "månader" in match["best_months"]["sentence"]


def test_a_ring_has_no_months_of_a_secondment(packaged_index: Index) -> None:
    found = answer(packaged_index, cooperation="ring", limit=3)
    assert [m["best_months"] for m in partners_json(found, words_in(Language.NB))["matches"]] == [
        None
    ] * 3


def test_the_months_asked_for_are_said_first(packaged_index: Index) -> None:
    found = answer(
        packaged_index, cooperation="secondment", direction="send", start="2028-03", months=4
    )
    matches = partners_json(found, words_in(Language.NB))["matches"]
    sentences = [match["best_months"]["sentence"] for match in matches]
    assert all(
        said.startswith(("Fra mars 2028, som dere ba om", "Dere ba om oppstart i mars 2028"))
        for said in sentences
    )
    for match in matches:
        best = match["best_months"]
        why = {reason["reason"] for reason in best["reasons"]}
        assert (best["first"] == "2028-03") != bool(why & {"later_host_busy", "later_host_cannot"})


@pytest.mark.parametrize("seeker", ["NVE", "Skatteetaten", "Statens vegvesen", "Riksrevisjonen"])
def test_both_are_said_to_gain_only_where_it_is_named_what_each_teaches(
    packaged_index: Index, seeker: str
) -> None:
    found = answer(packaged_index, agency_id=seeker, limit=1000)
    told = [{part.component: part.reason for part in match.components} for match in found.matches]
    gaining = [one for one in told if one[Component.MUTUAL].code is ReasonCode.BOTH_GAIN]
    assert all(one[Component.THEY_TEACH].aims and one[Component.WE_TEACH].aims for one in gaining)
