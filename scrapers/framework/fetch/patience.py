"""When may a host be visited again, and is another attempt worth it?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from urllib3 import HTTPResponse
from urllib3.exceptions import InvalidHeader, MaxRetryError
from urllib3.util import Retry

from scrapers.framework.fetch.limits import Limits
from scrapers.framework.page import FetchError

_WORTH_ANOTHER: Final = frozenset({429, 500, 502, 503, 504})
_A_YEAR: Final = 31_536_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Keeps one visit at a time per host, so long apart as was agreed."""

    limits: Limits
    monotonic: Callable[[], float]
    sleep: Callable[[float], None]
    _last: dict[str, float] = field(default_factory=dict)

    def wait_turn(self, host: str, interval: float) -> None:
        """Sleep until `interval` seconds have passed since the last visit to `host` ended."""
        if host in self._last:
            left = self._last[host] + interval - self.monotonic()
            if left > 0:
                self.sleep(left)

    def note_end(self, host: str) -> None:
        """Note that a visit to `host` has ended now."""
        self._last[host] = self.monotonic()

    def attempts(self, url: str) -> Attempts:
        """Return the count of attempts at one address."""
        return Attempts(url=url, patience=self)


@dataclass(slots=True, kw_only=True)
class Attempts:
    """Counts the attempts at one address by urllib3's Retry, and waits in between."""

    url: str
    patience: Patience
    retry: Retry = field(init=False)

    def __post_init__(self) -> None:
        """Set the rules: how many attempts, and how the waiting grows."""
        limits = self.patience.limits
        self.retry = Retry(
            total=limits.attempts - 1,
            status_forcelist=_WORTH_ANOTHER,
            backoff_factor=limits.backoff_seconds,
            backoff_max=limits.longest_wait,
            retry_after_max=_A_YEAR,
        )

    def note_failure(self, error: FetchError) -> None:
        """Wait before the next attempt.

        Raises
        ------
        FetchError
            When there have been enough; it is `error`.
        """
        try:
            self.retry = self.retry.increment("GET", self.url, error=error)
        except MaxRetryError:
            raise error from error.__cause__
        self.patience.sleep(self.retry.get_backoff_time())

    def is_worth_another(self, status: int, headers: Mapping[str, str]) -> bool:
        """Tell whether this answer calls for another attempt; when it does, wait for it.

        Raises
        ------
        FetchError
            When there have been enough attempts, or the source wants us to wait too long.
        """
        if status not in _WORTH_ANOTHER:
            return False
        answer = HTTPResponse(status=status, headers=dict(headers), body=b"")
        try:
            self.retry = self.retry.increment("GET", self.url, response=answer)
        except MaxRetryError as error:
            attempts = self.patience.limits.attempts
            raise FetchError(self.url, f"answers {status}, {attempts} times in a row") from error
        self.patience.sleep(self._wait(answer, status))
        return True

    def _wait(self, answer: HTTPResponse, status: int) -> float:
        """Return how long to wait: what the source asks, else the growing backoff."""
        try:
            asked = self.retry.get_retry_after(answer)
        except InvalidHeader:
            asked = None
        if asked is None:
            return self.retry.get_backoff_time()
        if asked > self.patience.limits.longest_wait:
            why = f"answers {status} and wants us back in {asked:.0f} seconds; run again then"
            raise FetchError(self.url, why)
        return asked
