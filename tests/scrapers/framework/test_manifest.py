"""Is what a `source.toml` says read strictly, and does every source say it?"""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.domain.errors import SourceError
from scrapers.framework.manifest import read_manifest
from scrapers.registry import find_sources
from tests.scrapers.conftest import make_manifest

GOOD = """
title = "T"
publisher = "P"
url = "https://a.no/api/"
licence = "L"
method = "register"
cadence_days = 1
floor = 1
ceiling = 2
counted = "name"
"""


def read(folder: Path, text: str, stand_ins: dict[str, str] | None = None) -> object:
    (folder / "source.toml").write_text(text, encoding="utf-8")
    return read_manifest(folder, stand_ins or {})


def test_the_address_can_be_another(tmp_path: Path) -> None:
    (tmp_path / "source.toml").write_text(GOOD, encoding="utf-8")
    plain = read_manifest(tmp_path, {})
    assert (plain.url, plain.is_stand_in) == ("https://a.no/api", False)
    other = read_manifest(tmp_path, {tmp_path.name: "http://127.0.0.1:1/"})
    assert (other.url, other.real_url, other.is_stand_in) == (
        "http://127.0.0.1:1",
        "https://a.no/api",
        True,
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD.replace('title = "T"', ""), "title: missing"),
        (GOOD.replace("floor = 1", 'floor = "1"'), "floor: expected a whole number"),
        (GOOD.replace('"register"', '"rumour"'), "rumour"),
        (GOOD + "colour = 1", "unknown keys: colour"),
        ("title =", "Invalid value"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read(tmp_path, text)


@pytest.mark.parametrize(
    ("link", "there"),
    [
        ("https://a.no/api/x?y=1", "http://m:1/api/x?y=1"),
        ("https://b.no/x?y=1", "http://m:1/api/b.no/x?y=1"),
        ("http://m:1/api/x", "http://m:1/api/x"),
    ],
)
def test_links_move_to_the_stand_in(link: str, there: str) -> None:
    manifest = make_manifest("http://m:1/api", real_url="https://a.no/api")
    assert manifest.at(link) == there
    assert make_manifest("https://a.no/api", real_url="https://a.no/api").at(link) == link


def test_only_sources_that_may_name_people_keep_no_pages() -> None:
    sources = find_sources({}).values()
    keepers = {one.manifest.name for one in sources if one.manifest.keeps_pages}
    assert keepers == {"brreg", "dfo_agencies", "grep_udir", "kudos"}
