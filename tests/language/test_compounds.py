"""Are compounds split into words, and is nothing else split?"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.errors import InputError
from matcher.language import Compounds, packaged_written_forms
from matcher.language.compounds import read_parts
from tests.aims.packaged import packaged_phrases


@cache
def learnt() -> Compounds:
    forms = packaged_written_forms()
    own = "tilsyn luftfart foster hjem barnehage forsvar laks lus ulykke konkurranse anbud olje"
    texts = [forms.text(phrase.text) for phrase in packaged_phrases()]
    return Compounds.learn(word for text in [own, own, *texts] for word in text.split())


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("luftfartstilsyn", ("luftfart", "tilsyn")),
        ("saksbehandling", ("sak", "behandling")),
        ("arbeidsmiljø", ("arbeid", "miljø")),
        ("lakselus", ("laks", "lus")),
        ("nettverkskabel", ("nettverk", "kabel")),
        ("møterommene", ("møte", "rommene")),
        ("tilsynsloven", ("tilsyn", "loven")),
    ],
)
def test_a_compound_is_its_words(word: str, parts: tuple[str, ...]) -> None:
    assert learnt().parts(word) == parts


@pytest.mark.parametrize(
    "word",
    ["farge", "rommene", "loggene", "signering", "beregner", "registrerer", "avtale", "tilsyn"],
)
def test_an_accident_of_letters_is_no_compound(word: str) -> None:
    assert learnt().parts(word) == ()


def test_a_head_that_never_stands_alone_is_known_from_two_compounds() -> None:
    known = Compounds.learn(["fosterhjem", "fosterbarn", "hjem", "barn", "foreldre"])
    assert known.parts("fosterforeldre") == ("foster", "foreldre")
    unknown = Compounds.learn(["fosterhjem", "hjem", "barn", "foreldre"])
    assert unknown.parts("fosterforeldre") == ()


def test_fewer_parts_are_better_than_more() -> None:
    known = Compounds.learn(["sikkerhet", "data", "blad", "datablad"])
    assert known.parts("sikkerhetsdatablad") == ("sikkerhet", "datablad")


@given(st.text(max_size=40))
def test_the_parts_of_any_text_stand_in_it(text: str) -> None:
    parts = learnt().parts(text)
    assert len(parts) != 1
    at = 0
    for part in parts:
        at = text.index(part, at) + len(part)


def test_a_part_of_an_unknown_kind_is_refused_by_its_row(tmp_path: Path) -> None:
    table = tmp_path / "parts.csv"
    table.write_text("part,kind\nbil,short\nbane,long\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"parts\.csv:3"):
        read_parts(table)
