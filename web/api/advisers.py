"""Is it an adviser who asks?"""

from __future__ import annotations

import hmac
from typing import Final

from flask import request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Unauthorized

from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.settings import PREFIX
from web.current import rim

SETTING: Final = PREFIX + "ADVISER_TOKEN"
HEADER: Final = "Authorization"


def check_adviser() -> None:
    """Let only those through who bear the token of the settings (RFC 6750).

    How long the comparison takes tells nothing of the token.

    Raises
    ------
    InputError
        When no token has been set, so that nobody can be let through; names the setting.
    Unauthorized
        When no token is sent, or another one.
    """
    expected = rim().settings.adviser_token
    if not expected:
        raise InputError(Problem(field=HEADER, code=ProblemCode.NOT_SWITCHED_ON, given=SETTING))
    sent = request.authorization
    token = (sent.token if sent is not None and sent.type == "bearer" else None) or ""
    if not hmac.compare_digest(token.encode(), expected.encode()):
        values: dict[str, str | None] = {"realm": "Samlaere"}
        if token:
            values["error"] = "invalid_token"
        raise Unauthorized(www_authenticate=WWWAuthenticate("bearer", values))
