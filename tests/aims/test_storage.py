"""Is a ranker that was saved the same when it is read back, and is a broken one refused?"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from matcher.aims import fit_aim_ranker, load_aim_ranker
from matcher.aims.method import DEFAULT_METHOD
from matcher.domain.curriculum import TradeCode
from matcher.domain.errors import NotIndexedError
from tests.aims.packaged import packaged_curricula, small_ranker

LAB = TradeCode("LAB03-02")
TEXTS = ["titrering i avtrekk", "kven har ansvar for avfallet?", "asdf", ""]


def test_a_saved_ranker_answers_and_explains_to_the_last_digit_as_before(tmp_path: Path) -> None:
    small_ranker().save(tmp_path / "aims")
    again = load_aim_ranker(tmp_path / "aims")
    aim = again.models[LAB].aims[0]
    assert again.fingerprint == small_ranker().fingerprint
    assert again.rank(LAB, TEXTS) == small_ranker().rank(LAB, TEXTS)
    assert again.explain(LAB, TEXTS[0], aim) == small_ranker().explain(LAB, TEXTS[0], aim)


def test_saving_twice_writes_the_same_bytes(tmp_path: Path) -> None:
    small_ranker().save(tmp_path / "one")
    small_ranker().save(tmp_path / "two")
    assert (tmp_path / "one/aims.json").read_bytes() == (tmp_path / "two/aims.json").read_bytes()


def test_a_ranker_without_encoder_and_off_topic_texts_is_read_back_too(tmp_path: Path) -> None:
    own = [one for one in packaged_curricula() if one.trade.code == LAB]
    bare = replace(DEFAULT_METHOD, encoder=None)
    ranker = fit_aim_ranker(own, [], off_topic=[], method=bare)
    ranker.save(tmp_path)
    assert load_aim_ranker(tmp_path).rank(LAB, TEXTS) == ranker.rank(LAB, TEXTS)


def test_no_ranker_is_told_as_no_index(tmp_path: Path) -> None:
    with pytest.raises(NotIndexedError):
        load_aim_ranker(tmp_path)


@pytest.mark.parametrize("name", ["aims.json", "arrays/LAB03-02-weights.npy"])
def test_a_file_that_was_cut_off_is_told_as_no_index(tmp_path: Path, name: str) -> None:
    small_ranker().save(tmp_path)
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(NotIndexedError):
        load_aim_ranker(tmp_path)


def test_a_ranker_of_another_version_is_told_as_no_index(tmp_path: Path) -> None:
    small_ranker().save(tmp_path)
    document = json.loads((tmp_path / "aims.json").read_text(encoding="utf-8"))
    (tmp_path / "aims.json").write_text(json.dumps(document | {"layout": 0}), encoding="utf-8")
    with pytest.raises(NotIndexedError, match="another version"):
        load_aim_ranker(tmp_path)


def test_a_ranker_is_loaded_and_asked_without_torch(tmp_path: Path) -> None:
    small_ranker().save(tmp_path)
    program = (
        "import sys; from pathlib import Path; from matcher.aims import load_aim_ranker;"
        f"load_aim_ranker(Path({str(tmp_path)!r})).rank('LAB03-02', ['vask av glass']);"
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
