"""Which models does an index need, and do those of the index before still fit?"""

from __future__ import annotations

import hashlib
import platform
import shutil
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Final

from matcher import aims, embedding, language, retrieval
from matcher.aims import Phrase, digest_phrases, fit_aim_ranker, read_phrases
from matcher.domain import fields
from matcher.domain.curriculum import Curriculum
from matcher.domain.provenance import Topic, digest_value
from matcher.embedding import open_encoder
from matcher.language import TermReader, packaged_written_forms
from matcher.seed import read_seed
from matcher.services.index_files import FORMAT

_TEXT_KEYS: Final = {
    fields.MANDATE: ("nb", "nn"),
    fields.WORK_AREA: ("nb",),
    fields.TASK: ("text",),
}

CODE: Final = tuple(
    Path(str(package.__file__)).parent for package in (aims, embedding, language, retrieval)
)
"""The rooms that make the models: when one of them changes, so may every model."""

LIBRARIES: Final = ("numpy", "scipy", "scikit-learn", "PyStemmer")

CORPUS_PHRASES: Final = ("task_phrases.jsonl", "task_phrases_added.jsonl")
"""Of the phrases these alone are in the encoder's corpus: the terse ones of the later hands teach
what aims are, not how agencies write, and with them questions found their agencies less well."""


def fit_models(
    data_dir: Path, curricula: Sequence[Curriculum], encoder_name: str, folder: Path
) -> None:
    """Fit what reads texts on what is packaged, and save it under `folder`."""
    corpus = _corpus(data_dir, curricula)
    fit_aim_ranker(curricula, _phrases(data_dir)).save(folder / "aims")
    open_encoder(encoder_name, corpus).save(folder / "encoder")
    TermReader.learn(corpus, packaged_written_forms()).save(folder / "terms")


def copy_models(before: Path, folder: Path) -> None:
    """Take over the models of the index before."""
    for name in ("aims", "encoder", "terms"):
        shutil.copytree(before / name, folder / name)


def models_fingerprint(data_dir: Path, curricula: Sequence[Curriculum], encoder_name: str) -> str:
    """Identify what the models would be fitted on and with; the same gives the same models."""
    return digest_value(
        [
            FORMAT,
            encoder_name,
            platform.python_version(),
            [f"{name} {version(name)}" for name in LIBRARIES],
            [_digest_files(package) for package in CODE],
            _digest_files(data_dir / "reference" / "language"),
            digest_phrases(_phrases(data_dir)),
            digest_value(list(_corpus(data_dir, curricula))),
            [digest_value([a.code, a.text_nb, a.text_nn]) for c in curricula for a in c.aims],
        ]
    )


def _phrases(data_dir: Path) -> tuple[Phrase, ...]:
    paths = sorted((data_dir / "seed").glob("task_phrases*.jsonl"))
    return tuple(phrase for path in paths for phrase in read_phrases(path))


def _corpus(data_dir: Path, curricula: Sequence[Curriculum]) -> tuple[str, ...]:
    """Return the packaged texts that the encoder learns the language of the field from.

    Only what is packaged: were the texts of the store in it, one corrected agency would change
    every vector.
    """
    texts = {text for c in curricula for aim in c.aims for text in (aim.text_nb, aim.text_nn)}
    for name in CORPUS_PHRASES:
        texts |= {phrase.text for phrase in read_phrases(data_dir / "seed" / name)}
    for run in read_seed(data_dir):
        for observation in run.observations:
            if observation.topic is Topic.AGENCY and isinstance(observation.value, dict):
                keys = _TEXT_KEYS.get(observation.field, ())
                texts |= {str(observation.value.get(key) or "") for key in keys}
    return tuple(sorted(text for text in texts if text))


def _digest_files(folder: Path) -> str:
    """Identify the programs and tables in a folder."""
    found = sorted(p for p in folder.rglob("*") if p.suffix in {".py", ".csv", ".toml", ".json"})
    content = hashlib.sha256()
    for path in found:
        content.update(path.relative_to(folder).as_posix().encode())
        content.update(path.read_bytes())
    return content.hexdigest()
