"""In which sentences does a national plan tell what it reached, and why somebody got nothing?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor

from matcher.domain.agency import AgencyId
from matcher.domain.curriculum import TradeCode
from matcher.domain.national import (
    Arrangement,
    Change,
    LeftOut,
    LeftOutCode,
    Objective,
    RatherTogether,
    Reached,
    Untried,
)
from matcher.domain.need import Direction, Need
from matcher.national.weights import Told
from matcher.services.index import Index
from matcher.services.national import NationalAnswer
from matcher.services.ways import Ways, WayWords
from matcher.services.wording import Wording

_SHARES = frozenset({Objective.SEASON, Objective.TRAVEL, Objective.VALUE})
_WHOLE = frozenset({Objective.APPRENTICES, Objective.UNCHANGED, Objective.SMALL})
_LEAST_GAP = 0.001


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalWords:
    """The sentences of one answer in one language."""

    answer: NationalAnswer
    index: Index
    words: Wording

    def left_out(self, left: LeftOut) -> str:
        """Return exactly why a need got nothing."""
        least, code = self.answer.task.weights.possible, left.code
        several = "best_of_one" if left.possible == 1 else "best_of_many"
        values = {
            "trade": self.trade(self.answer.task.needs[left.need].trade),
            "months": str(least.start_within_months),
            "enough": self.words.percent(least.enough_coverage),
            "most": self._too_little(left.most_coverage or 0, least.enough_coverage),
            "stated": self.words.percent(least.enough_stated),
            "most_known": self._too_little(left.most_known or 0, least.enough_stated),
            "best_of": self._say(several, possible=left.possible),
            "best": self.names(left.best),
            "displaces": self._displaced(left),
            "lost": self._lost(left.lost),
        }
        if code is LeftOutCode.OTHERS_WOULD_LOSE and not left.displaces:
            return self._say("displaces_none", **values)
        return self.words.word("left_out", code).format(**values)

    def coverage(self, one: Arrangement, employer: AgencyId) -> dict[str, str]:
        """Return what an apprentice is expected to be taught, and what of it is known or assumed.

        The parts are said in whole per cent that add up to the whole.
        """
        whole = round(one.coverage[employer] * 100)
        known = min(round(one.known_coverage[employer] * 100), whole)
        implied = min(round(one.implied_coverage[employer] * 100), whole - known)
        parts = {"known": known, "implied": implied, "assumed": whole - known - implied}
        said = [
            self._say(f"part_{part}", share=self.words.percent(number / 100))
            for part, number in parts.items()
            if number or part == "known"
        ]
        return {"share": self.words.percent(whole / 100), "parts": self.words.listed(said)}

    def way(self, one: Arrangement) -> str:
        """Return how far those who meet are apart, and whether that is sure; nothing if unknown."""
        return self._way_words.way(one.longest_way)

    def warnings(self, one: Arrangement) -> list[str]:
        """Return what to know before anything is agreed: too far, unknown where, mostly assumed."""
        found = self.warnings_of_places(one)
        if self.is_mostly_assumed(one):
            found.append(self._say("mostly_assumed"))
        return found

    def warnings_of_places(self, one: Arrangement) -> list[str]:
        """Return what to know of where those are who meet: too far apart, or nobody knows."""
        return self._way_words.warnings(self._ways(one))

    def is_mostly_assumed(self, one: Arrangement) -> bool:
        """Tell whether most of what somebody shall be taught is assumed."""
        most = self._told.mostly_assumed
        return any(one.assumed_coverage(who) > most * share for who, share in one.coverage.items())

    def is_far(self, one: Arrangement) -> bool:
        """Tell whether two that meet are so far apart that it is warned of."""
        return self._ways(one).is_far

    def change(self, change: Change) -> str:
        """Return what became different for a need since the plan before."""
        return self.words.word("change", change.code).format(
            name=self.name(change.agency),
            before=self.names(change.before),
            after=self.names(change.after),
        )

    def rather_together(self, pair: RatherTogether) -> str:
        """Return what two would get together, and what the plan gives them."""
        percent = self.words.percent
        now = [self._say("no_place") if share is None else percent(share) for share in pair.now]
        return self._say(
            "rather_line",
            one=self.name(pair.agencies[0]),
            other=self.name(pair.agencies[1]),
            together_one=percent(pair.together[0]),
            together_other=percent(pair.together[1]),
            now_one=now[0],
            now_other=now[1],
        )

    def reached(self, reached: Reached) -> str:
        """Return what an objective reached, and how far that can be from the best."""
        after = "" if reached is self.answer.plan.reached[0] else "_after"
        if reached.is_optimal:
            return f"{self.value(reached)} {self._say(f'is_best{after}')}"
        most = self._amount(reached.objective, reached.bound)
        limit = self._say(f"at_most{after}", bound=most, gap=self._gap(reached.gap))
        return f"{self.value(reached)} {limit}"

    def value(self, reached: Reached) -> str:
        """Return what an objective reached."""
        objective = reached.objective
        amount_said = self._amount(objective, reached.value)
        return self.words.word("objective_said", objective).format(
            value=amount_said,
            share=amount_said,
            wanted=wanted_in(self.answer.task.needs.values()),
            mean=self.words.decimal(reached.value / max(self._placed, 1)),
        )

    def untried(self, untried: Untried) -> str:
        """Return which arrangements were too many to be tried."""
        return self._say(
            f"untried_{untried.form}", members=untried.members, trade=self.trade(untried.trade)
        )

    def name(self, agency: AgencyId) -> str:
        """Return the name of an agency, its number when the index no longer has it."""
        return self.answer.names.get(agency, agency)

    def names(self, agencies: Iterable[AgencyId]) -> str:
        """Return names as they are listed in running text."""
        return self.words.listed([self.name(agency) for agency in agencies])

    def trade(self, code: TradeCode) -> str:
        """Return the name of a trade with its code."""
        return f"{self.index.curricula[code].trade.name(self.words.language)} ({code})"

    @property
    def _told(self) -> Told:
        return self.answer.task.weights.told

    @property
    def _placed(self) -> int:
        return sum(one.apprentices for one in self.answer.plan.arrangements)

    def _amount(self, objective: Objective, number: float) -> str:
        """Return how much it is; of what lies between 0 and 1, the mean for each apprentice.

        A plan that could have served more apprentices reaches a larger sum, but no larger mean
        than the whole.
        """
        if objective in _SHARES:
            mean = min(number / max(self._placed, 1), 1.0)
            return self._say("of_100", number=round(mean * 100))
        return amount(objective, number, self.words)

    def _ways(self, one: Arrangement) -> Ways:
        return Ways(longest=one.longest_way, nowhere=one.nowhere, far_km=self._told.far_km)

    @property
    def _way_words(self) -> WayWords:
        sure = self._told.sure_place
        return WayWords(words=self.words, name=self.name, cure="far", sure_place=sure)

    def _gap(self, share: float) -> str:
        """Return how far something is from a bound, in tenths of a per cent, never as nothing."""
        return self.words.percent(max(share, _LEAST_GAP), decimals=1)

    def _too_little(self, share: float, least: float) -> str:
        """Return a share that is not enough, with as many decimals as it takes to see that."""
        is_seen = round(share * 100) < round(least * 100)
        shown = share if is_seen else floor(share * 1000) / 1000
        return self.words.percent(shown, decimals=0 if is_seen else 1)

    def _displaced(self, left: LeftOut) -> str:
        own = self._say("own_other")
        names = [own if one == left.agency else self.name(one) for one in left.displaces]
        return self.words.listed(names)

    def _lost(self, lost: int) -> str:
        if lost <= 0:
            return self._say("lost_none")
        return self._say("lost_one") if lost == 1 else self._say("lost_many", count=lost)

    def _say(self, code: str, **values: object) -> str:
        return self.words.word("national", code).format(**values)


def wanted_in(needs: Iterable[Need]) -> int:
    """Return how many apprentices the needs bring: none where one only receives."""
    return sum(need.apprentices or 1 for need in needs if need.direction is not Direction.RECEIVE)


def amount(objective: Objective, number: float, words: Wording) -> str:
    """Return what an objective reached, whole where it counts whole things."""
    return words.decimal(number, decimals=0 if objective in _WHOLE else 1)
