"""Is the body of an answer read whole, within its limits, and in its own encoding?"""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrapers.framework.fetch import Limits, PoliteFetcher
from scrapers.framework.page import (
    FetchError,
    MalformedError,
    OversizeError,
)
from tests.scrapers.answers import (
    Answer,
    in_html,
    in_json,
    oversize,
    packed,
)
from tests.scrapers.conftest import Clock, make_fetcher, make_manifest
from tests.scrapers.source_server import SourceServer

FINE = in_json({"fine": True})


def test_packed_answers_are_unpacked(fetcher: PoliteFetcher, server: SourceServer) -> None:
    server.script("/a", packed(FINE))
    assert fetcher.fetch(f"{server.address}/a").json() == {"fine": True}


def test_a_packed_bomb_is_stopped(fetcher: PoliteFetcher, server: SourceServer) -> None:
    bomb = packed(oversize(50_000_000))
    assert len(gzip.compress(bomb.body)) < fetcher.manifest.max_body_bytes
    server.script("/a", bomb)
    with pytest.raises(OversizeError):
        fetcher.fetch(f"{server.address}/a")


@pytest.mark.parametrize("is_announced", [True, False])
def test_what_is_too_large_is_stopped(
    is_announced: bool, fetcher: PoliteFetcher, server: SourceServer
) -> None:
    answer = Answer(body=b" " * 200_000, is_length_announced=is_announced)
    server.script("/a", answer)
    with pytest.raises(OversizeError):
        fetcher.fetch(f"{server.address}/a")
    assert fetcher.taken == []


def test_half_a_packed_body_is_not_taken_for_the_whole(
    fetcher: PoliteFetcher, server: SourceServer
) -> None:
    half = gzip.compress(json.dumps(list(range(9999))).encode())[:-9]
    server.script("/a", Answer(body=half, headers={"Content-Encoding": "gzip"}))
    with pytest.raises(MalformedError, match="middle of its gzip"):
        fetcher.fetch(f"{server.address}/a")


def in_gzip(body: bytes) -> Answer:
    return Answer(body=body, headers={"Content-Encoding": "gzip"})


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=5), st.integers(0, 9))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_a_body_packed_in_several_pieces_is_read_to_its_end(
    fetcher: PoliteFetcher, server: SourceServer, pieces: list[bytes], padding: int
) -> None:
    packing = b"".join(map(gzip.compress, pieces)) + bytes(padding)
    server.always("/a", in_gzip(packing))
    assert fetcher.fetch(f"{server.address}/a").body == b"".join(pieces)


def test_a_second_piece_that_is_cut_or_is_no_gzip_is_not_left_out_in_silence(
    fetcher: PoliteFetcher, server: SourceServer
) -> None:
    first = gzip.compress(b"first")
    server.script("/a", in_gzip(first + gzip.compress(b"second")[:-4]))
    server.script("/b", in_gzip(first + b"second"))
    with pytest.raises(MalformedError, match="middle of its gzip"):
        fetcher.fetch(f"{server.address}/a")
    with pytest.raises(MalformedError, match="is not the gzip"):
        fetcher.fetch(f"{server.address}/b")


def test_pieces_that_are_too_large_together_are_stopped(
    fetcher: PoliteFetcher, server: SourceServer
) -> None:
    half = gzip.compress(b" " * 60_000)
    server.script("/a", in_gzip(half + half))
    with pytest.raises(OversizeError):
        fetcher.fetch(f"{server.address}/a")


def test_packing_that_was_not_asked_for_is_refused(
    fetcher: PoliteFetcher, server: SourceServer
) -> None:
    server.script("/a", Answer(body=b"xx", headers={"Content-Encoding": "br"}))
    with pytest.raises(MalformedError, match="br"):
        fetcher.fetch(f"{server.address}/a")


def test_a_dripping_answer_is_stopped_at_the_total_time(
    server: SourceServer, clock: Clock, tmp_path: Path
) -> None:
    limits = Limits(read_seconds=1.0, total_seconds=5.0, attempts=1)
    fetcher = make_fetcher(make_manifest(server.address), clock, tmp_path, limits)
    clock.tick = 3.0
    server.script("/a", Answer(body=b"x" * 90_000, drip_seconds=0.01))
    with pytest.raises(FetchError, match="total time"):
        fetcher.fetch(f"{server.address}/a")
    fetcher.visitor.close()


def test_the_encoding_of_a_page_is_the_one_it_names(
    fetcher: PoliteFetcher, server: SourceServer
) -> None:
    body = "Trøndelag".encode("latin-1")
    server.script("/a", Answer(body=body, media_type="text/html; charset=iso-8859-1"))
    server.script("/b", in_html("Trøndelag"))
    server.script("/c", Answer(body=b"x", media_type="text/html; charset=klingon"))
    assert fetcher.fetch(f"{server.address}/a").text == "Trøndelag"
    assert fetcher.fetch(f"{server.address}/b").text == "Trøndelag"
    assert fetcher.fetch(f"{server.address}/c").text == "x"
