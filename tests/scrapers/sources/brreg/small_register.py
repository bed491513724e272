"""Which small register do the tests of the scraper walk through?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from matcher.domain.agency import AgencyId
from scrapers.framework.harvest import Harvest, Known
from scrapers.framework.manifest import Manifest
from scrapers.framework.observing import to_observations
from tests.scrapers.conftest import START
from tests.scrapers.source_server import SourceServer, read_seed_agencies
from tests.scrapers.sources.brreg.play import Entry, make_entry, make_site, play_register

AGENCIES = read_seed_agencies()
SKATTEETATEN = AgencyId("974761076")
FISKERI = AgencyId("971203420")
NFD = AgencyId("912660680")
KLD = AgencyId("972417882")


def register_entries() -> dict[str, Entry]:
    """Return every entry of a small register: the bodies at the top, and a few below."""
    below = {SKATTEETATEN, FISKERI, "999601391"}
    chosen = [
        one
        for one in AGENCIES
        if one.agency_id in below or one.ministry_basis == "selv" or one.ministry == "Stortinget"
    ]
    courts = replace(AGENCIES[0], agency_id="984195796", name="Domstolene i Norge")
    entries = {one.agency_id: make_entry(one, AGENCIES) for one in chosen}
    return {**entries, "984195796": make_entry(replace(courts, ministry=""), AGENCIES)}


def play(server: SourceServer, entries: dict[str, Entry], changed: tuple[str, ...] = ()) -> None:
    units = list(entries.values())
    sites = [make_site(entry) for entry in units if "forretningsadresse" in entry]
    lines: list[Entry] = [{"organisasjonsnummer": number} for number in changed]
    server.plays["brreg"] = play_register(units, sites, lines)


def values(harvest: Harvest, key: str, field: str) -> list[object]:
    found = [one.value for one in harvest.found if (one.key, one.field) == (key, field)]
    return found + [one.value for one in harvest.unchanged if (one.key, one.field) == (key, field)]


def known_after(
    harvest: Harvest, manifest: Manifest, days: float = 1, *, since: datetime = START
) -> Known:
    """Return what a run would know, `days` after a run at `since` that gave this harvest."""
    own = to_observations(harvest, manifest, since)
    return Known(now=since + timedelta(days=days), last_good=since, own=own)


def valid_number(stem: int) -> str:
    weights = (3, 2, 7, 6, 5, 4, 3, 2)
    while True:
        remainder = sum(w * int(d) for w, d in zip(weights, str(stem), strict=True)) % 11
        if remainder != 1:
            return f"{stem}{(11 - remainder) % 11}"
        stem += 100
