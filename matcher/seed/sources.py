"""Which origins do the packaged tables have, and how is a row of one turned into an observation?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from matcher.domain.errors import SourceError
from matcher.domain.provenance import (
    JsonValue,
    Method,
    Observation,
    ReviewState,
    Source,
    Topic,
)
from matcher.seed.tables import Row

COLUMNS: Final = ("name", "title", "publisher", "url", "licence", "gathered")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedSource:
    """An origin of packaged rows and the day they were gathered; makes its observations."""

    source: Source
    gathered: datetime

    def observe(
        self,
        key: str,
        field: str,
        value: JsonValue,
        *,
        method: Method,
        topic: Topic = Topic.AGENCY,
        raw: str | None = None,
        url: str | None = None,
        review: ReviewState = ReviewState.NOT_NEEDED,
    ) -> Observation:
        """Return the observation that this origin gives `value` for a field of `key`.

        Raises
        ------
        SourceError
            When the value is called published, and no address says where.
        """
        if method is Method.PUBLISHED and not url:
            message = f"{self.source.name}: {field} of {key} is called published without an address"
            raise SourceError(message)
        return Observation(
            topic=topic,
            key=key,
            field=field,
            value=value,
            source=self.source.name,
            method=method,
            first_seen=self.gathered,
            last_seen=self.gathered,
            raw=raw or None,
            url=url or None,
            review=review,
        )


def parse_sources(rows: Sequence[Row]) -> Mapping[str, SeedSource]:
    """Return the packaged origins by name."""
    return {
        row["name"]: SeedSource(
            source=Source(
                name=row["name"],
                title=row["title"],
                publisher=row["publisher"],
                url=row["url"],
                licence=row["licence"],
            ),
            gathered=parse_day(row["gathered"], where=f"sources.csv, {row['name']}"),
        )
        for row in rows
    }


def parse_day(text: str, *, where: str) -> datetime:
    """Read a day such as 2026-11-01 as midnight in UTC.

    Raises
    ------
    SourceError
        When the text is not a day; names the place it stands.
    """
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError as error:
        message = f"{where}: not a day (YYYY-MM-DD): {text!r}"
        raise SourceError(message) from error


def first_address(text: str) -> str | None:
    """Return the first web address in a cell that may hold several or none."""
    return next((word for word in text.split() if word.startswith(("https://", "http://"))), None)
