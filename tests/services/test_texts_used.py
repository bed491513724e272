"""Is every sentence of the services' catalogues said somewhere?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final

import pytest

from matcher.domain.calendar import MONTHS
from matcher.domain.national import Form, Order
from matcher.domain.secondment import MonthsCode, Side
from matcher.services.wording import Language, words_in
from tests.architecture.source_tree import ROOT
from tests.services.test_wording import CODES

QUOTED: Final = re.compile(r"""["']([a-z0-9_]+)["']""")
# The codes that are put together where they are said, or that stand in data: by their table.
PUT_TOGETHER: Final[Mapping[str, AbstractSet[str]]] = {
    "months_reason": {f"{code}_{side}" for code in MonthsCode for side in Side},
    "best_months": {f"{so}_{count}" for so in ("asked", "later") for count in ("one", "many")},
    "problem_kind": {f"missing_{key}" for key in ("agency_id", "trade")},
    "month": {str(month) for month in MONTHS},
    "national": {
        *(f"order_{order}" for order in Order),
        *(f"untried_{form}" for form in Form),
        *(f"part_{part}" for part in ("known", "implied", "assumed")),
        *("is_best_after", "at_most_after"),
    },
    "site": {"business_address", "regional"},
    "place": {"lines"},
    "usage": {"number_min", "number_max", "number_min_max"},
    "labeller": {"outsider"},
    "evaluation": {"below_standard_all", "fallen_all"},
}

IN_DOCUMENTS: Final = frozenset({"ring_part_long"})
"""What only the written method says."""


@cache
def literals() -> frozenset[str]:
    """Return every text that stands as such in the code or in a template."""
    templates = sorted((ROOT / "web" / "templates").rglob("*.html"))
    quoted = {text for path in templates for text in QUOTED.findall(path.read_text("utf-8"))}
    return frozenset(quoted | set(_strings()))


def _strings() -> Iterator[str]:
    for room in ("matcher", "web"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


TABLES: Final = words_in(Language.NB).tables


@pytest.mark.parametrize("table", [name for name in TABLES if name not in CODES])
def test_every_sentence_is_said_somewhere(table: str) -> None:
    said = literals() | PUT_TOGETHER.get(table, frozenset())
    assert {code for code in TABLES[table] if code not in said} == set()


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_asked_for_by_name(table: str) -> None:
    assert {table, table.removesuffix("_one")} & (literals() | IN_DOCUMENTS)
