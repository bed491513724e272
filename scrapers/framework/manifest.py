"""What is a source called, whose is it, where is it, and how much of it is normal?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, cast
from urllib.parse import urlsplit

from matcher.domain.errors import SourceError
from matcher.domain.provenance import JsonValue, Method, Source
from scrapers.framework.strict import ShapeError, expect_empty, take, take_optional

ANY_HOST: Final = "*"
_DEFAULT_MAX_BYTES: Final = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The metadata of one source, read from its `source.toml`.

    `url` is where the source is read from now, `real_url` where it really lives: they differ
    when a stand-in (a test, a mirror, a mock) is set. `floor` and `ceiling` count the
    observations of the field `counted`. `other_hosts` are hosts beside that of `url` that may be
    visited; `*` is any host with a public address. `after` names sources to run before it. Without
    `keeps_pages` the raw answers are not kept, only their digests: for pages that may name people.
    """

    name: str
    title: str
    publisher: str
    real_url: str
    licence: str
    method: Method
    cadence_days: int
    floor: int
    ceiling: int
    counted: str
    url: str
    interval_seconds: float = 1.0
    max_body_bytes: int = _DEFAULT_MAX_BYTES
    is_complete: bool = True
    keeps_pages: bool = True
    after: tuple[str, ...] = ()
    other_hosts: tuple[str, ...] = ()
    options: Mapping[str, JsonValue] = field(default_factory=dict)

    @property
    def is_stand_in(self) -> bool:
        """Tell whether something else plays this source."""
        return self.url != self.real_url

    @property
    def source(self) -> Source:
        """Return what the store keeps of the source."""
        return Source(
            name=self.name,
            title=self.title,
            publisher=self.publisher,
            url=self.real_url,
            licence=self.licence,
            cadence_days=self.cadence_days,
        )

    def at(self, link: str) -> str:
        """Return where to fetch `link`, an absolute address of the real source or another host.

        Without a stand-in that is `link` itself. With one, addresses under the real source's
        host move to the stand-in, and those of other hosts to `<stand-in>/<host>/<path>`.
        """
        if not self.is_stand_in or link.startswith(self.url):
            return link
        if link.startswith(self.real_url):
            return self.url + link.removeprefix(self.real_url)
        parts = urlsplit(link)
        search = f"?{parts.query}" if parts.query else ""
        base = self.url.rstrip("/")
        return f"{base}/{parts.netloc}{parts.path or '/'}{search}"


def read_manifest(folder: Path, stand_ins: Mapping[str, str]) -> Manifest:
    """Read `source.toml` in `folder`; `stand_ins` maps a source's name to another address.

    Raises
    ------
    SourceError
        When the file is missing, is not TOML, or a key is missing, of another type or unknown.
    """
    path = folder / "source.toml"
    try:
        entry = cast("dict[str, JsonValue]", tomllib.loads(path.read_text(encoding="utf-8")))
        manifest = _parse_manifest(folder.name, entry, stand_ins.get(folder.name))
    except (OSError, tomllib.TOMLDecodeError, ShapeError, ValueError) as error:
        message = f"{path.parent.name}/{path.name}: {error}"
        raise SourceError(message) from error
    unknown = ", ".join(oddity.where for oddity in expect_empty(entry))
    if unknown:
        message = f"{path.parent.name}/{path.name}: unknown keys: {unknown}"
        raise SourceError(message)
    return manifest


def _parse_manifest(name: str, entry: dict[str, JsonValue], stand_in: str | None) -> Manifest:
    """Take every key out of the table."""
    real_url = take(entry, "url", str).rstrip("/")
    max_bytes = take_optional(entry, "max_body_bytes", int)
    is_complete = take_optional(entry, "complete", bool)
    keeps_pages = take_optional(entry, "keep_pages", bool)
    interval = take_optional(entry, "interval_seconds", float)
    return Manifest(
        name=name,
        title=take(entry, "title", str),
        publisher=take(entry, "publisher", str),
        real_url=real_url,
        licence=take(entry, "licence", str),
        method=Method(take(entry, "method", str)),
        cadence_days=take(entry, "cadence_days", int),
        floor=take(entry, "floor", int),
        ceiling=take(entry, "ceiling", int),
        counted=take(entry, "counted", str),
        url=(stand_in or real_url).rstrip("/"),
        interval_seconds=1.0 if interval is None else interval,
        max_body_bytes=_DEFAULT_MAX_BYTES if max_bytes is None else max_bytes,
        is_complete=True if is_complete is None else is_complete,
        keeps_pages=True if keeps_pages is None else keeps_pages,
        other_hosts=_take_names(entry, "other_hosts"),
        after=_take_names(entry, "after"),
        options=take_optional(entry, "options", dict) or {},
    )


def _take_names(entry: dict[str, JsonValue], key: str) -> tuple[str, ...]:
    """Take a list of texts out of the table; a missing one is empty."""
    return tuple(str(name) for name in take_optional(entry, key, list) or [])
