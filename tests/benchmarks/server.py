"""How is a real web worker started for a measurement, and stopped again?"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from matcher.settings import Settings

ADDRESS = re.compile(r"http://\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """A web worker of its own process: its address and its process number."""

    url: str
    pid: int


@contextmanager
def running_worker(settings: Settings) -> Iterator[Worker]:
    """Start `samlaere serve` on a free port, and stop it afterwards."""
    environment = {
        **os.environ,
        "SAMLAERE_LOCAL_DIR": str(settings.local_dir),
        "SAMLAERE_RATE_LIMIT": "1000000 per minute",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "matcher", "serve", "--port", "0"],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        found = None
        while found is None and (line := process.stderr.readline()):
            found = ADDRESS.search(line)
        assert found is not None, "the server ended before it told its address"
        yield Worker(url=found.group().rstrip("/"), pid=process.pid)
    finally:
        process.terminate()
        process.wait(timeout=10)
        if process.stderr is not None:
            process.stderr.close()
