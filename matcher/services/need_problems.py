"""Which aims, members and places of a need cannot be, although it has the right form?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from difflib import SequenceMatcher

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import YearMonth
from matcher.domain.curriculum import AimCode, Curriculum, TradeCode
from matcher.domain.errors import Problem, ProblemCode
from matcher.domain.need import Need
from matcher.services.index import Index
from matcher.services.need_document import NeedDocument

NEAREST_SHOWN = 3


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
                    hint=trade_of.get(code, ", ".join(sorted(own))),
                )
    both = parse_aims(document.missing_aims) & parse_aims(document.covered_aims)
    for code in sorted(both):
        yield Problem(
            field="covered_aims", code=ProblemCode.AIM_BOTH_MISSING_AND_COVERED, given=code
        )


def nearest_trades(
    text: str, curricula: Mapping[TradeCode, Curriculum], offered: Collection[TradeCode]
) -> list[str]:
    """Return those offered whose code or name is most like a text, each as its code and name."""
    typed = text.casefold().strip()

    def likeness(code: TradeCode) -> float:
        trade = curricula[code].trade
        spoken = [name.casefold() for name in (code, trade.name_nb, trade.name_nn) if name]
        is_part = bool(typed) and any(typed in name for name in spoken)
        return is_part + max(SequenceMatcher(None, typed, name).ratio() for name in spoken)

    nearest = sorted(offered, key=lambda code: (-likeness(code), code))[:NEAREST_SHOWN]
    return [f"{code} {curricula[code].trade.name_nb}" for code in nearest]


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
