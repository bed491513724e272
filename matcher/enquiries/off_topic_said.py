"""Why does a mail ask for nothing that Samlære can answer?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.moves_said import is_about_people
from matcher.enquiries.reading import LIKELY, OffTopic, ReadNeed
from matcher.enquiries.word_lists import any_of

_HAVING_ONE: Final = re.compile(
    rf"\b{any_of('of_having')}\s+(?:\w+\s+){{0,2}}?\w*(?:lærling(?!en)|læring|apprentice)\w*"
    rf"|\b{any_of('which_trades')}\b",
    re.IGNORECASE,
)
_SURELY: Final = 2
"""So many words of selling, or of what is somebody else's office, settle what a mail is about."""


def find_off_topic(
    body: MarkedText, subject: MarkedText, *, is_empty: bool, has_trade: bool
) -> OffTopic | None:
    """Return why the mail is about something else, or None when it may be a need."""
    if is_empty:
        return OffTopic.EMPTY

    def says(*cues: Cue) -> bool:
        return any(part.cues[cue] for part in (body, subject) for cue in cues)

    if says(Cue.AUTOMATIC_REPLY):
        return OffTopic.AUTOMATIC_REPLY
    if says(Cue.APPLICANT):
        return OffTopic.APPLICANT
    sold = {
        part.text[slice(*at)].lower() for part in (body, subject) for at in part.cues[Cue.ADVERT]
    }
    if len(sold) >= _SURELY and not (has_trade and says(Cue.LACK)):
        return OffTopic.ADVERT
    if says(Cue.ADVERT) and not says(Cue.RING, Cue.SECONDMENT, Cue.RECEIVE, Cue.LACK):
        return OffTopic.ADVERT
    is_about = says(Cue.APPRENTICE, Cue.RING) or has_trade
    return None if is_about else OffTopic.NO_APPRENTICE


def find_no_wish(body: MarkedText, needs: Sequence[ReadNeed]) -> OffTopic | None:
    """Return that nothing is asked for when no trade, form, direction or time is said."""
    office = _words(body, Cue.ADMINISTRATION)
    is_moved = any(n.cooperation or n.direction or n.start for n in needs)
    if len(office) >= _SURELY and not (is_moved or any(n.covered_aims for n in needs)):
        return OffTopic.NO_COOPERATION
    says_form = any(n.cooperation or n.direction or _lacks_surely(n) for n in needs)
    stays = body.cues[Cue.SECONDMENT]
    is_stay = any(is_about_people(body, span, body.sentence_of(span[0])) for span in stays)
    if says_form or body.cues[Cue.RING] or is_stay:
        return None
    if body.cues[Cue.COOPERATE] and (body.cues[Cue.APPRENTICE] or any(n.trade for n in needs)):
        return None
    is_asking = any(n.trade or n.busy_months for n in needs) or _asks_of_scheme(body, needs)
    is_else = bool(body.cues[Cue.ADMINISTRATION]) and not any(n.covered_aims for n in needs)
    return OffTopic.NO_COOPERATION if is_else or not is_asking else None


def _asks_of_scheme(body: MarkedText, needs: Sequence[ReadNeed]) -> bool:
    """Tell whether somebody who thinks of having an apprentice at all asks what that takes."""
    return any(need.questions for need in needs) and bool(_HAVING_ONE.search(body.text))


def _words(marked: MarkedText, cue: Cue) -> set[str]:
    return {marked.text[slice(*span)].lower() for span in marked.cues[cue]}


def _lacks_surely(need: ReadNeed) -> bool:
    return any(said.certainty >= LIKELY for said in need.missing_aims)
