"""Which agency of the register is each entry of a list, and which pairs must a person decide?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from matcher.domain.agency import AgencyId
from matcher.domain.provenance import ReviewState
from matcher.domain.runs import ReviewPair
from scrapers.framework.names import resemblance, spellings_of

WORTH_A_LOOK: Final = 0.8
"""Names less alike than this are different agencies; nobody needs to look at them."""
STRANGE_FOR_ONE_NUMBER: Final = 0.35
"""Names less alike than this, under one number, are worth a look: the number may be wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One entry of a list: its name as written there, and its number if the list has one."""

    name: str
    number: AgencyId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """What became of each entry: exactly one of the three.

    `matched` are sure. `doubtful` wait for a person and must not be published under any number.
    `unmatched` resemble nothing; one with a number of its own is to be kept under that number.
    `pairs` is the review list: one pair for each doubt, and for numbers whose names differ.
    """

    matched: tuple[tuple[Listed, AgencyId], ...]
    doubtful: tuple[Listed, ...]
    unmatched: tuple[Listed, ...]
    pairs: tuple[ReviewPair, ...]


def reconcile(
    listed: Sequence[Listed],
    registered: Mapping[AgencyId, Sequence[str]],
    *,
    source: str,
    decided: Sequence[ReviewPair] = (),
) -> Reconciliation:
    """Find each entry's agency: by number, else by a name spelt in one way or another.

    A name decides only when one agency has it and one entry claims it. `registered` gives every
    name of each agency; `decided` are pairs that a person has accepted or rejected (`left` is the
    listed name, `right` the agency number). The order of the entries has no influence.
    """
    verdicts = {(pair.left, pair.right): pair.state for pair in decided}
    claims = {entry: _claim(entry, registered, verdicts) for entry in listed}
    claimed = defaultdict(set)
    for entry, claim in claims.items():
        if claim.is_sure:
            claimed[claim.numbers[0]].add(entry)
    matched, doubtful, unmatched, pairs = [], [], [], []
    for entry in listed:
        claim = claims[entry]
        is_shared = claim.is_sure and _is_contested(entry, claimed[claim.numbers[0]])
        if claim.is_sure and not is_shared:
            matched.append((entry, claim.numbers[0]))
            pairs += _strangers(entry, claim, registered, source, verdicts)
        elif claim.numbers:
            doubtful.append(entry)
            why = "several entries of the list have this agency's name" if is_shared else claim.why
            pairs += [_pair(entry, number, registered, source, why) for number in claim.numbers]
        else:
            unmatched.append(entry)
    return Reconciliation(
        matched=tuple(dict.fromkeys(matched)),
        doubtful=tuple(dict.fromkeys(doubtful)),
        unmatched=tuple(dict.fromkeys(unmatched)),
        pairs=tuple(dict.fromkeys(pairs)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """The agencies that an entry may be; sure only when it is one."""

    numbers: tuple[AgencyId, ...] = ()
    is_sure: bool = False
    why: str = ""


def _claim(
    entry: Listed,
    registered: Mapping[AgencyId, Sequence[str]],
    verdicts: Mapping[tuple[str, str], ReviewState],
) -> _Claim:
    """Say which agencies an entry may be, seen by itself."""
    if entry.number is not None:
        known = entry.number in registered
        return _Claim(numbers=(entry.number,), is_sure=True) if known else _Claim()
    accepted = [
        number
        for number in sorted(registered)
        if verdicts.get((entry.name, number)) is ReviewState.ACCEPTED
    ]
    if len(accepted) == 1:
        return _Claim(numbers=(accepted[0],), is_sure=True)
    possible = {
        number: names
        for number, names in registered.items()
        if verdicts.get((entry.name, number)) is not ReviewState.REJECTED
    }
    same = _with_same_name(entry, possible)
    if same:
        return _Claim(numbers=same, is_sure=len(same) == 1, why="several agencies have this name")
    near = tuple(
        number
        for number in sorted(possible)
        if _resemblance(entry, possible[number]) >= WORTH_A_LOOK
    )
    return _Claim(numbers=near, why="the names are alike, but not the same")


def _with_same_name(
    entry: Listed, possible: Mapping[AgencyId, Sequence[str]]
) -> tuple[AgencyId, ...]:
    """Return the agencies that have the entry's name in one spelling or another."""
    wanted = spellings_of(entry.name)
    return tuple(
        number
        for number in sorted(possible)
        if any(wanted & spellings_of(name) for name in possible[number])
    )


def _is_contested(entry: Listed, claimants: set[Listed]) -> bool:
    """Tell whether another entry claims the same agency, and a number does not settle it."""
    return entry.number is None and len(claimants) > 1


def _strangers(
    entry: Listed,
    claim: _Claim,
    registered: Mapping[AgencyId, Sequence[str]],
    source: str,
    verdicts: Mapping[tuple[str, str], ReviewState],
) -> list[ReviewPair]:
    """Return a pair to look at when number and name point to different agencies."""
    number = claim.numbers[0]
    if entry.number is None or (entry.name, number) in verdicts:
        return []
    if _with_same_name(entry, {number: registered[number]}):
        return []
    if _resemblance(entry, registered[number]) >= STRANGE_FOR_ONE_NUMBER:
        return []
    return [_pair(entry, number, registered, source, "one number, but the names have little alike")]


def _pair(
    entry: Listed,
    number: AgencyId,
    registered: Mapping[AgencyId, Sequence[str]],
    source: str,
    why: str,
) -> ReviewPair:
    """Put an entry and an agency on the review list."""
    score = round(_resemblance(entry, registered[number]), 3)
    return ReviewPair(source=source, left=entry.name, right=number, why=why, score=score)


def _resemblance(entry: Listed, names: Sequence[str]) -> float:
    """Return how alike the entry's name is to the nearest of an agency's names."""
    return max((resemblance(entry.name, name) for name in names), default=0.0)
