"""What can a new index take over from the one before it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from matcher.domain.agency import AgencyId
from matcher.domain.curriculum import TradeCode
from matcher.domain.errors import NotIndexedError
from matcher.services.index_files import (
    AGENCIES,
    FORMAT,
    current_folder,
    read_all_vectors,
    read_header,
    read_task_texts,
)
from matcher.services.index_lines import AgencyEntry, read_entry
from matcher.services.index_texts import Memory, Taught


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexBefore:
    """The index in service when a new one is built; empty when there is none that fits."""

    folder: Path | None = None
    fingerprint: str = ""
    models: str = ""
    entries: tuple[AgencyEntry, ...] = ()
    digests: Mapping[AgencyId, str] = field(default_factory=dict)

    def memory_of(self, models: str) -> Memory:
        """Return what the models of this index read, when they are the same as `models`."""
        if self.folder is None or self.models != models:
            return Memory()
        taught: dict[tuple[TradeCode, str], Taught] = dict.fromkeys(
            read_task_texts(self.folder), ()
        )
        for entry in self.entries:
            own: dict[tuple[TradeCode, str], Taught] = {}
            for x in entry.lessons:
                own[x.trade, x.text] = (*own.get((x.trade, x.text), ()), (x.aim, x.certainty))
            taught |= own
        return Memory(taught=taught, vectors=read_all_vectors(self.folder))


def read_before(index_dir: Path) -> IndexBefore:
    """Read the index in service, or an empty one when there is none that this version can use."""
    try:
        folder = current_folder(index_dir)
    except NotIndexedError:
        return IndexBefore()
    header = read_header(folder)
    if header.format != FORMAT:
        return IndexBefore()
    with (folder / AGENCIES).open(encoding="utf-8") as lines:
        entries = tuple(read_entry(line) for line in lines)
    return IndexBefore(
        folder=folder,
        fingerprint=header.fingerprint,
        models=header.models,
        entries=entries,
        digests={entry.agency: entry.digest for entry in entries},
    )
