"""Are long words parted where a part or a syllable ends, and nothing else changed?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.language.parting import (
    LONG_FROM,
    LONG_PART_FROM,
    SOFT_HYPHEN,
    end_of_syllable,
    soften,
)


@pytest.mark.parametrize(
    "parted",
    [
        "Havforsknings|instituttet",
        "Innholds|produksjons|faget",
        "Innhalds|produksjons|faget",
        "Klage|nemnds|sekretariatet",
        "Brønnøysund|registrene",
        "markedsførings|kampanjer",
        "service- og administrasjons|faget",
        "Forsvarsbygg",
    ],
)
def test_a_compound_is_parted_at_its_joints(parted: str) -> None:
    assert soften(parted.replace("|", "")) == parted.replace("|", SOFT_HYPHEN)


@given(text=st.text(alphabet="abdefgiklmnorstuvyæøåAN -,.1", max_size=60))
def test_only_long_words_are_parted_and_no_letter_is_left_alone(text: str) -> None:
    softened = soften(text)
    assert softened.replace(SOFT_HYPHEN, "") == text
    for word in softened.split(" "):
        pieces = word.split(SOFT_HYPHEN)
        if len(pieces) > 1:
            assert sum(len(piece) for piece in pieces) >= LONG_FROM
            assert min(len(piece) for piece in pieces) > 1


@pytest.mark.parametrize("name", ["Telekommunikasjonsmontørfaget", "reservestrømforsyningsanlegg"])
def test_no_part_is_too_long_for_a_narrow_screen(name: str) -> None:
    assert max(len(part) for part in soften(name).split(SOFT_HYPHEN)) < LONG_PART_FROM


@pytest.mark.parametrize(("word", "most", "kept"), [("kommunikasjon", 11, 9), ("strøk", 1, 1)])
def test_letters_that_are_one_sound_stay_together(word: str, most: int, kept: int) -> None:
    assert end_of_syllable(word, most) == kept
