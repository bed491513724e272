"""Which work tasks, as people write them, are known to belong to which competence aims?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from matcher.domain.curriculum import AimCode, TradeCode, parse_aim_code, parse_trade_code


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A work task in somebody's words and the aims that it trains, the main one first."""

    trade: TradeCode
    text: str
    written_form: str
    aims: tuple[AimCode, ...]

    def __post_init__(self) -> None:
        """Refuse a phrase that teaches nothing."""
        if not self.text.strip() or not self.aims:
            message = f"a phrase needs a text and an aim: {self.trade} {self.text!r}"
            raise ValueError(message)


def read_phrases(path: Path) -> tuple[Phrase, ...]:
    """Read JSON Lines with the keys `trade`, `text`, `lang` and `aims`.

    Raises
    ------
    InputError
        When a code does not have the form of a plan code or an aim code.
    """
    with path.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    return tuple(
        Phrase(
            trade=parse_trade_code(row["trade"]),
            text=row["text"],
            written_form=row["lang"],
            aims=tuple(parse_aim_code(code) for code in row["aims"]),
        )
        for row in rows
    )


def digest_phrases(phrases: Sequence[Phrase]) -> str:
    """Return the SHA-256 of the phrases, in their order."""
    rows = (json.dumps(asdict(phrase), ensure_ascii=False, sort_keys=True) for phrase in phrases)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()
