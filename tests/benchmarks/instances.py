"""Which made-up countries are the benchmarks run on? Each can be made again from its seed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from matcher.domain.agency import (
    Agency,
    AgencyId,
    AgencyProfile,
    BilingualText,
    Position,
    Site,
    SizeClass,
    TaughtAim,
    TradeOffer,
    WorkTask,
)
from matcher.domain.calendar import BusyPeriod, BusySeason
from matcher.domain.curriculum import TradeCode
from matcher.domain.provenance import Method, Origin, Sourced
from matcher.retrieval import PassageIndex
from matcher.scoring import collect_candidates
from matcher.services.index import Index, TextVectors

TRADE = TradeCode("SOA03-01")
SEEN = datetime(2026, 11, 1, tzinfo=UTC)
METHODS = tuple(Method)
SIZES = (None, *SizeClass)


def make_country(index: Index, agencies: int, *, seed: int) -> Index:
    """Return an index of made-up agencies beside the real curricula, places and models.

    Each has one to three sites where people live, none to eight tasks in the trade that teach
    some aims, and, two times out of three, a busy season.
    """
    draw = np.random.default_rng(seed)
    places = tuple(index.gazetteer.municipalities.values())
    profiles = [
        _make_profile(index, number, [p.position for p in places], draw)
        for number in range(agencies)
    ]
    weights = index.weights
    tasks = [task.text for profile in profiles for task in profile.tasks]
    owner = np.repeat(np.arange(agencies), [len(profile.tasks) for profile in profiles])
    return replace(
        index,
        candidates=collect_candidates(
            profiles,
            [index.curricula[TRADE]],
            weights.reliability,
            weights.scale["enough_tasks"],
        ),
        mandates=_vectors(np.arange(agencies), ["oppdrag"] * agencies, draw),
        work_areas=_vectors(np.repeat(np.arange(agencies), 3), ["område"] * 3 * agencies, draw),
        tasks={TRADE: _vectors(owner, tasks, draw)},
        passages=_passages(index, agencies, draw),
    )


def _passages(index: Index, agencies: int, draw: np.random.Generator) -> PassageIndex:
    """Return two passages for each agency, each a real one drawn at random."""
    drawn = draw.integers(len(index.passages.owner), size=2 * agencies)
    return replace(
        index.passages,
        found=index.passages.found[:, drawn],
        owner=np.repeat(np.arange(agencies), 2),
        owners=agencies,
    )


def _make_profile(
    index: Index, number: int, places: list[Position], draw: np.random.Generator
) -> AgencyProfile:
    origin = Origin(
        source="made up",
        method=METHODS[draw.integers(len(METHODS))],
        first_seen=SEEN,
        last_seen=SEEN,
    )
    tasks = tuple(
        WorkTask(trade=TRADE, text=f"oppgave {number}.{at}", origin=origin)
        for at in range(draw.integers(0, 9))
    )
    return AgencyProfile(
        agency=Agency(
            id=AgencyId(f"{100_000_000 + number}"),
            name=f"Etat {number}",
            size=SIZES[draw.integers(len(SIZES))],
            ministry=AgencyId(f"{100_000_000 + number % 17}"),
            sites=tuple(
                Site(place="sted", origin=origin, position=places[draw.integers(len(places))])
                for _ in range(draw.integers(1, 4))
            ),
        ),
        tasks=tasks,
        offers=(_make_offer(index, tasks, draw),),
        season=_make_season(origin, draw),
        mandate=Sourced(value=BilingualText(nb="et oppdrag"), origin=origin),
        origins={"size_class": origin},
    )


def _make_offer(index: Index, tasks: tuple[WorkTask, ...], draw: np.random.Generator) -> TradeOffer:
    aims = [aim.code for aim in index.curricula[TRADE].aims]
    taught = draw.choice(len(aims), size=min(len(aims), 2 * len(tasks)), replace=False)
    return TradeOffer(
        trade=TRADE,
        aims={
            aims[at]: TaughtAim(certainty=float(draw.beta(2, 2)), tasks=tasks[:1])
            for at in taught.tolist()
        },
    )


def _make_season(origin: Origin, draw: np.random.Generator) -> BusySeason | None:
    """Return up to four busy months, two times out of three; else nothing is known."""
    months = frozenset((draw.choice(12, size=draw.integers(1, 5), replace=False) + 1).tolist())
    if draw.random() >= 2 / 3:
        return None
    period = BusyPeriod(months=months, reason="travelt")
    return BusySeason(periods=(Sourced(value=period, origin=origin),))


def _vectors(
    owner: np.ndarray[tuple[int], np.dtype[np.int64]],
    texts: list[str],
    draw: np.random.Generator,
) -> TextVectors:
    rows = draw.normal(size=(len(texts), 256)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return TextVectors(owner=owner.astype(np.int64), texts=tuple(texts), vectors=rows)
