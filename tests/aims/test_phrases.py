"""Are phrases read as they are written, and are bad ones refused?"""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.aims import Phrase, digest_phrases, read_phrases
from matcher.domain.curriculum import AimCode, TradeCode
from matcher.domain.errors import InputError
from tests.aims.packaged import packaged_curricula, packaged_phrases

ONE = Phrase(trade=TradeCode("LAB03-02"), text="veie", written_form="nb", aims=(AimCode("KM8621"),))


def test_every_packaged_phrase_names_aims_of_its_own_trade() -> None:
    aims = {one.trade.code: {aim.code for aim in one.aims} for one in packaged_curricula()}
    strays = [p for p in packaged_phrases() if not aims[p.trade].issuperset(p.aims)]
    assert strays == []


def test_no_packaged_phrase_stands_twice() -> None:
    texts = [(phrase.trade, phrase.text.lower()) for phrase in packaged_phrases()]
    assert len(texts) - len(set(texts)) <= 25, "more doubles than the first set came with"


def test_every_aim_of_a_trade_with_phrases_has_some() -> None:
    with_phrases = {phrase.trade for phrase in packaged_phrases()}
    met = {aim for phrase in packaged_phrases() for aim in phrase.aims}
    for one in packaged_curricula():
        if one.trade.code in with_phrases:
            assert [aim.code for aim in one.aims if aim.code not in met] == []


def test_a_bad_code_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "phrases.jsonl"
    path.write_text('{"trade": "SOA", "text": "x", "lang": "nb", "aims": ["KM1"]}\n', "utf-8")
    with pytest.raises(InputError):
        read_phrases(path)


def test_a_phrase_without_text_or_aim_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a text"):
        Phrase(trade=ONE.trade, text=" ", written_form="nb", aims=ONE.aims)
    with pytest.raises(ValueError, match="needs a text"):
        Phrase(trade=ONE.trade, text="veie", written_form="nb", aims=())


def test_the_digest_changes_with_the_phrases_and_only_then() -> None:
    assert digest_phrases([ONE]) == digest_phrases([ONE])
    assert digest_phrases([ONE]) != digest_phrases([ONE, ONE])
