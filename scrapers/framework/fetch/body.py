"""How is the body of an answer read, whole and within its limits?"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import Final

from urllib3.response import BaseHTTPResponse

from scrapers.framework.page import FetchError, MalformedError, OversizeError

_CHUNK: Final = 65_536
_GZIP: Final = 16 + zlib.MAX_WBITS


class TooSlowError(FetchError):
    """The answer did not arrive within the total time."""


def read_body(
    url: str,
    answer: BaseHTTPResponse,
    *,
    max_bytes: int,
    deadline: float,
    monotonic: Callable[[], float],
) -> bytes:
    """Return the body, unpacked; neither what was sent nor what it unpacks to exceeds `max_bytes`.

    A body cut short of its announced length raises what urllib3 raises (a ProtocolError).

    Raises
    ------
    OversizeError, TooSlowError
        As soon as a limit is passed.
    MalformedError
        When it is packed in another way than gzip, or the packing is broken or incomplete.
    """
    announced = answer.headers.get("Content-Length", "")
    if announced.isdigit() and int(announced) > max_bytes:
        raise OversizeError(url, f"announces {announced} bytes; the limit is {max_bytes}")
    packing = answer.headers.get("Content-Encoding", "identity").strip().lower()
    chunks = _chunks(url, answer, deadline, monotonic)
    if packing in {"gzip", "x-gzip"}:
        return _unpack(url, chunks, max_bytes)
    if packing not in {"", "identity"}:
        raise MalformedError(url, f"is packed as {packing}, which was not asked for")
    body = bytearray()
    for chunk in chunks:
        body += chunk
        _check_size(url, len(body), max_bytes)
    return bytes(body)


def _chunks(
    url: str, answer: BaseHTTPResponse, deadline: float, monotonic: Callable[[], float]
) -> Iterator[bytes]:
    """Yield what arrives, as it arrives, until the end or the deadline."""
    while chunk := answer.read1(_CHUNK, decode_content=False):
        yield chunk
        if monotonic() > deadline:
            raise TooSlowError(url, "the answer took longer than the total time allowed")


def _unpack(url: str, chunks: Iterator[bytes], max_bytes: int) -> bytes:
    """Unpack gzip piece by piece, so that a small body cannot fill the memory.

    Members that follow each other are one body, and zeros after a member are padding, as for
    every reader of gzip (RFC 1952, 2.2).
    """
    unpacker = zlib.decompressobj(_GZIP)
    body, sent = bytearray(), 0
    try:
        for chunk in chunks:
            sent += len(chunk)
            _check_size(url, sent, max_bytes)
            left = chunk.lstrip(b"\0") if unpacker.eof else chunk
            while left:
                if unpacker.eof:
                    unpacker = zlib.decompressobj(_GZIP)
                body += unpacker.decompress(left, max_bytes + 1 - len(body))
                _check_size(url, len(body), max_bytes)
                left = unpacker.unused_data.lstrip(b"\0")
    except zlib.error as error:
        raise MalformedError(url, "is not the gzip it claims to be") from error
    if sent and not unpacker.eof:
        raise MalformedError(url, "ends in the middle of its gzip packing")
    return bytes(body)


def _check_size(url: str, size: int, max_bytes: int) -> None:
    """Stop at the first byte too many."""
    if size > max_bytes:
        raise OversizeError(url, f"is larger than the limit of {max_bytes} bytes")
