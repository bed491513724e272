"""How is a trade shown: its aims, and which agencies can teach them?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from matcher.domain.certainty import LEAST_SHOWN, STEPS, how_sure, sure_step
from matcher.domain.curriculum import Curriculum, TradeCode
from matcher.services.agencies import alphabetical
from matcher.services.trade_coverage import AimCoverage, TeachingAgency, TradeCoverage
from web.formats import month_names, percent, short_month_names
from web.presenters.voice import Voice

ROWS: Final = 20
"""How many agencies the table has at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeLine:
    """A trade in the list, and how many agencies have tasks in it."""

    code: str
    name: str
    agencies: int
    is_expired: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TradesPage:
    """The trades that agencies have tasks in, most agencies first, and the others by name."""

    used: tuple[TradeLine, ...]
    unused: tuple[TradeLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AimLine:
    """An aim with its number on the page, and how many agencies probably teach it.

    `share` is that number as per cent of the agencies with tasks in the trade.
    """

    number: int
    text: str
    is_other_form: bool
    probable: int
    known: int
    share: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How sure it is that an agency teaches an aim; nothing is shown where it hardly does."""

    step: int
    percent: int
    is_shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatRow:
    """An agency with a cell for each aim, and about how many aims that makes."""

    agency_id: str
    name: str
    is_approved: bool
    cells: tuple[Cell, ...]
    expected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCount:
    """A month, how many are busy then, and as per cent of those whose season we know."""

    name: str
    short: str
    count: int
    share: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TradePage:
    """Everything on the page of a trade; `first` and `last` number the rows that are shown."""

    code: str
    name: str
    is_expired: bool
    aims: tuple[AimLine, ...]
    rows: tuple[HeatRow, ...]
    steps: tuple[str, ...]
    count: int
    first: int
    last: int
    number: int
    pages: int
    months: tuple[MonthCount, ...]
    seasons: int

    @property
    def nobody(self) -> tuple[AimLine, ...]:
        """The aims that no agency probably teaches."""
        return tuple(aim for aim in self.aims if not aim.probable)


def present_trades(
    curricula: Mapping[TradeCode, Curriculum], agencies: Mapping[TradeCode, int], voice: Voice
) -> TradesPage:
    """Return the trades of the list, each with how many agencies have tasks in it."""
    lines = [
        TradeLine(
            code=code,
            name=curriculum.trade.name(voice.language),
            agencies=agencies.get(code, 0),
            is_expired=curriculum.trade.is_expired,
        )
        for code, curriculum in curricula.items()
    ]
    lines.sort(key=lambda line: (-line.agencies, alphabetical(line.name)))
    return TradesPage(
        used=tuple(line for line in lines if line.agencies),
        unused=tuple(line for line in lines if not line.agencies),
    )


def present_trade(coverage: TradeCoverage, wanted: int, voice: Voice) -> TradePage:
    """Return one page of a trade; a page that does not exist is the nearest one that does."""
    count = len(coverage.agencies)
    pages = max(1, -(-count // ROWS))
    number = min(max(wanted, 1), pages)
    shown = coverage.agencies[(number - 1) * ROWS : number * ROWS]
    trade = coverage.curriculum.trade
    return TradePage(
        code=trade.code,
        name=trade.name(voice.language),
        is_expired=trade.is_expired,
        aims=tuple(
            _aim(number, aim, count, voice) for number, aim in enumerate(coverage.aims, start=1)
        ),
        rows=tuple(_row(agency) for agency in shown),
        steps=_steps(voice),
        count=count,
        first=(number - 1) * ROWS + 1,
        last=(number - 1) * ROWS + len(shown),
        number=number,
        pages=pages,
        months=_months(coverage, voice),
        seasons=coverage.seasons,
    )


def _aim(number: int, covered: AimCoverage, count: int, voice: Voice) -> AimLine:
    text = covered.aim.text(voice.language)
    return AimLine(
        number=number,
        text=text,
        is_other_form=voice.is_norwegian and covered.aim.form(voice.language) != voice.language,
        probable=covered.probable,
        known=covered.known,
        share=percent(covered.probable / count) if count else 0,
    )


def _row(teaching: TeachingAgency) -> HeatRow:
    return HeatRow(
        agency_id=teaching.agency,
        name=teaching.name,
        is_approved=teaching.is_approved,
        cells=tuple(
            Cell(
                step=sure_step(certainty) + 1,
                percent=percent(certainty),
                is_shown=certainty >= LEAST_SHOWN,
            )
            for certainty in teaching.certainty
        ),
        expected=round(teaching.expected),
    )


def _steps(voice: Voice) -> tuple[str, ...]:
    """Return what each shade means, the palest first."""
    said = [voice.words.word("how_sure", how_sure(least)) for least in (LEAST_SHOWN, *STEPS)]
    bounds = [percent(step) for step in STEPS]
    between = zip(pairwise(bounds), said[1:-1], strict=True)
    return (
        voice.texts("trade.step_first", high=bounds[0], said=said[0]),
        *(
            voice.texts("trade.step_between", low=low, high=high, said=one)
            for (low, high), one in between
        ),
        voice.texts("trade.step_last", low=bounds[-1], said=said[-1]),
    )


def _months(coverage: TradeCoverage, voice: Voice) -> tuple[MonthCount, ...]:
    short = short_month_names(voice.language)
    return tuple(
        MonthCount(
            name=name,
            short=short[number],
            count=coverage.busy[number - 1],
            share=percent(coverage.busy[number - 1] / coverage.seasons) if coverage.seasons else 0,
        )
        for number, name in month_names(voice.language).items()
    )
