"""Is a model of sentence-transformers used as its card asks, and loaded no sooner than needed?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import copytree

import numpy as np
import pytest

from matcher.domain.errors import InputError
from matcher.embedding import Purpose, load_encoder, open_encoder
from matcher.embedding.prefixes import prefixes_of
from tests.embedding.small_model import CORPUS, build_small_model, skip_without_torch


@pytest.mark.parametrize("name", ["", "word2vec", "sentence-transformers:", "scikit"])
def test_an_unknown_encoder_is_refused_by_the_name_of_its_setting(name: str) -> None:
    with pytest.raises(InputError) as refused:
        open_encoder(name, CORPUS)
    assert refused.value.problems[0].field == "SAMLAERE_ENCODER"


def test_models_that_want_prefixes_get_them_and_others_none() -> None:
    assert prefixes_of("intfloat/multilingual-e5-small") == {
        Purpose.QUESTION: "query: ",
        Purpose.PASSAGE: "passage: ",
    }
    assert prefixes_of("NbAiLab/nb-sbert-base") == {}
    assert prefixes_of("BAAI/bge-m3") == {}


def test_questions_and_passages_differ_for_a_model_that_tells_them_apart(tmp_path: Path) -> None:
    skip_without_torch()
    build_small_model(tmp_path / "tiny-e5-model")
    copytree(tmp_path / "tiny-e5-model", tmp_path / "plain")
    e5 = open_encoder(f"sentence-transformers:{tmp_path / 'tiny-e5-model'}", CORPUS)
    plain = open_encoder(f"sentence-transformers:{tmp_path / 'plain'}", CORPUS)
    asked, looked_through = (e5.encode(["veie salt"], purpose=purpose) for purpose in Purpose)
    assert not np.allclose(asked, looked_through)
    assert np.allclose(looked_through, plain.encode(["passage: veie salt"]))


def test_a_model_that_cannot_be_found_is_refused_with_the_setting(tmp_path: Path) -> None:
    skip_without_torch()
    name = f"sentence-transformers:{tmp_path / 'nothing'}"
    with pytest.raises(InputError) as refused:
        open_encoder(name, CORPUS).encode(["arkiv"])
    assert refused.value.problems[0].field == "SAMLAERE_ENCODER"


def test_opening_and_reading_back_load_nothing(tmp_path: Path) -> None:
    skip_without_torch()
    build_small_model(tmp_path / "model")
    name = f"sentence-transformers:{tmp_path / 'model'}"
    open_encoder(name, CORPUS).save(tmp_path / "index")
    program = (
        "import sys; from pathlib import Path; from matcher.embedding import load_encoder, "
        f"open_encoder; open_encoder({name!r}, []);"
        f"load_encoder({name!r}, Path({str(tmp_path / 'index')!r}));"
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
    assert load_encoder(name, tmp_path / "index").dimension == 32
