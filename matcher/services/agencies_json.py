"""What do agencies, trades, aims and sources look like as JSON?"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from matcher.domain.agency import AgencyProfile, BilingualText, Site, TradeOffer
from matcher.domain.calendar import BusySeason
from matcher.domain.curriculum import CompetenceAim, Curriculum
from matcher.domain.provenance import Sourced
from matcher.domain.runs import SourceState
from matcher.services.aims import AimAnswer
from matcher.services.partners_json import index_json, origin_json
from matcher.services.status import Status


def agency_json(profile: AgencyProfile) -> dict[str, Any]:
    """Return everything known of an agency, each value with where it is from."""
    return _register_json(profile) | {
        "mandate": _mandate_json(profile.mandate),
        "work_areas": [{"text": a.value, **origin_json(a.origin)} for a in profile.work_areas],
        "sites": [_site_json(site) for site in profile.agency.sites],
        "busy": _busy_json(profile.season),
        "tasks": [
            {"trade": task.trade, "text": task.text, **origin_json(task.origin)}
            for task in profile.tasks
        ],
        "offers": [_offer_json(offer) for offer in profile.offers],
        "adjacent": [
            {"agency_id": link.agency, "why": link.why, **origin_json(link.origin)}
            for link in profile.links
        ],
        "origins": {name: origin_json(origin) for name, origin in profile.origins.items()},
        "rivals": {
            name: [{"text": rival.value, **origin_json(rival.origin)} for rival in rivals]
            for name, rivals in profile.rivals.items()
        },
    }


def _register_json(profile: AgencyProfile) -> dict[str, Any]:
    agency = profile.agency
    return {
        "agency_id": agency.id,
        "name": agency.name,
        "short_name": agency.short_name,
        "other_names": list(agency.other_names),
        "status": agency.status.value,
        "status_note": agency.status_note,
        "kind": agency.kind.value if agency.kind else None,
        "ministry": agency.ministry,
        "parent": agency.parent,
        "homepage": agency.homepage,
        "employees": agency.employees,
        "size_class": agency.size.value if agency.size else None,
    }


def trade_json(curriculum: Curriculum) -> dict[str, Any]:
    """Return a trade with its aims in both written forms."""
    trade = curriculum.trade
    return {
        "trade": trade.code,
        "programme_area": trade.programme_area,
        "name_nb": trade.name_nb,
        "name_nn": trade.name_nn,
        "is_expired": trade.is_expired,
        "aims": [aim_json(aim) for aim in curriculum.aims],
    }


def aim_json(aim: CompetenceAim) -> dict[str, Any]:
    """Return an aim; a written form that is not known is null."""
    return {
        "aim": aim.code,
        "number": aim.number,
        "text_nb": aim.text_nb,
        "text_nn": aim.text_nn,
        "official_form": aim.official_form,
    }


def aim_answer_json(answer: AimAnswer) -> dict[str, Any]:
    """Return the aims found for one text, the most probable first."""
    return {
        "text": answer.text,
        "aims": [{"aim": aim, "score": round(score, 6)} for aim, score in answer.aims],
        "off_topic": answer.is_off_topic,
        "evidence": [
            {
                "aim": found.aim,
                "words": list(found.words),
                "phrases": [p.text for p in found.phrases],
            }
            for found in answer.evidence
        ],
    }


def status_json(status: Status) -> dict[str, Any]:
    """Return which index is in service, and how old each source is."""
    return {
        "index": index_json(status.index) if status.index else None,
        "sources": [_source_json(state, status.at) for state in status.sources],
    }


def _source_json(state: SourceState, at: datetime) -> dict[str, Any]:
    good = state.last_good_at
    return {
        "source": state.source.name,
        "title": state.source.title,
        "publisher": state.source.publisher,
        "url": state.source.url,
        "licence": state.source.licence,
        "last_good_at": good.isoformat() if good else None,
        "age_days": (at - good).days if good else None,
        "last_run_at": state.last_run_at.isoformat(),
        "last_run_state": state.last_run_state.value,
        "last_run_message": state.last_run_message,
        "observations": state.count,
    }


def _mandate_json(mandate: Sourced[BilingualText] | None) -> dict[str, Any] | None:
    if mandate is None:
        return None
    return {"nb": mandate.value.nb, "nn": mandate.value.nn, **origin_json(mandate.origin)}


def _site_json(site: Site) -> dict[str, Any]:
    position = site.position
    return {
        "place": site.place,
        "what": site.what,
        "municipality_number": site.municipality_number,
        "latitude": position.latitude if position else None,
        "longitude": position.longitude if position else None,
        **origin_json(site.origin),
    }


def _busy_json(season: BusySeason | None) -> list[dict[str, Any]] | None:
    """Return the busy periods; null when nothing is known, which is not the same as none."""
    if season is None:
        return None
    return [
        {
            "months": sorted(period.value.months),
            "reason": period.value.reason,
            **origin_json(period.origin),
        }
        for period in season.periods
    ]


def _offer_json(offer: TradeOffer) -> dict[str, Any]:
    return {
        "trade": offer.trade,
        "approved": _sourced_json(offer.approved),
        "places": _sourced_json(offer.places),
        "host_months": _sourced_json(
            Sourced(value=sorted(offer.host_months.value), origin=offer.host_months.origin)
            if offer.host_months
            else None
        ),
        "aims": [
            {
                "aim": aim,
                "certainty": taught.certainty,
                "tasks": [task.text for task in taught.tasks],
            }
            for aim, taught in sorted(
                offer.aims.items(), key=lambda item: (-item[1].certainty, item[0])
            )
        ],
    }


def _sourced_json(sourced: Sourced[Any] | None) -> dict[str, Any] | None:
    if sourced is None:
        return None
    return {"value": sourced.value, **origin_json(sourced.origin)}
