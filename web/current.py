"""What does the application answer from?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock
from typing import Final, cast

from flask import current_app

from matcher.domain.calendar import YearMonth
from matcher.services.enquiries import ReaderHolder
from matcher.services.index import Index
from matcher.services.index_loading import IndexHolder
from matcher.services.wording import words_in
from matcher.settings import Settings
from web.assets import Assets
from web.languages import language_of_address
from web.presenters.voice import Voice
from web.sources import SourceNames
from web.texts import texts_in

EXTENSION: Final = "samlaere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rim:
    """What one application holds from its start: settings, where its index is, its files.

    `planning` is held while a national plan is made.
    """

    settings: Settings
    holder: IndexHolder
    assets: Assets
    source_names: SourceNames
    readers: ReaderHolder
    planning: Lock = field(default_factory=Lock)


def rim() -> Rim:
    """Return what the running application holds."""
    return cast(Rim, current_app.extensions[EXTENSION])


def current_index() -> Index:
    """Return the newest index.

    Raises
    ------
    NotIndexedError
        When none has been built yet.
    """
    return rim().holder.current()


def this_month() -> YearMonth:
    """Return the month that it is."""
    return YearMonth.of(datetime.now(UTC))


def current_voice(index: Index) -> Voice:
    """Return the language that is asked for, with the names of the sources of `index`."""
    language = language_of_address()
    return Voice(
        language=language,
        texts=texts_in(language),
        words=words_in(language),
        sources=rim().source_names.for_index(index.info),
    )
