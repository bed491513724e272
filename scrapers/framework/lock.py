"""How is it made sure that two runs do not overlap?"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from matcher.domain.errors import SamlaereError


class AlreadyRunningError(SamlaereError):
    """Another run is under way; says whose and since when."""


@contextlib.contextmanager
def only_run(folder: Path, now: datetime) -> Iterator[None]:
    """Hold the lock of the scrapers; the system lets go of it when the process dies.

    Raises
    ------
    AlreadyRunningError
        When another process holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    holder = folder / "scrapers.lock.holder"
    lock = FileLock(folder / "scrapers.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        message = f"another run is under way ({_read_holder(holder)}); this one does nothing"
        raise AlreadyRunningError(message) from error
    try:
        holder.write_text(f"process {os.getpid()}, since {now.isoformat(timespec='seconds')}")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _read_holder(path: Path) -> str:
    """Say who holds the lock, as far as that is known."""
    try:
        return path.read_text() or "which has just started"
    except OSError:
        return "which has just started"
