"""Are trades and agencies known when they are cut short or run together?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.enquiries import EnquiryReader
from matcher.enquiries.trade_forms import written_forms_of

NAMES = (
    "Service- og administrasjonsfaget",
    "Barne- og ungdomsarbeiderfaget",
    "IT-driftsfaget",
    "IT-utviklarfaget",
    "Laboratoriefaget",
    "Innholdsproduksjonsfaget",
    "Renholdsoperatørfaget",
)
names = st.sampled_from(NAMES)
CASES = {"capital": str, "small": str.lower, "shouted": str.upper}


@given(
    name=names,
    joint=st.sampled_from(["og", "- og ", " og ", " & ", "/", " ", "-", "- "]),
    learner=st.sampled_from(["fag", "faget", " faget", "lærling", " lærling", "-lærlingen"]),
    case=st.sampled_from(sorted(CASES)),
)
def test_a_trade_is_known_run_together_or_apart(
    name: str, joint: str, learner: str, case: str
) -> None:
    bare = name.removesuffix("faget").removesuffix("s")
    written = CASES[case](bare.replace("- og ", joint) + learner)
    forms = written_forms_of(name)
    assert forms is not None
    assert forms[0].fullmatch(written)


@given(name=names, cut=st.integers(min_value=0, max_value=20), dot=st.sampled_from(["", "."]))
def test_a_trade_is_known_cut_behind_a_consonant_and_before_an_apprentice(
    name: str, cut: int, dot: str
) -> None:
    bare = name.removesuffix("faget").removesuffix("s")
    last = bare.rfind(" ") + 1 if " " in bare else bare.rfind("-") + 1
    shortest = last + (3 if last else 6)
    short = bare[: min(shortest + cut, len(bare))]
    forms = written_forms_of(name)
    assert forms is not None
    assert forms[0].fullmatch(f"{short}{dot}lærling")
    if short[-1] not in "aeiouyæøå":
        assert forms[1].match(short)


@pytest.mark.parametrize("word", ["automat", "service", "barn", "rent", "it", "labb"])
def test_an_everyday_word_is_no_cut_trade(word: str) -> None:
    for name in NAMES:
        forms = written_forms_of(name)
        assert forms is not None
        assert not any(form.fullmatch(word) for form in forms)


def test_a_name_without_a_trade_behind_it_has_no_forms() -> None:
    assert written_forms_of("Fiske og fangst") is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("fiskeridir", "Fiskeridirektoratet"),
        ("Politidir.", "Politidirektoratet"),
        ("mattils.", "Mattilsynet"),
        ("statsforv. i Nordland", "Statsforvalteren i Nordland"),
        ("Sysselmesteren", "Sysselmesteren på Svalbard"),
        ("Havforskningsinst.", "Havforskningsinstituttet"),
    ],
)
def test_an_agency_is_known_by_the_beginning_of_its_name(
    reader: EnquiryReader, written: str, name: str
) -> None:
    found = reader.names.find(f"Hei fra {written}!")
    assert [reader.display[mention.agency] for mention in found] == [name]
