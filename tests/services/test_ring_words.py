"""Are one and many said rightly, and is it told when something else than a ring was wanted?"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import YearMonth
from matcher.domain.need import Cooperation, Need
from matcher.domain.ring import AskAbout, Compromise, CompromiseCode, Question
from matcher.services.index import Index
from matcher.services.needs import parse_agency
from matcher.services.ring_account import give_account
from matcher.services.rings_json import (
    notes_of,
    question_sentence,
    rings_json,
    warnings_of,
    way_of,
)
from matcher.services.ways import way_json
from matcher.services.wording import Language, words_in
from tests.scoring.examples import TRADE
from tests.services.national_needs import plan
from tests.services.test_rings import answer


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        (Language.NB, "én flytting mer", "2 flyttinger mer"),
        (Language.NN, "éi flytting meir", "2 flyttingar meir"),
        (Language.EN, "one move more", "2 moves more"),
    ],
)
def test_one_move_is_not_said_as_several(language: Language, one: str, many: str) -> None:
    words = words_in(language)
    for amount, said in ((1, one), (2, many)):
        sentence = words.counted("compromise", CompromiseCode.EXTRA_MOVES, amount)
        assert said in sentence.format(amount=amount)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", CompromiseCode)
def test_every_compromise_has_words_for_one(language: Language, code: CompromiseCode) -> None:
    words = words_in(language)
    compromise = Compromise(code=code, amount=1, agency=AgencyId("974761076"))
    said = words.counted("compromise", compromise.code, compromise.amount)
    assert said != words.word("compromise", code)
    assert "{amount}" not in said


def test_one_aim_is_asked_about_as_one() -> None:
    words = words_in(Language.NB)
    one, two = (
        question_sentence(
            Question(about=AskAbout.ONLY_TEACHER, values={"count": count, "aims": "KM1"}), words
        )
        for count in (1, 2)
    )
    assert "ett kompetansemål" in one
    assert " i det " in one
    assert "2 kompetansemål" in two
    assert " i dem " in two


@pytest.mark.parametrize("cooperation", Cooperation)
def test_only_what_is_no_ring_is_told_of(cooperation: Cooperation) -> None:
    need = Need(trade=TRADE, cooperation=cooperation)
    is_other = cooperation in {Cooperation.SECONDMENT, Cooperation.EXTERNAL_SPECIALIST}
    for language in Language:
        words = words_in(language)
        notes = notes_of(need, words)
        assert len(notes) == is_other
        assert all(words.word("cooperation", cooperation) in note for note in notes)


def test_an_answer_tells_that_something_else_was_asked_for(packaged_index: Index) -> None:
    words = words_in(Language.NN)
    found = answer(packaged_index, cooperation="secondment", limit=1)
    assert "De bad om hospitering" in rings_json(found, words)["notes"][0]
    assert rings_json(answer(packaged_index, limit=1), words)["notes"] == []
    assert warnings_of(found.rings[0], words) == []


@pytest.mark.parametrize(
    ("language", "month"),
    [(Language.NB, "mai 2029"), (Language.NN, "mai 2029"), (Language.EN, "May 2029")],
)
def test_what_a_rotation_could_not_avoid_names_months_in_words(
    packaged_index: Index, language: Language, month: str
) -> None:
    words = words_in(language)
    found = answer(packaged_index, limit=1, rotations=1)
    planned = found.rings[0].rotation
    assert planned is not None
    compromise = Compromise(
        code=CompromiseCode.IN_BUSY_MONTHS,
        amount=1,
        agency=found.rings[0].proposal.seeker,
        months=(YearMonth(2029, 5),),
    )
    ring = replace(found.rings[0], rotation=replace(planned, compromises=(compromise,)))
    [said] = warnings_of(ring, words)
    assert month in said
    assert "2029-05" not in said


@pytest.mark.parametrize("language", Language)
def test_a_question_names_aims_by_their_words_and_the_rest_by_their_number(
    packaged_index: Index, language: Language
) -> None:
    words = words_in(language)
    ring = answer(packaged_index, limit=1).rings[0]
    account = give_account(packaged_index, ring, words)
    asked = [question for member in account.members for question in member.questions]
    assert any(
        quoted in question for one in account.members for quoted in one.quoted for question in asked
    )
    assert not [question for question in asked if re.search(r"\bKM\d", question)]
    for member in account.members:
        for quoted in member.quoted:
            assert any(quoted in question for question in member.questions)


@pytest.mark.parametrize("language", Language)
def test_one_possible_ring_is_not_said_as_all(language: Language) -> None:
    words = words_in(language)
    one = words.counted("rings", "proof", 1).format(possible="1", valued="1", below=0)
    assert "1" not in one
    assert one != words.word("rings", "proof")


NVE = "970205039"


@pytest.mark.parametrize("language", Language)
def test_a_ring_with_one_far_away_warns_of_the_way_as_the_national_plan_does(
    packaged_index: Index, language: Language
) -> None:
    words = words_in(language)
    far = parse_agency("Finnmark politidistrikt", packaged_index)
    found = answer(packaged_index, agency_id=NVE, with_agencies=[far], limit=1)
    [ring] = found.rings
    way = ring.ways.longest
    assert way is not None
    assert way.km > 1000
    assert far in way.between
    written = rings_json(found, words)["rings"][0]
    assert written["longest_way"] == way_json(way)
    [said] = [one for one in written["warnings"] if way_of(ring, words) in one]
    assert said.count("Finnmark politidistrikt") == 1
    together = [sorted(ring.proposal.ring.members)]
    needs = [{"agency_id": one, "trade": TRADE, "cooperation": "ring"} for one in together[0]]
    planned = plan(packaged_index, needs, together=together, least_coverage=0, least_stated=0)
    [one] = planned.plan.arrangements
    assert one.longest_way is not None
    assert set(one.longest_way.between) == set(way.between)
    assert one.longest_way.km == pytest.approx(way.km)
    assert one.longest_way.trust == pytest.approx(way.trust)


def test_a_ring_whose_members_are_near_is_not_warned_of(packaged_index: Index) -> None:
    words = words_in(Language.NB)
    found = answer(packaged_index, max_km=60, limit=3)
    for ring in found.rings:
        assert not ring.ways.is_far
        assert not [one for one in warnings_of(ring, words) if "Så langt" in one]


def test_a_ring_is_measured_from_where_the_need_says(packaged_index: Index) -> None:
    [at_home], [away] = (
        answer(packaged_index, limit=1, with_agencies=[NVE], **said).rings
        for said in ({}, {"place": "Kirkenes"})
    )
    assert at_home.ways.longest is not None
    assert away.ways.longest is not None
    assert not at_home.ways.is_far
    assert away.ways.is_far
    assert away.proposal.seeker in away.ways.longest.between
