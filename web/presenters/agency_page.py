"""How is everything known about an agency shown?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from matcher.domain import fields
from matcher.domain.agency import AgencyId, AgencyProfile, TradeOffer
from matcher.domain.certainty import SURE_ENOUGH_TO_NAME
from matcher.domain.curriculum import Curriculum, TradeCode
from matcher.services.index import Index
from web.formats import month_names, percent, short_month_names, write_date
from web.presenters.agency_sites import SitesView, present_sites
from web.presenters.voice import OriginView, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownView:
    """A value with what it is called and where it is from; `link` is where it leads."""

    name: str
    text: str
    origin: OriginView | None
    link: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeView:
    """What an agency does in one trade, and which aims that probably teaches."""

    code: str
    name: str
    is_approved: bool
    tasks: tuple[KnownView, ...]
    aims: tuple[tuple[str, int], ...]
    """Text of each aim, and how sure it is in per cent; the surest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """A month, and whether it is busy."""

    name: str
    short: str
    is_busy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CertainView:
    """Of so many values, how many somebody answers for, and when the newest of all was seen."""

    known: int
    count: int
    newest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyPage:
    """Everything on the page of an agency."""

    agency_id: str
    name: str
    short_name: str
    status: str
    status_note: str
    mandate: KnownView | None
    known: tuple[KnownView, ...]
    certain: CertainView
    sites: SitesView
    work_areas: tuple[KnownView, ...]
    trades: tuple[TradeView, ...]
    months: tuple[MonthView, ...]
    periods: tuple[KnownView, ...]
    is_calm: bool
    """Whether it is known that no period is busy; else no periods means that none is known."""
    calm_from: OriginView | None
    links: tuple[KnownView, ...]
    rivals: tuple[KnownView, ...]


def present_agency(profile: AgencyProfile, index: Index, voice: Voice) -> AgencyPage:
    """Return everything known about an agency, each value with where it is from."""
    agency, season = profile.agency, profile.season
    return AgencyPage(
        agency_id=agency.id,
        name=agency.name,
        short_name=agency.short_name or "",
        status="" if agency.is_open else voice.words.word("status", agency.status),
        status_note=agency.status_note or "",
        mandate=_mandate(profile, voice),
        known=tuple(_known(profile, index, voice)),
        certain=_certain(profile, voice),
        sites=present_sites(profile, index, voice),
        work_areas=tuple(
            KnownView(name="", text=area.value, origin=voice.origin(area.origin))
            for area in profile.work_areas
        ),
        trades=_trades(profile, index, voice),
        months=_months(season.months if season else frozenset(), voice),
        periods=tuple(
            KnownView(
                name=voice.words.months(period.value.months),
                text=period.value.reason,
                origin=voice.origin(period.origin),
            )
            for period in (season.periods if season else ())
        ),
        is_calm=season is not None and not season.periods,
        calm_from=voice.origin(season.calm) if season and season.calm else None,
        links=tuple(_links(profile, index, voice)),
        rivals=tuple(_rivals(profile, voice)),
    )


def _mandate(profile: AgencyProfile, voice: Voice) -> KnownView | None:
    if profile.mandate is None:
        return None
    text = profile.mandate.value
    own_form = text.nn if voice.language == "nn" else text.nb
    return KnownView(
        name="", text=own_form or text.any_form, origin=voice.origin(profile.mandate.origin)
    )


def _known(profile: AgencyProfile, index: Index, voice: Voice) -> Iterator[KnownView]:
    """Yield what registers know of an agency, in a fixed order; what is unknown is left out."""
    agency = profile.agency
    listed: tuple[tuple[str, str, str], ...] = (
        (fields.KIND, voice.words.word("kind", agency.kind) if agency.kind else "", ""),
        (fields.MINISTRY, _name_of(agency.ministry, index), agency.ministry or ""),
        (fields.PARENT, _name_of(agency.parent, index), agency.parent or ""),
        (fields.EMPLOYEES, str(agency.employees or ""), ""),
        (fields.SIZE_CLASS, voice.words.word("size", agency.size) if agency.size else "", ""),
        (fields.OTHER_NAME, ", ".join(agency.other_names), ""),
        (fields.HOMEPAGE, agency.homepage or "", agency.homepage or ""),
    )
    for name, text, link in listed:
        if text:
            origin = profile.origins.get(name)
            yield KnownView(
                name=voice.texts(f"field.{name}"),
                text=text,
                link=link,
                origin=voice.origin(origin) if origin else None,
            )


def _name_of(agency: AgencyId | None, index: Index) -> str:
    profile = index.profile(agency) if agency else None
    return profile.agency.name if profile else (agency or "")


def _certain(profile: AgencyProfile, voice: Voice) -> CertainView:
    """Return how many values somebody answers for, and when the newest was seen."""
    origins = [
        *profile.origins.values(),
        *(site.origin for site in profile.agency.sites),
        *(task.origin for task in profile.tasks),
        *(area.origin for area in profile.work_areas),
        *(link.origin for link in profile.links),
        *(period.origin for period in (profile.season.periods if profile.season else ())),
    ]
    seen = max((one.last_seen for one in origins if one.last_seen), default=None)
    return CertainView(
        known=sum(one.method.is_known for one in origins),
        count=len(origins),
        newest=write_date(seen, voice.language) if seen else "",
    )


def _trades(profile: AgencyProfile, index: Index, voice: Voice) -> tuple[TradeView, ...]:
    tasks: dict[TradeCode, list[KnownView]] = defaultdict(list)
    for task in profile.tasks:
        view = KnownView(name="", text=task.text, origin=voice.origin(task.origin))
        tasks[task.trade].append(view)
    views = []
    for code in tasks.keys() | {offer.trade for offer in profile.offers}:
        curriculum = index.curricula.get(code)
        offer = profile.offer_in(code)
        views.append(
            TradeView(
                code=code,
                name=curriculum.trade.name(voice.language) if curriculum else code,
                is_approved=bool(offer and offer.approved and offer.approved.value),
                tasks=tuple(tasks[code]),
                aims=_aims(offer, curriculum, voice) if offer and curriculum else (),
            )
        )
    return tuple(sorted(views, key=lambda view: (-len(view.tasks), view.name)))


def _aims(offer: TradeOffer, curriculum: Curriculum, voice: Voice) -> tuple[tuple[str, int], ...]:
    """Return the aims that are taught surely enough to be named, the surest first."""
    taught = {
        code: aim.certainty
        for code, aim in offer.aims.items()
        if aim.certainty >= SURE_ENOUGH_TO_NAME
    }
    listed = [
        (aim.text(voice.language), percent(taught[aim.code]))
        for aim in curriculum.aims
        if aim.code in taught
    ]
    return tuple(sorted(listed, key=lambda pair: -pair[1]))


def _months(busy: frozenset[int], voice: Voice) -> tuple[MonthView, ...]:
    short = short_month_names(voice.language)
    return tuple(
        MonthView(name=name, short=short[number], is_busy=number in busy)
        for number, name in month_names(voice.language).items()
    )


def _links(profile: AgencyProfile, index: Index, voice: Voice) -> Iterator[KnownView]:
    for link in profile.links:
        name = _name_of(link.agency, index)
        yield KnownView(
            name=name,
            text=link.why,
            link=link.agency if name != link.agency else "",
            origin=voice.origin(link.origin),
        )


def _rivals(profile: AgencyProfile, voice: Voice) -> Iterator[KnownView]:
    for name, rivals in sorted(profile.rivals.items()):
        for rival in rivals:
            yield KnownView(
                name=voice.texts(f"field.{name}"),
                text=rival.value,
                origin=voice.origin(rival.origin),
            )
