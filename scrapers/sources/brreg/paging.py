"""How is a search of the register read to its last page?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import shorten
from typing import Final

from matcher.domain.errors import SourceError
from matcher.domain.provenance import JsonValue
from scrapers.framework.page import Fetcher, Page
from scrapers.sources.brreg.parse import page_of

MOST_HITS: Final = 10_000
"""The register gives no more of one search than this: page × size."""


def read_pages(
    fetcher: Fetcher, url: str, *, listed: str, params: Mapping[str, str], page_size: int
) -> Iterator[tuple[Page, list[JsonValue]]]:
    """Give each page of a search with the entries under `listed` on it.

    Raises
    ------
    SourceError
        When there are more hits than the register gives.
    """
    number, pages = 0, 1
    while number < pages:
        if (number + 1) * page_size > MOST_HITS:
            asked = ", ".join(f"{name}={value}" for name, value in params.items())
            message = f"{url}: more than {MOST_HITS} hits for {shorten(asked, 80)}"
            raise SourceError(message)
        page = fetcher.fetch(url, params={**params, "size": str(page_size), "page": str(number)})
        entries, pages = page_of(page.json_object(), listed)
        yield page, entries
        number += 1
