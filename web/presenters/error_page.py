"""What does a page say that cannot show what was asked for, and which way leads on?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from matcher.domain.agency import parse_agency_id
from matcher.domain.errors import InputError
from matcher.services.enquiries import MAX_BODY
from matcher.services.wording import words_in
from web.problems import Failure
from web.texts import Texts

_PLACE: Final = re.compile(r"^/[a-z]{2}/(virksomhet|fag)/([^/]+)/?$")
_MAIL: Final = re.compile(r"^/[a-z]{2}/henvendelse$")
_SHOWN: Final = 40
NOT_FOUND: Final = 404
TOO_LARGE: Final = 413
WORTH_ANOTHER_TRY: Final = frozenset({429, 500, 503})


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    """What happened, why it may have, and what one can do about it.

    `again` is the address to try once more, empty where that would not help.
    """

    status: int
    title: str
    detail: str
    reason: str
    again: str
    is_agency: bool
    is_trade: bool
    is_ours: bool


def present_error(
    failure: Failure, texts: Texts, *, path: str, again: str = "", seconds: int | None = None
) -> ErrorPage:
    """Return what to say of a failure at a path; `seconds` is how long to wait, where known."""
    status = failure.status
    kind, given = _what_was_meant(path) if status == NOT_FOUND else ("", "")
    page = ErrorPage(
        status=status,
        title=failure.say("title", texts),
        detail=failure.say("detail", texts),
        reason=_reason(status, kind, given, texts, seconds),
        again=again if status in WORTH_ANOTHER_TRY else "",
        is_agency=kind == "virksomhet",
        is_trade=kind == "fag",
        is_ours=status == 500,
    )
    return _of_a_long_mail(page, path, texts) if _is_long_mail(status, path) else page


def _is_long_mail(status: int, path: str) -> bool:
    return status == TOO_LARGE and _MAIL.match(path) is not None


def _of_a_long_mail(page: ErrorPage, path: str, texts: Texts) -> ErrorPage:
    """Return the page with how long a mail may be, and the way back to its field."""
    most = words_in(texts.language).grouped(MAX_BODY)
    return replace(page, detail=texts("error_page.mail_too_long", most=most), again=path)


def _what_was_meant(path: str) -> tuple[str, str]:
    found = _PLACE.match(path)
    return (found[1], found[2][:_SHOWN]) if found else ("", "")


def _reason(status: int, kind: str, given: str, texts: Texts, seconds: int | None) -> str:
    if status == NOT_FOUND and kind == "virksomhet":
        code = "agency_unknown" if _is_number(given) else "agency_misspelt"
        return texts(f"error_page.{code}", given=given)
    if status == NOT_FOUND:
        return texts("error_page.trade_unknown", given=given) if kind else texts("error_page.old")
    return texts("error_page.wait", seconds=seconds) if seconds else ""


def _is_number(given: str) -> bool:
    try:
        parse_agency_id(given)
    except InputError:
        return False
    return True
