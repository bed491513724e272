"""Which sources are there, and in which order do they run?"""

from __future__ import annotations

import graphlib
import importlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from matcher.domain.errors import InputError, Problem, ProblemCode, SourceError
from scrapers.framework.harvest import Scraper
from scrapers.framework.manifest import Manifest, read_manifest

FOLDER: Final = Path(__file__).parent / "sources"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """One source: what is known about it, and its code."""

    manifest: Manifest
    scraper: Scraper


def find_sources(stand_ins: Mapping[str, str], folder: Path = FOLDER) -> Mapping[str, Registered]:
    """Return every source that has a `source.toml`, each after those that it builds on.

    Raises
    ------
    SourceError
        When a `source.toml` cannot be read, or sources wait for each other.
    """
    manifests = {
        path.parent.name: read_manifest(path.parent, stand_ins)
        for path in sorted(folder.glob("*/source.toml"))
    }
    waits_for = {
        name: sorted(set(manifest.after) & manifests.keys()) for name, manifest in manifests.items()
    }
    try:
        order = list(graphlib.TopologicalSorter(waits_for).static_order())
    except graphlib.CycleError as error:
        message = f"sources wait for each other: {error.args[1]}"
        raise SourceError(message) from error
    return {
        name: Registered(manifest=manifests[name], scraper=_load_scraper(name)) for name in order
    }


def choose_sources(
    sources: Mapping[str, Registered], names: Collection[str], *, field_name: str = "SOURCE"
) -> tuple[Registered, ...]:
    """Return the sources named, or all, in the order in which they run.

    Raises
    ------
    InputError
        When a name is not a source.
    """
    for name in names:
        if name not in sources:
            hint = ", ".join(sources)
            raise InputError(
                Problem(field=field_name, code=ProblemCode.UNKNOWN_CHOICE, given=name, hint=hint)
            )
    return tuple(source for name, source in sources.items() if not names or name in names)


def _load_scraper(name: str) -> Scraper:
    """Load the code of a source."""
    return cast("Scraper", importlib.import_module(f"scrapers.sources.{name}.scraper"))
