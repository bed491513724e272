"""How are two to four partners shown beside each other?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from matcher.domain.agency import Position
from matcher.domain.certainty import HowSure
from matcher.services.maps import MapPlace, MapWay
from matcher.services.partners_compared import COMPARE_FIELD, AimCompared, Compared, Comparison
from matcher.services.ring_pictures import draw_season, picture_words
from web.formats import percent, write_km
from web.forms.need_form import NeedForm, form_of
from web.forms.result_choice import ResultChoice
from web.presenters.adapting import Link
from web.presenters.asked_for import AskedForView, present_asked_for
from web.presenters.cards import BasisView, is_same_place, present_basis, write_points
from web.presenters.drawn import DrawnView, as_markup, present_map
from web.presenters.voice import Voice

MARKS: Final = ("A", "B", "C", "D", "E")
"""What agencies are called on the map and in the tables; the seeker is the first."""

STRIP_WIDTH: Final = 320


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedView:
    """One of the agencies: where it stands and where it is. The link leaves it out."""

    mark: str
    agency_id: str
    name: str
    short: str
    total: int
    basis: BasisView
    standing: str
    place: str
    distance: str
    measured_from: str
    is_same_place: bool
    suggested: str
    without: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AimRow:
    """An aim, and how sure it is that the seeker and each agency can teach it: code and word."""

    text: str
    is_wanted: bool
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """A part of the score, and for each agency its value and the points it gives."""

    name: str
    explanation: str
    cells: tuple[tuple[int | None, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonRow:
    """The year of an agency: its mark, its name, the strip, and the same in words."""

    mark: str
    name: str
    strip: Markup
    busy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage:
    """Everything on the page that compares; `back` is the address of the list one came from."""

    asked: AskedForView
    agencies: tuple[ComparedView, ...]
    aims: tuple[AimRow, ...]
    parts: tuple[PartRow, ...]
    seasons: tuple[SeasonRow, ...]
    map: DrawnView | None
    form: NeedForm
    back: Link


def present_comparison(comparison: Comparison, choice: ResultChoice, voice: Voice) -> ComparePage:
    """Return agencies beside each other as a page shows them, with the way back to the choice."""
    ranking = comparison.ranking
    back = form_of(ranking.need).address | choice.filters_alone.address
    need, index = ranking.need, ranking.index
    return ComparePage(
        asked=present_asked_for(need, index, voice),
        agencies=tuple(
            _agency(at, one, comparison, back, voice) for at, one in enumerate(comparison.agencies)
        ),
        aims=tuple(_aim(row, comparison, voice) for row in comparison.aims),
        parts=tuple(_parts(comparison, voice)),
        seasons=tuple(_seasons(comparison, voice)),
        map=_map(comparison, voice),
        form=form_of(need),
        back=back,
    )


def _agency(
    at: int, one: Compared, comparison: Comparison, back: Link, voice: Voice
) -> ComparedView:
    agency, others = one.profile.agency, len(comparison.agencies) > 2
    left = [other.profile.agency.id for other in comparison.agencies if other is not one]
    return ComparedView(
        mark=MARKS[at + 1],
        agency_id=agency.id,
        name=agency.name,
        short=agency.short_name or agency.name,
        total=percent(one.match.total),
        basis=present_basis(one.match),
        standing=_standing(one, comparison, voice),
        place=one.place,
        distance="" if one.match.km is None else write_km(one.match.km),
        measured_from=_measured_from(one, comparison),
        is_same_place=is_same_place(one.match),
        suggested=voice.words.word("cooperation", one.match.suggested),
        without=back | {COMPARE_FIELD: list(left)} if others else None,
    )


def _measured_from(one: Compared, comparison: Comparison) -> str:
    """Return which of the seeker's places the way is measured from, where it has several."""
    places = {start.place for start in comparison.starts}
    if one.start is None or len(places) < 2:
        return ""
    return comparison.starts[one.start].place


def _standing(one: Compared, comparison: Comparison, voice: Voice) -> str:
    if one.excluded:
        return voice.exclusion(one.excluded)
    return voice.texts("compare.rank", rank=one.rank, of=comparison.of)


def _aim(row: AimCompared, comparison: Comparison, voice: Voice) -> AimRow:
    curriculum = comparison.ranking.index.curricula[comparison.ranking.need.trade]
    aim = curriculum.aim(row.aim)
    return AimRow(
        text=aim.text(voice.language) if aim else row.aim,
        is_wanted=row.is_wanted,
        cells=tuple(
            _sure(sure, voice, is_assumed=is_assumed)
            for sure, is_assumed in zip((row.ours, *row.theirs), row.is_assumed, strict=True)
        ),
    )


def _sure(sure: HowSure, voice: Voice, *, is_assumed: bool) -> tuple[str, str]:
    """Return the mark and the word; what nobody answers for is no surer than its tasks."""
    if sure is HowSure.SURE and is_assumed:
        return "assumed", voice.sure_if_so(sure)
    return sure.value, voice.words.word("how_sure", sure)


def _parts(comparison: Comparison, voice: Voice) -> Iterator[PartRow]:
    matches = [one.match for one in comparison.agencies]
    for column in zip(*(match.components for match in matches), strict=True):
        part = column[0].component
        yield PartRow(
            name=voice.words.word("component", part),
            explanation=voice.words.word("component_long", part),
            cells=tuple(
                (
                    None if one.value is None else percent(one.value),
                    write_points(one.points, voice),
                )
                for one in column
            ),
        )


def _seasons(comparison: Comparison, voice: Voice) -> Iterator[SeasonRow]:
    ours = voice.texts("compare.you")
    rows = [
        (ours, comparison.our_busy_months, None),
        *(
            (one.profile.agency.name, one.busy_months, one.host_months)
            for one in comparison.agencies
        ),
    ]
    words = picture_words(voice.words)
    for mark, (name, busy, host_months) in zip(MARKS, rows, strict=False):
        drawn = draw_season(
            name, busy, host_months, words, width=STRIP_WIDTH, code=f"season-{mark.lower()}"
        )
        unknown = voice.words.word("picture", "season_not_known")
        months = voice.words.months(busy) if busy else voice.texts("compare.no_busy")
        said = unknown if busy is None else months
        yield SeasonRow(mark=mark, name=name, strip=as_markup(drawn), busy=said)


def _map(comparison: Comparison, voice: Voice) -> DrawnView | None:
    """Return where the agencies are, with the way from the seeker's nearest place to each."""
    used = sorted({one.start for one in comparison.agencies if one.start is not None})
    seeker = comparison.ranking.scored.seeker.profile
    ours = seeker.agency.name if seeker else voice.texts("compare.you")
    short = (seeker.agency.short_name if seeker else None) or ours
    places = [
        MapPlace(mark=MARKS[0], name=ours, short=short, place=place, position=position)
        for place, position in (comparison.starts[start] for start in used)
    ]
    ways: list[MapWay] = []
    for mark, one in zip(MARKS[1:], comparison.agencies, strict=False):
        position = one.position or next(
            (site.position for site in one.profile.agency.sites if site.position), None
        )
        if position is None:
            continue
        places.append(_on_map(mark, one, position))
        if one.start is not None and one.match.km is not None:
            start = used.index(one.start)
            ways.append(MapWay(one=start, other=len(places) - 1, km=one.match.km))
    index, title = comparison.ranking.index, voice.texts("compare.map")
    return present_map(index, places, ways, voice, code="map", title=title)


def _on_map(mark: str, one: Compared, position: Position) -> MapPlace:
    agency = one.profile.agency
    short = agency.short_name or ""
    return MapPlace(mark=mark, name=agency.name, short=short, place=one.place, position=position)
