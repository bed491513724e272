"""Which columns are the best choice, and how far can it be from the very best?

Few columns are chosen among exactly, objective by objective. Many are first relaxed, which bounds
every choice; the relaxation points at whole columns. Then the first objective is brought as near
its bound as it can be, and the later ones are improved.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from matcher.national.packing.diving import dive, first_fit
from matcher.national.packing.exact import SEED, Task, choose
from matcher.national.packing.improving import improve
from matcher.national.packing.later import Later
from matcher.national.packing.numbers import whole
from matcher.national.packing.problem import (
    Effort,
    FloatArray,
    IntArray,
    Packing,
    PackingProblem,
)
from matcher.national.packing.proving import Proof
from matcher.national.packing.relaxation import Relaxation

FEW_COLUMNS: Final = 6_000
_WORK_FOR_FEW: Final = 8.0
_SHARE_OF_LATER: Final = 0.2


def pack(problem: PackingProblem, effort: Effort, start: IntArray | None = None) -> Packing:
    """Return a choice that is the best by the first objective, then by the second and so on.

    `start` is a choice to begin from, if one is known; what is returned is at least as good. The
    bounds are proven. The same problem and effort give the same answer, unless it is told to stop.
    """
    none = np.zeros(0, dtype=np.int64)
    chosen = none if start is None else np.sort(start)
    if problem.columns <= FEW_COLUMNS:
        packing = _pack_few(problem, effort, chosen)
        if effort.should_stop() and not len(packing.chosen):
            return _at_least_first_fit(problem, packing)
        if packing.values == packing.bounds or effort.should_stop():
            return packing
        chosen = packing.chosen
    return pack_many(problem, effort, chosen)


def _pack_few(problem: PackingProblem, effort: Effort, chosen: IntArray) -> Packing:
    """Choose among all columns, objective by objective; told to stop, the rest are only bounded."""
    every = np.arange(problem.columns)
    floors: list[tuple[IntArray, int]] = []
    bounds: list[int] = []
    for tier in problem.tiers.T:
        if bounds and effort.should_stop():
            bounds.append(whole(Relaxation(problem, tier.astype(float)).most()))
            continue
        task = Task(columns=every, worth=tier, room=problem.room, floors=tuple(floors), hint=chosen)
        choice = choose(problem, task, _WORK_FOR_FEW, effort.should_stop)
        chosen = choice.chosen
        floors.append((tier, int(tier[chosen].sum())))
        bounds.append(choice.bound)
        effort.tell(problem.values_of(chosen), tuple(bounds))
    values = problem.values_of(chosen)
    return Packing(chosen=np.sort(chosen), values=values, bounds=tuple(bounds))


def pack_many(problem: PackingProblem, effort: Effort, chosen: IntArray) -> Packing:
    """Return a good choice among very many columns, at least as good as `chosen`, with bounds."""
    draw = np.random.default_rng(SEED)
    relaxation = Relaxation(problem, problem.tiers[:, 0].astype(float))
    relaxation.hold(chosen.tolist())
    proof = Proof(problem, chosen, whole(relaxation.solve().bound))
    proof.chosen = _better(problem, dive(problem, relaxation, draw), chosen)
    effort.tell(problem.values_of(proof.chosen), (proof.bound,))
    later = Later.of(problem, proof.chosen, effort.should_stop)
    proof.tighten(effort, draw)
    chosen, bound = proof.chosen, proof.bound
    if problem.values_of(chosen) == (bound,):
        return Packing(chosen=chosen, values=(bound,), bounds=(bound,))
    for better in _improved(problem, chosen, effort, draw):
        chosen = better
        effort.tell(problem.values_of(chosen), (bound,))
    values = problem.values_of(chosen)
    if not later.holds_for(values) or not effort.should_stop():
        later = Later.of(problem, chosen, effort.should_stop)
    bounds = tuple(
        max(at_most, value) for at_most, value in zip(later.bounds, values[1:], strict=True)
    )
    return Packing(chosen=chosen, values=values, bounds=(bound, *bounds))


def _improved(
    problem: PackingProblem,
    chosen: IntArray,
    effort: Effort,
    draw: np.random.Generator,
) -> Iterator[IntArray]:
    """Yield every better choice that is found with the later objectives in view too."""
    if effort.should_stop():
        return
    guide = Relaxation(problem, _guide(problem))
    reduced = guide.solve(should_stop=effort.should_stop).reduced
    if not effort.should_stop():
        guided = dive(problem, guide, draw)
        if problem.values_of(guided) > problem.values_of(chosen):
            chosen = guided
            yield chosen
    yield from improve(problem, chosen, reduced, effort, draw)


def _guide(problem: PackingProblem) -> FloatArray:
    """Return the first objective with a little of those after it, to break its many ties."""
    first = problem.tiers[:, 0].astype(float)
    later = problem.tiers[:, 1:].astype(float)
    if not later.shape[1]:
        return first
    shares = later / np.maximum(later.max(axis=0), 1.0)
    return np.asarray(first * (1 + _SHARE_OF_LATER * shares.mean(axis=1)))


def _at_least_first_fit(problem: PackingProblem, packing: Packing) -> Packing:
    """Return a choice all the same when the time was up before the solver had any."""
    chosen = first_fit(problem)
    values = problem.values_of(chosen)
    bounds = tuple(max(pair) for pair in zip(packing.bounds, values, strict=True))
    return Packing(chosen=chosen, values=values, bounds=bounds)


def _better(problem: PackingProblem, one: IntArray, other: IntArray) -> IntArray:
    return one if problem.values_of(one) > problem.values_of(other) else other
