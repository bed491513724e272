"""How long, how large and how often may a visit be?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of every visit; times in seconds, sizes in bytes.

    `total_seconds` is for one answer, from the connection to its last byte. `longest_wait` is how
    long we wait because a source says so; when it wants more, the run stops and says when to
    come back.
    """

    connect_seconds: float = 10.0
    read_seconds: float = 30.0
    total_seconds: float = 120.0
    longest_wait: float = 300.0
    attempts: int = 4
    backoff_seconds: float = 1.0
    redirects: int = 5
    robots_bytes: int = 512_000
