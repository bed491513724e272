"""Do an agency's own lists replace our guesses, and nothing more than those?"""

from __future__ import annotations

from matcher.domain import fields
from matcher.domain.calendar import BusySeason
from matcher.domain.provenance import Method, Observation, ReviewState
from matcher.geography import Gazetteer
from matcher.profiles import assemble_profile
from tests.profiles.examples import AGENCY, seen, task

NOWHERE = Gazetteer(postcodes={}, municipalities={}, exact={}, loose={})


def texts(*observations: Observation) -> dict[str, set[str]]:
    """Return the tasks of the profile by trade."""
    profile = assemble_profile(AGENCY, observations, NOWHERE)
    found: dict[str, set[str]] = {}
    for known in profile.tasks:
        found.setdefault(known.trade, set()).add(known.text)
    return found


def test_an_inferred_task_is_used_only_where_no_other_is_known() -> None:
    archetype = task("journalføre", Method.INFERRED)
    assert texts(archetype) == {"SOA03-01": {"journalføre"}}
    assert texts(archetype, task("veilede", Method.ASSUMED)) == {"SOA03-01": {"veilede"}}


def test_a_task_in_one_trade_says_nothing_of_another() -> None:
    found = texts(
        task("journalføre", Method.INFERRED), task("bytte skjerm", Method.ASSUMED, "ITD03-01")
    )
    assert found == {"SOA03-01": {"journalføre"}, "ITD03-01": {"bytte skjerm"}}


def test_a_confirmed_list_of_tasks_replaces_guesses_but_not_what_was_published() -> None:
    found = texts(
        task("svare i skranken", Method.CONFIRMED),
        task("gjette", Method.ASSUMED),
        task("utlyst oppgave", Method.PUBLISHED),
        task("bytte skjerm", Method.ASSUMED, "ITD03-01"),
    )
    assert found == {
        "SOA03-01": {"svare i skranken", "utlyst oppgave"},
        "ITD03-01": {"bytte skjerm"},
    }


def test_a_rejected_confirmation_replaces_nothing() -> None:
    rejected = task("feil", Method.CONFIRMED, review=ReviewState.REJECTED)
    assert texts(rejected, task("gjette", Method.ASSUMED)) == {"SOA03-01": {"gjette"}}


def test_the_same_task_twice_is_one_task_of_the_best_origin() -> None:
    profile = assemble_profile(
        AGENCY,
        [task("Svare  på telefon", Method.ASSUMED), task("svare på telefon", Method.PUBLISHED)],
        NOWHERE,
    )
    assert [known.origin.method for known in profile.tasks] == [Method.PUBLISHED]


def test_unknown_season_is_not_a_calm_season() -> None:
    assert assemble_profile(AGENCY, [], NOWHERE).season is None
    calm = seen(fields.BUSY, {"months": [], "reason": "ingen"}, Method.CONFIRMED)
    guess = seen(fields.BUSY, {"months": [3], "reason": "budsjett"}, Method.ASSUMED)
    assert assemble_profile(AGENCY, [calm, guess], NOWHERE).season == BusySeason(calm=calm.origin)


def test_what_waits_in_a_list_is_not_used_but_shown() -> None:
    held = seen(
        fields.SITE, {"place": "Sogndal", "what": ""}, Method.REGISTER, review=ReviewState.WAITING
    )
    profile = assemble_profile(AGENCY, [held], NOWHERE)
    assert profile.agency.sites == ()
    assert [rival.value for rival in profile.rivals[fields.SITE]] == ["Sogndal"]


def test_an_agency_is_not_adjacent_to_itself() -> None:
    links = [
        seen(fields.ADJACENT, {"agency": number, "why": "deler data"})
        for number in (AGENCY, "974761076")
    ]
    profile = assemble_profile(AGENCY, links, NOWHERE)
    assert [link.agency for link in profile.links] == ["974761076"]


def test_an_offer_holds_what_is_known_of_each_trade() -> None:
    profile = assemble_profile(
        AGENCY,
        [
            task("svare", Method.ASSUMED),
            seen(fields.APPROVED_TRADE, {"trade": "ITD03-01"}, Method.REGISTER),
            seen(fields.PLACES, {"trade": "ITD03-01", "count": 2}, Method.CONFIRMED),
            seen(fields.PLACES, {"trade": "ITD03-01", "count": 9}, Method.ASSUMED),
            seen(fields.HOST_MONTHS, {"trade": "SOA03-01", "months": [1, 2]}, Method.CONFIRMED),
        ],
        NOWHERE,
    )
    office, it = sorted(profile.offers, key=lambda offer: offer.trade, reverse=True)
    assert (office.trade, office.approved, office.places) == ("SOA03-01", None, None)
    assert office.host_months is not None
    assert office.host_months.value == {1, 2}
    assert it.approved is not None
    assert it.places is not None
    assert it.places.value == 2
    assert not office.aims
    assert not it.aims
