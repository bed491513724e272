"""Does the word of a person get in, stay, and come out again?"""

from __future__ import annotations

import pytest

from matcher.domain.errors import StoreError
from matcher.domain.fields import NAME, TASK
from matcher.domain.provenance import Method, Observation
from matcher.domain.runs import ChangeKind
from matcher.store import Store
from tests.contracts.store_examples import NVE, START, name_of, night, publish, task, task_of

AGENCY = f"agency:{NVE}"


def corrected_name(name: str, number: int = 0, source: str = AGENCY) -> Observation:
    return name_of(NVE, name, source=source, method=Method.CORRECTED, at=night(number))


def corrected_task(text: str, number: int = 0) -> Observation:
    return task_of(NVE, text, source=AGENCY, method=Method.CORRECTED, at=night(number))


def test_a_correction_stands_beside_what_the_register_says(store: Store) -> None:
    publish(store, [name_of(NVE, "NVE")])
    changes = store.record_observation(corrected_name("Noregs vassdrags- og energidirektorat"))
    assert [change.kind for change in changes] == [ChangeKind.ADDED]
    assert [seen.source for seen in store.read_observations()] == [AGENCY, "brreg"]


def test_no_run_touches_a_correction(store: Store) -> None:
    given = corrected_name("Noregs vassdrags- og energidirektorat")
    store.record_observation(given)
    publish(store, [name_of(NVE, "NVE")])
    publish(store, [], at=night(2))
    assert store.read_observations() == [given]


def test_a_new_correction_of_the_field_replaces_the_same_persons_earlier_one(store: Store) -> None:
    store.record_observation(corrected_name("NVE", source="adviser"))
    store.record_observation(corrected_name("Eit"))
    [change] = store.record_observation(corrected_name("To", 1), replaces_field=True)
    assert (change.kind, change.old_value, change.new_value) == (ChangeKind.CHANGED, "Eit", "To")
    current = store.read_observations(keys=[NVE])
    assert [(seen.source, seen.value) for seen in current] == [("adviser", "NVE"), (AGENCY, "To")]
    [retired] = [seen for seen in store.read_observations(with_retired=True) if seen.retired_at]
    assert (retired.value, retired.retired_at) == ("Eit", night(1))


def test_replacing_a_field_leaves_the_other_fields(store: Store) -> None:
    store.record_observation(corrected_task("arkiv"))
    store.record_observation(corrected_name("NVE", 1), replaces_field=True)
    assert [seen.field for seen in store.read_observations()] == [NAME, TASK]


def test_a_further_task_leaves_the_earlier_ones(store: Store) -> None:
    store.record_observation(corrected_task("arkiv"))
    store.record_observation(corrected_task("post", 1))
    assert [seen.value for seen in store.read_observations()] == [task("arkiv"), task("post")]


def test_confirming_again_moves_the_last_day(store: Store) -> None:
    store.record_observation(corrected_task("arkiv"))
    assert store.record_observation(corrected_task("arkiv", 1)) == ()
    [kept] = store.read_observations()
    assert (kept.first_seen, kept.last_seen) == (START, night(1))


def test_a_withdrawn_value_is_no_longer_current(store: Store) -> None:
    store.record_observation(corrected_task("arkiv"))
    store.record_observation(corrected_task("post"))
    [change] = store.withdraw_observation(corrected_task("arkiv"), withdrawn_at=night(1))
    assert (change.kind, change.old_value) == (ChangeKind.RETIRED, task("arkiv"))
    assert [seen.value for seen in store.read_observations()] == [task("post")]
    assert store.withdraw_observation(corrected_task("arkiv"), withdrawn_at=night(2)) == ()


def test_a_source_with_runs_gives_no_single_values(store: Store) -> None:
    with pytest.raises(StoreError, match="other sources publish runs"):
        store.record_observation(name_of(NVE, "NVE", method=Method.CORRECTED))


def test_a_person_does_not_guess(store: Store) -> None:
    with pytest.raises(StoreError, match="a person confirms or corrects, not assumed"):
        store.record_observation(
            name_of(NVE, "NVE", source="adviser", method=Method.ASSUMED),
        )


def test_a_person_is_not_a_source_that_is_run(store: Store) -> None:
    store.record_observation(corrected_name("NVE"))
    assert store.source_states() == ()
