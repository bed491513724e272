"""What does a national plan look like as JSON, by the contract other programs rely on?"""

from __future__ import annotations

from typing import Any

from matcher.domain.national import (
    Arrangement,
    Change,
    Form,
    LeftOut,
    RatherTogether,
    Reached,
    Secondment,
    SwapCycle,
)
from matcher.services.index import Index
from matcher.services.national import NationalAnswer
from matcher.services.national_words import NationalWords, wanted_in
from matcher.services.partners_json import index_json
from matcher.services.ways import way_json
from matcher.services.wording import Wording


def national_json(
    answer: NationalAnswer, index: Index, words: Wording, *, seconds: float
) -> dict[str, Any]:
    """Return the plan with its proof; what took `seconds` was measured where time is known."""
    plan, task = answer.plan, answer.task
    said = NationalWords(answer=answer, index=index, words=words)
    return {
        "arrangements": [arrangement_json(one, said) for one in plan.arrangements],
        "left_out": [_left_out_json(left, said) for left in plan.left_out],
        "rather_together": [_pair_json(pair, said) for pair in plan.rather_together],
        "objectives": [_objective_json(reached, said) for reached in plan.reached],
        "order": task.conditions.order.value,
        "needs": len(task.needs),
        "apprentices": wanted_in(task.needs.values()),
        "without": [{"agency_id": agency, "name": said.name(agency)} for agency in task.withdrawn],
        "possible": plan.possible,
        "untried": [
            {
                "trade": one.trade,
                "kind": one.form.value,
                "members": one.members,
                "sentence": said.untried(one),
            }
            for one in plan.untried
        ],
        "is_complete": plan.is_complete,
        "seconds": round(seconds, 3),
        "changes": [_change_json(change, said) for change in plan.changes],
        "index": index_json(answer.index),
    }


def kind_of(one: Arrangement) -> Form:
    """Return which kind of arrangement it is."""
    if isinstance(one.cooperating, SwapCycle):
        return Form.SWAP
    return Form.SECONDMENT if isinstance(one.cooperating, Secondment) else Form.RING


def arrangement_json(one: Arrangement, said: NationalWords) -> dict[str, Any]:
    """Return one arrangement; in a swap each one's apprentice goes to the next in the list."""
    return {
        "kind": kind_of(one).value,
        "trade": one.cooperating.trade,
        "agencies": [{"agency_id": a, "name": said.name(a)} for a in one.agencies],
        "needs": list(one.needs),
        "apprentices": one.apprentices,
        "coverage": dict(one.coverage),
        "known_coverage": dict(one.known_coverage),
        "implied_coverage": dict(one.implied_coverage),
        "assumed_coverage": {who: one.assumed_coverage(who) for who in one.coverage},
        "longest_way": way_json(one.longest_way),
        "warnings": said.warnings(one),
        "counts": {objective.value: number for objective, number in one.counts.items()},
    }


def _left_out_json(left: LeftOut, said: NationalWords) -> dict[str, Any]:
    return {
        "need": left.need,
        "agency_id": left.agency,
        "name": said.name(left.agency),
        "trade": said.answer.task.needs[left.need].trade,
        "code": left.code.value,
        "sentence": said.left_out(left),
        "possible": left.possible,
        "best": list(left.best),
        "displaces": list(left.displaces),
        "lost": left.lost,
        "most_coverage": left.most_coverage,
        "most_known": left.most_known,
    }


def _pair_json(pair: RatherTogether, said: NationalWords) -> dict[str, Any]:
    return {
        "agencies": [{"agency_id": a, "name": said.name(a)} for a in pair.agencies],
        "needs": list(pair.needs),
        "together": list(pair.together),
        "now": list(pair.now),
        "sentence": said.rather_together(pair),
    }


def _objective_json(reached: Reached, said: NationalWords) -> dict[str, Any]:
    return {
        "objective": reached.objective.value,
        "name": said.words.word("objective", reached.objective),
        "value": reached.value,
        "bound": reached.bound,
        "gap": reached.gap,
        "is_optimal": reached.is_optimal,
        "sentence": said.reached(reached),
    }


def _change_json(change: Change, said: NationalWords) -> dict[str, Any]:
    return {
        "need": change.need,
        "agency_id": change.agency,
        "name": said.name(change.agency),
        "code": change.code.value,
        "before": list(change.before),
        "after": list(change.after),
        "sentence": said.change(change),
    }
