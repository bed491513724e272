"""What must every encoder promise?"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Vectors: TypeAlias = NDArray[np.float32]


class Purpose(StrEnum):
    """Whether a text asks or is what is looked through; some models read the two differently."""

    QUESTION = "question"
    PASSAGE = "passage"


class Encoder(Protocol):
    """Turns texts into unit vectors. Stateless after construction."""

    @property
    def fingerprint(self) -> str:
        """Identifies model, version and settings; a changed fingerprint forces a re-index."""

    @property
    def dimension(self) -> int:
        """The number of columns of what `encode` returns."""

    def encode(self, texts: Sequence[str], *, purpose: Purpose = Purpose.PASSAGE) -> Vectors:
        """Return one float32 row of length 1 for each text, in order.

        A text that says nothing (without any word or sign that the model knows) gets a row of
        zeros: it is like nothing, and its product with every row is 0. No texts give an array
        with no rows and `dimension` columns.
        """

    def save(self, folder: Path) -> None:
        """Write what `load_encoder` needs into `folder`."""
