"""How are rows written that may be there already, in both databases?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def upsert(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, object]],
    *,
    same: tuple[str, ...],
    change: tuple[str, ...] | None = None,
) -> None:
    """Write rows; one that agrees with a stored row on `same` changes that row instead.

    `change` names the columns that are then changed: by default all that are given.
    """
    if not rows:
        return
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table)
    columns = tuple(name for name in rows[0] if name not in same) if change is None else change
    if columns:
        statement = statement.on_conflict_do_update(
            index_elements=same, set_={name: statement.excluded[name] for name in columns}
        )
    else:
        statement = statement.on_conflict_do_nothing(index_elements=same)
    connection.execute(statement, rows)
