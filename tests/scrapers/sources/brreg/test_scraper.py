"""Is the register walked to its end, and is each entry put where it belongs?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from matcher.domain import fields
from matcher.domain.agency import AgencyId
from matcher.domain.errors import SourceError
from scrapers.framework.fetch import PoliteFetcher
from scrapers.framework.harvest import Known
from scrapers.framework.manifest import Manifest
from scrapers.sources.brreg.scraper import scrape
from tests.scrapers.answers import gone
from tests.scrapers.conftest import START
from tests.scrapers.source_server import SourceServer
from tests.scrapers.sources.brreg.small_register import (
    FISKERI,
    KLD,
    NFD,
    known_after,
    play,
    register_entries,
    valid_number,
    values,
)


def test_every_page_below_every_ministry_is_read(
    server: SourceServer, fetcher: PoliteFetcher, manifest: Manifest
) -> None:
    entries = register_entries()
    for number in range(5):
        extra = AgencyId(f"{number}")
        entries[extra] = {
            **entries[FISKERI],
            "organisasjonsnummer": valid_number(810_000_00 + number),
        }
    play(server, entries)
    harvest = scrape(fetcher, manifest, Known(now=START))
    numbers = {one.key for one in harvest.found if one.field == fields.NAME}
    assert numbers == {str(entry["organisasjonsnummer"]) for entry in entries.values()}
    assert harvest.oddities == ()
    pages = [
        one.params["page"]
        for one in server.asked
        if one.params.get("overordnetEnhet") == NFD and one.path == "/brreg/enheter"
    ]
    assert pages == ["0", "1", "2"]


def test_an_agency_gets_what_the_register_says(
    server: SourceServer, fetcher: PoliteFetcher, manifest: Manifest
) -> None:
    play(server, register_entries())
    harvest = scrape(fetcher, manifest, Known(now=START))
    assert values(harvest, FISKERI, fields.NAME) == ["Fiskeridirektoratet"]
    assert values(harvest, FISKERI, fields.MINISTRY) == [NFD]
    assert values(harvest, FISKERI, fields.PARENT) == [NFD]
    assert values(harvest, NFD, fields.KIND) == ["ministry"]
    assert values(harvest, FISKERI, fields.STATUS) == []
    sites = values(harvest, FISKERI, fields.SITE)
    assert [site["what"] for site in sites if isinstance(site, dict)] == [
        "business address",
        "Fiskeridirektoratet",
    ]
    assert {one.page.snapshot for one in harvest.found} <= {s.sha256 for s in fetcher.taken}


def test_a_part_of_an_agency_is_a_site_of_it(
    server: SourceServer, fetcher: PoliteFetcher, manifest: Manifest
) -> None:
    entries = register_entries()
    part = {
        **entries[FISKERI],
        "organisasjonsnummer": valid_number(810_000_00),
        "navn": "FISKERIDIREKTORATET REGION NORD",
        "overordnetEnhet": FISKERI,
    }
    play(server, {**entries, "part": part})
    harvest = scrape(fetcher, manifest, Known(now=START))
    assert not values(harvest, str(part["organisasjonsnummer"]), fields.NAME)
    sites = values(harvest, FISKERI, fields.SITE)
    assert "Fiskeridirektoratet region nord" in [s["what"] for s in sites if isinstance(s, dict)]


def test_a_part_that_another_source_calls_an_agency_is_one(
    server: SourceServer, fetcher: PoliteFetcher, manifest: Manifest
) -> None:
    entries = register_entries()
    number = AgencyId(valid_number(810_000_00))
    entries["part"] = {
        **entries[FISKERI],
        "organisasjonsnummer": number,
        "navn": "NEMNDA",
        "overordnetEnhet": FISKERI,
    }
    play(server, entries)
    harvest = scrape(fetcher, manifest, Known(now=START, names={number: ("Nemnda",)}))
    assert values(harvest, number, fields.NAME) == ["Nemnda"]
    assert values(harvest, number, fields.MINISTRY) == [NFD]


def test_units_that_point_at_each_other_do_not_hold_the_walk(
    server: SourceServer, fetcher: PoliteFetcher, manifest: Manifest
) -> None:
    entries = register_entries()
    entries[NFD] = {**entries[NFD], "overordnetEnhet": FISKERI}
    play(server, entries)
    harvest = scrape(fetcher, manifest, Known(now=START))
    assert values(harvest, FISKERI, fields.NAME) == ["Fiskeridirektoratet"]


def test_an_enterprise_below_a_ministry_is_left_out_and_told_of(
    server: SourceServer, fetcher: PoliteFetcher, manifest: Manifest
) -> None:
    entries = register_entries()
    form = {"kode": "SF", "beskrivelse": "Statsforetak"}
    entries[FISKERI] = {**entries[FISKERI], "organisasjonsform": form}
    play(server, entries)
    harvest = scrape(fetcher, manifest, Known(now=START))
    assert not values(harvest, FISKERI, fields.NAME)
    assert [(one.key, one.what) for one in harvest.oddities] == [
        (FISKERI, "left out: of the form SF")
    ]


def test_an_agency_that_is_gone_is_closed_and_keeps_its_name(
    server: SourceServer, fetcher: PoliteFetcher, manifest: Manifest
) -> None:
    entries = register_entries()
    play(server, entries)
    first = scrape(fetcher, manifest, Known(now=START))
    del entries[FISKERI]
    play(server, entries)
    body = {"organisasjonsnummer": FISKERI, "slettedato": "2026-11-01", "respons_klasse": "x"}
    server.always(f"/brreg/enheter/{FISKERI}", gone(body))
    known = replace(known_after(first, manifest), must_be_full=True)
    second = scrape(fetcher, manifest, known)
    assert values(second, FISKERI, fields.NAME) == ["Fiskeridirektoratet"]
    assert values(second, FISKERI, fields.STATUS) == [
        {"status": "closed", "note": "slettet i Enhetsregisteret 2026-11-01"}
    ]
    assert not values(second, FISKERI, fields.SITE)


def test_an_agency_that_the_register_has_never_heard_of_is_told_of(
    server: SourceServer, fetcher: PoliteFetcher, manifest: Manifest
) -> None:
    play(server, register_entries())
    known = Known(now=START, names={AgencyId("986252932"): ("Direktoratet",)})
    harvest = scrape(fetcher, manifest, known)
    assert [(one.key, one.what) for one in harvest.oddities] == [
        ("986252932", "not in the register (404)")
    ]


def test_a_ministry_that_is_not_there_stops_the_walk(
    server: SourceServer, fetcher: PoliteFetcher, manifest: Manifest
) -> None:
    entries = register_entries()
    del entries[KLD]
    play(server, entries)
    with pytest.raises(SourceError, match=f"{KLD}, where the walk starts"):
        scrape(fetcher, manifest, Known(now=START))
