"""Are only those that we know kept, however many pages they stand on?"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.agency import AgencyId
from matcher.domain.errors import SourceError
from scrapers.framework.page import MalformedError
from scrapers.framework.strict import ShapeError
from scrapers.sources.finnlaerebedrift.parse import parse_establishment
from scrapers.sources.finnlaerebedrift.scraper import find_agency
from tests.scrapers.answers import Answer, Asked, in_json, not_there
from tests.scrapers.sources.finnlaerebedrift.play import make_entry, play_approved
from tests.scrapers.sources.rig import OFFICE, make_known, running_rig, summarise
from tests.scrapers.sources.small import KARTVERKET, NAMES, NVE, SITE_OF_KARTVERKET, SMALL


def test_every_page_is_asked_for_once_and_in_order(tmp_path: Path) -> None:
    small = SMALL["finnlaerebedrift"]
    with running_rig("finnlaerebedrift", small.play, tmp_path) as rig:
        rig.scrape(small.known)
        asked = [(each.params["fag"], each.params["page"]) for each in rig.server.asked]
    assert asked == [("SRSOA3", "1"), ("SRSOA3", "2"), ("IMITD3", "1")]


def test_those_whom_we_do_not_know_leave_no_trace(tmp_path: Path) -> None:
    small = SMALL["finnlaerebedrift"]
    with running_rig("finnlaerebedrift", small.play, tmp_path) as rig:
        assert "Illustrasjon AS" not in summarise(rig.scrape(small.known), rig)


def test_nobody_approved_is_an_answer_and_not_a_fault(tmp_path: Path) -> None:
    with running_rig("finnlaerebedrift", play_approved({}), tmp_path) as rig:
        harvest = rig.scrape(make_known(dict(NAMES)))
    assert (harvest.found, harvest.oddities) == ((), ())


def test_a_trade_that_is_not_known_there_is_noted_and_the_others_are_read(tmp_path: Path) -> None:
    def play(asked: Asked) -> Answer:
        if asked.params["fag"] == "IMITD3":
            return not_there()
        entries = [make_entry(NVE, "NVE")]
        return in_json({"pagination": {"total_pages": 1}, "bedrifter": entries})

    with running_rig("finnlaerebedrift", play, tmp_path) as rig:
        harvest = rig.scrape(make_known(dict(NAMES)))
    assert [each.key for each in harvest.found] == [NVE]
    assert [oddity.example for oddity in harvest.oddities] == ["ITD03-01 IMITD3"]


def test_paging_that_has_lost_its_meaning_stops_the_run(tmp_path: Path) -> None:
    with running_rig("finnlaerebedrift", play_approved({}), tmp_path) as rig:
        endless = {"pagination": {"total_pages": 90_000}, "bedrifter": []}
        rig.server.always(rig.path("/bedrift"), in_json(endless))
        with pytest.raises(MalformedError, match="90000 pages"):
            rig.scrape(make_known(dict(NAMES)))
        assert len(rig.server.asked) == 1


def test_without_trades_there_is_nothing_to_ask_and_that_is_said(tmp_path: Path) -> None:
    with (
        running_rig("finnlaerebedrift", play_approved({}), tmp_path) as rig,
        pytest.raises(SourceError, match="grep_udir"),
    ):
        rig.scrape(make_known(dict(NAMES), trades=()))


def test_check_says_that_the_list_has_another_name(tmp_path: Path) -> None:
    with running_rig("finnlaerebedrift", play_approved({}), tmp_path) as rig:
        renamed = {"pagination": {"total_pages": "1"}, "virksomheter": []}
        rig.server.always(rig.path("/bedrift"), in_json(renamed))
        findings = rig.scraper.check(rig.fetcher, rig.manifest)
    assert [finding.where for finding in findings] == [
        "bedrift.bedrifter",
        "bedrift.virksomheter",
        "bedrift.pagination.total_pages",
    ]


@pytest.mark.parametrize("number", [int(NVE), NVE, f" {NVE[:3]} {NVE[3:6]} {NVE[6:]}"])
def test_a_number_is_read_as_text_and_as_a_number(number: int | str) -> None:
    establishment, leftovers = parse_establishment({"orgnr": number, "navn": None})
    assert (establishment.number, leftovers) == (NVE, ())


def test_a_field_that_is_new_is_noted() -> None:
    _, leftovers = parse_establishment({"orgnr": NVE, "navn": "NVE", "larlinger": 3})
    assert [oddity.where for oddity in leftovers] == ["larlinger"]


def test_a_missing_number_names_its_field() -> None:
    with pytest.raises(ShapeError, match="orgnr"):
        parse_establishment({"navn": "NVE"})


def test_a_site_counts_for_the_agency_that_it_belongs_to() -> None:
    known = make_known(dict(NAMES), parents={SITE_OF_KARTVERKET: KARTVERKET})
    assert find_agency(AgencyId(SITE_OF_KARTVERKET), known) == KARTVERKET
    assert find_agency(AgencyId("923609016"), known) is None


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef")), st.sampled_from("abcdef")
)
def test_bodies_that_are_above_each_other_do_not_go_round_for_ever(
    parents: dict[str, str], start: str
) -> None:
    known = make_known({"f": "kjent"}, parents=parents, trades=[OFFICE])
    assert find_agency(AgencyId(start), known) in {None, "f"}
