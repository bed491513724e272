"""What stands at the head of every answer: whose need it is, and what was asked for?"""

from __future__ import annotations

from dataclasses import dataclass

from matcher.domain.need import Need
from matcher.services.index import Index
from web.formats import write_date
from web.presenters.said import SaidView, tell_need
from web.presenters.voice import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedForView:
    """A need as the pages of its answers tell it; `built_on` is when the data were read."""

    trade_name: str
    seeker_name: str
    said: tuple[SaidView, ...]
    built_on: str


def present_asked_for(need: Need, index: Index, voice: Voice) -> AskedForView:
    """Return whose need it is and what was asked for, in words."""
    seeker = index.profile(need.seeker) if need.seeker else None
    return AskedForView(
        trade_name=index.curricula[need.trade].trade.name(voice.language),
        seeker_name=seeker.agency.name if seeker else "",
        said=tuple(tell_need(need, index, voice)),
        built_on=write_date(index.info.built_at, voice.language),
    )
