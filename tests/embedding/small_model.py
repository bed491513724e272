"""Which model of sentence-transformers can be built in a test, with nothing fetched?"""

from __future__ import annotations

import os
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from tests.aims.packaged import packaged_phrases

CORPUS = [phrase.text for phrase in packaged_phrases() if phrase.trade == "LAB03-02"]
DIMENSION = 32


def skip_without_torch() -> None:
    """Skip a test, or fail it where torch is required, when torch is not installed."""
    if find_spec("torch") and find_spec("sentence_transformers"):
        return
    message = "torch or sentence-transformers is not installed: run make install-dev"
    if os.environ.get("SAMLAERE_TEST_REQUIRE_TORCH") == "1":
        pytest.fail(message)
    pytest.skip(message)


def build_small_model(folder: Path, *, seed: int = 1) -> None:
    """Save a real model in `folder`: word pieces learnt from phrases, a vector for each."""
    tokenizers = import_module("tokenizers")
    library = import_module("sentence_transformers")
    modules = import_module("sentence_transformers.sentence_transformer.modules")
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordPiece(unk_token="[UNK]"))  # noqa: S106
    tokenizer.normalizer = tokenizers.normalizers.Lowercase()
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    trainer = tokenizers.trainers.WordPieceTrainer(
        vocab_size=800, special_tokens=["[UNK]", "[PAD]"], show_progress=False
    )
    tokenizer.train_from_iterator(CORPUS, trainer)
    weights = np.random.default_rng(seed).normal(size=(tokenizer.get_vocab_size(), DIMENSION))
    static = modules.StaticEmbedding(tokenizer, embedding_weights=weights.astype(np.float32))
    library.SentenceTransformer(modules=[static], device="cpu").save(str(folder))
