"""Which encoder does a setting name, and how is it made or read back?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.embedding.encoder import Encoder
from matcher.embedding.lexical import LexicalEncoder
from matcher.embedding.transformer import TransformerEncoder

DEFAULT: Final = "scikit-learn"
TRANSFORMER: Final = "sentence-transformers:"


def open_encoder(
    name: str,
    corpus: Sequence[str],
    *,
    cache_folder: Path | None = None,
) -> Encoder:
    """Make the encoder that `name` stands for.

    `scikit-learn` is fitted to `corpus`; `sentence-transformers:` followed by a model's name
    (`@revision` if wished) or folder is loaded on first use, from `cache_folder` where it lies
    there, and needs no corpus.

    Raises
    ------
    InputError
        When the name is neither; the field is the setting's name.
    """
    if name == DEFAULT:
        return LexicalEncoder.fit(corpus)
    return _open_transformer(name, cache_folder=cache_folder)


def load_encoder(name: str, folder: Path, *, cache_folder: Path | None = None) -> Encoder:
    """Read back the encoder that was saved in `folder` under the setting `name`.

    Raises
    ------
    InputError
        When the name is no encoder's.
    NotIndexedError
        When there is no encoder of that name in `folder`.
    """
    if name == DEFAULT:
        return LexicalEncoder.load(folder)
    _open_transformer(name, cache_folder=cache_folder)
    return TransformerEncoder.load(folder, cache_folder=cache_folder)


def _open_transformer(name: str, *, cache_folder: Path | None) -> TransformerEncoder:
    """Return the encoder of a model name, or raise an InputError."""
    model = name.removeprefix(TRANSFORMER)
    if not name.startswith(TRANSFORMER) or not model.strip():
        hint = f"{DEFAULT}, {TRANSFORMER}intfloat/multilingual-e5-small"
        raise InputError(
            Problem(
                field="SAMLAERE_ENCODER", code=ProblemCode.UNKNOWN_CHOICE, given=name, hint=hint
            )
        )
    return TransformerEncoder(model, cache_folder=cache_folder)
