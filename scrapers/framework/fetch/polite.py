"""How is a source visited politely: allowed, unhurried, patient, and never twice for one thing?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.message import Message
from typing import Final
from urllib.parse import urlencode, urljoin, urlsplit

from matcher.domain.provenance import Snapshot
from scrapers.framework.fetch.addresses import (
    Endpoint,
    check_allowed,
    is_same_site,
    may_be_private,
    parse_endpoint,
)
from scrapers.framework.fetch.patience import Patience
from scrapers.framework.fetch.robots import RobotRules, parse_robots
from scrapers.framework.fetch.visitor import BrokenOffError, Reply, Visitor
from scrapers.framework.manifest import Manifest
from scrapers.framework.page import (
    FetchError,
    GoneError,
    NotThereError,
    Page,
    RefusedError,
    UnsafeAddressError,
)
from scrapers.framework.snapshots import Remembered, SnapshotFolder, digest_of

ROBOT_NAME: Final = "Samlaere"
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_REFUSALS: Final = {
    401: "wants a password (401)",
    403: "refuses us (403)",
    451: "is withheld for legal reasons (451)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliteFetcher:
    """Visits the pages of one source: the Fetcher that scrapers get.

    Every whole answer is listed in `taken` and kept as a snapshot. Where the manifest keeps no
    pages only its digest is; then every page is asked for whole. `now` and `sleep` are the clock
    and the patience; `patience` remembers the hosts between the sources of one run.
    """

    manifest: Manifest
    visitor: Visitor
    snapshots: SnapshotFolder
    patience: Patience
    now: Callable[[], datetime]
    on_page: Callable[[str], None]
    taken: list[Snapshot] = field(default_factory=list)
    _robots: dict[Endpoint, RobotRules] = field(default_factory=dict)

    def fetch(
        self, url: str, *, params: Mapping[str, str] | None = None, accept: str | None = None
    ) -> Page:
        """Return the page, as the Fetcher protocol says."""
        asked = _with_params(url, params)
        endpoint = check_allowed(asked, self.manifest)
        self._check_robots(asked, endpoint)
        key = f"{asked}\n{accept}"
        remembered = self._recall(key)
        headers = {"Accept": accept or "*/*", **(remembered.conditions if remembered else {})}
        self.on_page(asked)
        reply = self._follow(asked, endpoint, headers)
        return self._page(reply, key, remembered)

    def _recall(self, asked: str) -> Remembered | None:
        """Return what was kept of the last answer; nothing when answers are not kept."""
        if not self.manifest.keeps_pages:
            return None
        return self.snapshots.recall(self.manifest.name, asked)

    def _follow(self, url: str, endpoint: Endpoint, headers: Mapping[str, str]) -> Reply:
        """Visit an address and what it redirects to, as long as that stays at home."""
        for _ in range(self.visitor.limits.redirects + 1):
            reply = self._ask_patiently(url, endpoint, headers)
            if reply.status not in _REDIRECTS:
                return reply
            link = reply.headers.get("location", "")
            url = urljoin(url, link)
            there = parse_endpoint(url)
            if not link or not is_same_site(endpoint, there):
                raise UnsafeAddressError(reply.url, f"redirects to another host ({url})")
            self._check_robots(url, there)
            endpoint = there
        raise FetchError(url, f"redirects more than {self.visitor.limits.redirects} times")

    def _ask_patiently(self, url: str, endpoint: Endpoint, headers: Mapping[str, str]) -> Reply:
        """Visit one address, again while that may help, waiting as long as the source asks."""
        attempts = self.patience.attempts(url)
        while True:
            self.patience.wait_turn(endpoint.host, self._interval(url, endpoint))
            try:
                reply = self._ask_once(url, endpoint, headers, self.manifest.max_body_bytes)
            except BrokenOffError as error:
                attempts.note_failure(error)
                continue
            finally:
                self.patience.note_end(endpoint.host)
            if not attempts.is_worth_another(reply.status, reply.headers):
                return reply

    def _ask_once(
        self, url: str, endpoint: Endpoint, headers: Mapping[str, str], max_bytes: int
    ) -> Reply:
        """Visit once."""
        return self.visitor.ask(
            url,
            endpoint,
            headers=headers,
            max_bytes=max_bytes,
            allow_private=may_be_private(endpoint, self.manifest),
        )

    def _page(self, reply: Reply, asked: str, remembered: Remembered | None) -> Page:
        """Turn an answer into a page, or into the error that its status means."""
        if reply.status == 304 and remembered:
            body = self.snapshots.read(remembered.snapshot)
            if body is not None:
                return self._take(reply.url, body, remembered.headers)
        if reply.status == 404:
            raise NotThereError(reply.url, "not there (404)")
        if reply.status == 410:
            raise GoneError(self._take(reply.url, reply.body, reply.headers))
        if reply.status in _REFUSALS:
            raise RefusedError(reply.url, _REFUSALS[reply.status])
        if reply.status != 200:
            raise FetchError(reply.url, f"answers {reply.status}")
        page = self._take(reply.url, reply.body, reply.headers)
        if self.manifest.keeps_pages:
            self.snapshots.remember(self.manifest.name, asked, reply.headers, page.snapshot)
        return page

    def _take(self, url: str, body: bytes, headers: Mapping[str, str]) -> Page:
        """Keep the bytes or only their digest, and note that they were taken."""
        media_type, encoding = _media_type(headers.get("content-type", ""))
        digest = self.snapshots.keep(body) if self.manifest.keeps_pages else digest_of(body)
        page = Page(
            url=url,
            body=body,
            snapshot=digest,
            fetched_at=self.now(),
            media_type=media_type,
            encoding=encoding,
            headers=headers,
        )
        self.taken.append(
            Snapshot(
                sha256=digest,
                source=self.manifest.name,
                url=url,
                media_type=media_type,
                size_bytes=len(body),
                fetched_at=page.fetched_at,
            )
        )
        return page

    def _interval(self, url: str, endpoint: Endpoint) -> float:
        """Return the seconds between visits: ours, or the host's crawl-delay when longer.

        Raises
        ------
        RefusedError
            When the host wants visits further apart than the longest that we wait.
        """
        own = 0.0 if may_be_private(endpoint, self.manifest) else self.manifest.interval_seconds
        rules = self._robots.get(endpoint)
        delay, longest = (
            rules.delay(ROBOT_NAME) if rules else 0.0,
            self.patience.limits.longest_wait,
        )
        if delay > longest:
            why = f"its robots.txt wants {delay:.0f} seconds between visits; we wait {longest:.0f}"
            raise RefusedError(url, why)
        return max(own, delay)

    def _check_robots(self, url: str, endpoint: Endpoint) -> None:
        """Raise a RefusedError when the host's robots.txt does not want us at `url`."""
        if endpoint not in self._robots:
            self._robots[endpoint] = self._read_robots(endpoint)
        rules = self._robots[endpoint]
        if not rules.allow(url, ROBOT_NAME):
            raise RefusedError(url, rules.why or "the host's robots.txt does not allow it")

    def _read_robots(self, endpoint: Endpoint) -> RobotRules:
        """Fetch and read a host's robots.txt, following redirects that stay at home."""
        url, there = f"{endpoint.address}/robots.txt", endpoint
        for _ in range(self.visitor.limits.redirects + 1):
            reply = self._ask_patiently(url, there, {"Accept": "text/plain"})
            if reply.status not in _REDIRECTS:
                return parse_robots(reply.status, reply.body[: self.visitor.limits.robots_bytes])
            url = urljoin(url, reply.headers.get("location", ""))
            if not is_same_site(there, parse_endpoint(url)):
                return RobotRules(why=f"its robots.txt is on another host ({url})")
            there = parse_endpoint(url)
        return RobotRules(why="its robots.txt redirects in circles")


def _with_params(url: str, params: Mapping[str, str] | None) -> str:
    """Add the search part."""
    if not params:
        return url
    return f"{url}{'&' if urlsplit(url).query else '?'}{urlencode(params)}"


def _media_type(header: str) -> tuple[str, str]:
    """Read a Content-Type: the media type and the encoding, UTF-8 when it names none we know."""
    message = Message()
    message["Content-Type"] = header or "application/octet-stream"
    encoding = str(message.get_param("charset") or "utf-8")
    try:
        b"x".decode(encoding, errors="replace")
    except LookupError:
        encoding = "utf-8"
    return message.get_content_type(), encoding
