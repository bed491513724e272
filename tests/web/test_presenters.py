"""Do the pages say no more than what is known, and where it is known from?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from werkzeug.datastructures import MultiDict

from matcher.domain.agency import AgencyId, AgencyProfile
from matcher.domain.calendar import BusyPeriod, BusySeason
from matcher.domain.curriculum import TradeCode
from matcher.domain.match import ComponentScore
from matcher.domain.provenance import Method, Origin, Source, Sourced
from matcher.domain.runs import RunState, SourceState
from matcher.services.index import Index
from matcher.services.needs import parse_need
from matcher.services.partners import find_partners
from matcher.services.status import Status
from matcher.services.wording import Language, words_in
from web.forms.field_messages import FieldMessages
from web.forms.need_form import read_need_form
from web.presenters.agency_page import present_agency
from web.presenters.cards import present_card, present_part
from web.presenters.form_page import FormPage, present_form
from web.presenters.sources_page import present_sources
from web.presenters.voice import Voice
from web.texts import texts_in

NVE = AgencyId("970205039")
SERVICE_TRADE = TradeCode("SOA03-01")
BOKMAAL = Voice(
    language=Language.NB, texts=texts_in(Language.NB), words=words_in(Language.NB), sources={}
)
SCRAPERS_WORDS = "http://10.0.0.7:8080/api answered 500: connection refused"


def in_season(index: Index, periods: Mapping[int, Method]) -> Index:
    """Return an index in which NVE is busy in these months, each known in its own way."""
    season = BusySeason(
        periods=tuple(
            Sourced(
                value=BusyPeriod(months=frozenset({month})),
                origin=Origin(source="adviser", method=method),
            )
            for month, method in periods.items()
        )
    )
    return with_profile(index, replace(profile_of(index), season=season))


def profile_of(index: Index) -> AgencyProfile:
    """Return the profile of NVE."""
    profile = index.profile(NVE)
    assert profile
    return profile


def with_profile(index: Index, profile: AgencyProfile) -> Index:
    """Return an index with another profile of NVE."""
    profiles = list(index.candidates.profiles)
    profiles[index.candidates.row_of[NVE]] = profile
    return replace(index, candidates=replace(index.candidates, profiles=tuple(profiles)))


def form_of_nve(index: Index) -> FormPage:
    """Return the form as it is when NVE is the seeker."""
    typed = read_need_form(MultiDict({"agency_id": "NVE", "trade": "SOA03-01"}))
    return present_form(typed, FieldMessages(), index, BOKMAAL)


def test_months_that_are_assumed_are_not_said_to_be_registered(packaged_index: Index) -> None:
    page = form_of_nve(in_season(packaged_index, {12: Method.ASSUMED, 1: Method.INFERRED}))
    assert page.season
    assert not page.season.is_known
    assert {origin.method for origin in page.season.origins} == {"assumed", "inferred"}
    marked = {month.number for month in page.months if month.known_from}
    assert marked == {1, 12}


def test_months_that_an_agency_has_confirmed_are_known(packaged_index: Index) -> None:
    page = form_of_nve(in_season(packaged_index, {12: Method.CONFIRMED}))
    assert page.season
    assert page.season.is_known


def test_a_month_is_shown_with_the_surest_that_is_known_of_it(packaged_index: Index) -> None:
    index = in_season(packaged_index, {12: Method.CONFIRMED})
    also = in_season(packaged_index, {12: Method.ASSUMED}).profile(NVE)
    profile = profile_of(index)
    assert profile.season
    assert also
    assert also.season
    for periods in (
        profile.season.periods + also.season.periods,
        also.season.periods + profile.season.periods,
    ):
        both = with_profile(index, replace(profile, season=BusySeason(periods=periods)))
        december = form_of_nve(both).months[11]
        assert december.known_from
        assert december.known_from.method == "confirmed"


def test_a_form_without_a_known_season_marks_no_month(packaged_index: Index) -> None:
    page = form_of_nve(
        with_profile(packaged_index, replace(profile_of(packaged_index), season=None))
    )
    assert page.season is None
    assert [month for month in page.months if month.known_from] == []


def test_a_season_known_to_be_calm_is_not_an_unknown_one(packaged_index: Index) -> None:
    profile = profile_of(packaged_index)
    said_by = Origin(source="adviser", method=Method.CONFIRMED)
    season = BusySeason(calm=said_by)
    calm = present_agency(replace(profile, season=season), packaged_index, BOKMAAL)
    unknown = present_agency(replace(profile, season=None), packaged_index, BOKMAAL)
    assert (calm.is_calm, unknown.is_calm) == (True, False)
    assert calm.calm_from == BOKMAAL.origin(said_by)


def test_a_trade_that_the_index_does_not_have_is_shown_by_its_code(packaged_index: Index) -> None:
    curricula = {
        code: curriculum
        for code, curriculum in packaged_index.curricula.items()
        if code != SERVICE_TRADE
    }
    page = present_agency(
        profile_of(packaged_index), replace(packaged_index, curricula=curricula), BOKMAAL
    )
    (trade,) = (trade for trade in page.trades if trade.code == SERVICE_TRADE)
    assert (trade.name, trade.aims) == (SERVICE_TRADE, ())
    assert trade.tasks


def test_the_size_is_shown_with_the_origin_of_the_size(packaged_index: Index) -> None:
    sizes = 0
    for profile in packaged_index.candidates.profiles:
        if profile.agency.size is None:
            continue
        page = present_agency(profile, packaged_index, BOKMAAL)
        (size,) = (one for one in page.known if one.name == BOKMAAL.texts("field.size_class"))
        assert size.origin == BOKMAAL.origin(profile.origins["size_class"])
        sizes += 1
    assert sizes > 100


@pytest.fixture(scope="module")
def answered(packaged_index: Index) -> tuple[ComponentScore, ...]:
    """Return the components of everything that is proposed for a need."""
    need = parse_need({"agency_id": "NVE", "trade": "SOA03-01", "limit": 50}, packaged_index)
    matches = find_partners(packaged_index, need).matches
    return tuple(part for match in matches for part in match.components)


def test_what_is_assumed_says_so_with_or_without_evidence(
    packaged_index: Index, answered: tuple[ComponentScore, ...]
) -> None:
    curriculum = packaged_index.curricula[SERVICE_TRADE]
    assumed = [part for part in answered if part.is_assumed]
    assert any(not part.evidence for part in assumed)
    for part in answered:
        assert present_part(part, curriculum, BOKMAAL).is_assumed == part.is_assumed


def test_the_three_shares_of_a_total_add_up_to_a_hundred(packaged_index: Index) -> None:
    need = parse_need({"agency_id": "NVE", "trade": "SOA03-01", "limit": 50}, packaged_index)
    curriculum, candidates = packaged_index.curricula[need.trade], packaged_index.candidates
    for match in find_partners(packaged_index, need).matches:
        profile = candidates.profiles[candidates.row_of[match.agency]]
        for known, assumed in [
            (match.known_share, match.assumed_share),
            (0.335, 0.665),
            (0.005, 0.995),
            (1.0, 0.0),
            (0.0, 0.0),
        ]:
            other = replace(match, known_share=known, assumed_share=assumed)
            basis = present_card(1, other, profile, curriculum, BOKMAAL).basis
            assert basis.known + basis.assumed + basis.unknown == 100
            assert min(basis.known, basis.assumed, basis.unknown) >= 0
            assert abs(basis.known - 100 * known) <= 0.5
            assert abs(basis.assumed - 100 * assumed) <= 1


def test_a_source_that_failed_says_since_when_and_nothing_of_the_insides() -> None:
    state = SourceState(
        source=Source(name="brreg", title="Register", publisher="", url="", licence=""),
        last_good_at=datetime(2026, 11, 1, tzinfo=UTC),
        last_run_at=datetime(2026, 11, 9, tzinfo=UTC),
        last_run_state=RunState.FAILED,
        last_run_message=SCRAPERS_WORDS,
        count=5,
    )
    at = datetime(2026, 11, 10, tzinfo=UTC)
    failing = present_sources(Status(index=None, sources=(state,), at=at), {}, BOKMAAL).sources[0]
    assert (failing.failed_at, failing.last_good) == ("9. november 2026", "1. november 2026")
    assert SCRAPERS_WORDS not in repr(failing)
    good = replace(state, last_run_state=RunState.GOOD)
    assert (
        present_sources(Status(index=None, sources=(good,), at=at), {}, BOKMAAL)
        .sources[0]
        .failed_at
        == ""
    )
