"""Which rings could be agreed among the open needs of a trade?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from matcher.national.packing.problem import BoolArray, FloatArray, IntArray
from matcher.national.parties import Parties
from matcher.national.possible import members_with
from matcher.national.weights import ROUNDING, Possible

_SINGLE_PRECISION: Final = 1e-4
"""The chances are multiplied in single precision."""

_RINGS_AT_ONCE: Final = 100_000


def possible_rings(parties: Parties, least: Possible, size: int) -> Iterator[IntArray]:
    """Yield in blocks all rings of a size: those that cover enough, and where everybody adds.

    Each two members can meet, somebody brings an apprentice, and each member must add a little to
    what the others teach, unless it only wants to send: when two cover everything, no third joins.
    Of what they cover, enough must rest on something that was said or read.
    """
    aims = parties.teaches.shape[1]
    misses = (1 - parties.teaches).astype(np.float32)
    allowed = parties.may_meet & parties.may_ring & parties.may_ring[:, None]
    most_missed = (1 - least.enough_coverage) * aims + _SINGLE_PRECISION
    for block in members_with(misses, allowed, size, most_missed):
        for start in range(0, len(block), _RINGS_AT_ONCE):
            some = block[start : start + _RINGS_AT_ONCE]
            yield some[is_ring(parties, some, least)]


def coverage_of(misses: FloatArray, members: IntArray) -> FloatArray:
    """Return for each group the expected share of the curriculum that somebody in it teaches."""
    nobody = misses[members[:, 0]]
    for place in range(1, members.shape[1]):
        nobody = nobody * misses[members[:, place]]
    return np.asarray(1 - nobody.mean(axis=1))


def added_by_each(misses: FloatArray, members: IntArray) -> FloatArray:
    """Return groups × members: how much less the group would cover without each member."""
    size = members.shape[1]
    whole = coverage_of(misses, members)
    without = [coverage_of(misses, np.delete(members, member, axis=1)) for member in range(size)]
    return np.asarray(whole[:, None] - np.stack(without, axis=1))


def is_ring(parties: Parties, members: IntArray, least: Possible) -> BoolArray:
    """Tell of some groups of one size whether each could be a ring."""
    allowed = parties.may_meet & parties.may_ring & parties.may_ring[:, None]
    first, second = np.triu_indices(members.shape[1], k=1)
    misses = 1 - parties.teaches
    adds = added_by_each(misses, members) >= least.least_contribution - ROUNDING
    return np.asarray(
        allowed[members[:, first], members[:, second]].all(axis=1)
        & parties.brings[members].any(axis=1)
        & (parties.most_members[members] >= members.shape[1]).all(axis=1)
        & (coverage_of(misses, members) >= least.enough_coverage - ROUNDING)
        & (coverage_of(1 - parties.stated, members) >= least.enough_stated - ROUNDING)
        & (adds | ~parties.must_add[members]).all(axis=1)
    )
