"""Whatever the runs were, is what the last ones gave current, and its first day the first one?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count

from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from matcher.domain.fields import NAME, TASK
from matcher.domain.provenance import JsonValue, Observation, Topic, canonical_json
from matcher.domain.runs import Change
from matcher.store import Store
from tests.contracts.store_examples import DSB, NVE, name_of, night, publish, task_of

KEYS = (NVE, DSB, "971032081")
TEXTS = ("arkiv", "post", "møte")

values = st.sets(
    st.tuples(st.sampled_from(KEYS), st.sampled_from((NAME, TASK)), st.sampled_from(TEXTS))
)
covers = st.none() | st.frozensets(st.sampled_from(KEYS))


@dataclass
class SlowStore:
    """The rule again, one value at a time: what is current, and when each was first seen."""

    current: dict[tuple[str, str, str], Observation] = field(default_factory=dict)
    first: dict[tuple[str, str, str], Observation] = field(default_factory=dict)

    def publish(self, seen: dict[tuple[str, str, str], Observation], keys: set[str]) -> None:
        for value in list(self.current):
            if value[0] in keys and value not in seen:
                del self.current[value]
        for value, observation in seen.items():
            first = self.first.setdefault(value, observation)
            self.current[value] = replace(observation, first_seen=first.first_seen)


def observed(value: tuple[str, str, str], source: str, number: int) -> Observation:
    key, field_name, text = value
    make = name_of if field_name == NAME else task_of
    return make(key, text, source=source, at=night(number), raw=f"{text} {number}")


def written(key: str, field_name: str, value: JsonValue) -> str:
    return canonical_json([key, field_name, value])


def apply(changes: tuple[Change, ...], before: set[str]) -> set[str]:
    """Carry out the changes as they are told, on values written out."""
    after = set(before)
    for change in changes:
        if change.old_value is not None:
            after.remove(written(change.key, change.field, change.old_value))
        if change.new_value is not None:
            assert written(change.key, change.field, change.new_value) not in after
            after.add(written(change.key, change.field, change.new_value))
    return after


def test_any_sequence_of_runs_leaves_what_the_slow_way_leaves(store: Store) -> None:
    numbers = count()

    @given(st.lists(st.tuples(values, covers), min_size=1, max_size=5))
    @examples(max_examples=60)
    def check(runs: list[tuple[set[tuple[str, str, str]], frozenset[str] | None]]) -> None:
        source, slow = f"kjelde_{next(numbers)}", SlowStore()
        told: set[str] = set()
        for number, (given_values, keys) in enumerate(runs):
            looked_at = set(KEYS) if keys is None else set(keys)
            seen = {
                value: observed(value, source, number)
                for value in sorted(given_values)
                if value[0] in looked_at
            }
            slow.publish(seen, looked_at)
            published = publish(
                store,
                list(seen.values()),
                at=night(number),
                source=source,
                covers=None if keys is None else frozenset((Topic.AGENCY, key) for key in keys),
            )
            current = store.read_observations(sources=[source])
            told = apply(published.changes, told)
            assert told == {written(seen.key, seen.field, seen.value) for seen in current}
            assert published.run.count == len(current)
        expected = sorted(slow.current.values(), key=lambda o: written(o.key, o.field, o.value))
        assert store.read_observations(sources=[source]) == expected

    check()
