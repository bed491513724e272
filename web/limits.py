"""How often may one address ask?"""

from __future__ import annotations

from math import ceil
from time import time
from typing import Final

from flask import Flask, Response, current_app, g, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from limits import parse_many

from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.settings import PREFIX, Settings

UNLIMITED: Final = frozenset({"static"})
COSTLY: Final = {"api.plan_nation": 12, "api.find_rings_of_body": 4}
PLANNED: Final = {"pages.rings": 8, "pages.export_rings": 8}
"""What a page counts when it is asked for a rotation that takes long to plan."""

WAITING: Final = frozenset({429, 503})
OWN_WAIT: Final = "own_wait"
"""Under which name an answer keeps, for its request, how many seconds it asks to wait."""


def register(app: Flask, settings: Settings) -> None:
    """Count what each address asks of `app`, in this process's memory, and tell it in headers.

    Raises
    ------
    InputError
        When the rate limit of the settings is none; the field is the variable's name.
    """
    _check(settings.rate_limit)
    # Flask runs these the other way round: ours after the limiter's own.
    app.after_request(_ask_to_wait_only_when_refused)
    Limiter(
        get_remote_address,
        app=app,
        application_limits=[settings.rate_limit],
        application_limits_exempt_when=_is_unlimited,
        application_limits_cost=lambda: _cost(settings.rate_limit),
        headers_enabled=True,
        storage_uri="memory://",
    )


def seconds_left() -> int | None:
    """Return how long the one who asks too often has to wait, or None when nobody has counted."""
    counted = [limiter.current_limit for limiter in current_app.extensions.get("limiter", ())]
    resets = [limit.reset_at for limit in counted if limit is not None]
    return max(1, ceil(max(resets) - time())) if resets else None


def _check(rate_limit: str) -> None:
    """Refuse at the start what would fail at every page."""
    try:
        parse_many(rate_limit)
    except ValueError:
        raise InputError(
            Problem(
                field=PREFIX + "RATE_LIMIT",
                code=ProblemCode.WRONG_TYPE,
                given=rate_limit[:80],
                hint="120 per minute",
            )
        ) from None


def _ask_to_wait_only_when_refused(response: Response) -> Response:
    """Take off the header that the limiter puts on every answer: on others it means to wait.

    Where an answer says itself how long to wait, the limiter's own span does not take its place.
    In the last second of its span the limiter says 0, which would be to come back at once.
    """
    if response.status_code not in WAITING:
        response.headers.pop("Retry-After", None)
    elif OWN_WAIT in g:
        response.headers["Retry-After"] = str(g.get(OWN_WAIT))
    elif response.headers.get("Retry-After") == "0":
        response.headers["Retry-After"] = "1"
    return response


def _cost(rate_limit: str) -> int:
    """Return as how many asks one counts: what takes long counts as many, never as too many."""
    fewest = min(limit.amount for limit in parse_many(rate_limit))
    endpoint = request.endpoint or ""
    cost = COSTLY.get(endpoint, 1)
    if "plan" in request.args:
        cost = PLANNED.get(endpoint, cost)
    return min(cost, fewest)


def _is_unlimited() -> bool:
    return request.endpoint in UNLIMITED
