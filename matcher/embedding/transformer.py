"""How do texts become vectors with a model of sentence-transformers?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import numpy as np

from matcher.domain.errors import InputError, NotIndexedError, Problem, ProblemCode
from matcher.embedding.encoder import Purpose, Vectors
from matcher.embedding.prefixes import prefixes_of

DOCUMENT: Final = "transformer.json"
LIBRARIES: Final = ("sentence-transformers", "transformers", "torch")
ROWS_AT_ONCE: Final = 64


class TransformerEncoder:
    """A model by its name on the Hub (with `@revision` if wished) or by the folder it lies in.

    Nothing of torch is imported, and nothing read, before the first text is encoded or the
    dimension or fingerprint asked for.
    """

    def __init__(self, model: str, *, cache_folder: Path | None = None) -> None:
        name, _, revision = model.partition("@")
        self._folder = Path(name) if Path(name).is_dir() else None
        self._name = name
        self._revision = revision or None
        self._cache_folder = cache_folder

    @cached_property
    def fingerprint(self) -> str:
        """Identify the model's files or revision, its prefixes and the libraries."""
        parts = {
            "model": self._folder.name if self._folder else self._name,
            "content": digest_folder(self._folder) if self._folder else self._resolved_revision(),
            "prefixes": sorted(prefixes_of(self._name).items()),
            "libraries": [f"{name} {version(name)}" for name in LIBRARIES],
        }
        digest = hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:24]
        return f"sentence-transformers-{digest}"

    @cached_property
    def dimension(self) -> int:
        """Return the number of columns of what `encode` returns."""
        return int(self._model.get_embedding_dimension())

    def encode(self, texts: Sequence[str], *, purpose: Purpose = Purpose.PASSAGE) -> Vectors:
        """Return one row of length 1 for each text; zeros where the model knows none of it."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        spoken = [place for place, text in enumerate(texts) if text.strip()]
        if not spoken:
            return vectors
        prefix = prefixes_of(self._name).get(purpose, "")
        raw = self._model.encode(
            [prefix + texts[place].strip() for place in spoken],
            batch_size=ROWS_AT_ONCE,
            show_progress_bar=False,
            convert_to_numpy=True,
        )
        lengths = np.linalg.norm(raw, axis=1, keepdims=True)
        vectors[spoken] = np.divide(raw, lengths, out=np.zeros_like(raw), where=lengths > 0)
        return vectors

    def save(self, folder: Path) -> None:
        """Write which model this is into `folder`; its weights stay where they are."""
        folder.mkdir(parents=True, exist_ok=True)
        name = f"{self._name}@{self._revision}" if self._revision else self._name
        document = {"model": name, "fingerprint": self.fingerprint}
        (folder / DOCUMENT).write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, *, cache_folder: Path | None = None) -> TransformerEncoder:
        """Read back what `save` wrote; the model itself is loaded on first use.

        Raises
        ------
        NotIndexedError
            When no such encoder was saved in `folder`.
        """
        try:
            document = json.loads((folder / DOCUMENT).read_text(encoding="utf-8"))
        except (FileNotFoundError, json.JSONDecodeError) as error:
            message = f"there is no encoder in {folder}: build the index again"
            raise NotIndexedError(message) from error
        return cls(document["model"], cache_folder=cache_folder)

    @cached_property
    def _model(self) -> Any:  # noqa: ANN401 - the library is imported only here
        """Load the model, on the processor, the same for every run.

        Raises
        ------
        InputError
            When the library is not installed or the model cannot be found.
        """
        try:
            library = import_module("sentence_transformers")
            return library.SentenceTransformer(
                self._name,
                device="cpu",
                revision=self._revision,
                cache_folder=str(self._cache_folder) if self._cache_folder else None,
            )
        except (ImportError, OSError, ValueError) as error:
            raise InputError(
                Problem(
                    field="SAMLAERE_ENCODER",
                    code=ProblemCode.UNKNOWN_CHOICE,
                    given=self._name,
                    hint=str(error)[:200],
                )
            ) from error

    def _resolved_revision(self) -> str:
        """Return the revision asked for, or the commit of the copy that was loaded."""
        if self._revision:
            return self._revision
        modules = self._model.modules()
        commits = (getattr(getattr(one, "config", None), "_commit_hash", None) for one in modules)
        return next((commit for commit in commits if commit), "unknown revision")


def digest_folder(folder: Path) -> str:
    """Return the SHA-256 of all files below `folder`, names and contents, in a fixed order."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
