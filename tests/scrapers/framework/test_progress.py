"""Does somebody who waits see that something happens, in a log and on a terminal?"""

from __future__ import annotations

import io

from scrapers.framework.progress import telling
from tests.scrapers.conftest import Clock


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_log_gets_a_plain_line_now_and_then(clock: Clock) -> None:
    log = io.StringIO()
    with telling("brreg", log, clock.monotonic) as on_page:
        for _ in range(10):
            clock.sleep(7)
            on_page("https://a.no")
    assert log.getvalue().splitlines() == [
        "brreg: started",
        "brreg: 5 pages, now https://a.no",
        "brreg: 10 pages, now https://a.no",
    ]


def test_a_terminal_gets_a_bar(clock: Clock) -> None:
    terminal = Terminal()
    with telling("brreg", terminal, clock.monotonic) as on_page:
        on_page("https://a.no")
    assert "brreg: 0 pages" in terminal.getvalue()
    assert "\n" not in terminal.getvalue().strip()
