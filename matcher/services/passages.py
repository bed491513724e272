"""Which texts say what an agency works with, and where does each come from?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from matcher.domain import fields
from matcher.domain.agency import AgencyId, AgencyProfile
from matcher.domain.provenance import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text about an agency as it is shown, and what it is found by.

    `found_by` is more than the text for a name, which is found by its short form too, and for a
    mandate, which is found by either written form. A neighbour is named with why it is one.
    """

    text: str
    found_by: str
    origin: Origin | None


def passages_of(profile: AgencyProfile, names: Mapping[AgencyId, str]) -> Iterator[Passage]:
    """Yield what is known of an agency's work: name, mandate, work areas, tasks, neighbours.

    A task of several trades comes once.
    """
    agency = profile.agency
    name = " ".join(one for one in (agency.name, agency.short_name) if one)
    yield Passage(text=agency.name, found_by=name, origin=profile.origins.get(fields.NAME))
    if profile.mandate is not None:
        mandate = profile.mandate.value
        both = " ".join(text for text in (mandate.nb, mandate.nn) if text)
        yield Passage(text=mandate.any_form, found_by=both, origin=profile.mandate.origin)
    for area in profile.work_areas:
        yield Passage(text=area.value, found_by=area.value, origin=area.origin)
    for task in {task.text: task for task in profile.tasks}.values():
        yield Passage(text=task.text, found_by=task.text, origin=task.origin)
    for link in profile.links:
        text = f"{names[link.agency]}: {link.why}" if link.agency in names else link.why
        yield Passage(text=text, found_by=text, origin=link.origin)


def names_of(profiles: Sequence[AgencyProfile]) -> dict[AgencyId, str]:
    """Return the name of each agency, for passages about its neighbours."""
    return {profile.agency.id: profile.agency.name for profile in profiles}
