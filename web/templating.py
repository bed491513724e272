"""What can every template use?"""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Flask
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from matcher.services.parting import soften
from matcher.services.wording import Language, words_in
from web.assets import Assets
from web.current import rim
from web.formats import write_date
from web.languages import language_of_address, path_in
from web.texts import texts_in


def register(app: Flask) -> None:
    """Give the templates of `app` their language, texts and files."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters |= {
        "capitalize_first": capitalize_first,
        "lower_first": lower_first,
        "grouped": grouped,
        "in_percent": in_percent,
        "norwegian": norwegian,
        "quoted": quoted,
        "soft": soften,
    }

    @app.context_processor
    def offer() -> dict[str, object]:
        language = language_of_address()
        assets: Assets = rim().assets
        return {
            "language": language,
            "t": texts_in(language),
            "languages": tuple(Language),
            "path_in": path_in,
            "assets": assets,
            "today": write_date(datetime.now(UTC).date(), language),
        }


@pass_context
def in_percent(context: Context, number: int) -> str:
    """Return whole per cent with its sign, as the page's language writes it."""
    return words_in(context["language"]).word("number", "percent").format(number=number)


@pass_context
def quoted(context: Context, text: str) -> str:
    """Return a text between the marks of quotation of the page's language."""
    return words_in(context["language"]).quoted(text)


@pass_context
def norwegian(context: Context, text: str) -> str:
    """Return a text that exists in Norwegian only, marked as such where the page is in English.

    A screen reader reads what is marked with a Norwegian voice.
    """
    if context["language"] is not Language.EN or not text:
        return text
    return Markup('<span lang="nb">{}</span>').format(text)


def capitalize_first(text: str) -> str:
    """Return a text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return a text with a small first letter, unless it is an abbreviation: IT stays IT."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def grouped(number: str) -> str:
    """Return an organisation number in groups of three, as it is read aloud."""
    return "\u00a0".join((number[:3], number[3:6], number[6:]))
