"""How does the reading of an e-mail look as JSON?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from matcher.domain.need import DEFAULT_LIMIT
from matcher.enquiries import EnquiryReading, ReadNeed, Said
from matcher.services.need_document import NeedDocument

_MANY: Final = (
    "missing_aims",
    "covered_aims",
    "missing_tasks",
    "covered_tasks",
    "busy_months",
    "questions",
)
_ONE: Final = ("cooperation", "direction", "months", "apprentices", "place", "max_km")


def enquiry_json(reading: EnquiryReading, *, enquiry_id: str | int | None = None) -> dict[str, Any]:
    """Return the needs by the contract of the need, each with its evidence and certainty.

    Evidence is spans of characters in the body, by key; what was not said is null or empty.
    """
    return {
        "id": enquiry_id,
        "needs": [_need_json(need) for need in reading.needs],
        "off_topic": None if reading.off_topic is None else str(reading.off_topic),
    }


def need_of_json(read: dict[str, Any]) -> dict[str, Any]:
    """Return only what the contract of the need knows of, ready for `parse_need`."""
    known = NeedDocument.model_fields
    return {key: value for key, value in read.items() if key in known and value is not None}


def _need_json(need: ReadNeed) -> dict[str, Any]:
    values: dict[str, Any] = {
        "agency_id": need.agency.value.agency if need.agency else None,
        "agency_name": need.agency.value.name if need.agency else None,
        "trade": need.trade.value if need.trade else None,
        "start": str(need.start.value) if need.start else None,
        "similarity": None,
        "limit": DEFAULT_LIMIT,
    }
    values |= {key: one.value if (one := getattr(need, key)) else None for key in _ONE}
    values |= {key: [said.value for said in getattr(need, key)] for key in _MANY}
    said: dict[str, Sequence[Said[Any]]] = {
        key: [one] for key in (*_ONE, "trade", "start") if (one := getattr(need, key))
    }
    said |= {key: many for key in _MANY if (many := getattr(need, key))}
    if need.agency:
        said["agency_id"] = said["agency_name"] = [need.agency]
    values["evidence"] = {key: _spans(many) for key, many in said.items()}
    values["certainty"] = {
        key: round(min(one.certainty for one in many), 4) for key, many in said.items()
    }
    return values


def _spans(many: Sequence[Said[Any]]) -> list[list[int]]:
    return [list(span) for span in sorted({span for one in many for span in one.spans})]
