"""What do all observations together say about one agency?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from matcher.domain import fields
from matcher.domain.agency import (
    Agency,
    AgencyId,
    AgencyKind,
    AgencyProfile,
    AgencyStatus,
    BilingualText,
    SizeClass,
)
from matcher.domain.errors import SourceError
from matcher.domain.provenance import Observation, Origin, Sourced, Topic
from matcher.geography import Gazetteer
from matcher.profiles import parts
from matcher.profiles.gathering import waiting
from matcher.profiles.precedence import Choice, as_text, choose
from matcher.profiles.values import number_of, optional_text_of, text_of

_Choice = TypeVar("_Choice", AgencyKind, AgencyStatus, SizeClass)

_LARGEST_OF_CLASS: Final = (
    (75, SizeClass.UNDER_75),
    (200, SizeClass.FROM_75_TO_200),
    (1000, SizeClass.FROM_200_TO_1000),
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The observations of one agency by field, and what was chosen for single-valued fields."""

    by_field: Mapping[str, list[Observation]]
    choices: Mapping[str, Choice]

    def all(self, field: str) -> list[Observation]:
        """Return every observation of a field."""
        return self.by_field.get(field, [])

    def winner(self, field: str) -> Observation | None:
        """Return the believed observation of a single-valued field, or None."""
        choice = self.choices.get(field)
        return choice.winner if choice else None

    def text(self, field: str) -> str | None:
        """Return the believed text of a field, or None."""
        winner = self.winner(field)
        return text_of(winner) if winner else None


def assemble_profiles(
    observations: Iterable[Observation], gazetteer: Gazetteer
) -> tuple[AgencyProfile, ...]:
    """Return the profile of every agency that has a name, in the order of their numbers."""
    groups: dict[str, list[Observation]] = {}
    for seen in observations:
        if seen.topic is Topic.AGENCY:
            groups.setdefault(seen.key, []).append(seen)
    seen_by_agency = {key: _sort_out(group) for key, group in sorted(groups.items())}
    return tuple(
        _profile(AgencyId(key), seen, gazetteer)
        for key, seen in seen_by_agency.items()
        if seen.winner(fields.NAME)
    )


def assemble_profile(
    agency_id: AgencyId, observations: Iterable[Observation], gazetteer: Gazetteer
) -> AgencyProfile:
    """Return what is known of one agency; observations of others are passed over.

    An agency without a name goes by its number, so that what is known of it can be shown.
    """
    own = [seen for seen in observations if seen.topic is Topic.AGENCY and seen.key == agency_id]
    return _profile(agency_id, _sort_out(own), gazetteer)


def _sort_out(observations: Iterable[Observation]) -> _Seen:
    """Return the observations of one agency by field, with the choices already made."""
    by_field: dict[str, list[Observation]] = {}
    for seen in observations:
        by_field.setdefault(seen.field, []).append(seen)
    chosen = {
        field: choose(seen) for field, seen in by_field.items() if field not in fields.SEVERAL
    }
    return _Seen(by_field, {field: choice for field, choice in chosen.items() if choice})


def _profile(agency_id: AgencyId, seen: _Seen, gazetteer: Gazetteer) -> AgencyProfile:
    """Return the profile that the sorted observations make."""
    tasks = parts.tasks(seen.all(fields.TASK))
    return AgencyProfile(
        agency=_agency(agency_id, seen, gazetteer),
        tasks=tasks,
        offers=parts.offers(seen.by_field, tasks),
        season=parts.season(seen.all(fields.BUSY)),
        mandate=_mandate(seen),
        work_areas=parts.work_areas(seen.all(fields.WORK_AREA)),
        links=parts.links(seen.all(fields.ADJACENT), agency_id),
        origins=_origins(seen),
        rivals=_rivals(seen),
    )


def _agency(agency_id: AgencyId, seen: _Seen, gazetteer: Gazetteer) -> Agency:
    """Return the agency as the registers know it."""
    name = seen.text(fields.NAME) or agency_id
    short_name = seen.text(fields.SHORT_NAME)
    status, ministry = seen.winner(fields.STATUS), seen.text(fields.MINISTRY)
    kind, parent = seen.winner(fields.KIND), seen.text(fields.PARENT)
    employees = seen.winner(fields.EMPLOYEES)
    return Agency(
        id=agency_id,
        name=name,
        status=_one_of(AgencyStatus, status, "status") if status else AgencyStatus.ACTIVE,
        status_note=optional_text_of(status, "note") if status else None,
        short_name=short_name,
        other_names=parts.other_names(seen.all(fields.OTHER_NAME), {name, short_name or name}),
        ministry=AgencyId(ministry) if ministry else None,
        kind=_one_of(AgencyKind, kind) if kind else None,
        parent=AgencyId(parent) if parent else None,
        homepage=seen.text(fields.HOMEPAGE),
        employees=number_of(employees, "count") if employees else None,
        size=size.value if (size := _size(seen)) else None,
        sites=parts.sites(seen.all(fields.SITE), gazetteer),
    )


def size_of(employees: int) -> SizeClass:
    """Return the class that a number of employees falls in; 75 itself is not above 75."""
    return next(
        (size for most, size in _LARGEST_OF_CLASS if employees <= most), SizeClass.OVER_1000
    )


def _size(seen: _Seen) -> Sourced[SizeClass] | None:
    """Return the class by the number of employees when that is at least as new, else as given."""
    given, employees = seen.winner(fields.SIZE_CLASS), seen.winner(fields.EMPLOYEES)
    if employees is not None and (given is None or _year(employees) >= given.last_seen.year):
        return Sourced(value=size_of(number_of(employees, "count")), origin=employees.origin)
    return Sourced(value=_one_of(SizeClass, given), origin=given.origin) if given else None


def _year(employees: Observation) -> int:
    """Return the year that a number of employees holds for; when not said, the year it was seen."""
    value = employees.value
    year = value.get("year") if isinstance(value, dict) else None
    return year if isinstance(year, int) else employees.last_seen.year


def _mandate(seen: _Seen) -> Sourced[BilingualText] | None:
    """Return the mandate in the written forms that are given."""
    winner = seen.winner(fields.MANDATE)
    if winner is None:
        return None
    nb, nn = optional_text_of(winner, "nb"), optional_text_of(winner, "nn")
    return Sourced(value=BilingualText(nb=nb, nn=nn), origin=winner.origin) if nb or nn else None


def _origins(seen: _Seen) -> Mapping[str, Origin]:
    """Return where the value of each single-valued field comes from.

    The origin of the size class is that of the class used, which may be the number of employees.
    """
    origins = {field: choice.winner.origin for field, choice in sorted(seen.choices.items())}
    size = _size(seen)
    return origins | {fields.SIZE_CLASS: size.origin} if size else origins


def _rivals(seen: _Seen) -> Mapping[str, tuple[Sourced[str], ...]]:
    """Return what others say: values that lost, and values of full lists that wait for review."""
    lost = {field: choice.rivals for field, choice in seen.choices.items()}
    held = {
        field: tuple(as_text(one) for one in waiting(seen.all(field)))
        for field in fields.SEVERAL & seen.by_field.keys()
    }
    return {field: rivals for field, rivals in sorted((lost | held).items()) if rivals}


def _one_of(kind: type[_Choice], seen: Observation, part: str | None = None) -> _Choice:
    """Return the value as one of the choices that the domain knows."""
    text = text_of(seen, part)
    try:
        return kind(text)
    except ValueError as error:
        message = f"{seen.source}: {seen.field} of {seen.key} is not a {kind.__name__}: {text}"
        raise SourceError(message) from error
