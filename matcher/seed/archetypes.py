"""Which tasks may be inferred from what kind of body an agency is?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from matcher.domain import fields
from matcher.domain.agency import AgencyKind, AgencyStatus, SizeClass, parse_agency_id
from matcher.domain.curriculum import TradeCode, parse_trade_code
from matcher.domain.provenance import Method, Observation, ReviewState
from matcher.seed.sources import SeedSource
from matcher.seed.tables import Row

COLUMNS: Final = ("kind", "smallest_size", "trade", "text_nb", "reason_nb")
EXCEPTION_COLUMNS: Final = ("agency_id", "agency", "trade", "reason")
_SIZES: Final = tuple(SizeClass)


@dataclass(frozen=True, slots=True, kw_only=True)
class Archetype:
    """A task that most bodies of a kind have when they are at least of a size, and why."""

    kind: AgencyKind
    smallest_size: SizeClass
    trade: TradeCode
    text: str
    reason: str

    def fits(self, kind: AgencyKind, size: SizeClass | None) -> bool:
        """Tell whether a body is of the kind and large enough; an unknown size is the smallest."""
        known = size or SizeClass.UNDER_75
        return kind is self.kind and _SIZES.index(known) >= _SIZES.index(self.smallest_size)


def parse_archetypes(rows: Sequence[Row]) -> tuple[Archetype, ...]:
    """Return the hand-kept table in its own order."""
    return tuple(
        Archetype(
            kind=AgencyKind(row["kind"]),
            smallest_size=SizeClass(row["smallest_size"]),
            trade=parse_trade_code(row["trade"]),
            text=row["text_nb"],
            reason=row["reason_nb"],
        )
        for row in rows
    )


def parse_exceptions(rows: Sequence[Row]) -> frozenset[tuple[str, str]]:
    """Return the pairs of agency and trade that no archetype holds for."""
    return frozenset(
        (parse_agency_id(row["agency_id"]), parse_trade_code(row["trade"])) for row in rows
    )


def infer_tasks(
    archetypes: Sequence[Archetype],
    exceptions: Collection[tuple[str, str]],
    observations: Iterable[Observation],
    source: SeedSource,
) -> tuple[Observation, ...]:
    """Return the tasks that follow from kind and size, for open agencies.

    Every fitting task is returned but those that an exception names; the profile leaves them out
    where the agency's tasks in the trade are known from elsewhere.
    """
    values = _by_agency(observations)
    return tuple(
        _task(key, archetype, source)
        for key, known in values.items()
        if known.get(fields.STATUS, AgencyStatus.ACTIVE) == AgencyStatus.ACTIVE
        for archetype in archetypes
        if (key, archetype.trade) not in exceptions and _fits(archetype, known)
    )


def _by_agency(observations: Iterable[Observation]) -> Mapping[str, Mapping[str, str]]:
    """Return kind, size and status of each agency, as far as the packaged tables give them."""
    values: dict[str, dict[str, str]] = {}
    for seen in observations:
        if seen.review is not ReviewState.NOT_NEEDED:
            continue
        known = values.setdefault(seen.key, {})
        if seen.field in {fields.KIND, fields.SIZE_CLASS} and isinstance(seen.value, str):
            known[seen.field] = seen.value
        elif seen.field == fields.STATUS and isinstance(seen.value, dict):
            known[seen.field] = str(seen.value["status"])
    return values


def _fits(archetype: Archetype, known: Mapping[str, str]) -> bool:
    """Tell whether an archetype holds for an agency of which this is known."""
    if fields.KIND not in known:
        return False
    size = SizeClass(known[fields.SIZE_CLASS]) if fields.SIZE_CLASS in known else None
    return archetype.fits(AgencyKind(known[fields.KIND]), size)


def _task(key: str, archetype: Archetype, source: SeedSource) -> Observation:
    """Return the task that an archetype gives an agency."""
    return source.observe(
        key,
        fields.TASK,
        {"trade": archetype.trade, "text": archetype.text},
        method=Method.INFERRED,
        raw=archetype.reason,
    )
