"""How is one address visited once: connected, asked, read, with the errors in our words?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urldefrag

import requests
from requests.structures import CaseInsensitiveDict
from urllib3.exceptions import HTTPError

from scrapers.framework.fetch.addresses import Endpoint, Resolve, checked_addresses, resolve
from scrapers.framework.fetch.body import read_body
from scrapers.framework.fetch.limits import Limits
from scrapers.framework.fetch.pinned import PinnedAdapter, Pins
from scrapers.framework.fetch.reasons import reason_of
from scrapers.framework.page import FetchError, MalformedError

_WITHOUT_BODY: Final = frozenset({204, 301, 302, 303, 304, 307, 308})


class BrokenOffError(FetchError):
    """The visit broke off on its way; another attempt may succeed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came back from one visit, whatever its status; header names are lower case."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Makes single visits: no retries, no redirects, no waiting.

    `contact` is told to every source in the User-Agent. `find` turns names into addresses and
    `monotonic` is a clock in seconds; both are passed in so that tests can play them.
    """

    contact: str
    limits: Limits
    monotonic: Callable[[], float]
    find: Resolve = resolve
    _pins: Pins = field(default_factory=dict)
    _sessions: list[requests.Session] = field(default_factory=list)

    @property
    def user_agent(self) -> str:
        """Return how we introduce ourselves."""
        return f"Samlaere/0.1 (+{self.contact or 'no contact given'})"

    def ask(
        self,
        url: str,
        endpoint: Endpoint,
        *,
        headers: Mapping[str, str],
        max_bytes: int,
        allow_private: bool,
    ) -> Reply:
        """Ask for `url` once and return what came back.

        Raises
        ------
        BrokenOffError
            When the connection fails, times out or is cut off.
        FetchError
            When the address is unsafe or the body breaks a limit.
        """
        place = (endpoint.host, endpoint.port)
        if place not in self._pins or not allow_private:
            self._pins[place] = checked_addresses(
                url, endpoint, find=self.find, allow_private=allow_private
            )
        try:
            return self._ask(url, headers, max_bytes)
        except (requests.exceptions.InvalidURL, requests.exceptions.InvalidHeader) as error:
            raise MalformedError(url, "cannot be asked for: it is no proper address") from error
        except (requests.RequestException, HTTPError) as error:
            raise BrokenOffError(url, f"the visit broke off: {reason_of(error)}") from error

    def _ask(self, url: str, headers: Mapping[str, str], max_bytes: int) -> Reply:
        """Send one question and read what comes back, in requests' and urllib3's own errors."""
        limits = self.limits
        deadline = self.monotonic() + limits.total_seconds
        ours = {
            "User-Agent": self.user_agent,
            "Accept-Encoding": "gzip",
            "Accept-Language": "nb, nn;q=0.9, no;q=0.8",
        }
        with self._session().get(
            urldefrag(url).url,
            headers={**ours, **headers},
            stream=True,
            allow_redirects=False,
            timeout=(limits.connect_seconds, limits.read_seconds),
        ) as answer:
            body = b""
            if answer.status_code not in _WITHOUT_BODY:
                body = read_body(
                    url,
                    answer.raw,
                    max_bytes=max_bytes,
                    deadline=deadline,
                    monotonic=self.monotonic,
                )
            return _reply(url, answer.status_code, answer.headers, body)

    def _session(self) -> requests.Session:
        """Return the one session, which takes nothing from the environment."""
        if not self._sessions:
            session = requests.Session()
            session.trust_env = False
            adapter = PinnedAdapter(self._pins)
            session.mount("http://", adapter)
            session.mount("https://", adapter)
            self._sessions.append(session)
        return self._sessions[0]

    def close(self) -> None:
        """Close every connection."""
        for session in self._sessions:
            session.close()
        self._sessions.clear()


def _reply(url: str, status: int, headers: CaseInsensitiveDict[str], body: bytes) -> Reply:
    """Keep what we need of an answer."""
    return Reply(
        url=url,
        status=status,
        headers={name.lower(): value for name, value in headers.items()},
        body=body,
    )
