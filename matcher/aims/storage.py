"""How is a fitted ranker kept on disk and read back, without pickled code?"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from matcher.aims.encoder import AimEncoder
from matcher.aims.examples import Example
from matcher.aims.features import TextFeatures
from matcher.aims.model import TradeModel
from matcher.aims.off_topic import OffTopic
from matcher.domain.curriculum import AimCode, TradeCode
from matcher.domain.errors import NotIndexedError
from matcher.language import WrittenForms

ARRAYS: Final = "arrays"
"""A folder with one file for each array, so that each can be read from disk as it is needed."""
DOCUMENT: Final = "aims.json"
LAYOUT: Final = 5


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What a ranker consists of."""

    features: TextFeatures
    models: Mapping[TradeCode, TradeModel]
    encoder: AimEncoder | None
    off_topic: OffTopic
    fingerprint: str


def write_parts(folder: Path, parts: Parts) -> None:
    """Write a ranker's parts into `folder`, made if need be; what lies there is replaced."""
    (folder / ARRAYS).mkdir(parents=True, exist_ok=True)
    arrays: dict[str, NDArray[Any]] = {
        f"rarity-{name}": rarity for name, rarity in parts.features.rarity.items()
    }
    arrays["off_topic-weights"] = parts.off_topic.weights
    if parts.encoder is not None:
        arrays["axes"] = parts.encoder.axes
        arrays |= {f"{trade}-aims": own for trade, own in parts.encoder.aim_vectors.items()}
    for trade, model in parts.models.items():
        arrays |= {f"{trade}-columns": model.columns, f"{trade}-weights": model.weights}
        arrays |= _matrix_arrays(trade, model.examples_by_feature)
    for name, array in arrays.items():
        np.save(folder / ARRAYS / f"{name}.npy", array, allow_pickle=False)
    text = json.dumps(_document(parts, sorted(arrays)), ensure_ascii=False)
    (folder / DOCUMENT).write_text(text, encoding="utf-8")


def _document(parts: Parts, arrays: list[str]) -> dict[str, Any]:
    """Return everything that is no array."""
    forms = parts.features.written_forms
    return {
        "layout": LAYOUT,
        "fingerprint": parts.fingerprint,
        "arrays": arrays,
        "terms": parts.features.terms,
        "word_share": parts.features.word_share,
        "encoder_sharpness": parts.encoder.sharpness if parts.encoder else None,
        "words": dict(forms.words),
        "parts": dict(forms.parts),
        "endings": dict(forms.endings),
        "trades": {
            trade: {
                "aims": model.aims,
                "examples": [
                    [one.text, one.written_form, one.aims, one.weight, one.is_aim_text]
                    for one in model.examples
                ],
            }
            for trade, model in parts.models.items()
        },
    }


def read_parts(folder: Path) -> Parts:
    """Return the parts that were written into `folder`; large arrays stay on disk.

    Raises
    ------
    NotIndexedError
        When there is no whole ranker in `folder`, or one of another version.
    """
    try:
        document = json.loads((folder / DOCUMENT).read_text(encoding="utf-8"))
        if document["layout"] != LAYOUT:
            message = f"the aim ranker in {folder} is of another version: build the index again"
            raise NotIndexedError(message)
        arrays = {name: _open_array(folder / ARRAYS / f"{name}.npy") for name in document["arrays"]}
    except (OSError, ValueError, EOFError) as error:
        message = f"there is no whole aim ranker in {folder}: build the index again"
        raise NotIndexedError(message) from error
    forms = WrittenForms(
        words=document["words"], parts=document["parts"], endings=document["endings"]
    )
    features = TextFeatures.restore(
        document["terms"],
        {name: np.array(arrays[f"rarity-{name}"]) for name in document["terms"]},
        written_forms=forms,
        word_share=document["word_share"],
    )
    return Parts(
        features=features,
        models={
            TradeCode(trade): _restore_model(trade, entry, arrays)
            for trade, entry in document["trades"].items()
        },
        encoder=_restore_encoder(document, arrays),
        off_topic=OffTopic(weights=np.array(arrays["off_topic-weights"])),
        fingerprint=document["fingerprint"],
    )


def _open_array(path: Path) -> NDArray[Any]:
    """Return an array that stays on disk; an empty one cannot, and need not."""
    try:
        array: NDArray[Any] = np.load(path, allow_pickle=False, mmap_mode="r")
    except ValueError:
        array = np.load(path, allow_pickle=False)
        if array.size:
            raise
    return array


def _restore_encoder(
    document: dict[str, Any], arrays: Mapping[str, NDArray[Any]]
) -> AimEncoder | None:
    """Return the encoder, where one was saved."""
    if document["encoder_sharpness"] is None:
        return None
    return AimEncoder(
        axes=arrays["axes"],
        aim_vectors={
            TradeCode(trade): np.array(arrays[f"{trade}-aims"]) for trade in document["trades"]
        },
        sharpness=document["encoder_sharpness"],
    )


def _restore_model(
    trade: str, entry: dict[str, Any], arrays: Mapping[str, NDArray[Any]]
) -> TradeModel:
    """Return the model of one trade from what was saved of it.

    Thousands of examples share a few hundred combinations of aims, which are kept once.
    """
    shared: dict[tuple[AimCode, ...], tuple[AimCode, ...]] = {}
    examples = []
    for text, written_form, codes, weight, is_aim_text in entry["examples"]:
        aims = tuple(AimCode(sys.intern(code)) for code in codes)
        examples.append(
            Example(
                text=text,
                written_form=sys.intern(written_form),
                aims=shared.setdefault(aims, aims),
                weight=weight,
                is_aim_text=is_aim_text,
            )
        )
    return TradeModel(
        aims=tuple(AimCode(sys.intern(code)) for code in entry["aims"]),
        columns=np.array(arrays[f"{trade}-columns"]),
        weights=arrays[f"{trade}-weights"],
        examples=tuple(examples),
        examples_by_feature=_restore_matrix(trade, arrays),
    )


def _matrix_arrays(name: str, matrix: sparse.csr_matrix) -> dict[str, NDArray[Any]]:
    """Return the arrays that a sparse matrix is kept as."""
    return {
        f"{name}-data": matrix.data,
        f"{name}-indices": matrix.indices,
        f"{name}-indptr": matrix.indptr,
        f"{name}-shape": np.array(matrix.shape),
    }


def _restore_matrix(name: str, arrays: Mapping[str, NDArray[Any]]) -> sparse.csr_matrix:
    """Return the matrix that was kept under `name`."""
    rows, columns = (int(size) for size in arrays[f"{name}-shape"])
    parts = (arrays[f"{name}-{part}"] for part in ("data", "indices", "indptr"))
    return sparse.csr_matrix(tuple(parts), shape=(rows, columns), copy=False)
