"""Is there an index to answer from, and is somebody building one just now?"""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from matcher.domain.errors import NotIndexedError
from matcher.services.index_files import FORMAT, current_folder, read_header


def build_lock(index_dir: Path) -> FileLock:
    """Return the lock that a build holds from its first step to its last."""
    return FileLock(index_dir / "build.lock")


def is_being_built(index_dir: Path) -> bool:
    """Tell whether a build is under way.

    Who may not write where the index lies cannot try the lock; another then builds it for them,
    and may be at it.
    """
    if not (index_dir / "build.lock").exists():
        return False
    lock = build_lock(index_dir)
    try:
        lock.acquire(timeout=0)
    except (Timeout, PermissionError):
        return True
    lock.release()
    return False


def has_index(index_dir: Path) -> bool:
    """Tell whether there is an index that this version can answer from."""
    try:
        return read_header(current_folder(index_dir)).format == FORMAT
    except NotIndexedError:
        return False
