"""Does a visit survive everything that a real host does, and stay polite?"""

from __future__ import annotations

from pathlib import Path

import pytest

from scrapers.framework.fetch import PoliteFetcher
from scrapers.framework.page import (
    FetchError,
    GoneError,
    MalformedError,
    NotThereError,
    RefusedError,
    UnsafeAddressError,
)
from tests.scrapers.answers import (
    Answer,
    broken,
    cut_off,
    gone,
    in_json,
    not_json,
    not_there,
    redirect,
    slow,
    too_many,
)
from tests.scrapers.conftest import Clock
from tests.scrapers.source_server import SourceServer

FINE = in_json({"fine": True})


def test_an_answer_is_kept_with_its_digest(fetcher: PoliteFetcher, server: SourceServer) -> None:
    server.script("/a", FINE)
    page = fetcher.fetch(f"{server.address}/a", params={"side": "1"})
    assert page.json() == {"fine": True}
    assert fetcher.snapshots.read(page.snapshot) == FINE.body
    assert [taken.sha256 for taken in fetcher.taken] == [page.snapshot]
    assert server.asked[0].params == {"side": "1"}


def test_we_say_who_we_are(fetcher: PoliteFetcher, server: SourceServer) -> None:
    server.script("/a", FINE)
    fetcher.fetch(f"{server.address}/a")
    assert server.asked[0].headers["user-agent"] == "Samlaere/0.1 (+test@example.no)"


def test_404_and_410_are_told_apart(fetcher: PoliteFetcher, server: SourceServer) -> None:
    server.script("/a", not_there())
    server.script("/b", gone({"slettedato": "2024-01-01"}))
    with pytest.raises(NotThereError):
        fetcher.fetch(f"{server.address}/a")
    with pytest.raises(GoneError) as caught:
        fetcher.fetch(f"{server.address}/b")
    assert caught.value.page.json() == {"slettedato": "2024-01-01"}


def test_too_many_is_waited_out_as_long_as_it_says(
    fetcher: PoliteFetcher, server: SourceServer, clock: Clock
) -> None:
    server.script("/a", too_many("17"), FINE)
    assert fetcher.fetch(f"{server.address}/a").json() == {"fine": True}
    assert 17 in clock.slept


def test_a_retry_after_that_is_no_number_is_no_reason_to_fail(
    fetcher: PoliteFetcher, server: SourceServer
) -> None:
    server.script("/a", too_many("soon"), FINE)
    assert fetcher.fetch(f"{server.address}/a").json() == {"fine": True}


def test_a_wait_that_is_too_long_stops_the_run_and_says_when_to_come_back(
    fetcher: PoliteFetcher, server: SourceServer, clock: Clock
) -> None:
    server.script("/a", too_many("86400"))
    with pytest.raises(FetchError, match="back in 86400 seconds"):
        fetcher.fetch(f"{server.address}/a")
    assert sum(clock.slept) < 60


@pytest.mark.parametrize("fault", [broken(), broken(503), cut_off(in_json(list(range(999))))])
def test_a_fault_that_passes_is_forgiven(
    fault: Answer, fetcher: PoliteFetcher, server: SourceServer
) -> None:
    server.script("/a", fault, FINE)
    assert fetcher.fetch(f"{server.address}/a").json() == {"fine": True}
    assert len(server.asked) == 2
    assert len(fetcher.taken) == 1


def test_a_slow_answer_is_given_up_and_asked_for_again(
    fetcher: PoliteFetcher, server: SourceServer
) -> None:
    server.script("/a", slow(FINE, 1.0), FINE)
    assert fetcher.fetch(f"{server.address}/a").json() == {"fine": True}


@pytest.mark.parametrize("fault", [broken(), cut_off(in_json(list(range(999)))), too_many("0")])
def test_a_fault_that_stays_is_an_error_after_four_attempts(
    fault: Answer, fetcher: PoliteFetcher, server: SourceServer
) -> None:
    server.always("/a", fault)
    with pytest.raises(FetchError):
        fetcher.fetch(f"{server.address}/a")
    assert len(server.asked) == 4
    assert fetcher.taken == []


def test_waiting_grows_between_attempts(
    fetcher: PoliteFetcher, server: SourceServer, clock: Clock
) -> None:
    server.always("/a", broken())
    with pytest.raises(FetchError, match="answers 500, 4 times in a row"):
        fetcher.fetch(f"{server.address}/a")
    assert clock.slept == sorted(clock.slept)
    assert sum(clock.slept) > 0


def test_what_is_not_json_is_named_with_its_address(
    fetcher: PoliteFetcher, server: SourceServer
) -> None:
    server.script("/a", not_json(FINE))
    page = fetcher.fetch(f"{server.address}/a")
    with pytest.raises(MalformedError, match="/a: the answer is not valid JSON"):
        page.json()


@pytest.mark.parametrize("status", [401, 403, 451])
def test_a_refusal_is_not_tried_again(
    status: int, fetcher: PoliteFetcher, server: SourceServer
) -> None:
    server.always("/a", broken(status))
    with pytest.raises(RefusedError):
        fetcher.fetch(f"{server.address}/a")
    assert len(server.asked) == 1


def test_robots_that_refuse_are_obeyed(fetcher: PoliteFetcher, server: SourceServer) -> None:
    server.robots = "User-agent: *\nDisallow: /a\nAllow: /\n"
    server.script("/b", FINE)
    with pytest.raises(RefusedError, match="robots"):
        fetcher.fetch(f"{server.address}/a")
    assert server.asked == []
    fetcher.fetch(f"{server.address}/b")


def test_robots_are_obeyed_by_name(fetcher: PoliteFetcher, server: SourceServer) -> None:
    server.robots = "User-agent: *\nDisallow:\n\nUser-agent: Samlaere\nDisallow: /\n"
    with pytest.raises(RefusedError):
        fetcher.fetch(f"{server.address}/a")


def test_robots_are_obeyed_after_a_redirect_too(
    fetcher: PoliteFetcher, server: SourceServer
) -> None:
    server.robots = "User-agent: *\nDisallow: /hidden\n"
    server.script("/a", redirect("/hidden"))
    with pytest.raises(RefusedError):
        fetcher.fetch(f"{server.address}/a")


def test_crawl_delay_is_kept_between_pages(
    fetcher: PoliteFetcher, server: SourceServer, clock: Clock
) -> None:
    server.robots = "User-agent: *\nCrawl-delay: 7\n"
    server.always("/a", FINE)
    fetcher.fetch(f"{server.address}/a")
    fetcher.fetch(f"{server.address}/a")
    assert clock.slept == [7, 7]  # after robots.txt, and between the two


def test_an_unchanged_page_is_not_sent_again(fetcher: PoliteFetcher, server: SourceServer) -> None:
    server.always("/a", Answer(body=b"[1]", etag='"one"'))
    first = fetcher.fetch(f"{server.address}/a")
    second = fetcher.fetch(f"{server.address}/a")
    assert server.asked[1].headers["if-none-match"] == '"one"'
    assert (second.body, second.snapshot) == (first.body, first.snapshot)


def test_a_spoilt_snapshot_is_fetched_again(
    fetcher: PoliteFetcher, server: SourceServer, tmp_path: Path
) -> None:
    server.always("/a", Answer(body=b"[1]", etag='"one"'))
    page = fetcher.fetch(f"{server.address}/a")
    (tmp_path / page.snapshot[:2] / page.snapshot).write_bytes(b"[")
    assert fetcher.fetch(f"{server.address}/a").body == b"[1]"
    assert "if-none-match" not in server.asked[1].headers


def test_a_redirect_at_home_is_followed(fetcher: PoliteFetcher, server: SourceServer) -> None:
    server.script("/a", redirect("/b"))
    server.script("/b", FINE)
    page = fetcher.fetch(f"{server.address}/a")
    assert page.url == f"{server.address}/b"


def test_redirects_in_circles_end(fetcher: PoliteFetcher, server: SourceServer) -> None:
    server.always("/a", redirect("/a"))
    with pytest.raises(FetchError, match="redirects more than"):
        fetcher.fetch(f"{server.address}/a")


@pytest.mark.parametrize(
    "elsewhere",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://127.0.0.1:22/",
        "http://[::1]/",
        "https://example.com/",
        "file:///etc/passwd",
        "//example.com/a",
    ],
)
def test_a_redirect_elsewhere_is_refused(
    elsewhere: str, fetcher: PoliteFetcher, server: SourceServer
) -> None:
    server.script("/a", redirect(elsewhere))
    with pytest.raises(UnsafeAddressError):
        fetcher.fetch(f"{server.address}/a")
    assert len(server.asked) == 1


def test_a_crawl_delay_longer_than_we_wait_is_refused_at_once(
    fetcher: PoliteFetcher, server: SourceServer, clock: Clock
) -> None:
    server.robots = "User-agent: *\nCrawl-delay: 86400\n"
    with pytest.raises(RefusedError, match="wants 86400 seconds between visits; we wait 300"):
        fetcher.fetch(f"{server.address}/a")
    assert clock.slept == []
    assert server.asked == []
