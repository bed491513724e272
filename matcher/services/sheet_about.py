"""What does a file that is taken away say of the question it answers, and of its own age?"""

from __future__ import annotations

from dataclasses import dataclass

from matcher.domain.need import Need
from matcher.services.index import Index
from matcher.services.sheets import Cell, Sheet
from matcher.services.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedInWords:
    """What an answer is to: everything that was asked for in words, when, and where it stands."""

    said: tuple[tuple[str, str], ...]
    on: str
    address: str


def about_sheet(
    need: Need,
    index: Index,
    words: Wording,
    asked: AskedInWords,
    *counted: tuple[str, Cell],
) -> Sheet:
    """Return whose need it is, all that was asked for, and what the answer was made from.

    `counted` are rows on the answer itself.
    """
    say = words.tables["export"]
    seeker = index.profile(need.seeker) if need.seeker else None
    trade = index.curricula[need.trade].trade.name(words.language)
    return Sheet(
        name=say["about"],
        is_wrapped=True,
        head=(say["what"], say["value"]),
        rows=(
            (say["seeker"], seeker.agency.name if seeker else say["nobody"]),
            (say["trade"], f"{trade} ({need.trade})"),
            *asked.said,
            *counted,
            (say["fetched"], asked.on),
            (say["built"], index.info.built_at.date().isoformat()),
            (say["address"], asked.address),
            (say["note"], say["note_text"]),
        ),
    )
