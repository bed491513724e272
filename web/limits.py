"""How often may one address ask?"""

from __future__ import annotations

from flask import Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from matcher.settings import Settings

UNLIMITED = frozenset({"static"})


def register(app: Flask, settings: Settings) -> None:
    """Count what each address asks of `app`, in this process's memory, and tell it in headers."""
    Limiter(
        get_remote_address,
        app=app,
        application_limits=[settings.rate_limit],
        application_limits_exempt_when=_is_unlimited,
        headers_enabled=True,
        storage_uri="memory://",
    )


def _is_unlimited() -> bool:
    return request.endpoint in UNLIMITED
