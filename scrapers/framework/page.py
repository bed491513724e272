"""What does a fetch give, and what may go wrong with it?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol

from matcher.domain.errors import SourceError
from matcher.domain.provenance import JsonValue

_SHOWN_CHARACTERS: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReference:
    """What an observation keeps of the page that it was read from."""

    url: str
    snapshot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One answer of a source: where it came from, when, and its bytes, unpacked.

    `snapshot` is the SHA-256 of `body` in hexadecimal. `headers` has lower-case names.
    """

    url: str
    body: bytes
    snapshot: str
    fetched_at: datetime
    media_type: str = ""
    encoding: str = "utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def reference(self) -> PageReference:
        """Return what an observation keeps of this page."""
        return PageReference(url=self.url, snapshot=self.snapshot)

    @property
    def text(self) -> str:
        """Return the body as text; bytes that are not in its encoding become U+FFFD."""
        return self.body.decode(self.encoding, errors="replace")

    def json(self) -> JsonValue:
        """Return the body read as JSON: a fresh value, which the caller may take apart.

        Raises
        ------
        MalformedError
            When the body is not JSON.
        """
        try:
            value: JsonValue = json.loads(self.body)
        except json.JSONDecodeError as error:
            where = f"line {error.lineno}, column {error.colno}"
            raise MalformedError(self.url, f"the answer is not valid JSON ({where})") from error
        except (ValueError, RecursionError) as error:
            raise MalformedError(self.url, "the answer is not valid JSON") from error
        return value

    def json_object(self) -> dict[str, JsonValue]:
        """Return the body read as a JSON object.

        Raises
        ------
        MalformedError
            When the body is not JSON, or not an object.
        """
        value = self.json()
        if not isinstance(value, dict):
            raise MalformedError(self.url, f"expected a JSON object, found {type(value).__name__}")
        return value


class Fetcher(Protocol):
    """Gets pages, politely: the only way that a source reaches the world."""

    def fetch(
        self, url: str, *, params: Mapping[str, str] | None = None, accept: str | None = None
    ) -> Page:
        """Return the page at `url` with `params` added as its search part, in their order.

        `accept` asks for a media type, for sources that answer in several.

        Raises
        ------
        NotThereError, GoneError
            At 404 and 410, which a source may make sense of.
        FetchError
            At everything else that is not an answer; a source lets it pass.
        """
        ...


class FetchError(SourceError):
    """An address gave no usable answer; says which, why, and what may help.

    The message shows the start of a long address; `url` has all of it.
    """

    def __init__(self, url: str, why: str) -> None:
        self.url = url
        self.why = why
        shown = url if len(url) <= _SHOWN_CHARACTERS else url[: _SHOWN_CHARACTERS - 1] + "…"
        super().__init__(f"{shown}: {why}")


class NotThereError(FetchError):
    """The source answered 404: it knows nothing at this address."""


class GoneError(FetchError):
    """The source answered 410: there was something here, and it has been removed."""

    def __init__(self, page: Page) -> None:
        self.page = page
        super().__init__(page.url, "removed (410)")


class RefusedError(FetchError):
    """The source does not want us there: robots.txt, 401 or 403."""


class UnsafeAddressError(FetchError):
    """The address, or where it redirects to, is one that we do not visit."""


class MalformedError(FetchError):
    """The answer is not in the form that it claims, or was cut short."""


class OversizeError(FetchError):
    """The answer is larger than the source's limit."""
