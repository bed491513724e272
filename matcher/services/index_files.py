"""Where does an index lie on disk, and how is a new one put in its place in one step?"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from matcher.domain.curriculum import TradeCode
from matcher.domain.errors import NotIndexedError
from matcher.retrieval import PassageIndex
from matcher.services.index import TextVectors

FORMAT: Final = 2
"""Raised when the files below change their meaning, so that an older index is built anew."""

AGENCIES: Final = "agencies.jsonl"
TEACHING: Final = "teaching.jsonl"
"""The observations of trades and aims."""
MANDATES: Final = "mandates"
WORK_AREAS: Final = "work_areas"
PASSAGES: Final = "passages"
"""The terms of the texts of each agency; not among the vectors."""

_POINTER: Final = "current"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexHeader:
    """What an index says of itself before anything else of it is read."""

    format: int
    built_at: datetime
    fingerprint: str
    models: str
    agencies: int


def tasks_file(trade: TradeCode) -> str:
    """Return the name of the vectors of the tasks in a trade."""
    return f"tasks-{trade}"


def current_folder(index_dir: Path) -> Path:
    """Return the folder of the index in service.

    Raises
    ------
    NotIndexedError
        When none has been built yet, or the one named is gone.
    """
    try:
        name = (index_dir / _POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        name = ""
    folder = index_dir / name
    if not name or not (folder / "header.json").is_file():
        message = f"there is no index in {index_dir} yet; `samlaere index` builds one"
        raise NotIndexedError(message)
    return folder


def publish(index_dir: Path, folder: Path) -> None:
    """Put a finished folder in service in one step, and remove all but the one before it.

    Whoever is killed here leaves either the old index or the new one, never half of one.
    """
    before = _pointed_at(index_dir)
    pointer = index_dir / f"{_POINTER}.new"
    with pointer.open("w", encoding="utf-8") as file:
        file.write(folder.name)
        file.flush()
        os.fsync(file.fileno())
    pointer.replace(index_dir / _POINTER)
    for other in index_dir.iterdir():
        if other.is_dir() and other.name not in {folder.name, before}:
            shutil.rmtree(other, ignore_errors=True)


def write_header(folder: Path, header: IndexHeader) -> None:
    """Write the header; it comes last, so that a folder with one is complete."""
    content = {
        "format": header.format,
        "built_at": header.built_at.isoformat(),
        "fingerprint": header.fingerprint,
        "models": header.models,
        "agencies": header.agencies,
    }
    write_json(folder / "header.json", content)


def read_header(folder: Path) -> IndexHeader:
    """Read the header of an index."""
    given = json.loads((folder / "header.json").read_text(encoding="utf-8"))
    return IndexHeader(**(given | {"built_at": datetime.fromisoformat(given["built_at"])}))


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Write a JSON file for people and programs."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write a file of lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)


def write_vectors(folder: Path, name: str, texts: TextVectors) -> None:
    """Write the vectors of some texts."""
    np.savez(folder / f"{name}.npz", owner=texts.owner, vectors=texts.vectors)
    write_lines(folder / f"{name}.jsonl", (json.dumps(t, ensure_ascii=False) for t in texts.texts))


def read_vectors(folder: Path, name: str) -> TextVectors:
    """Read the vectors of some texts."""
    with np.load(folder / f"{name}.npz", allow_pickle=False) as arrays:
        owner, vectors = arrays["owner"], arrays["vectors"]
    with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return TextVectors(
            owner=owner, texts=tuple(json.loads(line) for line in lines), vectors=vectors
        )


def write_passages(folder: Path, passages: PassageIndex) -> None:
    """Write which terms stand in which passages."""
    found = passages.found
    (folder / PASSAGES).mkdir()
    sparse.save_npz(folder / PASSAGES / "found.npz", found, compressed=False)
    np.savez(
        folder / PASSAGES / "owner.npz", owner=passages.owner, owners=np.array(passages.owners)
    )
    write_lines(folder / PASSAGES / "terms.txt", passages.terms)


def read_passages(folder: Path) -> PassageIndex:
    """Read which terms stand in which passages."""
    with np.load(folder / PASSAGES / "owner.npz", allow_pickle=False) as arrays:
        owner, owners = arrays["owner"], int(arrays["owners"])
    return PassageIndex(
        terms=tuple((folder / PASSAGES / "terms.txt").read_text(encoding="utf-8").splitlines()),
        found=sparse.csr_matrix(sparse.load_npz(folder / PASSAGES / "found.npz")),
        owner=owner,
        owners=owners,
    )


def read_task_texts(folder: Path) -> list[tuple[TradeCode, str]]:
    """Return the trade and the text of every task that an index has read.

    That an agency is observed to have a task does not mean it was read: a guess is not, where
    something better is known.
    """
    prefix = tasks_file(TradeCode(""))
    return [
        (TradeCode(path.stem.removeprefix(prefix)), text)
        for path in sorted(folder.glob(f"{prefix}*.npz"))
        for text in read_vectors(folder, path.stem).texts
    ]


def read_all_vectors(folder: Path) -> dict[str, NDArray[np.float32]]:
    """Return the vector of every text in an index."""
    vectors: dict[str, NDArray[np.float32]] = {}
    for path in sorted(folder.glob("*.npz")):
        texts = read_vectors(folder, path.stem)
        vectors |= zip(texts.texts, texts.vectors, strict=True)
    return vectors


def _pointed_at(index_dir: Path) -> str:
    try:
        return current_folder(index_dir).name
    except NotIndexedError:
        return ""
