"""Do a ring's account and its pictures say what the packaged agencies are known for?"""

from __future__ import annotations

import pytest

from matcher.domain.calendar import YearMonth
from matcher.domain.ring import AskAbout
from matcher.services.index import Index
from matcher.services.needs import parse_need
from matcher.services.ring_account import give_account
from matcher.services.ring_pictures import draw_ring, names_of, unknown_seasons
from matcher.services.rings import ProposedRing, find_rings
from matcher.services.wording import Language, words_in

SKATTEETATEN = "974761076"
TODAY = YearMonth(2026, 11)


def best(index: Index, rotations: int = 0, **need: object) -> ProposedRing:
    wanted = {"agency_id": SKATTEETATEN, "trade": "SOA03-01", "limit": 1, **need}
    return find_rings(index, parse_need(wanted, index), today=TODAY, rotations=rotations).rings[0]


@pytest.mark.parametrize("language", Language)
def test_an_account_has_every_aim_once_as_covered_or_as_a_gap(
    packaged_index: Index, language: Language
) -> None:
    ring = best(packaged_index)
    account = give_account(packaged_index, ring, words_in(language))
    curriculum = packaged_index.curricula[ring.proposal.ring.trade]
    assert account.covered + len(account.gaps) == len(curriculum.aims)
    assert {aim.code for aim in account.gaps} == set(ring.proposal.uncovered)
    texts = {aim.code: aim.text(language) for aim in curriculum.aims}
    for member in account.members:
        assert all(texts[aim.code] == aim.text for aim, _ in member.aims)
        chances = [chance for _, chance in member.aims]
        assert chances == sorted(chances, reverse=True)


def test_a_question_for_every_partner_is_asked_once(packaged_index: Index) -> None:
    ring = best(packaged_index)
    account = give_account(packaged_index, ring, words_in(Language.NB))
    seeker, *partners = account.members
    assert seeker.questions == ()
    assert account.questions
    asked = sum(len(member.questions) for member in partners)
    in_all = sum(len(member.questions) for member in ring.proposal.members)
    assert asked + len(account.questions) * len(partners) == in_all


def test_those_who_could_fill_a_gap_are_named_with_the_surest_first(packaged_index: Index) -> None:
    ring = best(packaged_index)
    account = give_account(packaged_index, ring, words_in(Language.NB))
    named = {name for hosts in account.gap_hosts.values() for name, _ in hosts}
    assert named == {host.name for host in ring.proposal.gap_hosts}
    for hosts in account.gap_hosts.values():
        assert list(hosts) == sorted(hosts, key=lambda pair: -pair[1])


def test_aims_that_exist_in_one_form_only_are_marked_in_the_others(packaged_index: Index) -> None:
    both = best(packaged_index, trade="ITD03-01")
    for language, is_marked in ((Language.NB, False), (Language.NN, True), (Language.EN, True)):
        words = words_in(language)
        note = words.word("picture", "other_form")
        picture = draw_ring(packaged_index, both, words).coverage
        assert (note in picture.description) is is_marked
        assert (give_account(packaged_index, both, words).note == note) is is_marked


def test_a_season_is_unknown_where_one_has_to_ask_for_it(packaged_index: Index) -> None:
    ring = best(packaged_index)
    asked = {
        member.agency
        for member in ring.proposal.members
        if any(question.about is AskAbout.SEASON for question in member.questions)
    }
    assert unknown_seasons(packaged_index, ring) - {ring.proposal.seeker} == asked


def test_what_the_seeker_says_of_its_months_is_drawn(packaged_index: Index) -> None:
    ring = best(packaged_index, rotations=1, busy_months=[10])
    pictures = draw_ring(packaged_index, ring, words_in(Language.NB))
    assert pictures.rotation is not None
    _, hosts, _ = pictures.rotation.tables
    assert hosts.rows[0][:2] == ("Skatteetaten", "oktober")


def test_a_ring_without_a_rotation_has_one_picture(packaged_index: Index) -> None:
    pictures = draw_ring(packaged_index, best(packaged_index), words_in(Language.NN), code="r7")
    assert pictures.rotation is None
    assert [picture.code for picture in pictures.all] == ["r7-coverage"]
    assert pictures.title.startswith("Ring: Skatteetaten")


def test_members_have_letters_in_order_and_their_abbreviations(packaged_index: Index) -> None:
    names = names_of(packaged_index, best(packaged_index, agency_id="NVE"))
    assert "".join(name.letter for name in names) == "ABCD"[: len(names)]
    assert names[0].short == "NVE"
