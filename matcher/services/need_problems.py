"""Which aims, members and places of a need cannot be, although it has the right form?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import YearMonth
from matcher.domain.curriculum import AimCode, Curriculum, Trade, TradeCode
from matcher.domain.errors import Problem, ProblemCode
from matcher.domain.need import Need
from matcher.language.names import find_names, fold_name
from matcher.services.index import Index
from matcher.services.need_document import NeedDocument

NEAREST_SHOWN = 3

_TRADE: Final = re.compile(r"s?fag(et)?\b", re.IGNORECASE)
"""What most names of trades end with, and therefore tells none from another."""

_LONG_WORD: Final = 4


def text_problems(document: NeedDocument) -> Iterator[Problem]:
    """List the tasks and questions that say nothing."""
    for name in ("missing_tasks", "covered_tasks", "questions"):
        for at, text in enumerate(getattr(document, name)):
            if not text.strip():
                yield Problem(field=f"{name}.{at}", code=ProblemCode.MISSING)


def aim_problems(document: NeedDocument, curriculum: Curriculum, index: Index) -> Iterator[Problem]:
    """List the aims that do not exist, belong to another trade, or are both lacked and had."""
    trade_of = {aim.code: c.trade.code for c in index.curricula.values() for aim in c.aims}
    own = {aim.code for aim in curriculum.aims}
    for field in ("missing_aims", "covered_aims"):
        for at, text in enumerate(getattr(document, field)):
            code = AimCode(text.strip().upper())
            if code not in own:
                yield Problem(
                    field=f"{field}.{at}",
                    code=(
                        ProblemCode.AIM_OF_ANOTHER_TRADE
                        if code in trade_of
                        else ProblemCode.UNKNOWN_AIM
                    ),
                    given=text,
                    hint=trade_of.get(code, curriculum.trade.code),
                )
    both = parse_aims(document.missing_aims) & parse_aims(document.covered_aims)
    for code in sorted(both):
        yield Problem(
            field="covered_aims", code=ProblemCode.AIM_BOTH_MISSING_AND_COVERED, given=code
        )


def nearest_trades(
    text: str, curricula: Mapping[TradeCode, Curriculum], offered: Collection[TradeCode]
) -> list[str]:
    """Return those offered that a text may mean, the likeliest first, each as its code and name.

    The text may be a code, a name or a part of one; of several words, one is enough. None is
    returned for a text that is like none of them.
    """
    names = {code: _spoken_names(curricula[code].trade) for code in offered}
    found: dict[TradeCode, float] = defaultdict(float)
    bare = _TRADE.sub("", text)
    for asked in dict.fromkeys((bare, *_long_words(bare))):
        for hit in find_names(asked, names):
            found[hit.key] += hit.score
    nearest = sorted(found, key=lambda code: (-found[code], code))[:NEAREST_SHOWN]
    return [f"{code} {curricula[code].trade.name_nb}" for code in nearest]


def _spoken_names(trade: Trade) -> tuple[str, ...]:
    """Return what people may call a trade: its code, its names, and the long words of these."""
    names = [_TRADE.sub("", name) for name in (trade.name_nb, trade.name_nn) if name]
    words = (word for name in names for word in _long_words(name))
    return tuple(dict.fromkeys((trade.code, *names, *words)))


def _long_words(text: str) -> list[str]:
    return [word for word in fold_name(text).split() if len(word) >= _LONG_WORD]


def member_problems(need: Need, index: Index) -> Iterator[Problem]:
    """List members that are both wanted and not, and the seeker itself among either, by name."""
    for field in ("with_agencies", "without_agencies"):
        if need.seeker in getattr(need, field):
            given = _name_of(need.seeker, index) if need.seeker else ""
            yield Problem(field=field, code=ProblemCode.ONESELF, given=given)
    for agency in sorted(set(need.with_agencies) & set(need.without_agencies)):
        code, given = ProblemCode.AGENCY_BOTH_WITH_AND_WITHOUT, _name_of(agency, index)
        yield Problem(field="without_agencies", code=code, given=given)


def _name_of(agency: AgencyId, index: Index) -> str:
    """Return the name of an agency, its number when the index does not have it."""
    profile = index.profile(agency)
    return profile.agency.name if profile else agency


def start_problems(need: Need, today: YearMonth) -> Iterator[Problem]:
    """Name a start that is past."""
    if need.start is not None and need.start < today:
        code, given = ProblemCode.START_IN_THE_PAST, str(need.start)
        yield Problem(field="start", code=code, given=given, hint=str(today))


def place_problems(document: NeedDocument, index: Index) -> Iterator[Problem]:
    """Name the place when no register of places has it, with those that are written alike."""
    place = (document.place or "").strip()
    if place and index.gazetteer.find(place) is None:
        yield Problem(
            field="place",
            code=ProblemCode.UNKNOWN_PLACE,
            given=place,
            hint=", ".join(index.gazetteer.similar_names(place, limit=NEAREST_SHOWN)),
        )


def parse_aims(texts: list[str]) -> set[AimCode]:
    """Return aim codes as they are written in Grep, each once."""
    return {AimCode(text.strip().upper()) for text in texts}
