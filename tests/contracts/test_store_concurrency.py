"""Do readers and writers keep out of each other's way, and writers wait for one another?"""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from matcher.domain.errors import StoreError
from matcher.domain.provenance import Method
from matcher.store import Store, open_store
from tests.contracts.store_examples import NVE, after_statement, name_of, night, publish, task_of

ROOT = Path(__file__).resolve().parents[2]
WAIT = 20


def publish_text(store: Store, number: int) -> None:
    """Publish two hundred agencies that all do the same, another thing each night."""
    seen = [task_of(f"9{key:08d}", f"oppgåve {number}", at=night(number)) for key in range(200)]
    publish(store, seen, at=night(number))


def test_a_reader_never_sees_half_a_run(store: Store) -> None:
    publish_text(store, 0)
    done = threading.Event()

    def read_until_done() -> set[int]:
        kinds = set()
        while not done.is_set():
            current = store.read_observations()
            assert len(current) == 200
            kinds.add(len({str(seen.value) for seen in current}))
        return kinds

    with ThreadPoolExecutor(2) as pool:
        readers = [pool.submit(read_until_done) for _ in range(2)]
        try:
            for number in range(1, 15):
                publish_text(store, number)
        finally:
            done.set()
        assert [reader.result(WAIT) for reader in readers] == [{1}, {1}]


def test_the_state_of_a_source_is_of_one_moment(store: Store) -> None:
    publish(store, [name_of(NVE, "NVE")])

    def publish_more() -> None:
        publish_text(store, 1)

    with after_statement("SELECT runs.source, runs.finished_at", publish_more):
        [before] = store.source_states()
    [after] = store.source_states()
    assert (before.last_good_at, before.last_run_at, before.count) == (night(0), night(0), 1)
    assert (after.last_good_at, after.last_run_at, after.count) == (night(1), night(1), 200)


def test_a_reader_does_not_wait_for_a_writer_and_a_writer_does(database_url: str) -> None:
    is_writing, may_finish = threading.Event(), threading.Event()

    def pause() -> None:
        if not is_writing.is_set():
            is_writing.set()
            assert may_finish.wait(WAIT)

    with open_store(database_url) as store, ThreadPoolExecutor(2) as pool:
        publish(store, [name_of(NVE, "gammal")])
        with after_statement("INSERT INTO observations", pause):
            first = pool.submit(publish, store, [name_of(NVE, "ny")], at=night(1))
            assert is_writing.wait(WAIT)
            second = pool.submit(publish, store, [name_of(NVE, "nyare")], at=night(2))
            with open_store(database_url) as reader:
                assert [seen.value for seen in reader.read_observations()] == ["gammal"]
            with pytest.raises(TimeoutError):
                second.result(0.3)
            may_finish.set()
            assert [change.old_value for change in first.result(WAIT).changes] == ["gammal"]
            assert [change.old_value for change in second.result(WAIT).changes] == ["ny"]
        assert [seen.value for seen in store.read_observations()] == ["nyare"]


def test_nobody_writes_between_what_a_writer_reads_and_what_it_writes(store: Store) -> None:
    has_read, may_write = threading.Event(), threading.Event()
    said = name_of(NVE, "NVE", source="adviser", method=Method.CORRECTED)
    store.record_observation(said)

    def pause() -> None:
        if not has_read.is_set():
            has_read.set()
            assert may_write.wait(WAIT)

    with after_statement("SELECT observations.id", pause), ThreadPoolExecutor(2) as pool:
        first = pool.submit(store.withdraw_observation, said, withdrawn_at=night(1))
        assert has_read.wait(WAIT)
        second = pool.submit(publish, store, [name_of(NVE, "NVE")])
        with pytest.raises(TimeoutError):
            second.result(0.3)
        may_write.set()
        assert len(first.result(WAIT)) == len(second.result(WAIT).changes) == 1
    assert store.read_observations() == [name_of(NVE, "NVE")]


def test_a_writer_that_waits_in_vain_says_so(database_url: str) -> None:
    with open_store(database_url) as store, open_store(database_url, wait_seconds=0.2) as hasty:

        def write_too() -> None:
            publish(hasty, [name_of(NVE, "NVE", source="annan")], source="annan")

        # The other writer comes while this one is in the middle of its run.
        with (
            after_statement("INSERT INTO observations", write_too),
            pytest.raises(StoreError, match=r"says: .*(locked|lock timeout)"),
        ):
            publish(store, [name_of(NVE, "NVE")])
        assert store.read_observations() == []
        write_too()


def test_processes_that_start_at_once_on_an_empty_database_all_get_their_runs_in(
    database_url: str,
) -> None:
    command = [sys.executable, "-m", "tests.contracts.store_process", "write", database_url]
    sources = [f"kjelde_{number}" for number in range(4)]
    processes = [
        subprocess.Popen([*command, source, "5"], cwd=ROOT, stderr=subprocess.PIPE, text=True)
        for source in sources
    ]
    complaints = [process.communicate(timeout=60)[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0, 0], complaints
    with open_store(database_url) as store:
        assert [state.source.name for state in store.source_states()] == sources
        for source in sources:
            runs = store.runs(source)
            assert [run.finished_at for run in runs] == [
                night(number) for number in range(4, -1, -1)
            ]
            current = store.read_observations(sources=[source])
            assert len(current) == runs[0].count == 100
            assert {seen.last_seen for seen in current} == {night(4)}
