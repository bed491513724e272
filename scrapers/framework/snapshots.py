"""Where are the raw bytes of every answer kept, so that each value can be traced to them?"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_VALIDATORS: Final = ("etag", "last-modified")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What is kept of the last whole answer at an address, to ask whether it still holds."""

    snapshot: str
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def conditions(self) -> dict[str, str]:
        """Return the headers that ask for the page only if it has changed."""
        names = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
        return {names[key]: self.headers[key] for key in _VALIDATORS if key in self.headers}


@dataclass(frozen=True, slots=True)
class SnapshotFolder:
    """Raw answers by their SHA-256, and which of them each address gave last.

    A file appears under its name whole or not at all: it is written beside, flushed to disk and
    moved, so that a process killed at any point leaves no half snapshot.
    """

    folder: Path

    def keep(self, body: bytes) -> str:
        """Keep the bytes and return their SHA-256 in hexadecimal; the same bytes are kept once."""
        digest = digest_of(body)
        path = self._path(digest)
        if not path.exists():
            _write_whole(path, body)
        return digest

    def read(self, digest: str) -> bytes | None:
        """Return the bytes kept under `digest`, or None when they are not there or are spoilt."""
        try:
            body = self._path(digest).read_bytes()
        except OSError:
            return None
        return body if digest_of(body) == digest else None

    def remember(self, source: str, asked: str, headers: Mapping[str, str], digest: str) -> None:
        """Note what `asked` gave, when it gave a mark to ask by next time."""
        if any(key in headers for key in _VALIDATORS):
            note = {"snapshot": digest, "headers": dict(headers)}
            _write_whole(self._note(source, asked), json.dumps(note, sort_keys=True).encode())

    def recall(self, source: str, asked: str) -> Remembered | None:
        """Return what `asked` gave last, or None when that is not known or no longer kept."""
        try:
            note = json.loads(self._note(source, asked).read_bytes())
            remembered = Remembered(snapshot=note["snapshot"], headers=note["headers"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return remembered if self.read(remembered.snapshot) is not None else None

    def _path(self, digest: str) -> Path:
        return self.folder / digest[:2] / digest

    def _note(self, source: str, asked: str) -> Path:
        name = hashlib.sha256(f"{source}\n{asked}".encode()).hexdigest()
        return self.folder / "last" / name[:2] / f"{name}.json"


def digest_of(body: bytes) -> str:
    """Return the SHA-256 of an answer in hexadecimal, by which it is known, kept or not."""
    return hashlib.sha256(body).hexdigest()


def _write_whole(path: Path, body: bytes) -> None:
    """Write a file so that it is either there in full or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
