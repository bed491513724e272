"""How are the many values of one field gathered: duplicates merged, guesses replaced?

The rule, for every field that holds several values:

1. What was retired or rejected is left out; what waits for review is left out too, and shown as
   a rival.
2. Where the agency itself has confirmed or corrected anything in a field, guesses (inferred or
   assumed) in that field are left out: its list replaces ours. Registers and publications stay
   beside it. Tasks, places and host months are judged trade by trade: a word about one trade
   says nothing about another.
3. A task that is inferred is inferred from what kind of body it is; it is used only where no
   other task in the trade is known at all.
4. Of values that say the same, the most believable is kept, with its origin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from matcher.domain import fields
from matcher.domain.provenance import Method, Observation, ReviewState, canonical_json
from matcher.profiles.precedence import GUESSES, OWN_WORDS, is_usable, rank
from matcher.profiles.values import text_of

BY_TRADE: Final = frozenset({fields.TASK, fields.PLACES, fields.HOST_MONTHS})


def believed(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """Return the observations of one field that count by rules 1 to 3, most believable first."""
    usable = [
        seen for seen in observations if is_usable(seen) and seen.review is not ReviewState.WAITING
    ]
    scopes: dict[str, list[Observation]] = {}
    for seen in usable:
        scopes.setdefault(_scope(seen), []).append(seen)
    kept = [seen for scope in scopes.values() for seen in _without_replaced(scope)]
    return tuple(sorted(kept, key=rank))


def waiting(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """Return the values of one field that wait for review, each once, most believable first."""
    held = (s for s in observations if is_usable(s) and s.review is ReviewState.WAITING)
    return merge(sorted(held, key=rank), lambda seen: canonical_json(seen.value))


def merge(
    observations: Iterable[Observation], key: Callable[[Observation], str]
) -> tuple[Observation, ...]:
    """Return one observation for each key, the first; so give them most believable first."""
    first_of_each: dict[str, Observation] = {}
    for seen in observations:
        first_of_each.setdefault(key(seen), seen)
    return tuple(first_of_each.values())


def by_trade(observations: Iterable[Observation]) -> Mapping[str, list[Observation]]:
    """Return observations whose value names a trade, by that trade's code."""
    groups: dict[str, list[Observation]] = {}
    for seen in observations:
        groups.setdefault(text_of(seen, "trade"), []).append(seen)
    return groups


def _scope(seen: Observation) -> str:
    """Return what an agency's own word in this observation speaks about."""
    return text_of(seen, "trade") if seen.field in BY_TRADE else ""


def _without_replaced(scope: list[Observation]) -> list[Observation]:
    """Return the observations that no better one in the same scope replaces."""
    if any(seen.method in OWN_WORDS for seen in scope):
        return [seen for seen in scope if seen.method not in GUESSES]
    if any(seen.field == fields.TASK and seen.method is not Method.INFERRED for seen in scope):
        return [seen for seen in scope if seen.method is not Method.INFERRED]
    return scope
