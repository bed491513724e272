"""Which language does an answer come in?"""

from __future__ import annotations

from typing import Final

from flask import request

from matcher.services.wording import Language

DEFAULT: Final = Language.NB
_ALSO_NB: Final = "no"
"""What Norwegian was called before its two written forms had codes of their own."""


def language_of_browser() -> Language:
    """Return the first language of the browser's that we speak, bokmål when there is none.

    Regions do not count: who would rather have nn-NO than nb, gets nynorsk.
    """
    for wanted, quality in request.accept_languages:
        code = wanted.split("-")[0].lower()
        if quality > 0 and code in {*Language, _ALSO_NB}:
            return DEFAULT if code == _ALSO_NB else Language(code)
    return DEFAULT


def language_of_address() -> Language:
    """Return the language that the address asks for, else the browser's.

    A page's address begins with it; the API has it as the parameter `lang`.
    """
    first = request.path.split("/")[1]
    asked = first if first in set(Language) else request.args.get("lang", "")
    return Language(asked) if asked in set(Language) else language_of_browser()


def path_in(language: Language) -> str:
    """Return the path of the current page in another language, with what was typed."""
    rest = request.path.split("/", 2)[2] if request.path.count("/") > 1 else ""
    typed = request.query_string.decode(errors="replace")
    return f"/{language}/{rest}" + (f"?{typed}" if typed else "")
