"""What has changed in the trades' curricula since we last asked Grep?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, cast

from matcher.domain import fields
from matcher.domain.curriculum import parse_trade_code
from matcher.domain.provenance import JsonValue, Observation, Topic
from scrapers.framework.harvest import Found, Harvest, Known
from scrapers.framework.manifest import Manifest
from scrapers.framework.page import Fetcher, MalformedError, Page
from scrapers.framework.shape import Finding, Shape, compare_shape
from scrapers.framework.strict import Oddity, read_each
from scrapers.sources.grep_udir.aims import AIMS, PLANS, SETS, parse_page, read_aims
from scrapers.sources.grep_udir.ignored import (
    IGNORED_IN_AIMS,
    IGNORED_IN_PLANS,
    IGNORED_IN_SETS,
)
from scrapers.sources.grep_udir.parse import (
    PlanReference,
    ProgrammeArea,
    Standing,
    parse_aim_set,
    parse_plan,
    parse_plan_reference,
    parse_programme_area,
)

AREAS: Final = "programomraader"
_CLOCK_MARGIN: Final = timedelta(days=1)
"""Grep's times have no zone, so what changed within a day of our last visit is read again."""

_TEXT: Final[Shape] = {"tekst": [{"spraak": "text", "verdi": "text"}]}
_ANY: Final = "any"
PLAN_SHAPE: Final[Shape] = {
    "kode": "text",
    "status": "text",
    "tittel": _TEXT,
    "sist-endret": "text",
    "kompetansemaal-kapittel": _ANY,
    **{f"{name}?": _ANY for name in sorted(IGNORED_IN_PLANS)},
}
SET_SHAPE: Final[Shape] = {
    "kode": "text",
    "kompetansemaal": _ANY,
    **{f"{name}?": _ANY for name in sorted(IGNORED_IN_SETS)},
}
AIM_SHAPE: Final[Shape] = {
    "kode": "text",
    "status": "text",
    "tittel": _TEXT,
    **{f"{name}?": _ANY for name in sorted(IGNORED_IN_AIMS)},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trade:
    """A trade to be read: its programme area and one of its curricula."""

    area: ProgrammeArea
    plan: PlanReference
    page: Page


def scrape(fetcher: Fetcher, manifest: Manifest, known: Known) -> Harvest:
    """Read the trades from two lists, and the aims of every curriculum that has changed."""
    trades, oddities = _read_trades(fetcher, manifest, known)
    found = [each for trade in trades for each in _found_of_trade(trade)]
    notes = list(oddities)
    unchanged: list[Observation] = []
    max_age = timedelta(days=cast("int", manifest.options["read_again_after_days"]))
    for trade in trades:
        own = _own_aims(known, trade.plan.code)
        if trade.plan.standing is not Standing.IN_FORCE or _is_unchanged(
            trade.plan, own, known, max_age
        ):
            unchanged += own
            continue
        aims = read_aims(fetcher, manifest, trade.plan.code, own)
        found += aims.found
        notes += aims.oddities
        unchanged += aims.kept
    return Harvest(found=tuple(found), oddities=tuple(notes), unchanged=tuple(unchanged))


def check(fetcher: Fetcher, manifest: Manifest) -> tuple[Finding, ...]:
    """Walk from one curriculum to one aim and compare each answer with its shape."""
    plan_page = fetcher.fetch(f"{manifest.url}/{PLANS}/SOA03-01")
    findings = compare_shape(plan_page.json(), PLAN_SHAPE, where=PLANS)
    plan, _ = parse_page(plan_page, parse_plan)
    set_page = fetcher.fetch(f"{manifest.url}/{SETS}/{plan.sets[0]}")
    findings += compare_shape(set_page.json(), SET_SHAPE, where=SETS)
    codes, _ = parse_page(set_page, parse_aim_set)
    aim_page = fetcher.fetch(f"{manifest.url}/{AIMS}/{codes[0]}")
    return (*findings, *compare_shape(aim_page.json(), AIM_SHAPE, where=AIMS))


def _read_trades(
    fetcher: Fetcher, manifest: Manifest, known: Known
) -> tuple[list[_Trade], tuple[Oddity, ...]]:
    """Pair each wanted programme area with its curricula, by the rule of `plan_stem`."""
    area_page = fetcher.fetch(f"{manifest.url}/{AREAS}")
    areas, area_oddities = read_each(
        _entries(area_page), parse_programme_area, page=area_page, where=AREAS
    )
    plan_page = fetcher.fetch(f"{manifest.url}/{PLANS}")
    plans, plan_oddities = read_each(
        _entries(plan_page), parse_plan_reference, page=plan_page, where=PLANS
    )
    wanted = {str(code) for code in cast("list[str]", manifest.options["programme_areas"])}
    wanted |= {trade.programme_area for trade in known.trades}
    trades = [
        _Trade(area=area, plan=plan, page=plan_page)
        for area in sorted(areas, key=lambda area: area.code)
        if area.code in wanted
        for plan in sorted(plans, key=lambda plan: plan.code)
        if plan.code.startswith(area.plan_stem) and plan.standing is not Standing.NOT_YET
    ]
    return trades, (*area_oddities, *plan_oddities)


def _entries(page: Page) -> list[JsonValue]:
    """Return a list of Grep's."""
    entries = page.json()
    if not isinstance(entries, list):
        raise MalformedError(page.url, f"expected a JSON list, found {type(entries).__name__}")
    return entries


def _found_of_trade(trade: _Trade) -> Iterator[Found]:
    """Give the names, the programme area and the standing of one trade."""
    nb = trade.area.texts.get("nob") or trade.area.texts.get("default")
    is_expired = Standing.EXPIRED in {trade.plan.standing, trade.area.standing}
    values: dict[str, JsonValue] = {
        fields.TRADE_NAME_NB: nb,
        fields.TRADE_NAME_NN: trade.area.texts.get("nno"),
        fields.PROGRAMME_AREA: trade.area.code,
        fields.IS_EXPIRED: is_expired,
    }
    code = parse_trade_code(trade.plan.code)
    for field, value in values.items():
        if value is not None:
            yield Found(
                topic=Topic.TRADE, key=code, field=field, value=value, page=trade.page.reference
            )


def _own_aims(known: Known, plan: str) -> list[Observation]:
    """Return what this source has earlier told of the aims of a curriculum."""
    keys = {
        each.key
        for each in known.own
        if each.topic is Topic.AIM and each.field == fields.AIM_TRADE and each.value == plan
    }
    return [each for each in known.own if each.topic is Topic.AIM and each.key in keys]


def _is_unchanged(
    plan: PlanReference, own: Sequence[Observation], known: Known, max_age: timedelta
) -> bool:
    """Tell whether Grep says that nothing has happened since our last good visit.

    A curriculum that has not been read for `max_age` is read all the same, because a change of
    an aim alone need not show in the list of curricula.
    """
    if known.must_be_full or known.last_good is None or plan.changed_at is None or not own:
        return False
    is_old = any(known.now - each.last_seen > max_age for each in own)
    return not is_old and plan.changed_at < known.last_good - _CLOCK_MARGIN
