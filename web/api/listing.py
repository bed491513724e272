"""Which agencies are on the page of the list that was asked for, and what do aims say?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from matcher.domain.agency import AgencyProfile
from matcher.domain.curriculum import TradeCode
from matcher.services.agencies import find_agencies, list_agencies
from matcher.services.agencies_json import aim_answer_json
from matcher.services.aims import AimAnswer
from matcher.services.index import Index
from web.api.parameters import AgencySearch


def list_page(index: Index, search: AgencySearch, path: str) -> dict[str, Any]:
    """Return a page of agencies by name, or of those that the text may mean, best first."""
    found = _found(index, search.q.strip())
    end = search.offset + search.limit
    follows = urlencode({"q": search.q, "limit": search.limit, "offset": end})
    return {
        "agencies": [_entry(profile) for profile in found[search.offset : end]],
        "total": len(found),
        "limit": search.limit,
        "offset": search.offset,
        "next": f"{path}?{follows}" if end < len(found) else None,
    }


def _found(index: Index, text: str) -> list[AgencyProfile]:
    profiles = list_agencies(index)
    if not text:
        return list(profiles)
    by_id = {profile.agency.id: profile for profile in profiles}
    return [by_id[hit.agency] for hit in find_agencies(index, text, limit=len(profiles))]


def _entry(profile: AgencyProfile) -> dict[str, Any]:
    agency = profile.agency
    return {
        "agency_id": agency.id,
        "name": agency.name,
        "short_name": agency.short_name,
        "ministry": agency.ministry,
        "kind": agency.kind.value if agency.kind else None,
        "status": agency.status.value,
        "is_open": agency.is_open,
    }


def aims_document(trade: str, found: Sequence[AimAnswer], index: Index) -> dict[str, Any]:
    """Return ranked aims with their texts, so that one call is enough."""
    code = TradeCode(trade.strip().upper())
    texts = {
        aim.code: {"text_nb": aim.text_nb, "text_nn": aim.text_nn}
        for aim in index.curricula[code].aims
    }
    results = [aim_answer_json(answer) for answer in found]
    for result in results:
        result["aims"] = [entry | texts[entry["aim"]] for entry in result["aims"]]
    return {"trade": code, "results": results}
