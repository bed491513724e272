"""Which of the agencies that we know does the register say have changed?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from matcher.domain.agency import AgencyId
from scrapers.framework.manifest import Manifest
from scrapers.framework.page import Fetcher
from scrapers.framework.strict import Oddity, read_each
from scrapers.sources.brreg.options import Options
from scrapers.sources.brreg.paging import read_pages
from scrapers.sources.brreg.parse import parse_change

AT_ONCE: Final = 100
"""How many numbers one visit asks about, so that the address stays short."""
_LISTED: Final = "oppdaterteEnheter"


def read_changed(
    fetcher: Fetcher,
    manifest: Manifest,
    options: Options,
    *,
    numbers: Sequence[AgencyId],
    since: datetime,
    oddities: list[Oddity],
) -> frozenset[AgencyId]:
    """Return those of `numbers` with a change on or after `since`, of whatever kind.

    Raises
    ------
    SourceError
        When there are more changes than the register gives at once.
    """
    changed: set[AgencyId] = set()
    for first in range(0, len(numbers), AT_ONCE):
        asked = ",".join(numbers[first : first + AT_ONCE])
        params = {
            "dato": since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "organisasjonsnummer": asked,
        }
        url = f"{manifest.url}/oppdateringer/enheter"
        for page, entries in read_pages(
            fetcher, url, listed=_LISTED, params=params, page_size=options.page_size
        ):
            found, odd = read_each(entries, parse_change, page=page, where=_LISTED)
            changed.update(found)
            oddities += odd
    return frozenset(changed).intersection(numbers)
