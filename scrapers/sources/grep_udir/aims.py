"""Which aims does one curriculum have, read set by set and aim by aim?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from matcher.domain import fields
from matcher.domain.curriculum import AimCode
from matcher.domain.errors import InputError, SourceError
from matcher.domain.provenance import JsonValue, Observation, Topic
from scrapers.framework.harvest import Found
from scrapers.framework.manifest import Manifest
from scrapers.framework.page import Fetcher, GoneError, MalformedError, NotThereError, Page
from scrapers.framework.strict import Oddity, ShapeError, oddity_of
from scrapers.sources.grep_udir.parse import Aim, Standing, parse_aim, parse_aim_set, parse_plan
from scrapers.sources.grep_udir.written_form import find_official_form, split_forms

PLANS: Final = "laereplaner-lk20"
SETS: Final = "kompetansemaalsett-lk20"
AIMS: Final = "kompetansemaal-lk20"

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAims:
    """The aims of one curriculum; `kept` is what still holds of those that could not be read."""

    found: tuple[Found, ...]
    oddities: tuple[Oddity, ...]
    kept: tuple[Observation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Numbered:
    """An aim with its place in the curriculum and the page that it was read from."""

    number: int
    aim: Aim
    page: Page


def read_aims(
    fetcher: Fetcher, manifest: Manifest, plan_code: str, own: Sequence[Observation]
) -> ReadAims:
    """Read the aims of one curriculum; one that cannot be read keeps what `own` told of it.

    Raises
    ------
    SourceError
        When the curriculum or a set has another shape, or most of the aims cannot be read.
    """
    codes, oddities = _read_codes(fetcher, manifest, plan_code)
    read: list[_Numbered] = []
    kept: list[Observation] = []
    for number, code in enumerate(codes, start=1):
        aim_page = None
        try:
            aim_page = fetcher.fetch(f"{manifest.url}/{AIMS}/{code}")
            aim, noted = parse_aim(aim_page.json_object())
        except (NotThereError, GoneError, ShapeError) as error:
            noted = (_unread(code, error),)
            kept += [each for each in own if each.key == code]
        else:
            read.append(_Numbered(number=number, aim=aim, page=aim_page))
        oddities += noted
    if 2 * len(read) < len(codes):
        message = (
            f"{manifest.url}/{AIMS}: only {len(read)} of the {len(codes)} aims of {plan_code} "
            f"could be read; the last trouble: {oddities[-1].what} ({oddities[-1].example})"
        )
        raise SourceError(message)
    return ReadAims(
        found=tuple(_found(plan_code, read)), oddities=tuple(oddities), kept=tuple(kept)
    )


def parse_page(page: Page, parse: Callable[[dict[str, JsonValue]], T]) -> T:
    """Parse a page that holds one object.

    Raises
    ------
    MalformedError
        When it has another shape; names the address.
    """
    try:
        return parse(page.json_object())
    except (ShapeError, InputError) as error:
        raise MalformedError(page.url, f"the answer has another shape: {error}") from error


def _read_codes(
    fetcher: Fetcher, manifest: Manifest, plan_code: str
) -> tuple[tuple[AimCode, ...], list[Oddity]]:
    """Return the codes of a curriculum's aims, set after set, each once."""
    page = fetcher.fetch(f"{manifest.url}/{PLANS}/{plan_code}")
    plan, noted = parse_page(page, parse_plan)
    oddities = list(noted)
    codes: list[AimCode] = []
    for set_code in plan.sets:
        set_page = fetcher.fetch(f"{manifest.url}/{SETS}/{set_code}")
        listed, noted = parse_page(set_page, parse_aim_set)
        codes += listed
        oddities += noted
    return tuple(dict.fromkeys(codes)), oddities


def _unread(code: AimCode, error: SourceError) -> Oddity:
    """Note an aim that its set names, but that could not be read."""
    if isinstance(error, ShapeError):
        return oddity_of(error, where=AIMS, example=code)
    what = "an aim that its set names, but that is not there"
    return Oddity(where=AIMS, what=what, example=code, url=str(error), key=code)


def _found(plan_code: str, read: Sequence[_Numbered]) -> Iterator[Found]:
    """Give what is told of each aim that is in force."""
    official = find_official_form([each.aim.texts for each in read])
    for each in read:
        if each.aim.standing is Standing.EXPIRED:
            continue
        nb, nn = split_forms(each.aim.texts, official)
        values: dict[str, JsonValue] = {
            fields.AIM_TRADE: plan_code,
            fields.AIM_NUMBER: each.number,
            fields.TEXT_NB: nb,
            fields.TEXT_NN: nn,
            fields.OFFICIAL_FORM: official,
        }
        for field, value in values.items():
            if value is not None:
                yield Found(
                    topic=Topic.AIM,
                    key=each.aim.code,
                    field=field,
                    value=value,
                    page=each.page.reference,
                )
