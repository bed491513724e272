"""Which index is in service now?"""

from __future__ import annotations

import gc
import re
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from matcher.collector import collector_at_rest
from matcher.domain.agency import AgencyId, AgencyProfile
from matcher.domain.curriculum import TradeCode
from matcher.domain.errors import NotIndexedError
from matcher.geography import read_gazetteer
from matcher.profiles import assemble_curricula
from matcher.scoring import Candidates, collect_candidates, read_weights
from matcher.services.index import Index, IndexInfo, Models, TextVectors
from matcher.services.index_files import (
    AGENCIES,
    FORMAT,
    MANDATES,
    TEACHING,
    WORK_AREAS,
    current_folder,
    read_header,
    read_passages,
    read_vectors,
    tasks_file,
)
from matcher.services.index_lines import profile_of, read_entry, read_observation_line
from matcher.settings import Settings

_BETWEEN_NAMES: Final = re.compile(r" [–/] ")


def load_index(settings: Settings) -> Index:
    """Load the index in service; its models are loaded when they are first asked for.

    Raises
    ------
    NotIndexedError
        When there is none yet.
    """
    return _load(current_folder(settings.index_dir), settings)


class IndexHolder:
    """Holds the index in service for a server, and takes up a new one when it is published."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._held: tuple[Path, Index] | None = None

    def current(self) -> Index:
        """Return the index in service; looking costs one small read of a file.

        Raises
        ------
        NotIndexedError
            When none has been built yet.
        """
        folder = current_folder(self._settings.index_dir)
        held = self._held
        if held is not None and held[0] == folder:
            return held[1]
        with self._lock:
            if self._held is None or self._held[0] != folder:
                self._held = (folder, _load(folder, self._settings))
                _keep_from_collector()
            return self._held[1]


def _keep_from_collector() -> None:
    """Let the garbage collector pass by what is held; to walk it makes one answer wait 0.1 s.

    What the last index left is collected first.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


@collector_at_rest()
def _load(folder: Path, settings: Settings) -> Index:
    header = read_header(folder)
    if header.format != FORMAT:
        message = f"the index in {folder.parent} is of another version: `samlaere index` builds one"
        raise NotIndexedError(message)
    gazetteer = read_gazetteer(settings.data_dir)
    with (folder / TEACHING).open(encoding="utf-8") as lines:
        curricula = assemble_curricula([read_observation_line(line) for line in lines])
    with (folder / AGENCIES).open(encoding="utf-8") as lines:
        profiles = tuple(profile_of(read_entry(line), gazetteer) for line in lines)
    weights = read_weights()
    candidates = collect_candidates(
        profiles, curricula, weights.reliability, weights.scale["enough_tasks"]
    )
    return Index(
        info=IndexInfo(
            built_at=header.built_at, fingerprint=header.fingerprint, agencies=header.agencies
        ),
        candidates=candidates,
        curricula={curriculum.trade.code: curriculum for curriculum in curricula},
        gazetteer=gazetteer,
        data_dir=settings.data_dir,
        weights=weights,
        models=Models(folder, encoder_name=settings.encoder),
        mandates=read_vectors(folder, MANDATES),
        work_areas=read_vectors(folder, WORK_AREAS),
        tasks=_task_vectors(folder, candidates),
        passages=read_passages(folder),
        vector_share=settings.vector_percent / 100,
        names=_names(profiles),
    )


def _task_vectors(folder: Path, candidates: Candidates) -> Mapping[TradeCode, TextVectors]:
    return {
        trade: read_vectors(folder, tasks_file(trade))
        for trade in candidates.trades
        if (folder / f"{tasks_file(trade)}.npz").is_file()
    }


def _names(profiles: tuple[AgencyProfile, ...]) -> dict[AgencyId, tuple[str, ...]]:
    """Return every name an agency may be looked up by, its number among them.

    Each half of a double name, as Norwegian and Sámi, is a name too.
    """
    found = {}
    for agency in (profile.agency for profile in profiles):
        whole = [n for n in (agency.name, agency.short_name, *agency.other_names) if n]
        halves = [half for name in whole for half in _BETWEEN_NAMES.split(name)]
        found[agency.id] = tuple(dict.fromkeys([*whole, *halves, agency.id]))
    return found
