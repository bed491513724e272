"""Which rings, swaps and secondments could be agreed? All, or it is said which were too many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from matcher.domain.national import Form
from matcher.domain.rules import RING_MEMBERS
from matcher.national.packing.problem import BoolArray, IntArray, RowArray, SingleArray
from matcher.national.parties import Parties

FORMS: Final = tuple(Form)
"""In columns of many arrangements a form is written as its place here."""

MOST_MEMBERS: Final = RING_MEMBERS.stop - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangements:
    """Possible arrangements as columns: their members, and which form each has.

    `members` is arrangements × 4 places in the parties, filled up with the number of parties. Of a
    swap they stand in the order in which the apprentices go, of a secondment the employer first.
    `untried` are the forms and sizes of which there are more than can be held.
    """

    members: RowArray
    form: IntArray
    nobody: int
    untried: tuple[tuple[Form, int], ...] = ()

    @property
    def size(self) -> IntArray:
        """Return how many members each has."""
        return np.asarray((self.members != self.nobody).sum(axis=1))

    @property
    def has_in_it(self) -> BoolArray:
        """Tell of each party whether anything is possible with it."""
        found = np.bincount(self.members.ravel(), minlength=self.nobody + 1)
        return np.asarray(found[: self.nobody] > 0)

    def has_form(self, form: Form) -> BoolArray:
        """Tell of each whether it has this form."""
        return np.asarray(self.form == FORMS.index(form))

    def of_form_and_size(self, form: Form, size: int) -> tuple[IntArray, IntArray]:
        """Return the places of some arrangements, and their members without filling."""
        found = np.flatnonzero(self.has_form(form) & (self.size == size))
        return found, self.members[found, :size].astype(np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """All arrangements of one form and size, in blocks of members that are made when asked for."""

    form: Form
    size: int
    blocks: Iterable[IntArray]


def join(parties: Parties, groups: Iterable[Tried], most: int) -> Arrangements:
    """Return arrangements of several forms and sizes as one, in the order given.

    A form and size that would make them more than `most` is left out as a whole, and said.
    """
    nobody = len(parties.agencies)
    filled = [np.zeros((0, MOST_MEMBERS), dtype=np.int16)]
    forms = [np.zeros(0, dtype=np.int64)]
    untried, left = [], most
    for group in groups:
        blocks = _within(group.blocks, left)
        if blocks is None:
            untried.append((group.form, group.size))
            continue
        for members in blocks:
            some = np.full((len(members), MOST_MEMBERS), nobody, dtype=np.int16)
            some[:, : members.shape[1]] = members
            filled.append(some)
            forms.append(np.full(len(members), FORMS.index(group.form)))
            left -= len(members)
    return Arrangements(
        members=np.concatenate(filled),
        form=np.concatenate(forms),
        nobody=nobody,
        untried=tuple(untried),
    )


def _within(blocks: Iterable[IntArray], most: int) -> list[IntArray] | None:
    """Return the blocks, or None as soon as they hold more than so many arrangements."""
    held, count = [], 0
    for block in blocks:
        count += len(block)
        if count > most:
            return None
        held.append(block)
    return held


def pairs_of(allowed: BoolArray) -> IntArray:
    """Return all pairs that are allowed, the smaller place first, in order."""
    return np.argwhere(np.triu(allowed, k=1))


def members_with(
    misses: SingleArray, allowed: BoolArray, size: int, most_missed: float
) -> Iterator[IntArray]:
    """Yield in blocks all groups of a size, pairwise allowed, that miss at most so much.

    `misses` is parties × aims: the chance that a party does not teach an aim. What a group misses
    is the sum over the aims of the chance that nobody in it does. Members stand in ascending order.
    Pairs are put together with parties or with pairs, a matrix product at a time.
    """
    pairs = pairs_of(allowed)
    together = misses[pairs[:, 0]] * misses[pairs[:, 1]]
    if size == 2:
        yield pairs[together.sum(axis=1) <= most_missed]
        return
    alone = np.arange(len(misses))[:, None]
    others, missed_by = (alone, misses) if size == 3 else (pairs, together)
    begins = np.searchsorted(others[:, 0], np.arange(len(misses) + 1))
    for second in range(1, len(misses)):
        own = np.flatnonzero(pairs[:, 1] == second)
        later = slice(int(begins[second + 1]), None)
        missed = together[own] @ missed_by[later].T
        one, other = np.nonzero(missed <= most_missed)
        found = np.column_stack((pairs[own[one]], others[later][other]))
        yield found[_all_allowed(found, allowed)]


def _all_allowed(members: IntArray, allowed: BoolArray) -> BoolArray:
    kept = np.ones(len(members), dtype=bool)
    for one in range(2):
        for other in range(2, members.shape[1]):
            kept &= allowed[members[:, one], members[:, other]]
    return kept
