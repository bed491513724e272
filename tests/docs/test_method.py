"""Is the guide to the method what the program does?"""

from __future__ import annotations

import re

import pytest

from matcher.domain.match import Component
from matcher.scoring.components import COMPONENTS
from matcher.services.index import Index
from matcher.services.wording import Language
from tests.docs.method_blocks import METHODS, blocks, replace_blocks

CURE = "the guide is stale: run `python -m tests.docs.method_blocks`"


@pytest.mark.parametrize("language", METHODS)
def test_tables_example_and_figures_are_the_programs_own(
    packaged_index: Index, language: Language
) -> None:
    written = METHODS[language].read_text(encoding="utf-8")
    assert replace_blocks(written, blocks(packaged_index, language)) == written, CURE


@pytest.mark.parametrize("language", METHODS)
def test_contributions_of_the_example_add_up_as_they_are_printed(language: Language) -> None:
    text = METHODS[language].read_text(encoding="utf-8")
    rows = text.split("<!-- begynn: eksempel -->")[1].split("<!-- slutt: eksempel -->")[0]
    gains = [
        float(cells[5].strip(" *").replace(",", "."))
        for cells in (row.split("|") for row in rows.splitlines())
        if len(cells) > 5 and re.search(r"\d", cells[5])
    ]
    *parts, total = gains
    assert len(parts) > 5
    assert sum(parts) == pytest.approx(total, abs=0.05 * len(parts))


def test_every_part_has_a_function_whose_docstring_says_what_it_scores() -> None:
    assert set(COMPONENTS) == set(Component) - {Component.NOT_KNOWN}
    for score in COMPONENTS.values():
        assert (score.__doc__ or "").startswith("Score ")


def test_a_block_that_is_missing_is_named() -> None:
    with pytest.raises(ValueError, match="the block deler once, not 0"):
        replace_blocks("", {"deler": "x"})
