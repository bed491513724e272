"""Is what breaks a visit off told in plain words, with nothing of the program's inside?"""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from scrapers.framework.fetch import Limits
from scrapers.framework.page import FetchError
from tests.scrapers.conftest import Clock, make_fetcher, make_manifest

ONCE = Limits(read_seconds=0.3, connect_seconds=1.0, attempts=1)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
INNARDS = re.compile(
    r"Error|Exception|Traceback|0x|urllib3|requests|HTTPConnection|object|errno|\("
)


@contextmanager
def host_that_says(said: bytes | None) -> Iterator[int]:
    """Give the port of a host that says so much to every visitor and hangs up, or keeps silent."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        kept: list[socket.socket] = []

        def serve() -> None:
            while True:
                try:
                    visitor, _ = listening.accept()
                except OSError:
                    return
                kept.append(visitor)
                visitor.recv(65_536)
                if said is not None:
                    visitor.sendall(said)
                    visitor.close()

        threading.Thread(target=serve, daemon=True).start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)
    for visitor in kept:
        visitor.close()


def what_is_told(address: str, folder: Path) -> str:
    fetcher = make_fetcher(make_manifest(address), Clock(), folder, ONCE)
    with closing(fetcher.visitor), pytest.raises(FetchError) as caught:
        fetcher.fetch(f"{address}/a")
    return caught.value.why


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (b"", "the connection was closed before the answer came"),
        (None, "the answer did not come in time"),
        (b"good morning\r\n\r\n", "what came back was no proper answer"),
        (HEAD + b"Content-Length: 99\r\n\r\nhalf", "the answer was cut off in the middle"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", "what came back was no proper answer"),
    ],
)
def test_what_broke_is_told_in_one_plain_line(
    said: bytes | None, told: str, tmp_path: Path
) -> None:
    with host_that_says(said) as port:
        why = what_is_told(f"http://127.0.0.1:{port}", tmp_path)
    assert why == f"the visit broke off: {told}"
    assert not INNARDS.search(why)


def test_a_host_that_speaks_no_tls_is_told_so(tmp_path: Path) -> None:
    with host_that_says(b"HTTP/1.1 400 Bad Request\r\n\r\n") as port:
        why = what_is_told(f"https://127.0.0.1:{port}", tmp_path)
    assert why == "the visit broke off: no secure connection could be made"


def test_a_port_where_nobody_listens_is_told_so(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        port = listening.getsockname()[1]
    why = what_is_told(f"http://127.0.0.1:{port}", tmp_path)
    assert why == "the visit broke off: the connection was refused"


def test_a_long_address_is_shown_by_its_start() -> None:
    error = FetchError("https://example.no/list?" + "number=1234&" * 100, "not there (404)")
    assert len(error.url) > 1000
    assert str(error).startswith("https://example.no/list?number=1234&")
    assert str(error).endswith("…: not there (404)")
    assert len(str(error)) < 150
