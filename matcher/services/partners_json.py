"""What does the answer to a need look like as JSON, by the contract other programs rely on?"""

from __future__ import annotations

from typing import Any

from matcher.domain.calendar import YearMonth
from matcher.domain.match import (
    POINTS_OF_A_WHOLE,
    ComponentScore,
    Evidence,
    Exclusion,
    Match,
    Reason,
)
from matcher.domain.provenance import Origin
from matcher.domain.secondment import BestMonths
from matcher.services.index import IndexInfo
from matcher.services.need_document import write_need
from matcher.services.partners import PartnersAnswer
from matcher.services.wording import Wording


def partners_json(answer: PartnersAnswer, words: Wording) -> dict[str, Any]:
    """Return the answer to a need: ranked matches, and everybody else with why."""
    return {
        "need": write_need(answer.need),
        "matches": [
            match_json(match, words)
            | {"best_months": best_months_json(answer.best_months.get(match.agency), words)}
            for match in answer.matches
        ],
        "eligible": answer.eligible,
        "excluded": [exclusion_json(exclusion, words) for exclusion in answer.excluded],
        "not_understood": list(answer.not_understood),
        "index": index_json(answer.index),
    }


def match_json(match: Match, words: Wording) -> dict[str, Any]:
    """Return one partner; the contributions of its components add up to the total."""
    return {
        "agency_id": match.agency,
        "name": match.name,
        "total": match.total,
        "known_share": match.known_share,
        "assumed_share": match.assumed_share,
        "suggested": match.suggested.value,
        "km": match.km,
        "components": [component_json(part, words) for part in match.components],
    }


def best_months_json(best: BestMonths | None, words: Wording) -> dict[str, Any] | None:
    """Return when a secondment suits both, null where none is suggested.

    Months are YYYY-MM when a start was wished for, else MM of any year; both are included.
    """
    if best is None:
        return None
    span = best.span
    return {
        "first": _month(span.first, best) if span else None,
        "last": _month(span.last, best) if span else None,
        "months": span.months if span else 0,
        "sentence": words.best_months(best),
        "reasons": [
            {
                "reason": reason.code.value,
                "party": reason.side.value,
                "speaks": reason.code.speaks.value,
                "months": list(reason.months),
                "sentence": words.months_reason(reason),
            }
            for reason in best.reasons
        ],
    }


def _month(month: YearMonth, best: BestMonths) -> str:
    return str(month) if best.is_dated else f"{month.month:02d}"


def component_json(part: ComponentScore, words: Wording) -> dict[str, Any]:
    """Return one part of a score: weight times value is its contribution."""
    return {
        "component": part.component.value,
        "value": part.value,
        "weight": part.weight,
        "importance": part.importance,
        "reliability": part.reliability,
        "known": part.known,
        "contribution": part.points / POINTS_OF_A_WHOLE,
        "reason": part.reason.code.value,
        "reason_values": _values(part.reason),
        "sentence": words.reason(part.reason),
        "evidence": [evidence_json(evidence) for evidence in part.evidence],
    }


def _values(reason: Reason) -> dict[str, str | float]:
    """Return what a sentence names, the aims of its part by their codes in one text."""
    values = dict(reason.values)
    return values if reason.aims is None else values | {"aims": ", ".join(reason.aims)}


def evidence_json(evidence: Evidence) -> dict[str, Any]:
    """Return the words that decided, with where they are from when they were observed."""
    written: dict[str, Any] = {"text": evidence.text}
    if evidence.about:
        written["about"] = evidence.about
    return written | (origin_json(evidence.origin) if evidence.origin else {})


def exclusion_json(exclusion: Exclusion, words: Wording) -> dict[str, Any]:
    """Return an agency that is not proposed, and why."""
    return {
        "agency_id": exclusion.agency,
        "name": exclusion.name,
        "reason": exclusion.code.value,
        "sentence": words.exclusion(exclusion),
    }


def index_json(info: IndexInfo) -> dict[str, Any]:
    """Return which index an answer stands on."""
    return {
        "built_at": info.built_at.isoformat(),
        "fingerprint": info.fingerprint,
        "agencies": info.agencies,
    }


def origin_json(origin: Origin) -> dict[str, Any]:
    """Return where a value is from, how it is known, and when it was first and last seen."""
    return {
        "source": origin.source,
        "method": origin.method.value,
        "url": origin.url,
        "first_seen": origin.first_seen.isoformat() if origin.first_seen else None,
        "last_seen": origin.last_seen.isoformat() if origin.last_seen else None,
    }
