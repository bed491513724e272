"""What does another process do with the store: write beside us, or die in the middle?"""

from __future__ import annotations

import sys
import time

from matcher.store import open_store
from tests.contracts.store_examples import after_statement, night, publish, task_of


def write_runs(database_url: str, source: str, runs: int) -> None:
    """Open the store, perhaps as the first of all, and publish one run after another."""
    with open_store(database_url) as store:
        for number in range(runs):
            seen = [
                task_of(f"9{key:08d}", f"oppgåve {number}", source=source, at=night(number))
                for key in range(100)
            ]
            publish(store, seen, at=night(number), source=source)


def hang_in_a_run(database_url: str, beginning: str) -> None:
    """Publish a run that stops for ever after a statement, and say when that is."""

    def hang() -> None:
        sys.stdout.write("hanging\n")
        sys.stdout.flush()
        time.sleep(600)

    with open_store(database_url) as store, after_statement(beginning, hang):
        seen = [task_of(f"9{key:08d}", "ny", at=night(1)) for key in range(500, 1500)]
        publish(store, seen, at=night(1))


if __name__ == "__main__":
    if sys.argv[1] == "hang":
        hang_in_a_run(sys.argv[2], sys.argv[3])
    else:
        write_runs(sys.argv[2], sys.argv[3], int(sys.argv[4]))
