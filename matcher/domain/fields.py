"""Which fields can an observation have, and what form does each value take?

This is the one place that fixes them: sources write these names and forms, profiles read them.
A field marked *several* has one observation for each value; the others have one value at a time.
"""

from __future__ import annotations

from typing import Final

# Of an agency.
NAME: Final = "name"
"""Text."""
SHORT_NAME: Final = "short_name"
"""Text: the abbreviation or short form the agency itself uses."""
OTHER_NAME: Final = "other_name"
"""Several. Text: former names, other written forms, abbreviations."""
STATUS: Final = "status"
"""{"status": an AgencyStatus, "note": text or null}."""
KIND: Final = "kind"
"""Text: an AgencyKind."""
MINISTRY: Final = "ministry"
"""Text: the agency number of the ministry."""
PARENT: Final = "parent"
"""Text: the agency number of the superior body."""
HOMEPAGE: Final = "homepage"
"""Text: an address with scheme."""
EMPLOYEES: Final = "employees"
"""{"count": whole number, "year": whole number or null}."""
SIZE_CLASS: Final = "size_class"
"""Text: a SizeClass."""
SITE: Final = "site"
"""Several. {"place": text, "what": text, "municipality_number": four digits or null}."""
MANDATE: Final = "mandate"
"""{"nb": text or null, "nn": text or null}."""
WORK_AREA: Final = "work_area"
"""Several. {"nb": text}."""
TASK: Final = "task"
"""Several. {"trade": plan code, "text": text}."""
BUSY: Final = "busy"
"""Several. {"months": sorted list of 1–12, "reason": text}."""
ADJACENT: Final = "adjacent"
"""Several. {"agency": agency number, "why": text}."""
APPROVED_TRADE: Final = "approved_trade"
"""Several. {"trade": plan code}."""
APPRENTICES: Final = "apprentices"
"""{"count": whole number, "year": whole number or null}."""
PLACES: Final = "places"
"""Several, one for each trade. {"trade": plan code, "count": whole number}."""
HOST_MONTHS: Final = "host_months"
"""Several, one for each trade. {"trade": plan code, "months": sorted list of 1–12}."""

# Of a trade; the key is the plan code.
TRADE_NAME_NB: Final = "name_nb"
"""Text."""
TRADE_NAME_NN: Final = "name_nn"
"""Text."""
PROGRAMME_AREA: Final = "programme_area"
"""Text: such as SRSOA3."""
IS_EXPIRED: Final = "is_expired"
"""True or false."""

# Of an aim; the key is the Grep code.
AIM_TRADE: Final = "trade"
"""Text: the plan code."""
AIM_NUMBER: Final = "number"
"""Whole number: the place of the aim in its curriculum, from 1."""
TEXT_NB: Final = "text_nb"
"""Text."""
TEXT_NN: Final = "text_nn"
"""Text."""
OFFICIAL_FORM: Final = "official_form"
"""Text: nb or nn."""

SEVERAL: Final = frozenset(
    {
        OTHER_NAME,
        SITE,
        WORK_AREA,
        TASK,
        BUSY,
        ADJACENT,
        APPROVED_TRADE,
        PLACES,
        HOST_MONTHS,
    }
)
"""The fields that hold several values at once."""
