"""Are changes read between the walks, and is a changed shape told of?"""

from __future__ import annotations

import json

from matcher.domain import fields
from scrapers.framework.fetch import PoliteFetcher
from scrapers.framework.harvest import Known
from scrapers.framework.manifest import Manifest
from scrapers.sources.brreg.scraper import check, scrape
from tests.scrapers.answers import gone, in_json
from tests.scrapers.conftest import START
from tests.scrapers.source_server import SourceServer
from tests.scrapers.sources.brreg.small_register import (
    FISKERI,
    KLD,
    known_after,
    play,
    register_entries,
    values,
)


def test_between_full_walks_only_what_changed_is_read_again(
    server: SourceServer, fetcher: PoliteFetcher, manifest: Manifest
) -> None:
    entries = register_entries()
    play(server, entries)
    first = scrape(fetcher, manifest, Known(now=START))
    entries[FISKERI] = {**entries[FISKERI], "navn": "HAVDIREKTORATET", "overordnetEnhet": KLD}
    play(server, entries, changed=(FISKERI, "810000000"))
    server.asked.clear()
    second = scrape(fetcher, manifest, known_after(first, manifest))
    assert [one.path for one in server.asked if "oppdateringer" not in one.path] == [
        f"/brreg/enheter/{FISKERI}"
    ]
    assert values(second, FISKERI, fields.NAME) == ["Havdirektoratet"]
    assert values(second, FISKERI, fields.MINISTRY) == [KLD]
    before = {(one.key, one.field, json.dumps(one.value)) for one in first.found}
    after = {
        (one.key, one.field, json.dumps(one.value)) for one in (*second.found, *second.unchanged)
    }
    assert {(key, field) for key, field, _ in before ^ after} == {
        (FISKERI, fields.NAME),
        (FISKERI, fields.MINISTRY),
        (FISKERI, fields.PARENT),
    }


def test_after_a_week_everything_is_read_again(
    server: SourceServer, fetcher: PoliteFetcher, manifest: Manifest
) -> None:
    play(server, register_entries())
    first = scrape(fetcher, manifest, Known(now=START))
    server.asked.clear()
    again = scrape(fetcher, manifest, known_after(first, manifest, days=7))
    assert again.unchanged == ()
    assert len(server.asked) > 20


def test_after_a_full_walk_that_met_a_deleted_body_only_changes_are_read(
    server: SourceServer, fetcher: PoliteFetcher, manifest: Manifest
) -> None:
    entries = register_entries()
    play(server, entries)
    first = scrape(fetcher, manifest, Known(now=START))
    del entries[FISKERI]
    play(server, entries)
    body = {"organisasjonsnummer": FISKERI, "slettedato": "2026-11-01", "respons_klasse": "x"}
    server.always(f"/brreg/enheter/{FISKERI}", gone(body))
    a_week_on = known_after(first, manifest, days=7)
    second = scrape(fetcher, manifest, a_week_on)
    server.asked.clear()
    third = scrape(fetcher, manifest, known_after(second, manifest, since=a_week_on.now))
    assert {one.path for one in server.asked} == {"/brreg/oppdateringer/enheter"}
    assert values(third, FISKERI, fields.NAME) == ["Fiskeridirektoratet"]


def test_a_live_register_of_the_known_shape_fits(
    server: SourceServer, fetcher: PoliteFetcher, manifest: Manifest
) -> None:
    play(server, register_entries(), changed=(FISKERI,))
    assert check(fetcher, manifest) == ()


def test_a_check_says_what_has_changed_in_plain_words(
    server: SourceServer, fetcher: PoliteFetcher, manifest: Manifest
) -> None:
    entries = register_entries()
    play(server, entries)
    number = min(number for number in entries if entries[number]["navn"] and number != "x")
    changed = {**entries[number], "planet": 1, "antallAnsatte": "mange"}
    del changed["navn"]
    for ministry in manifest.options["ministries"]:  # type: ignore[union-attr]
        server.always(f"/brreg/enheter/{ministry}", in_json(changed))
    assert sorted(one.what for one in check(fetcher, manifest)) == [
        "enheter/{nr} has a new field “planet” that we do not know.",
        "enheter/{nr} no longer has the field “navn”, which we read.",
        "enheter/{nr}.antallAnsatte should be whole, but is text.",
    ]
