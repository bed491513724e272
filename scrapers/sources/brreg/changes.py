"""Which of the agencies that we know does the register say have changed?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from matcher.domain.agency import AgencyId
from matcher.domain.errors import SourceError
from scrapers.framework.manifest import Manifest
from scrapers.framework.page import Fetcher
from scrapers.framework.strict import Oddity, read_each
from scrapers.sources.brreg.options import Options
from scrapers.sources.brreg.parse import page_of, parse_change
from scrapers.sources.brreg.walk import MOST_HITS

AT_ONCE: Final = 100
"""How many numbers one visit asks about, so that the address stays short."""


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
        number, pages = 0, 1
        while number < pages:
            if (number + 1) * options.page_size > MOST_HITS:
                message = f"oppdateringer/enheter: more than {MOST_HITS} changes since {since}"
                raise SourceError(message)
            page = fetcher.fetch(
                f"{manifest.url}/oppdateringer/enheter",
                params={
                    "dato": since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
                    "organisasjonsnummer": asked,
                    "size": str(options.page_size),
                    "page": str(number),
                },
            )
            entries, pages = page_of(page.json_object(), "oppdaterteEnheter")
            found, odd = read_each(entries, parse_change, page=page, where="oppdaterteEnheter")
            changed.update(found)
            oddities += odd
            number += 1
    return frozenset(changed).intersection(numbers)
