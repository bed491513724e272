"""The pages' blueprint: every address begins with its language, and every link keeps it."""

from __future__ import annotations

from flask import Blueprint

from matcher.services.wording import Language
from web.languages import language_of_address

pages = Blueprint("pages", __name__, url_prefix=f"/<any({', '.join(Language)}):language>")


@pages.url_value_preprocessor
def take_out_language(_endpoint: str | None, values: dict[str, object] | None) -> None:
    """Keep the language out of the views; it is read from the address where it is used."""
    if values:
        values.pop("language", None)


@pages.url_defaults
def keep_language(_endpoint: str, values: dict[str, object]) -> None:
    """Let every link from a page lead to pages in the same language."""
    values.setdefault("language", language_of_address())
