"""How is a fitted ranker kept on disk and read back, without pickled code?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

import numpy as np
from scipy import sparse

from matcher.aims.examples import Example
from matcher.aims.features import TextFeatures
from matcher.aims.model import TradeModel
from matcher.domain.curriculum import AimCode, TradeCode
from matcher.domain.errors import NotIndexedError
from matcher.language import WrittenForms

ARRAYS: Final = "aims.npz"
DOCUMENT: Final = "aims.json"
LAYOUT: Final = 2


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What a ranker consists of."""

    features: TextFeatures
    models: Mapping[TradeCode, TradeModel]
    off_topic: sparse.csr_matrix
    fingerprint: str


def write_parts(folder: Path, parts: Parts) -> None:
    """Write a ranker's parts into `folder`, made if need be; what lies there is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, Any] = {
        f"rarity/{name}": rarity for name, rarity in parts.features.rarity.items()
    }
    arrays |= _matrix_arrays("off_topic", sparse.csr_matrix(parts.off_topic.T))
    trades: dict[str, Any] = {}
    for trade, model in parts.models.items():
        arrays |= {
            f"{trade}/columns": model.columns,
            f"{trade}/weights": model.weights,
        }
        arrays |= _matrix_arrays(trade, model.example_rows)
        trades[trade] = {
            "aims": model.aims,
            "examples": [asdict(example) for example in model.examples],
        }
    forms = parts.features.written_forms
    document = {
        "layout": LAYOUT,
        "fingerprint": parts.fingerprint,
        "terms": parts.features.terms,
        "words": dict(forms.words),
        "parts": dict(forms.parts),
        "endings": dict(forms.endings),
        "trades": trades,
    }
    np.savez(folder / ARRAYS, **arrays)
    (folder / DOCUMENT).write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")


def read_parts(folder: Path) -> Parts:
    """Return the parts that were written into `folder`.

    Raises
    ------
    NotIndexedError
        When there is no whole ranker in `folder`, or one of another version.
    """
    try:
        document = json.loads((folder / DOCUMENT).read_text(encoding="utf-8"))
        with (folder / ARRAYS).open("rb") as file:
            arrays = dict(np.load(file, allow_pickle=False))
    except (OSError, ValueError, EOFError, BadZipFile) as error:
        message = f"there is no whole aim ranker in {folder}: build the index again"
        raise NotIndexedError(message) from error
    if document["layout"] != LAYOUT:
        message = f"the aim ranker in {folder} is of another version: build the index again"
        raise NotIndexedError(message)
    forms = WrittenForms(
        words=document["words"], parts=document["parts"], endings=document["endings"]
    )
    features = TextFeatures.restore(
        document["terms"], {name: arrays[f"rarity/{name}"] for name in document["terms"]}, forms
    )
    return Parts(
        features=features,
        models={
            TradeCode(trade): _restore_model(trade, entry, arrays, features.count)
            for trade, entry in document["trades"].items()
        },
        off_topic=sparse.csr_matrix(_restore_matrix("off_topic", arrays, features.count).T),
        fingerprint=document["fingerprint"],
    )


def _restore_model(
    trade: str, entry: dict[str, Any], arrays: dict[str, Any], columns: int
) -> TradeModel:
    """Return the model of one trade from what was saved of it."""
    examples = tuple(
        Example(**(row | {"aims": tuple(AimCode(code) for code in row["aims"])}))
        for row in entry["examples"]
    )
    return TradeModel(
        aims=tuple(AimCode(code) for code in entry["aims"]),
        columns=arrays[f"{trade}/columns"],
        weights=arrays[f"{trade}/weights"],
        examples=examples,
        example_rows=_restore_matrix(trade, arrays, columns),
    )


def _matrix_arrays(name: str, matrix: sparse.csr_matrix) -> dict[str, Any]:
    """Return the arrays that a sparse matrix is kept as."""
    return {
        f"{name}/data": matrix.data,
        f"{name}/indices": matrix.indices,
        f"{name}/indptr": matrix.indptr,
    }


def _restore_matrix(name: str, arrays: Mapping[str, Any], columns: int) -> sparse.csr_matrix:
    """Return the matrix that was kept under `name`."""
    indptr = arrays[f"{name}/indptr"]
    return sparse.csr_matrix(
        (arrays[f"{name}/data"], arrays[f"{name}/indices"], indptr),
        shape=(len(indptr) - 1, columns),
    )
