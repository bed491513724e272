"""Which pictures does a proposed ring have, in one language?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import MONTHS, YearMonth
from matcher.domain.curriculum import AimCode, TradeCode
from matcher.domain.ring import RotationPlan
from matcher.pictures.coverage import draw_coverage
from matcher.pictures.coverage_rows import CoveredAim
from matcher.pictures.months import covering_span
from matcher.pictures.paints import stylesheet
from matcher.pictures.picture import Picture, PictureTable, stack
from matcher.pictures.rotation import draw_rotation
from matcher.pictures.season import draw_season
from matcher.pictures.words import MemberName, PictureWords, name_members
from matcher.services.index import Index
from matcher.services.rings import ProposedRing
from matcher.services.wording import Wording

__all__ = [
    "CoveredAim",
    "MemberName",
    "Picture",
    "PictureTable",
    "PictureWords",
    "draw_season",
    "stack",
    "stylesheet",
]

WIDE: Final = 960


@dataclass(frozen=True, slots=True, kw_only=True)
class RingPictures:
    """The pictures of a ring; there is no rotation to draw for a ring that has none."""

    title: str
    coverage: Picture
    rotation: Picture | None

    @property
    def all(self) -> tuple[Picture, ...]:
        """Return the pictures that there are."""
        return (self.coverage,) if self.rotation is None else (self.coverage, self.rotation)


def draw_ring(
    index: Index,
    proposed: ProposedRing,
    words: Wording,
    *,
    width: int = WIDE,
    is_headed: bool = True,
    code: str = "ring",
) -> RingPictures:
    """Return who teaches what, and who is where when, as pictures of so many pixels in width.

    From 720 pixels on, 560 in the rotation, names stand beside what is drawn, below that over
    it. `Picture.svg` gives the drawing, `Picture.tables` the same in words. `code` is what the
    ids of the drawings begin with; rings that stand in one page need one each.
    With `is_headed` each has its title over it; a page may have the titles itself.
    """
    members = names_of(index, proposed)
    return RingPictures(
        title=words.word("picture", "ring_title").format(
            names=words.listed([member.name for member in members])
        ),
        coverage=draw_coverage(
            proposed.proposal,
            aim_texts(index, proposed.proposal.ring.trade, words),
            members,
            picture_words(words),
            width=width,
            note=form_note(index, proposed.proposal.ring.trade, words),
            is_headed=is_headed,
            code=f"{code}-coverage",
        ),
        rotation=_rotation(
            index, proposed, words, width=width, is_headed=is_headed, code=f"{code}-rotation"
        ),
    )


def _rotation(
    index: Index,
    proposed: ProposedRing,
    words: Wording,
    *,
    width: int,
    is_headed: bool,
    code: str,
) -> Picture | None:
    if proposed.rotation is None:
        return None
    return draw_rotation(
        proposed.rotation.plan,
        names_of(index, proposed),
        proposed.hosts,
        picture_words(words),
        width=width,
        unknown=unknown_seasons(index, proposed),
        is_headed=is_headed,
        code=code,
    )


def unknown_seasons(index: Index, proposed: ProposedRing) -> frozenset[AgencyId]:
    """Return the members of whom neither their profile nor the need says when they are busy."""
    return frozenset(
        agency
        for agency, host in proposed.hosts.items()
        if not host.busy_months and (profile := index.profile(agency)) and profile.season is None
    )


def names_of(index: Index, proposed: ProposedRing) -> tuple[MemberName, ...]:
    """Return the letters, names and abbreviations of a ring's members, the seeker first."""
    short: Mapping[AgencyId, str] = {
        profile.agency.id: profile.agency.short_name
        for member in proposed.proposal.members
        if (profile := index.profile(member.agency)) and profile.agency.short_name
    }
    return name_members(proposed.proposal, short)


def aim_texts(index: Index, trade: TradeCode, words: Wording) -> dict[AimCode, str]:
    """Return the texts of a trade's aims in the curriculum's order."""
    return index.curricula[trade].texts(words.language)


def form_note(index: Index, trade: TradeCode, words: Wording) -> str:
    """Return that some aims stand in another language than the words do, or nothing."""
    forms = {aim.form(words.language) for aim in index.curricula[trade].aims}
    return words.word("picture", "other_form") if forms - {words.language} else ""


def months_of_plan(plan: RotationPlan) -> tuple[YearMonth, ...]:
    """Return every month from the first apprentice's first to the last one's last."""
    span = covering_span([person.span for person in plan.apprenticeships])
    return tuple(span.first.plus(at) for at in range(span.months))


def picture_words(words: Wording) -> PictureWords:
    """Return the words that pictures use, of the services' catalogue."""
    return PictureWords(
        language=words.language,
        said=words.tables["picture"],
        months=tuple(words.word("month", str(number)) for number in MONTHS),
    )
