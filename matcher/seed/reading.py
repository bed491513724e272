"""What observations does a fresh clone start with?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from matcher.domain.errors import SourceError
from matcher.domain.provenance import Observation, Source
from matcher.seed import archetypes, curricula, hand_kept, register, sources, starting_profiles
from matcher.seed.sources import SeedSource
from matcher.seed.tables import Row, read_json_lines, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedRun:
    """Everything that one packaged origin says, and the day it was gathered."""

    source: Source
    observations: tuple[Observation, ...]
    date: datetime


def read_seed(data_dir: Path) -> tuple[SeedRun, ...]:
    """Return the packaged tables as observations, one run for each origin, always the same.

    Raises
    ------
    SourceError
        When a table is missing or not as agreed; names the file and the place in it.
    InputError
        When a number or a code in a table is not well formed.
    """
    seed = data_dir / "seed"
    origins = sources.parse_sources(read_table(seed / "sources.csv", sources.COLUMNS))
    agencies = read_table(seed / "agencies.csv", register.AGENCY_COLUMNS)
    runs = {
        "seed_register": _register(seed, agencies, _origin(origins, "seed_register")),
        "seed_profiles": starting_profiles.parse_profiles(
            read_json_lines(seed / "agency_profiles.jsonl"), _origin(origins, "seed_profiles")
        ),
        "seed_busy_seasons": hand_kept.parse_busy_seasons(
            read_table(seed / "busy_seasons.csv", hand_kept.BUSY_COLUMNS),
            _origin(origins, "seed_busy_seasons"),
        ),
        "seed_grep": _grep(seed, _origin(origins, "seed_grep")),
        "seed_statuses": hand_kept.parse_statuses(
            read_table(seed / "statuses.csv", hand_kept.STATUS_COLUMNS),
            _origin(origins, "seed_statuses"),
        ),
        "seed_names": _names(seed, _origin(origins, "seed_names")),
        "seed_conflicts": hand_kept.parse_conflicts(
            read_table(seed / "conflicts.csv", hand_kept.CONFLICT_COLUMNS),
            register.ministry_ids(agencies),
            _origin(origins, "seed_conflicts"),
        ),
    }
    runs["seed_archetypes"] = _archetypes(data_dir, runs, _origin(origins, "seed_archetypes"))
    return tuple(
        SeedRun(source=origins[name].source, observations=observations, date=origins[name].gathered)
        for name, observations in runs.items()
    )


def _origin(origins: Mapping[str, SeedSource], name: str) -> SeedSource:
    """Return an origin by name."""
    origin = origins.get(name)
    if origin is None:
        message = f"sources.csv: the row {name} is missing"
        raise SourceError(message)
    return origin


def _register(seed: Path, agencies: Sequence[Row], source: SeedSource) -> tuple[Observation, ...]:
    """Read agencies and their registered units."""
    subunits = read_table(seed / "subunits.csv", register.SUBUNIT_COLUMNS)
    return register.parse_agencies(agencies, source) + register.parse_subunits(subunits, source)


def _grep(seed: Path, source: SeedSource) -> tuple[Observation, ...]:
    """Read trades and aims."""
    trades = read_table(seed / "trades.csv", curricula.TRADE_COLUMNS)
    aims = read_table(seed / "aims.csv", curricula.AIM_COLUMNS)
    return curricula.parse_trades(trades, source) + curricula.parse_aims(aims, source)


def _names(seed: Path, source: SeedSource) -> tuple[Observation, ...]:
    """Read other names and former names."""
    return hand_kept.parse_names(
        read_table(seed / "other_names.csv", hand_kept.NAME_COLUMNS),
        read_table(seed / "renamed_merged.csv", hand_kept.RENAMED_COLUMNS),
        source,
    )


def _archetypes(
    data_dir: Path, runs: Mapping[str, Sequence[Observation]], source: SeedSource
) -> tuple[Observation, ...]:
    """Read the archetypes and infer tasks from what the other runs say."""
    reference = data_dir / "reference"
    table = read_table(reference / "archetypes.csv", archetypes.COLUMNS)
    exceptions = read_table(reference / "archetype_exceptions.csv", archetypes.EXCEPTION_COLUMNS)
    known = [seen for name in ("seed_profiles", "seed_statuses") for seen in runs[name]]
    return archetypes.infer_tasks(
        archetypes.parse_archetypes(table), archetypes.parse_exceptions(exceptions), known, source
    )
