"""What does the one who asks get when an answer cannot be given?"""

from __future__ import annotations

from typing import Final

from flask import Flask, Response, current_app, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from matcher.domain.errors import InputError, NotIndexedError
from web.languages import language_of_address
from web.problems import NO_INDEX, Failure, problem_response, status_of, type_of

API_PATH: Final = "/api/"
RETRY_AFTER_SECONDS: Final = 30

# The statuses that have words of their own; another one is told as the first of its hundred.
WORDED: Final = frozenset({400, 401, 403, 404, 405, 413, 415, 422, 429, 500, 503})


def register(app: Flask) -> None:
    """Answer every error of `app` as a problem document or as a page."""
    app.register_error_handler(InputError, answer_bad_input)
    app.register_error_handler(NotIndexedError, answer_no_index)
    app.register_error_handler(HTTPException, answer_http_error)
    app.register_error_handler(Exception, answer_own_error)


def answer_bad_input(error: InputError) -> Response:
    """Say which fields to correct and how."""
    return _answer(
        Failure(
            status=status_of(error.problems),
            type=type_of(error.problems),
            problems=error.problems,
        )
    )


def answer_no_index(_error: NotIndexedError) -> Response:
    """Say that the index is being built, and when to come back."""
    response = _answer(Failure(status=503, type=NO_INDEX))
    response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def answer_http_error(error: HTTPException) -> Response:
    """Answer what Flask itself refuses; redirects are let through."""
    status = error.code or 500
    if status < 400:
        return make_response(error.get_response())
    response = _answer(Failure(status=status if status in WORDED else status // 100 * 100))
    for name in ("Allow", "Retry-After", "WWW-Authenticate"):
        if name in (headers := dict(error.get_headers())):
            response.headers[name] = headers[name]
    return response


def answer_own_error(error: Exception) -> Response:
    """Admit that the fault is ours, and leave the trace in the log."""
    current_app.logger.error("%s %s failed", request.method, request.path, exc_info=error)
    return _answer(Failure(status=500))


def _answer(failure: Failure) -> Response:
    language = language_of_address()
    if request.path.startswith(API_PATH):
        return problem_response(failure, language)
    page = render_template("error.html", failure=failure, language=language)
    return make_response(page, failure.status)
