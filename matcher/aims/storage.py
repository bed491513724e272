"""How is a fitted ranker kept on disk and read back, without pickled code?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

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
LAYOUT: Final = 1


def write_parts(
    folder: Path,
    *,
    features: TextFeatures,
    models: Mapping[TradeCode, TradeModel],
    fingerprint: str,
) -> None:
    """Write a ranker's parts into `folder`, made if need be; what lies there is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, Any] = {"feature_weights": features.weights}
    trades: dict[str, Any] = {}
    for trade, model in models.items():
        rows = model.example_rows
        arrays |= {
            f"{trade}/columns": model.columns,
            f"{trade}/weights": model.weights,
            f"{trade}/bias": model.bias,
            f"{trade}/data": rows.data,
            f"{trade}/indices": rows.indices,
            f"{trade}/indptr": rows.indptr,
        }
        trades[trade] = {
            "aims": model.aims,
            "examples": [asdict(example) for example in model.examples],
        }
    document = {
        "layout": LAYOUT,
        "fingerprint": fingerprint,
        "terms": features.terms,
        "written_forms": dict(features.written_forms.bokmaal_by_nynorsk),
        "trades": trades,
    }
    np.savez(folder / ARRAYS, **arrays)
    (folder / DOCUMENT).write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")


def read_parts(folder: Path) -> tuple[TextFeatures, dict[TradeCode, TradeModel], str]:
    """Return the features, the models by trade and the fingerprint that were written.

    Raises
    ------
    NotIndexedError
        When there is none in `folder`, or one of another layout.
    """
    try:
        document = json.loads((folder / DOCUMENT).read_text(encoding="utf-8"))
        with np.load(folder / ARRAYS, allow_pickle=False) as file:
            arrays = dict(file)
    except (FileNotFoundError, json.JSONDecodeError) as error:
        message = f"there is no whole aim ranker in {folder}: build the index again"
        raise NotIndexedError(message) from error
    if document["layout"] != LAYOUT:
        message = f"the aim ranker in {folder} is of another version: build the index again"
        raise NotIndexedError(message)
    forms = WrittenForms(bokmaal_by_nynorsk=document["written_forms"])
    features = TextFeatures.restore(document["terms"], arrays["feature_weights"], forms)
    models = {
        TradeCode(trade): _restore_model(trade, entry, arrays)
        for trade, entry in document["trades"].items()
    }
    return features, models, document["fingerprint"]


def _restore_model(trade: str, entry: dict[str, Any], arrays: dict[str, Any]) -> TradeModel:
    """Return the model of one trade from what was saved of it."""
    examples = tuple(
        Example(**(row | {"aims": tuple(AimCode(code) for code in row["aims"])}))
        for row in entry["examples"]
    )
    rows = sparse.csr_matrix(
        (arrays[f"{trade}/data"], arrays[f"{trade}/indices"], arrays[f"{trade}/indptr"]),
        shape=(len(examples), len(arrays["feature_weights"])),
    )
    return TradeModel(
        aims=tuple(AimCode(code) for code in entry["aims"]),
        columns=arrays[f"{trade}/columns"],
        weights=arrays[f"{trade}/weights"],
        bias=arrays[f"{trade}/bias"],
        examples=examples,
        example_rows=rows,
    )
