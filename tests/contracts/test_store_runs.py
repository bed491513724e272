"""Can one see how the runs of a source ended, and what they left for people to look at?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from matcher.domain.errors import InputError, ProblemCode, StoreError
from matcher.domain.provenance import ReviewState, Snapshot, Topic
from matcher.domain.runs import Issue, ReviewPair, RunState, SourceRun
from matcher.store import Store
from tests.contracts.store_examples import DSB, NVE, name_of, night, publish, source_named

URL = "https://data.brreg.no/enhetsregisteret/api/enheter"
PAIR = ReviewPair(source="brreg", left="NVE", right=NVE, why="same abbreviation", score=0.8)


def fail(store: Store, number: int, state: RunState = RunState.FAILED, *issues: Issue) -> SourceRun:
    return store.record_failed_run(
        source_named("brreg"),
        started_at=night(number),
        finished_at=night(number),
        state=state,
        message="429 for ever",
        issues=issues,
        count=3,
    )


def issue(key: str, detail: str = "ukjend felt", number: int = 0) -> Issue:
    return Issue(
        source="brreg",
        key=key,
        field="kode",
        code="left_over",
        detail=detail,
        url=URL,
        seen_at=night(number),
    )


def snapshot(sha256: str, number: int, url: str = URL) -> Snapshot:
    return Snapshot(
        sha256=sha256 * 64,
        source="brreg",
        url=url,
        media_type="application/json",
        size_bytes=20,
        fetched_at=night(number),
    )


def test_a_source_never_run_has_no_good_run(store: Store) -> None:
    assert store.last_good_run("brreg") is None
    assert store.runs("brreg") == ()
    assert store.source_states() == ()


def test_a_failed_run_leaves_what_was_published(store: Store) -> None:
    good = publish(store, [name_of(NVE, "NVE")]).run
    failed = fail(store, 1)
    assert (failed.state, failed.count, failed.message) == (RunState.FAILED, 3, "429 for ever")
    assert store.read_observations() == [name_of(NVE, "NVE")]
    assert store.last_good_run("brreg") == good
    assert store.runs("brreg") == (failed, good)
    assert store.runs("brreg", limit=1) == (failed,)


def test_the_state_of_a_source_tells_good_runs_from_others(store: Store) -> None:
    publish(store, [name_of(NVE, "NVE"), name_of(DSB, "DSB")])
    publish(store, [name_of(NVE, "NVE")], at=night(1))
    fail(store, 2, RunState.BLOCKED)
    store.record_failed_run(
        source_named("annan"),
        started_at=night(0),
        finished_at=night(0),
        state=RunState.FAILED,
        message="",
    )
    other, brreg = store.source_states()
    assert (other.source, other.last_good_at, other.count) == (source_named("annan"), None, 0)
    assert brreg.source == source_named("brreg")
    assert (brreg.last_good_at, brreg.last_run_at) == (night(1), night(2))
    assert (brreg.last_run_state, brreg.last_run_message) == (RunState.BLOCKED, "429 for ever")
    assert brreg.count == 1


def test_a_good_run_cannot_be_noted_as_failed(store: Store) -> None:
    with pytest.raises(StoreError, match="a good run is published"):
        fail(store, 0, RunState.GOOD)


def test_an_issue_is_open_until_its_thing_is_looked_at_again(store: Store) -> None:
    publish(store, [], issues=[issue(NVE), issue(DSB), issue("")])
    assert store.read_issues() == (issue(""), issue(NVE), issue(DSB))
    publish(store, [], at=night(1), covers=frozenset({(Topic.AGENCY, NVE)}))
    assert store.read_issues("brreg") == (issue(DSB),)
    assert store.read_issues("annan") == ()
    publish(store, [], at=night(2))
    assert store.read_issues() == ()


def test_an_issue_seen_again_is_the_same_issue(store: Store) -> None:
    publish(store, [], issues=[issue(NVE), issue(NVE)])
    fail(store, 1, RunState.FAILED, issue(NVE, number=1), issue(NVE, "anna", number=1))
    assert store.read_issues() == (issue(NVE, "anna", number=1), issue(NVE, number=1))


def test_the_words_of_an_issue_never_stop_a_run(store: Store) -> None:
    publish(store, [], issues=[issue(NVE, "half \ud800 and none \0" + "long" * 5000)])
    [kept] = store.read_issues()
    assert kept.detail == "half \ufffd and none \ufffd" + "long" * 5000


def test_a_doubtful_pair_waits_until_somebody_decides(store: Store) -> None:
    publish(store, [], review_pairs=[PAIR, replace(PAIR, right=DSB, score=0.9)])
    assert [pair.right for pair in store.read_review_pairs()] == [DSB, NVE]
    decided = replace(PAIR, state=ReviewState.ACCEPTED, decided_by="adviser", decided_at=night(1))
    assert store.decide_review_pair(decided) == decided
    assert [p.right for p in store.read_review_pairs(ReviewState.WAITING)] == [DSB]
    assert store.read_review_pairs(ReviewState.ACCEPTED) == (decided,)


def test_a_run_neither_asks_again_nor_forgets_what_was_decided(store: Store) -> None:
    publish(store, [], review_pairs=[PAIR])
    decided = replace(PAIR, state=ReviewState.REJECTED, decided_by="adviser", decided_at=night(1))
    store.decide_review_pair(decided)
    publish(store, [], at=night(2), review_pairs=[replace(PAIR, score=0.1)])
    publish(store, [], at=night(3))
    assert store.read_review_pairs() == (decided,)


def test_a_complete_run_takes_away_doubts_that_are_gone(store: Store) -> None:
    publish(store, [], review_pairs=[PAIR])
    publish(store, [], at=night(1), covers=frozenset())
    assert store.read_review_pairs() == (PAIR,)
    surer = replace(PAIR, score=0.95, why="same name")
    publish(store, [], at=night(2), review_pairs=[surer])
    assert store.read_review_pairs() == (surer,)
    publish(store, [], at=night(3))
    assert store.read_review_pairs() == ()


def test_deciding_on_a_pair_that_is_not_there_names_it(store: Store) -> None:
    with pytest.raises(InputError) as caught:
        store.decide_review_pair(replace(PAIR, state=ReviewState.ACCEPTED))
    assert caught.value.problems[0].code is ProblemCode.NOT_FOUND


def test_waiting_is_not_a_decision(store: Store) -> None:
    publish(store, [], review_pairs=[PAIR])
    with pytest.raises(InputError) as caught:
        store.decide_review_pair(PAIR)
    assert caught.value.problems[0].field == "state"


def test_the_latest_snapshot_is_the_one_fetched_last(store: Store) -> None:
    assert store.latest_snapshot("brreg", URL) is None
    store.record_snapshot(snapshot("a", 0))
    store.record_snapshot(snapshot("c", 3, URL + "/1"))
    publish(store, [], snapshots=[snapshot("b", 1)])
    assert store.latest_snapshot("brreg", URL) == snapshot("b", 1)
    store.record_snapshot(snapshot("a", 2))
    assert store.latest_snapshot("brreg", URL) == snapshot("a", 2)
    assert store.latest_snapshot("annan", URL) is None
