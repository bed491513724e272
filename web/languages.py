"""Which language does an answer come in?"""

from __future__ import annotations

from typing import Final

from flask import request

from matcher.services.wording import Language

DEFAULT: Final = Language.NB
_ALSO_NB: Final = "no"


def language_of_browser() -> Language:
    """Return the language that the browser would rather have, bokmål when it does not say."""
    wanted = request.accept_languages.best_match([*Language, _ALSO_NB])
    return Language(wanted) if wanted and wanted != _ALSO_NB else DEFAULT


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
