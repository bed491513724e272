"""Does what stands between an agency's name and a town say that it sits there?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from matcher.enquiries.place_words import ADVERBS, AT, NO_HEAD, SITS
from matcher.enquiries.word_lists import any_of

# «NVE har en stasjon i», «Kystverket sitt depot på», «Tolletaten, tollstedet på»
_AGENCY_SITE: Final = re.compile(
    r"(?:['’]?s)?,?(?:\s+(?-i:[A-ZÆØÅ])[\w-]+){0,2}"
    rf"(?:\s+(?:(?:har|driver|driv|has|runs)\s+{any_of('article')}|sin|si|sitt|sine|har|her))?"
    rf"\s+(?:\w+\s+){{0,4}}?{NO_HEAD}{any_of('own_place', 'own_site')}"
    rf"(?:\s+(?:vår|vårt|sin|si|sitt|(?:for|til)\s+\w+))?{AT}",
    re.IGNORECASE,
)
_AGENCY_MOVED: Final = re.compile(
    r"\s+(?:(?:har|have|has|just|nettopp)\s+){0,2}(?:flytta|flyttet|flytter|moved)"
    r"(?:\s+(?:fra|frå|from)\s+[\w-]+)?\s+(?:til|to)\s+$",
    re.IGNORECASE,
)
_AGENCY_SITS: Final = re.compile(
    rf"(?:\s+(?-i:[A-ZÆØÅ])[\w-]+){{0,3}}{ADVERBS}\s+{SITS}{ADVERBS}{AT}", re.IGNORECASE
)
_HEAD: Final = re.compile(rf"\b{any_of('head_office')}\b", re.IGNORECASE)


def has_site_behind(behind: Iterable[str]) -> bool:
    """Tell whether what stands between the writer's agency and a name says that it sits there."""
    return any(
        _AGENCY_SITS.match(text) or _AGENCY_MOVED.match(text) or is_site_of(text) for text in behind
    )


def is_site_of(behind: str) -> bool:
    """Tell whether the agency is said to have a site, other than its head office, in a town."""
    return bool(_AGENCY_SITE.match(behind)) and not _HEAD.search(behind)
