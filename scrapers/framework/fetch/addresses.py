"""Which addresses do we visit, and which machine stands behind a name?"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import urlsplit

import idna

from scrapers.framework.manifest import ANY_HOST, Manifest
from scrapers.framework.page import FetchError, UnsafeAddressError

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve: TypeAlias = Callable[[str, int], Sequence[str]]
"""Turns a host's name and a port into numeric addresses."""

_PORTS: Final = {"http": 80, "https": 443}
_TRANSLATED: Final = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE: Final = ipaddress.ip_network("::/96")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A host and a port, as an address names them."""

    scheme: str
    host: str
    port: int

    @property
    def address(self) -> str:
        """Return the endpoint as the start of an address."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"


def parse_endpoint(url: str) -> Endpoint:
    """Read scheme, host and port of an address; the host is as name servers know it (IDNA).

    Raises
    ------
    UnsafeAddressError
        When it is not http or https, has no host or an impossible one, or carries a name and a
        password.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UnsafeAddressError(url, "not an address") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise UnsafeAddressError(url, "only http and https addresses with a host are visited")
    if parts.username or parts.password:
        raise UnsafeAddressError(url, "an address with a name or a password is not visited")
    return Endpoint(
        parts.scheme, _known_to_servers(url, parts.hostname), port or _PORTS[parts.scheme]
    )


def _known_to_servers(url: str, host: str) -> str:
    """Return a host's name in small ASCII letters, as requests connects to it."""
    if host.isascii():
        return host.lower()
    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise UnsafeAddressError(url, f"{host} cannot be the name of a host") from error


def check_allowed(url: str, manifest: Manifest) -> Endpoint:
    """Return the endpoint of `url` when the source may visit it.

    Raises
    ------
    UnsafeAddressError
        When the host is neither the source's own nor one of its `other_hosts`, or the port is
        another than the ordinary one and not the source's own.
    """
    endpoint, own = parse_endpoint(url), parse_endpoint(manifest.url)
    if (endpoint.host, endpoint.port) == (own.host, own.port):
        return endpoint
    others = {
        host if host == ANY_HOST else _known_to_servers(url, host) for host in manifest.other_hosts
    }
    is_named = bool(others & {endpoint.host, ANY_HOST})
    if not (is_named or endpoint.host == own.host):
        hosts = ", ".join((own.host, *manifest.other_hosts))
        raise UnsafeAddressError(url, f"{endpoint.host} is not a host of this source ({hosts})")
    if endpoint.port != _PORTS[endpoint.scheme]:
        raise UnsafeAddressError(url, f"port {endpoint.port} is not visited")
    return endpoint


def may_be_private(endpoint: Endpoint, manifest: Manifest) -> bool:
    """Tell whether the endpoint is the stand-in that the operator has set, wherever it lies."""
    own = parse_endpoint(manifest.url)
    return manifest.is_stand_in and (endpoint.host, endpoint.port) == (own.host, own.port)


def is_same_site(one: Endpoint, other: Endpoint) -> bool:
    """Tell whether a redirect stays at home: the same host, or it with or without `www.`.

    The port must be the same, or go from http to https on their ordinary ports.
    """
    same_host = one.host.removeprefix("www.") == other.host.removeprefix("www.")
    to_https = one.scheme == "http" and (one.port, other.port) == (80, 443)
    return same_host and (one.port == other.port or to_https)


def resolve(host: str, port: int) -> Sequence[str]:
    """Ask the system which numeric addresses a host has."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked_addresses(
    url: str, endpoint: Endpoint, *, find: Resolve, allow_private: bool
) -> tuple[str, ...]:
    """Return the numeric addresses to connect to; every one of them is safe.

    Raises
    ------
    FetchError
        When the name is unknown.
    UnsafeAddressError
        When any of its addresses is private, loopback, link-local, multicast or reserved.
    """
    try:
        addresses = tuple(find(endpoint.host, endpoint.port))
    except (OSError, UnicodeError) as error:
        raise FetchError(url, f"the host {endpoint.host} has no known address") from error
    for address in addresses:
        if not allow_private and not is_public(address):
            why = f"{endpoint.host} is at {address}, which is not a public address"
            raise UnsafeAddressError(url, why)
    return addresses


def is_public(text: str) -> bool:
    """Tell whether a numeric address is one that anybody on the internet can reach.

    An IPv4 address wrapped in an IPv6 one is judged by what it wraps. One in the form ::a.b.c.d,
    which nobody may use any more (RFC 4291, 2.5.5.1), is never public.
    """
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        if address in _COMPATIBLE:
            return False
        wrapped = _wrapped(address)
        if wrapped is not None:
            return is_public(str(wrapped))
    return address.is_global and not address.is_multicast


def _wrapped(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address inside an IPv6 one: mapped, 6to4, Teredo or translated (NAT64)."""
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    teredo = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or teredo
