"""Which two agencies would both rather be together than with what they got?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from matcher.domain.national import Form, RatherTogether
from matcher.national.counting import coverage_by_member
from matcher.national.packing.problem import FloatArray
from matcher.national.possible import FORMS
from matcher.national.trade_plan import TradePlan


def find_rather_together(plan: TradePlan, clearly_more: float) -> tuple[RatherTogether, ...]:
    """Return the pairs that would both be taught more than so much more together, most first.

    A pair of which one was left out is among them; a plan without any such pair is stable in the
    sense of Gale and Shapley (1962), as far as pairs go.
    """
    now = _coverage_now(plan)
    forms = (Form.RING, Form.SWAP)
    found = [pair for form in forms for pair in _pairs_of(plan, form, now, clearly_more)]
    best: dict[tuple[int, int], RatherTogether] = {}
    for pair in sorted(found, key=lambda pair: -pair.gain):
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


def _pairs_of(
    plan: TradePlan, form: Form, now: FloatArray, clearly_more: float
) -> Iterator[RatherTogether]:
    parties = plan.parties
    _, members = plan.possible.of_form_and_size(form, 2)
    together = coverage_by_member(parties.teaches, parties.brings, form, members)
    gain = (together - now[members]).min(axis=1)
    for at in np.flatnonzero(gain > clearly_more).tolist():
        one, other = members[at].tolist()
        yield RatherTogether(
            agencies=(parties.agencies[one], parties.agencies[other]),
            needs=(int(parties.numbers[one]), int(parties.numbers[other])),
            together=(float(together[at, 0]), float(together[at, 1])),
            now=(_known(now[one]), _known(now[other])),
        )


def _known(coverage: float) -> float | None:
    return None if coverage == 0 else float(coverage)
