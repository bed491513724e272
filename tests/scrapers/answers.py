"""What can a played source answer, from the ordinary to every fault that a real one has?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One visit: `path` within the source (`/enheter`), its search part, and its headers.

    `base` is the address of the source itself, for links in answers. `headers` has lower-case
    names.
    """

    path: str
    params: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    base: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer, and what goes wrong on its way.

    `delay_seconds` is waited before the first byte. With `cut_after` the connection is closed
    after that many bytes of the body, although the whole length was announced. With `etag` a
    visit that already has that tag gets 304. With `is_packed` the body is sent as gzip. Without
    `is_length_announced` the body ends where the connection does. With `drip_seconds` the body
    comes in pieces of a thousand bytes, so far apart.
    """

    body: bytes = b""
    status: int = 200
    media_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    delay_seconds: float = 0.0
    cut_after: int | None = None
    etag: str | None = None
    is_packed: bool = False
    is_length_announced: bool = True
    drip_seconds: float = 0.0


def in_json(value: object, *, status: int = 200) -> Answer:
    """Answer with a value as JSON."""
    return Answer(body=json.dumps(value, ensure_ascii=False).encode(), status=status)


def in_html(text: str) -> Answer:
    """Answer with a page."""
    return Answer(body=text.encode(), media_type="text/html; charset=utf-8")


def in_bytes(body: bytes, media_type: str) -> Answer:
    """Answer with a file."""
    return Answer(body=body, media_type=media_type)


def not_there() -> Answer:
    """Answer 404."""
    return in_json({"status": 404, "error": "Not Found"}, status=404)


def gone(value: object) -> Answer:
    """Answer 410 with a body."""
    return in_json(value, status=410)


def too_many(retry_after: str = "0") -> Answer:
    """Answer 429 and say when to come back: seconds, or a date."""
    return Answer(status=429, headers={"Retry-After": retry_after})


def broken(status: int = 500) -> Answer:
    """Answer that the source itself has failed."""
    return Answer(body=b"internal error", status=status, media_type="text/plain")


def slow(answer: Answer, seconds: float) -> Answer:
    """Give the answer late."""
    return replace(answer, delay_seconds=seconds)


def cut_off(answer: Answer) -> Answer:
    """Close the connection in the middle of the body."""
    return replace(answer, cut_after=len(answer.body) // 2)


def not_json(answer: Answer) -> Answer:
    """Give the first half of the body as if it were the whole."""
    return replace(answer, body=answer.body[: len(answer.body) // 2])


def packed(answer: Answer) -> Answer:
    """Send the body as gzip."""
    return replace(answer, is_packed=True)


def oversize(size: int) -> Answer:
    """Answer with `size` bytes of spaces: valid white space in any format."""
    return Answer(body=b" " * size)


def redirect(to: str) -> Answer:
    """Send the visitor elsewhere."""
    return Answer(status=302, headers={"Location": to})
