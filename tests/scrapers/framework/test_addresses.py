"""Can anything lure us to a machine that is not a public source?"""

from __future__ import annotations

import ipaddress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.framework.fetch.addresses import (
    Endpoint,
    check_allowed,
    checked_addresses,
    is_public,
    is_same_site,
    may_be_private,
    parse_endpoint,
)
from scrapers.framework.page import FetchError, UnsafeAddressError
from tests.scrapers.answers import in_bytes
from tests.scrapers.conftest import Clock, make_fetcher, make_manifest
from tests.scrapers.source_server import SourceServer

NOT_PUBLIC = (
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",  # noqa: S104 - an address to refuse
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::127.0.0.1",
    "::93.184.216.34",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_an_address_inside_is_not_public(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_wrapping_an_address_does_not_make_it_public(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    wrapped = (
        ipaddress.IPv6Address((0xFFFF << 32) | number),
        ipaddress.IPv6Address((0x0064_FF9B << 96) | number),
        ipaddress.IPv6Address((0x2002 << 112) | (number << 80)),
    )
    assert {is_public(str(one)) for one in wrapped} == {is_public(str(address))}


@pytest.mark.parametrize(
    "url", ["ftp://a.no/", "file:///x", "http:///x", "http://u:p@a.no/", "http://a.no:99999/", "x"]
)
def test_what_is_not_a_plain_address_is_refused(url: str) -> None:
    with pytest.raises(UnsafeAddressError):
        parse_endpoint(url)


def test_a_source_reaches_its_own_host_and_those_it_names() -> None:
    manifest = make_manifest("https://a.no/x", real_url="https://a.no/x", other_hosts=("b.no",))
    assert check_allowed("https://a.no/y", manifest) == Endpoint("https", "a.no", 443)
    assert check_allowed("https://b.no/y", manifest).host == "b.no"
    for url in ("https://c.no/", "https://a.no:8443/", "https://b.no:22/", "https://a.no.evil.no/"):
        with pytest.raises(UnsafeAddressError):
            check_allowed(url, manifest)


def test_a_host_with_norwegian_letters_is_the_one_that_name_servers_know() -> None:
    spelt = "https://www.SPRÅK.no/x"
    assert parse_endpoint(spelt) == Endpoint("https", "www.xn--sprk-soa.no", 443)
    assert parse_endpoint("https://www.xn--sprk-soa.no/") == parse_endpoint(spelt)
    manifest = make_manifest("https://a.no", other_hosts=("språk.no",))
    assert check_allowed("https://xn--sprk-soa.no/", manifest).host == "xn--sprk-soa.no"


@pytest.mark.parametrize("url", ["https://æ..no/", "https://æ−ø.no/", f"https://{'å' * 80}.no/"])
def test_a_host_that_no_name_server_can_know_is_refused(url: str) -> None:
    with pytest.raises(UnsafeAddressError, match="cannot be the name"):
        parse_endpoint(url)


def test_a_host_with_norwegian_letters_is_visited(
    server: SourceServer, clock: Clock, tmp_path: Path
) -> None:
    port = int(server.address.rsplit(":", 1)[1])
    manifest = make_manifest(f"http://www.språk.example:{port}")
    fetcher = make_fetcher(manifest, clock, tmp_path, find=lambda *_: ("127.0.0.1",))
    server.always("/a", in_bytes(b"hei", "text/plain"))
    assert fetcher.fetch(f"http://www.språk.example:{port}/a").body == b"hei"
    fetcher.visitor.close()


def test_any_host_is_still_only_on_the_ordinary_ports() -> None:
    manifest = make_manifest("https://a.no", other_hosts=("*",))
    check_allowed("http://c.no/", manifest)
    with pytest.raises(UnsafeAddressError, match="port 6379"):
        check_allowed("http://c.no:6379/", manifest)


def test_only_the_stand_in_itself_may_be_private() -> None:
    manifest = make_manifest("http://127.0.0.1:8001/x", other_hosts=("*",))
    assert may_be_private(Endpoint("http", "127.0.0.1", 8001), manifest)
    assert not may_be_private(Endpoint("http", "127.0.0.1", 80), manifest)
    real = make_manifest("http://127.0.0.1:8001", real_url="http://127.0.0.1:8001")
    assert not may_be_private(Endpoint("http", "127.0.0.1", 8001), real)


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    endpoint = Endpoint("https", "a.no", 443)
    with pytest.raises(UnsafeAddressError, match=r"10\.0\.0\.1"):
        checked_addresses(
            "https://a.no",
            endpoint,
            find=lambda *_: ("93.184.216.34", "10.0.0.1"),
            allow_private=False,
        )


def test_an_unknown_name_is_an_error_of_ours() -> None:
    def nobody(*_: object) -> tuple[str, ...]:
        raise OSError

    with pytest.raises(FetchError, match="no known address"):
        checked_addresses(
            "https://a.no", Endpoint("https", "a.no", 443), find=nobody, allow_private=False
        )


def test_home_is_the_same_host_with_or_without_www() -> None:
    home = Endpoint("http", "a.no", 80)
    assert is_same_site(home, Endpoint("https", "www.a.no", 443))
    assert not is_same_site(home, Endpoint("https", "b.no", 443))
    assert not is_same_site(home, Endpoint("http", "a.no", 8080))


def test_a_name_that_turns_private_between_check_and_connection_gets_nothing(
    server: SourceServer, clock: Clock, tmp_path: Path
) -> None:
    """DNS rebinding: the answer of the first look is the one that is connected to."""
    port = int(server.address.rsplit(":", 1)[1])
    manifest = make_manifest(f"http://rebound.example:{port}")
    looks: list[str] = []

    def find(host: str, _port: int) -> tuple[str, ...]:
        looks.append(host)
        return ("127.0.0.1",) if len(looks) == 1 else ("127.0.0.2",)

    fetcher = make_fetcher(manifest, clock, tmp_path, find=find)
    server.always("/a", in_bytes(b"hello", "text/plain"))
    assert fetcher.fetch(f"http://rebound.example:{port}/a").body == b"hello"
    assert looks == ["rebound.example"]
    fetcher.visitor.close()


def test_a_real_source_whose_name_points_inside_is_not_visited(
    server: SourceServer, clock: Clock, tmp_path: Path
) -> None:
    manifest = make_manifest("http://inside.example", real_url="http://inside.example")
    fetcher = make_fetcher(manifest, clock, tmp_path, find=lambda *_: ("127.0.0.1",))
    with pytest.raises(UnsafeAddressError, match=r"127\.0\.0\.1"):
        fetcher.fetch("http://inside.example/a")
    assert server.asked == []
