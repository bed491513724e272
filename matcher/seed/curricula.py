"""What do the packaged tables of Grep say of trades and competence aims?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from matcher.domain import fields
from matcher.domain.curriculum import parse_aim_code, parse_trade_code
from matcher.domain.errors import SourceError
from matcher.domain.provenance import JsonValue, Method, Observation, Topic
from matcher.seed.sources import SeedSource
from matcher.seed.tables import Row

TRADE_COLUMNS: Final = ("code", "plan_code", "name_nb", "name_nn", "expired", "note")
AIM_COLUMNS: Final = (
    "plan",
    "aim_no",
    "aim",
    "text_nb",
    "text_nn",
    "official_form",
    "text_nb_status",
    "text_nn_status",
)
_TEXT_METHODS: Final = MappingProxyType(
    {"official": Method.REGISTER, "translated_here": Method.INFERRED}
)


def trade_key(row: Row) -> str:
    """Return the code a trade is known by: its plan code, else its programme-area code, else ''."""
    return row["plan_code"] or row["code"]


def parse_trades(rows: Sequence[Row], source: SeedSource) -> tuple[Observation, ...]:
    """Return what Grep says of each trade that has a code at all.

    Three expired trades have none in the table; without a code nothing can be said of them.
    """
    return tuple(seen for row in rows if trade_key(row) for seen in _trade(row, source))


def parse_aims(rows: Sequence[Row], source: SeedSource) -> tuple[Observation, ...]:
    """Return what Grep says of each competence aim; a text translated here is inferred."""
    return tuple(seen for row in rows for seen in _aim(row, source))


def _trade(row: Row, source: SeedSource) -> Iterator[Observation]:
    """Give every value of one trade."""
    key = parse_trade_code(trade_key(row))
    values = {
        fields.TRADE_NAME_NB: row["name_nb"],
        fields.TRADE_NAME_NN: row["name_nn"],
        fields.PROGRAMME_AREA: row["code"],
    }
    for field, value in values.items():
        if value:
            yield source.observe(
                key, field, value, method=Method.REGISTER, topic=Topic.TRADE, raw=row["note"]
            )
    yield source.observe(
        key,
        fields.IS_EXPIRED,
        row["expired"] == "1",
        method=Method.REGISTER,
        topic=Topic.TRADE,
        raw=row["note"],
    )


def _aim(row: Row, source: SeedSource) -> Iterator[Observation]:
    """Give every value of one competence aim."""
    key = parse_aim_code(row["aim"])
    values: dict[str, JsonValue] = {
        fields.AIM_TRADE: parse_trade_code(row["plan"]),
        fields.AIM_NUMBER: int(row["aim_no"]),
        fields.OFFICIAL_FORM: row["official_form"],
    }
    for field, value in values.items():
        yield source.observe(key, field, value, method=Method.REGISTER, topic=Topic.AIM)
    for field, column in ((fields.TEXT_NB, "text_nb"), (fields.TEXT_NN, "text_nn")):
        if row[column]:
            method = _text_method(row[f"{column}_status"], row["aim"])
            yield source.observe(key, field, row[column], method=method, topic=Topic.AIM)


def _text_method(status: str, aim: str) -> Method:
    """Return how a text of an aim is known."""
    method = _TEXT_METHODS.get(status)
    if method is None:
        message = f"aims.csv, {aim}: a text with the unknown status {status!r}"
        raise SourceError(message)
    return method
