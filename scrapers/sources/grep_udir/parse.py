"""What do Grep's answers say about curricula, their sets of aims and the aims themselves?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from matcher.domain.curriculum import AimCode, TradeCode, parse_aim_code, parse_trade_code
from matcher.domain.provenance import JsonValue
from scrapers.framework.strict import (
    Oddity,
    ShapeError,
    expect_empty,
    look_up,
    take,
    take_objects,
    take_optional,
)
from scrapers.sources.grep_udir.ignored import (
    IGNORED_IN_AIMS,
    IGNORED_IN_AREAS,
    IGNORED_IN_PLANS,
    IGNORED_IN_SETS,
)
from scrapers.sources.grep_udir.written_form import parse_texts


class Standing(StrEnum):
    """Whether something in Grep is in force."""

    IN_FORCE = "in_force"
    EXPIRED = "expired"
    NOT_YET = "not_yet"


_STANDINGS: Final[Mapping[str, Standing]] = {
    "publisert": Standing.IN_FORCE,
    "til_revidering": Standing.IN_FORCE,
    "utgaatt": Standing.EXPIRED,
    "ugyldig": Standing.EXPIRED,
    "under_arbeid": Standing.NOT_YET,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReference:
    """A curriculum as the list of curricula shows it; `changed_at` is None when not told."""

    code: str
    standing: Standing
    texts: Mapping[str, str]
    changed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeArea:
    """A programme area; `code` without the dashes at its end, such as SRSOA3."""

    code: str
    standing: Standing
    texts: Mapping[str, str]

    @property
    def plan_stem(self) -> str:
        """Return how the codes of its curricula begin: SRSOA3 gives SOA03-."""
        return f"{self.code[2:5]}0{self.code[5:6]}-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A curriculum with the codes of its sets of aims, in order."""

    code: TradeCode
    sets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """A competence aim with its text by language."""

    code: AimCode
    standing: Standing
    texts: Mapping[str, str]


def parse_plan_reference(
    entry: dict[str, JsonValue],
) -> tuple[PlanReference, tuple[Oddity, ...]]:
    """Read one entry of the list of curricula."""
    reference = PlanReference(
        code=take(entry, "kode", str).strip(),
        standing=_take_standing(entry),
        texts=parse_texts(entry.pop("tittel", None), where="tittel"),
        changed_at=_take_time(entry, "sist-endret"),
    )
    return reference, expect_empty(entry, ignore=IGNORED_IN_PLANS | {"kompetansemaal-kapittel"})


def parse_programme_area(
    entry: dict[str, JsonValue],
) -> tuple[ProgrammeArea, tuple[Oddity, ...]]:
    """Read one entry of the list of programme areas."""
    area = ProgrammeArea(
        code=take(entry, "kode", str).strip().rstrip("-"),
        standing=_take_standing(entry),
        texts=parse_texts(entry.pop("tittel", None), where="tittel"),
    )
    return area, expect_empty(entry, ignore=IGNORED_IN_AREAS)


def parse_plan(entry: dict[str, JsonValue]) -> tuple[Plan, tuple[Oddity, ...]]:
    """Read one curriculum; its chapter of aims names the sets.

    Raises
    ------
    ShapeError
        When the chapter is missing or names no set.
    """
    code = parse_trade_code(take(entry, "kode", str))
    chapter = take(entry, "kompetansemaal-kapittel", dict)
    sets = tuple(take(each, "kode", str) for each in take_objects(chapter, "kompetansemaalsett"))
    if not sets:
        raise ShapeError("kompetansemaal-kapittel.kompetansemaalsett", "no set of aims", code)
    known = IGNORED_IN_PLANS | {"tittel", "status", "sist-endret"}
    return Plan(code=code, sets=sets), expect_empty(entry, ignore=known)


def parse_aim_set(
    entry: dict[str, JsonValue],
) -> tuple[tuple[AimCode, ...], tuple[Oddity, ...]]:
    """Read the codes of one set's aims, in the order of the regulation."""
    take(entry, "kode", str)
    listed = take_objects(entry, "kompetansemaal")
    places = [take_optional(each, "rekkefoelge", int) for each in listed]
    codes = [parse_aim_code(take(each, "kode", str)) for each in listed]
    if all(place is not None for place in places):
        ordered = sorted(zip(places, range(len(codes)), codes, strict=True))
        codes = [code for _, _, code in ordered]
    return tuple(codes), expect_empty(entry, ignore=IGNORED_IN_SETS)


def parse_aim(entry: dict[str, JsonValue]) -> tuple[Aim, tuple[Oddity, ...]]:
    """Read one aim with its texts.

    Raises
    ------
    ShapeError
        When it has no text in any language that we read.
    """
    aim = Aim(
        code=parse_aim_code(take(entry, "kode", str)),
        standing=_take_standing(entry),
        texts=parse_texts(entry.pop("tittel", None), where="tittel"),
    )
    if not {"default", "nob", "nno"} & set(aim.texts):
        raise ShapeError("tittel", "no text in Norwegian", aim.code)
    return aim, expect_empty(entry, ignore=IGNORED_IN_AIMS)


def _take_standing(entry: dict[str, JsonValue]) -> Standing:
    """Read a status such as https://…/status/status_publisert."""
    word = take(entry, "status", str).rstrip("/").rsplit("/", 1)[-1].removeprefix("status_")
    return look_up(_STANDINGS, word, what="status")


def _take_time(entry: dict[str, JsonValue], key: str) -> datetime | None:
    """Read a time such as 2022-04-22T15:15:51.8354035; without a zone it is taken as UTC."""
    text = take_optional(entry, key, str)
    if not text:
        return None
    try:
        time = datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", text))
    except ValueError as error:
        raise ShapeError(key, "not a time", text) from error
    return time if time.tzinfo else time.replace(tzinfo=UTC)
