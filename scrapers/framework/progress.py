"""What does somebody who waits for a run see: a bar on a terminal, plain lines in a log?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, TextIO

from tqdm import tqdm

EVERY_SECONDS: Final = 30.0
"""How often a log gets a line while a source is being read."""


@contextmanager
def telling(
    source: str, stream: TextIO, monotonic: Callable[[], float]
) -> Iterator[Callable[[str], None]]:
    """Give a function to call with the address of each visit."""
    if stream.isatty():
        with tqdm(desc=source, unit=" pages", file=stream, leave=False) as bar:

            def move_on(_url: str) -> None:
                bar.update(1)

            yield move_on
    else:
        stream.write(f"{source}: started\n")
        yield _Lines(source, stream, monotonic)
    stream.flush()


class _Lines:
    """Writes a line now and then: how far, and where."""

    def __init__(self, source: str, stream: TextIO, monotonic: Callable[[], float]) -> None:
        self._source = source
        self._stream = stream
        self._monotonic = monotonic
        self._last = monotonic()
        self._pages = 0

    def __call__(self, url: str) -> None:
        """Count a visit, and tell of it when it is time."""
        self._pages += 1
        if self._monotonic() - self._last >= EVERY_SECONDS:
            self._last = self._monotonic()
            self._stream.write(f"{self._source}: {self._pages} pages, now {url}\n")
            self._stream.flush()
