"""What does the form for a need offer, and what has been chosen?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.domain.agency import AgencyProfile
from matcher.domain.calendar import BusyPeriod
from matcher.domain.certainty import SURE_ENOUGH_TO_NAME
from matcher.domain.curriculum import Curriculum, TradeCode
from matcher.domain.errors import InputError
from matcher.domain.provenance import Sourced
from matcher.services.agencies import alphabetical, list_agencies
from matcher.services.index import Index
from matcher.services.needs import parse_seeker
from web.formats import month_names, short_month_names
from web.forms.field_messages import FieldMessages
from web.forms.need_form import NeedForm
from web.forms.steps import SHOWN
from web.presenters.namesakes import tell_namesakes
from web.presenters.tasks_read import TaskView, present_tasks
from web.presenters.voice import OriginView, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class AimChoice:
    """An aim with what was answered, and whether the seeker's profile says it can teach it."""

    code: str
    text: str
    written_form: str
    """The written form that the text stands in: nb or nn."""
    is_other_form: bool
    answer: str
    known_task: str
    known_origin: OriginView | None

    @property
    def is_prefilled(self) -> bool:
        """Tell whether the profile answers for the seeker, who has not."""
        return bool(self.known_task) and not self.answer


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthChoice:
    """A month as a button; `known_from` says where it is known from that it is busy."""

    number: int
    name: str
    short: str
    is_chosen: bool
    known_from: OriginView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonView:
    """Where the seeker's busy months are known from; `is_known` when somebody answers for all."""

    is_known: bool
    origins: tuple[OriginView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """Everything on the page with the form.

    `agency_shown` is the seeker's name where its number was given. `foreign_aims` counts the
    answers for aims of another trade, which this form cannot show. `place_note` says so when
    several places have the name that was typed.
    """

    form: NeedForm
    messages: FieldMessages
    agency_shown: str
    seeker_name: str
    agencies: tuple[str, ...]
    trades: tuple[tuple[str, str], ...]
    trade_name: str
    aims: tuple[AimChoice, ...]
    foreign_aims: int
    tasks: tuple[TaskView, ...]
    months: tuple[MonthChoice, ...]
    season: SeasonView | None
    place_note: str

    @property
    def carried(self) -> tuple[tuple[str, str], ...]:
        """Return what the address holds that the form does not show."""
        return tuple(pair for pair in self.form.address_arguments if pair[0] not in SHOWN)

    @property
    def prefilled(self) -> int:
        """Return how many aims the profile answers for the seeker."""
        return sum(aim.is_prefilled for aim in self.aims)


def present_form(
    form: NeedForm,
    messages: FieldMessages,
    index: Index,
    voice: Voice,
    *,
    with_tasks: bool = True,
) -> FormPage:
    """Return the form with its choices, and what was typed in it.

    `with_tasks` when the page shows what tasks were read as, which takes longest to find out.
    """
    curriculum = index.curricula.get(TradeCode(form.trade))
    is_offered = curriculum is not None and curriculum.trade.code in index.candidates.trades
    seeker = _seeker(form, index)
    periods = seeker.season.periods if seeker and seeker.season else ()
    aims = _aims(form, curriculum, seeker, voice) if curriculum and is_offered else ()
    return FormPage(
        form=form,
        messages=messages,
        agency_shown=_agency_shown(form, seeker),
        seeker_name=seeker.agency.name if seeker else "",
        agencies=tuple(
            _name_with_abbreviation(profile)
            for profile in list_agencies(index)
            if profile.agency.is_open
        ),
        trades=_trades(index, voice),
        trade_name=curriculum.trade.name(voice.language) if curriculum and is_offered else "",
        aims=aims,
        foreign_aims=_count_foreign(form, aims) if aims else 0,
        tasks=present_tasks(form, index, voice) if with_tasks else (),
        months=_months(form, periods, voice),
        season=_season(periods, voice) if periods else None,
        place_note=tell_namesakes(form.place, index, voice),
    )


def _seeker(form: NeedForm, index: Index) -> AgencyProfile | None:
    try:
        agency = parse_seeker(form.agency_id, index)
    except InputError:
        return None
    return index.profile(agency) if agency else None


def _agency_shown(form: NeedForm, seeker: AgencyProfile | None) -> str:
    is_number = "".join(form.agency_id.split()).isdigit()
    return _name_with_abbreviation(seeker) if seeker and is_number else form.agency_id


def _count_foreign(form: NeedForm, aims: Sequence[AimChoice]) -> int:
    answered = {*form.missing_aims, *form.covered_aims}
    return len(answered - {aim.code for aim in aims})


def _name_with_abbreviation(profile: AgencyProfile) -> str:
    agency = profile.agency
    is_in_name = not agency.short_name or agency.short_name.casefold() in agency.name.casefold()
    return agency.name if is_in_name else f"{agency.name} ({agency.short_name})"


def _trades(index: Index, voice: Voice) -> tuple[tuple[str, str], ...]:
    named = [
        (code, index.curricula[code].trade.name(voice.language)) for code in index.candidates.trades
    ]
    return tuple(sorted(named, key=lambda pair: alphabetical(pair[1])))


def _aims(
    form: NeedForm, curriculum: Curriculum, seeker: AgencyProfile | None, voice: Voice
) -> tuple[AimChoice, ...]:
    offer = seeker.offer_in(curriculum.trade.code) if seeker else None
    choices = []
    for aim in curriculum.aims:
        taught = offer.aims.get(aim.code) if offer else None
        task = (
            taught.tasks[0]
            if taught and taught.certainty >= SURE_ENOUGH_TO_NAME and taught.tasks
            else None
        )
        written_form = aim.form(voice.language)
        choices.append(
            AimChoice(
                code=aim.code,
                text=aim.text(voice.language),
                written_form=written_form,
                is_other_form=written_form != voice.language,
                answer=form.answer_for(aim.code),
                known_task=task.text if task else "",
                known_origin=voice.origin(task.origin) if task else None,
            )
        )
    return tuple(choices)


def _season(periods: Sequence[Sourced[BusyPeriod]], voice: Voice) -> SeasonView:
    origins = tuple(dict.fromkeys(voice.origin(period.origin) for period in periods))
    return SeasonView(is_known=all(origin.is_known for origin in origins), origins=origins)


def _months(
    form: NeedForm, periods: Sequence[Sourced[BusyPeriod]], voice: Voice
) -> tuple[MonthChoice, ...]:
    known_from: dict[int, OriginView] = {}
    for period in sorted(periods, key=lambda period: period.origin.method.is_known):
        known_from |= dict.fromkeys(period.value.months, voice.origin(period.origin))
    short = short_month_names(voice.language)
    return tuple(
        MonthChoice(
            number=number,
            name=name,
            short=short[number],
            is_chosen=str(number) in form.busy_months,
            known_from=known_from.get(number),
        )
        for number, name in month_names(voice.language).items()
    )
