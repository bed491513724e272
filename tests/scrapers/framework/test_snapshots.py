"""Is a raw answer kept whole, or not at all?"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.framework.snapshots import SnapshotFolder
from tests.scrapers.answers import Answer
from tests.scrapers.conftest import Clock, make_fetcher, make_manifest
from tests.scrapers.source_server import SourceServer


@given(st.binary())
def test_what_is_kept_is_read_again(tmp_path_factory: pytest.TempPathFactory, body: bytes) -> None:
    folder = SnapshotFolder(tmp_path_factory.mktemp("snapshots"))
    digest = folder.keep(body)
    assert digest == hashlib.sha256(body).hexdigest()
    assert folder.read(digest) == body


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    folder = SnapshotFolder(tmp_path)
    assert folder.keep(b"x") == folder.keep(b"x")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [folder.keep(b"x")]


def test_spoilt_bytes_are_not_given_out(tmp_path: Path) -> None:
    folder = SnapshotFolder(tmp_path)
    digest = folder.keep(b"x")
    (tmp_path / digest[:2] / digest).write_bytes(b"y")
    assert folder.read(digest) is None


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(_: Path, __: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full_disk)
    with pytest.raises(OSError, match="No space"):
        SnapshotFolder(tmp_path).keep(b"x")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_an_address_without_marks_is_not_remembered(tmp_path: Path) -> None:
    folder = SnapshotFolder(tmp_path)
    folder.remember("s", "https://a.no", {"content-type": "text/html"}, folder.keep(b"x"))
    assert folder.recall("s", "https://a.no") is None


def test_marks_are_remembered_for_each_source_by_itself(tmp_path: Path) -> None:
    folder = SnapshotFolder(tmp_path)
    folder.remember("s", "https://a.no", {"last-modified": "Mon"}, folder.keep(b"x"))
    remembered = folder.recall("s", "https://a.no")
    assert remembered is not None
    assert remembered.conditions == {"If-Modified-Since": "Mon"}
    assert folder.recall("other", "https://a.no") is None


def test_where_pages_are_not_kept_only_the_digest_is(
    server: SourceServer, clock: Clock, tmp_path: Path
) -> None:
    server.always("/a", Answer(body=b"{}", etag='"1"'))
    fetcher = make_fetcher(make_manifest(server.address, keeps_pages=False), clock, tmp_path)
    first, second = (fetcher.fetch(f"{server.address}/a") for _ in range(2))
    assert first.json() == second.json() == {}
    assert first.snapshot == hashlib.sha256(b"{}").hexdigest()
    assert [one.sha256 for one in fetcher.taken] == [first.snapshot] * 2
    assert [one.size_bytes for one in fetcher.taken] == [2, 2]
    assert "if-none-match" not in server.asked[1].headers
    assert list(tmp_path.rglob("*")) == []
