"""Which two agencies would both rather be together than with what they got?"""

from __future__ import annotations

from itertools import chain
from typing import Final

import numpy as np

from matcher.domain.national import Form, RatherTogether
from matcher.national.counting import coverage_by_member
from matcher.national.packing.problem import FloatArray
from matcher.national.possible import FORMS
from matcher.national.trade_plan import TradePlan

_CLEARLY: Final = 0.005
"""Half a hundredth of the curriculum is not a reason to break something up."""


def find_rather_together(plan: TradePlan) -> tuple[RatherTogether, ...]:
    """Return the pairs that would both be taught more together, most first.

    A pair of which one was left out is among them; a plan without any such pair is stable in the
    sense of Gale and Shapley (1962), as far as pairs go.
    """
    now = _coverage_now(plan)
    found = chain(_pairs_of(plan, Form.RING, now), _pairs_of(plan, Form.SWAP, now))
    best: dict[tuple[int, int], RatherTogether] = {}
    for _, pair in sorted(found, key=lambda scored: -scored[0]):
        best.setdefault(pair.needs, pair)
    return tuple(best.values())


def _coverage_now(plan: TradePlan) -> FloatArray:
    """Return for each party the coverage of its apprentice in the plan, 0 when left out."""
    now = np.zeros(len(plan.parties.agencies))
    chosen = plan.packing.chosen
    for at in chosen.tolist():
        members = plan.possible.members[at]
        members = members[members != plan.possible.nobody].astype(np.int64)
        now[members] = coverage_by_member(
            plan.parties.teaches,
            plan.parties.brings,
            FORMS[int(plan.possible.form[at])],
            members[None, :],
        )[0]
    return now


def _pairs_of(plan: TradePlan, form: Form, now: FloatArray) -> list[tuple[float, RatherTogether]]:
    parties = plan.parties
    _, members = plan.possible.of_form_and_size(form, 2)
    if not len(members):
        return []
    together = coverage_by_member(parties.teaches, parties.brings, form, members)
    more = together - now[members]
    gain = more.min(axis=1)
    return [
        (
            float(gain[at]),
            RatherTogether(
                agencies=(parties.agencies[members[at, 0]], parties.agencies[members[at, 1]]),
                needs=(int(parties.numbers[members[at, 0]]), int(parties.numbers[members[at, 1]])),
                together=(float(together[at, 0]), float(together[at, 1])),
                now=(_known(now[members[at, 0]]), _known(now[members[at, 1]])),
            ),
        )
        for at in np.flatnonzero(gain > _CLEARLY).tolist()
    ]


def _known(coverage: float) -> float | None:
    return None if coverage == 0 else float(coverage)
