"""Which swaps and single secondments could be agreed among the open needs of a trade?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from matcher.national.packing.problem import BoolArray, FloatArray, IntArray
from matcher.national.parties import Parties
from matcher.national.weights import ROUNDING, Possible


def possible_swaps(parties: Parties, least: Possible, size: int) -> Iterator[IntArray]:
    """Yield in blocks all swaps of a size, each in the order in which the apprentices go."""
    edges = can_gain(parties, least) & parties.may_swap & parties.may_swap[:, None]
    return rounds(edges, parties.is_other & parties.is_allowed, size)


def possible_secondments(parties: Parties, least: Possible) -> Iterator[IntArray]:
    """Yield all pairs of one that sends and one that only receives, in one block."""
    gains = can_gain(parties, least)
    yield np.argwhere(gains & parties.may_send[:, None] & parties.may_host)


def can_gain(parties: Parties, least: Possible) -> BoolArray:
    """Tell for each two whether the first one's apprentice would learn enough at the second.

    Its coverage must rise, and what it was said to lack must be taught there. Nobody is sent away
    for what is only assumed of the host.
    """
    wanted = parties.wants @ parties.stated.T >= least.least_wanted - ROUNDING
    is_enough = gain_at(parties) >= least.least_gain - ROUNDING
    return parties.may_meet & is_enough & (wanted | ~parties.said_wants[:, None])


def gain_at(parties: Parties) -> FloatArray:
    """Return for each two how much the second surely adds to what the first covers."""
    aims = max(parties.teaches.shape[1], 1)
    return np.asarray((1 - parties.teaches) @ parties.stated.T / aims)


def rounds(edges: BoolArray, apart: BoolArray, size: int) -> Iterator[IntArray]:
    """Yield in blocks all directed rounds of 2, 3 or 4 along edges, each once.

    A round begins with its smallest place. `apart` tells which two may be in one round at all, so
    that nobody meets itself; who follows whom is up to the edges.
    """
    edges = edges & apart
    if size == 2:
        yield np.argwhere(np.triu(edges & edges.T, k=1))
        return
    for first in range(len(edges)):
        after = np.arange(len(edges)) > first
        nexts = np.flatnonzero(edges[first] & after)
        back = edges[:, first] & after
        way, third = np.nonzero(edges[nexts] & after & apart[first])
        second = nexts[way]
        if size == 3:
            closes = back[third]
            yield _round(first, second[closes], third[closes])
            continue
        fourths = np.flatnonzero(back)
        at, last = np.nonzero(edges[np.ix_(third, fourths)])
        fourth = fourths[last]
        kept = apart[second[at], fourth]
        yield _round(first, second[at][kept], third[at][kept], fourth[kept])


def _round(first: int, *others: IntArray) -> IntArray:
    return np.column_stack((np.full(len(others[0]), first), *others))
