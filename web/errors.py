"""What does the one who asks get when an answer cannot be given?"""

from __future__ import annotations

from typing import Final

from flask import (
    Flask,
    Response,
    current_app,
    g,
    make_response,
    redirect,
    render_template,
    request,
)
from werkzeug.exceptions import HTTPException

from matcher.domain.errors import InputError, NotIndexedError, Problem, ProblemCode
from matcher.services.index_lock import is_being_built
from matcher.services.wording import Language, words_in
from web import limits
from web.current import rim
from web.languages import language_of_address
from web.presenters.error_page import TOO_LARGE, present_error
from web.problems import (
    BAD_INPUT,
    NO_INDEX,
    NOT_BUILT,
    Failure,
    problem_response,
    status_of,
    type_of,
)
from web.texts import texts_in

API_PATH: Final = "/api/"
RETRY_AFTER_SECONDS: Final = 30
_KEPT_HEADERS: Final = frozenset({"Allow", "Retry-After", "WWW-Authenticate"})

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
    """Say that the index is being built and when to come back, or that somebody must build it."""
    if is_being_built(rim().settings.index_dir):
        response = _answer(Failure(status=503, type=NO_INDEX), seconds=RETRY_AFTER_SECONDS)
    else:
        response = _answer(Failure(status=503, type=NO_INDEX, told=NOT_BUILT))
    response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    setattr(g, limits.OWN_WAIT, RETRY_AFTER_SECONDS)
    return response


def answer_http_error(error: HTTPException) -> Response:
    """Answer what Flask itself refuses; redirects are let through.

    An address that lacks only its language, or has a slash too many, is sent on to its page.
    """
    status = error.code or 500
    if status < 400:
        return make_response(error.get_response())
    if status == 404 and (whole := _as_meant()):
        return make_response(redirect(whole))
    response = _answer(_failure(status), seconds=limits.seconds_left() if status == 429 else None)
    for name, value in error.get_headers():
        if name in _KEPT_HEADERS:
            response.headers[name] = value
    return response


def answer_own_error(error: Exception) -> Response:
    """Admit that the fault is ours, and leave the trace in the log."""
    current_app.logger.error("%s %s failed", request.method, request.path, exc_info=error)
    return _answer(Failure(status=500))


def _failure(status: int) -> Failure:
    """Return what to say of a status; to a program also how much would have been right."""
    if status != TOO_LARGE or not request.path.startswith(API_PATH):
        return Failure(status=status if status in WORDED else status // 100 * 100)
    hint = f"≤ {rim().settings.max_body_bytes} byte"
    problem = Problem(field="body", code=ProblemCode.TOO_LARGE, hint=hint)
    return Failure(status=status, type=BAD_INPUT, problems=(problem,))


def _answer(failure: Failure, *, seconds: int | None = None) -> Response:
    language = language_of_address()
    if request.path.startswith(API_PATH):
        return problem_response(failure, language)
    shown = present_error(
        failure,
        texts_in(language),
        path=request.path,
        again=request.full_path.rstrip("?") if request.method == "GET" else "",
        seconds=seconds,
    )
    said = [words_in(language).problem(problem) for problem in failure.problems]
    write_to = rim().settings.corrections
    return make_response(
        render_template("error.html", page=shown, problems=said, write_to=write_to),
        failure.status,
    )


def _as_meant() -> str | None:
    """Return the address of the page that this one would be with a language and without a slash.

    None when there is none, or when it is this one.
    """
    if request.path.startswith(API_PATH) or request.method != "GET":
        return None
    whole = request.path if request.path.split("/")[1] in set(Language) else _with_language()
    ways = [way for way in (whole, whole.rstrip("/")) if way != request.path and _is_page(way)]
    if not ways:
        return None
    typed = request.query_string.decode(errors="replace")
    return f"{ways[0]}?{typed}" if typed else ways[0]


def _with_language() -> str:
    rest = request.path.removeprefix("/no")
    return f"/{language_of_address()}{rest if rest.startswith('/') else request.path}"


def _is_page(path: str) -> bool:
    adapter = current_app.create_url_adapter(request)
    try:
        endpoint = adapter.match(path, "GET")[0] if adapter else ""
    except HTTPException:
        return False
    return endpoint.startswith("pages.")
