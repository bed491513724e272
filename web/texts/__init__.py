"""What do the pages say, in each language?"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from markupsafe import Markup, escape

from matcher.services.wording import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The texts of one language by their dotted key, such as `front.title`."""

    language: Language
    by_key: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return a text with its values put in; raise KeyError when there is no such text.

        With a value that is markup the whole becomes markup, and all else in it is escaped.
        """
        text = self.by_key[key]
        if any(isinstance(value, Markup) for value in values.values()):
            return escape(text).format(**values)
        return text.format(**values)

    def counted(self, key: str, count: int, **values: object) -> str:
        """Return the text for one thing or for several, as `count` says."""
        return self(f"{key}.{'one' if count == 1 else 'several'}", count=count, **values)


@cache
def texts_in(language: Language) -> Texts:
    """Return the page texts of a language, all files of its folder as one."""
    by_key: dict[str, str] = {}
    for file in sorted((files(__name__) / language).iterdir(), key=lambda file: file.name):
        by_key |= _flatten(tomllib.loads(file.read_text(encoding="utf-8")))
    return Texts(language=language, by_key=by_key)


def _flatten(tables: Mapping[str, object], start: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tables.items():
        if isinstance(value, Mapping):
            yield from _flatten(value, f"{start}{key}.")
        else:
            yield f"{start}{key}", str(value)
