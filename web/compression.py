"""How does an answer become small on the wire?"""

from __future__ import annotations

import gzip
from typing import Final

from flask import Flask, Response, request

_WORTH_IT_BYTES: Final = 1_000
_LEVEL: Final = 5
_TEXT: Final = frozenset(
    {
        "text/html",
        "text/plain",
        "application/json",
        "application/problem+json",
    }
)


def register(app: Flask) -> None:
    """Compress the texts that `app` answers with, for those who can read gzip."""

    @app.after_request
    def compress(response: Response) -> Response:
        if response.mimetype not in _TEXT:
            return response
        response.vary.add("Accept-Encoding")
        body_bytes = response.content_length or 0
        is_wanted = request.accept_encodings["gzip"] > 0 and body_bytes >= _WORTH_IT_BYTES
        if is_wanted and not response.is_streamed and "Content-Encoding" not in response.headers:
            response.set_data(gzip.compress(response.get_data(), _LEVEL, mtime=0))
            response.headers["Content-Encoding"] = "gzip"
            _mark_validator(response)
        return response


def _mark_validator(response: Response) -> None:
    """Give the compressed body a validator of its own, weak since its text is the same."""
    etag, _ = response.get_etag()
    if etag:
        response.set_etag(etag, weak=True)
