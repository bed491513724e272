"""What broke a visit off, in words for a person who reads no Python?"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from typing import Final

import requests
from urllib3 import exceptions as broken

_WORDS: Final[tuple[tuple[type[BaseException], str], ...]] = (
    (ssl.SSLCertVerificationError, "its certificate cannot be trusted"),
    (ssl.SSLError, "no secure connection could be made"),
    (broken.SSLError, "no secure connection could be made"),
    (requests.exceptions.SSLError, "no secure connection could be made"),
    (ConnectionRefusedError, "the connection was refused"),
    (broken.NewConnectionError, "no connection could be made"),
    (broken.ConnectTimeoutError, "nobody answered in time"),
    (requests.exceptions.ConnectTimeout, "nobody answered in time"),
    (broken.TimeoutError, "the answer did not come in time"),
    (requests.exceptions.Timeout, "the answer did not come in time"),
    (TimeoutError, "the answer did not come in time"),
    (broken.IncompleteRead, "the answer was cut off in the middle"),
    (broken.InvalidChunkLength, "the answer was cut off in the middle"),
    (requests.exceptions.ChunkedEncodingError, "the answer was cut off in the middle"),
    (ConnectionError, "the connection was closed before the answer came"),
)
"""The first that any error behind a broken visit is one of says what happened: the more exact an
error is, the earlier it stands."""
_OTHERWISE: Final = "what came back was no proper answer"


def reason_of(error: BaseException) -> str:
    """Return in a few plain words why a visit broke off; never an error's own text."""
    behind = tuple(_chain(error))
    for kind, words in _WORDS:
        if any(isinstance(each, kind) for each in behind):
            return words
    return _OTHERWISE


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and everything that it wraps: its cause, its reason, its arguments."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        each = waiting.pop(0)
        if not isinstance(each, BaseException) or id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        waiting += [each.__cause__, each.__context__, getattr(each, "reason", None), *each.args]
