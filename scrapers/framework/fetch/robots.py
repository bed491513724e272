"""May we fetch this page, and how long does the host want us to wait in between?"""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotRules:
    """What a host's robots.txt says to us; `why` is set when nothing may be fetched at all."""

    rules: Protego | None = None
    why: str = ""

    def allow(self, url: str, user_agent: str) -> bool:
        """Tell whether the page may be fetched."""
        if self.why:
            return False
        return self.rules is None or bool(self.rules.can_fetch(url, user_agent))

    def delay(self, user_agent: str) -> float:
        """Return the crawl-delay in seconds, 0 when the host asks for none."""
        return float((self.rules and self.rules.crawl_delay(user_agent)) or 0.0)


def parse_robots(status: int, body: bytes) -> RobotRules:
    """Read the answer to `/robots.txt` by RFC 9309.

    Found: its rules hold. Any 4xx: there are none, and everything may be fetched. Anything else:
    the host cannot say, so nothing may be fetched.
    """
    if status == 200:
        return RobotRules(rules=Protego.parse(body.decode("utf-8", errors="replace")))
    if 400 <= status < 500:
        return RobotRules()
    return RobotRules(why=f"its robots.txt answers {status}, so we do not know what it allows")
