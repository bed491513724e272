"""What do an agency's tasks, sites, seasons, links and offers look like, value by value?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from matcher.domain import fields
from matcher.domain.agency import AdjacencyLink, AgencyId, Site, TradeOffer, WorkTask
from matcher.domain.calendar import BusyPeriod, BusySeason
from matcher.domain.curriculum import TradeCode
from matcher.domain.provenance import Observation, Sourced
from matcher.geography import Gazetteer
from matcher.profiles.gathering import believed, by_trade, merge
from matcher.profiles.precedence import choose
from matcher.profiles.values import months_of, number_of, optional_text_of, text_of

T = TypeVar("T")


def tasks(observations: Iterable[Observation]) -> tuple[WorkTask, ...]:
    """Return the work tasks, by trade and then the most believable first."""
    kept = merge(
        believed(observations), lambda seen: f"{text_of(seen, 'trade')} {_folded(seen, 'text')}"
    )
    listed = [
        WorkTask(
            trade=TradeCode(text_of(seen, "trade")),
            text=text_of(seen, "text"),
            origin=seen.origin,
        )
        for seen in kept
    ]
    return tuple(sorted(listed, key=lambda task: task.trade))


def sites(observations: Iterable[Observation], gazetteer: Gazetteer) -> tuple[Site, ...]:
    """Return the sites with their positions, one for each municipality.

    An address in Oslo and a head office in Oslo are the same for one who travels there; the most
    believable is kept.
    """
    located = [_site(seen, gazetteer) for seen in believed(observations)]
    first_of_each: dict[str, Site] = {}
    for site in located:
        first_of_each.setdefault(site.municipality_number or site.place.casefold(), site)
    return tuple(first_of_each.values())


def season(observations: Iterable[Observation]) -> BusySeason | None:
    """Return the busy season; None when nothing is known, empty when it is known to be calm."""
    kept = merge(
        believed(observations), lambda seen: f"{sorted(months_of(seen))} {_folded(seen, 'reason')}"
    )
    if not kept:
        return None
    periods = [
        Sourced(
            value=BusyPeriod(months=months_of(seen), reason=optional_text_of(seen, "reason") or ""),
            origin=seen.origin,
        )
        for seen in kept
        if months_of(seen)
    ]
    return BusySeason(periods=tuple(periods), calm=None if periods else kept[0].origin)


def work_areas(observations: Iterable[Observation]) -> tuple[Sourced[str], ...]:
    """Return the work areas, each once."""
    kept = merge(believed(observations), lambda seen: _folded(seen, "nb"))
    return tuple(Sourced(value=text_of(seen, "nb"), origin=seen.origin) for seen in kept)


def links(observations: Iterable[Observation], agency_id: AgencyId) -> tuple[AdjacencyLink, ...]:
    """Return the adjacent agencies, each once; an agency is not adjacent to itself."""
    kept = merge(believed(observations), lambda seen: text_of(seen, "agency"))
    return tuple(
        AdjacencyLink(
            agency=AgencyId(text_of(seen, "agency")),
            why=optional_text_of(seen, "why") or "",
            origin=seen.origin,
        )
        for seen in kept
        if text_of(seen, "agency") != agency_id
    )


def other_names(observations: Iterable[Observation], shown: set[str]) -> tuple[str, ...]:
    """Return the names beside those already shown, each once, in alphabetical order."""
    names = {text_of(seen) for seen in believed(observations)} - shown
    return tuple(sorted(names, key=lambda name: (name.casefold(), name)))


def offers(
    by_field: Mapping[str, list[Observation]], known_tasks: Iterable[WorkTask]
) -> tuple[TradeOffer, ...]:
    """Return an offer for each trade that anything is known of; its aims are filled in later."""
    approved = by_trade(believed(by_field.get(fields.APPROVED_TRADE, ())))
    places = by_trade(by_field.get(fields.PLACES, ()))
    months = by_trade(by_field.get(fields.HOST_MONTHS, ()))
    trades = {task.trade for task in known_tasks} | approved.keys() | places.keys() | months.keys()
    return tuple(
        TradeOffer(
            trade=TradeCode(trade),
            approved=_chosen(approved.get(trade), lambda _: True),
            places=_chosen(places.get(trade), lambda seen: number_of(seen, "count")),
            host_months=_chosen(months.get(trade), months_of),
        )
        for trade in sorted(trades)
    )


def _chosen(
    observations: Iterable[Observation] | None, read: Callable[[Observation], T]
) -> Sourced[T] | None:
    """Return the believed value of one thing with its origin, or None."""
    choice = choose(observations or ())
    return Sourced(value=read(choice.winner), origin=choice.winner.origin) if choice else None


def _site(seen: Observation, gazetteer: Gazetteer) -> Site:
    """Return one site, located by its place, else by its municipality."""
    place = text_of(seen, "place")
    number = optional_text_of(seen, "municipality_number")
    position = gazetteer.find(place)
    if position is None and number:
        position = gazetteer.find_municipality(number)
    return Site(
        place=place,
        origin=seen.origin,
        what=optional_text_of(seen, "what") or "",
        municipality_number=number or gazetteer.municipality_of(place),
        position=position,
    )


def _folded(seen: Observation, part: str) -> str:
    """Return a part of the value without regard to case and spacing."""
    return " ".join((optional_text_of(seen, part) or "").casefold().split())
