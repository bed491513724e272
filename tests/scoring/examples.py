"""Which small agencies, curricula and seekers do the tests of the scoring use?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

import numpy as np

from matcher.domain.agency import (
    AdjacencyLink,
    Agency,
    AgencyId,
    AgencyProfile,
    AgencyStatus,
    BilingualText,
    Position,
    Site,
    SizeClass,
    TaughtAim,
    TradeOffer,
    WorkTask,
)
from matcher.domain.calendar import BusyPeriod, BusySeason
from matcher.domain.curriculum import AimCode, CompetenceAim, Curriculum, Trade, TradeCode
from matcher.domain.match import Evidence
from matcher.domain.need import Need
from matcher.domain.provenance import Method, Origin, Sourced
from matcher.scoring import Candidates, Seeker, Similarities, collect_candidates, read_weights
from matcher.scoring.trust import Trust, same_trust

TRADE = TradeCode("SOA03-01")
AIMS = tuple(AimCode(f"KM{number}") for number in range(1, 9))
CURRICULUM = Curriculum(
    trade=Trade(code=TRADE, programme_area="SRSOA3", name_nb="Service og administrasjon"),
    aims=tuple(
        CompetenceAim(code=code, trade=TRADE, number=at, text_nb=f"mål {at}")
        for at, code in enumerate(AIMS, start=1)
    ),
)
WEIGHTS = read_weights()
SEEN = datetime(2026, 11, 1, tzinfo=UTC)


def origin(method: Method = Method.CONFIRMED) -> Origin:
    return Origin(source="example", method=method, first_seen=SEEN, last_seen=SEEN)


def agency_id(number: int) -> AgencyId:
    return AgencyId(f"{900_000_000 + number}")


def _make_tasks(count: int, where: Origin) -> tuple[WorkTask, ...]:
    return tuple(WorkTask(trade=TRADE, text=f"oppgave {at}", origin=where) for at in range(count))


def make_profile(
    number: int,
    *,
    teaches: Mapping[AimCode, float] | None = None,
    tasks: int = 6,
    busy: Iterable[int] | None = None,
    method: Method = Method.CONFIRMED,
    size: SizeClass | None = SizeClass.FROM_200_TO_1000,
    position: Position | None = None,
    status: AgencyStatus = AgencyStatus.ACTIVE,
    neighbours: Sequence[int] = (),
    ministry: int | None = None,
) -> AgencyProfile:
    """Return an agency that is known by one method throughout; `teaches=None` means unknown."""
    where = origin(method)
    own_tasks = _make_tasks(0 if teaches is None else tasks, where)
    aims = {
        aim: TaughtAim(certainty=sure, tasks=own_tasks[:1]) for aim, sure in (teaches or {}).items()
    }
    site = Site(place="Oslo", origin=where, position=position) if position else None
    return AgencyProfile(
        agency=Agency(
            id=agency_id(number),
            name=f"Etat {number}",
            status=status,
            size=size,
            ministry=agency_id(ministry) if ministry else None,
            sites=(site,) if site else (),
        ),
        tasks=own_tasks,
        offers=(TradeOffer(trade=TRADE, aims=aims),) if own_tasks else (),
        season=_season(busy, where),
        mandate=Sourced(value=BilingualText(nb="et oppdrag"), origin=where),
        links=tuple(
            AdjacencyLink(agency=agency_id(n), why="grenser", origin=where) for n in neighbours
        ),
        origins={"size_class": where} if size else {},
    )


def _season(busy: Iterable[int] | None, where: Origin) -> BusySeason | None:
    if busy is None:
        return None
    months = frozenset(busy)
    if not months:
        return BusySeason(calm=where)
    return BusySeason(
        periods=(Sourced(value=BusyPeriod(months=months, reason="travelt"), origin=where),)
    )


def make_candidates(profiles: Sequence[AgencyProfile]) -> Candidates:
    return collect_candidates(
        profiles, [CURRICULUM], WEIGHTS.reliability, WEIGHTS.scale["enough_tasks"]
    )


def make_seeker(
    candidates: Candidates,
    *,
    missing: Mapping[AimCode, float] | None = None,
    covered: Mapping[AimCode, float] | None = None,
    busy: Iterable[int] | None = None,
    km: Sequence[float] | None = None,
    profile: AgencyProfile | None = None,
    alike: Sequence[float] | None = None,
    tasks_alike: Sequence[float] | None = None,
    **need: object,
) -> Seeker:
    """Return a seeker that said what is given here, and nothing else."""
    unknown = np.full(len(candidates.ids), np.nan)
    distances = unknown if km is None else np.array(km, dtype=float)
    return Seeker(
        need=Need(trade=TRADE, **need),  # type: ignore[arg-type]
        profile=profile,
        missing=_column(missing or {}),
        missing_trust=same_trust(1.0, known=1.0),
        said_missing=missing is not None,
        covered=_column(covered or {}),
        covered_trust=_said(covered is not None),
        busy_months=frozenset(busy or ()),
        busy_trust=_said(busy is not None),
        km=distances,
        km_trust=Trust(
            reliability=np.where(np.isnan(distances), 0.0, 1.0),
            known=np.where(np.isnan(distances), 0.0, 1.0),
        ),
        nearest_site=lambda _: Site(place="Oslo", origin=origin()),
        similarities=Similarities(
            mandate=unknown if alike is None else np.array(alike, dtype=float),
            tasks=unknown if tasks_alike is None else np.array(tasks_alike, dtype=float),
            answers=unknown,
            nearest_tasks=_no_texts,
            nearest_answers=_no_texts,
        ),
    )


def _said(is_said: bool) -> Trust:
    return same_trust(float(is_said), known=float(is_said))


def _column(sure: Mapping[AimCode, float]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array([sure.get(aim, 0.0) for aim in AIMS])


def _no_texts(_: int) -> tuple[Evidence, ...]:
    return ()
