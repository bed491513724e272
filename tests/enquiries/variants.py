"""In which other words might people say the same? Mails of kinds that the reader once missed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True, kw_only=True)
class Variant:
    """A mail with gaps, in bokmål, nynorsk or English (0, 1, 2), and what it says.

    `{town}`, `{other}` and `{agency}` stand for names, `{a}`, `{b}` and `{c}` for three months in a
    row; a start of «-» is none.
    """

    kind: str
    body: str
    form: int = 0
    subject: str = "Lærling"
    direction: str | None = None
    cooperation: str | None = None
    trade: str | None = None
    months: str | None = None
    start: str | None = None
    questions: int | None = None
    says_town: bool = False
    says_agency: bool = False
    is_off_topic: bool = False


def _read_variants() -> tuple[Variant, ...]:
    lines = Path(__file__).with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(Variant(**json.loads(line)) for line in lines)


VARIANTS: Final = _read_variants()
