"""Are the labelled work tasks sound, unseen by what the ranker learnt from, and read strictly?"""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.aims import Phrase
from matcher.domain.curriculum import AimCode, TradeCode
from matcher.domain.errors import SourceError
from matcher.evaluation.aim_cases import AimCase, find_leaks, read_aim_cases
from matcher.settings import Settings
from tests.aims.packaged import packaged_curricula, packaged_phrases

PATH = Settings().data_dir / "evaluation" / "aims.csv"
CASES = read_aim_cases(PATH)
HEAD = "id,trade,text,written_form,aims,basis,labelled_by,labelled_on\n"


def test_no_case_is_a_near_duplicate_of_a_phrase_that_was_learnt_from() -> None:
    leaks = find_leaks(CASES, packaged_phrases())
    assert [(case.id, case.text, phrase.text) for case, phrase in leaks] == []


def test_there_are_enough_cases_in_both_written_forms_and_many_trades() -> None:
    assert len(CASES) >= 150
    assert len({case.trade for case in CASES}) >= 8
    assert sum(case.written_form == "nn" for case in CASES) >= 50


def test_every_label_is_an_aim_of_the_trade() -> None:
    aims = {one.trade.code: {aim.code for aim in one.aims} for one in packaged_curricula()}
    assert [case.id for case in CASES if not aims[case.trade].issuperset(case.aims)] == []


@pytest.mark.parametrize(
    ("phrase", "is_leak"),
    [
        ("Arkivere kontrakter og avtaler!", True),
        ("arkivere kontraktar og avtalar", True),
        ("arkivere kontrakter", False),
        ("lage lunsj", False),
    ],
)
def test_a_near_duplicate_is_found_whatever_its_case_and_written_form(
    phrase: str, is_leak: bool
) -> None:
    case = CASES[0].model_copy(update={"text": "arkivere kontrakter og avtaler"})
    known = Phrase(trade=case.trade, text=phrase, written_form="nb", aims=case.aims)
    assert bool(find_leaks([case], [known])) is is_leak
    elsewhere = Phrase(
        trade=TradeCode("LAB03-02"), text=case.text, written_form="nb", aims=(AimCode("KM8621"),)
    )
    assert find_leaks([case], [elsewhere]) == ()


@pytest.mark.parametrize(
    "row",
    [
        "a1,SOA03-01,,nb,KM6850,own,NN,2026-11-22",
        "a1,SOA03-01,tekst,sv,KM6850,own,NN,2026-11-22",
        "a1,SOA03-01,tekst,nb,,own,NN,2026-11-22",
        "a1,SOA03-01,tekst,nb,KM6850,own,NN,i går",
        "a1,SOA03-01,tekst,nb,KM6850,own,,2026-11-22",
    ],
)
def test_a_row_that_is_no_case_is_refused_with_its_line(tmp_path: Path, row: str) -> None:
    path = tmp_path / "aims.csv"
    path.write_text(HEAD + row + "\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"aims\.csv:2"):
        read_aim_cases(path)


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "aims.csv"
    row = "a1,SOA03-01,tekst,nb,KM6850 KM6841,own,NN,2026-11-22\n"
    path.write_text(HEAD + row + row, encoding="utf-8")
    with pytest.raises(SourceError, match="twice"):
        read_aim_cases(path)


def test_the_main_aim_comes_first() -> None:
    case = AimCase.model_validate(
        {
            "id": "a1",
            "trade": "SOA03-01",
            "text": "tekst",
            "written_form": "nb",
            "aims": "KM6850 KM6841",
            "basis": "own",
            "labelled_by": "NN",
            "labelled_on": "2026-11-22",
        }
    )
    assert case.aims == ("KM6850", "KM6841")
