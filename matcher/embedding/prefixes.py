"""Which words does a model want before a question, and before a passage?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from matcher.embedding.encoder import Purpose

# By what a model's name contains; the model cards on huggingface.co say so:
# intfloat/multilingual-e5-small, Snowflake/snowflake-arctic-embed-l-v2.0, nomic-ai/nomic-embed-*.
PREFIXES: Final[Mapping[str, Mapping[Purpose, str]]] = {
    "-e5-": {Purpose.QUESTION: "query: ", Purpose.PASSAGE: "passage: "},
    "arctic-embed": {Purpose.QUESTION: "query: "},
    "nomic-embed": {
        Purpose.QUESTION: "search_query: ",
        Purpose.PASSAGE: "search_document: ",
    },
}


def prefixes_of(model: str) -> Mapping[Purpose, str]:
    """Return what a model wants before each kind of text; most want nothing."""
    name = model.lower()
    return next((prefixes for part, prefixes in PREFIXES.items() if part in name), {})
