"""Has the one who asks already got this answer?"""

from __future__ import annotations

import hashlib
from typing import Final

from flask import Flask, Response, request

_DIGEST_LENGTH: Final = 32


def register(app: Flask) -> None:
    """Give what can be read again a validator, and answer 304 to those who hold it."""

    @app.after_request
    def answer_not_modified(response: Response) -> Response:
        if request.method not in {"GET", "HEAD"} or response.status_code != 200:
            return response
        if not response.get_etag()[0]:
            digest = hashlib.sha256(response.get_data()).hexdigest()[:_DIGEST_LENGTH]
            response.set_etag(digest, weak=True)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-cache"
        return response.make_conditional(request)  # type: ignore[return-value]
