"""Which addresses may a test talk to? Its own machine's and no other."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest


class NetworkRefusedError(RuntimeError):
    """A test tried to reach an address outside this machine."""


def is_own_machine(family: int, address: Any) -> bool:  # noqa: ANN401 - as wide as socket's own
    """Say whether `address`, as given to a socket of `family`, stays on this machine."""
    if family == socket.AF_UNIX:
        return True
    if family not in {socket.AF_INET, socket.AF_INET6}:
        return False
    host = str(address[0])
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_own_machine(sock: socket.socket, address: Any) -> None:  # noqa: ANN401 - as socket's own
    """Raise NetworkRefusedError for an address outside this machine."""
    if not is_own_machine(sock.family, address):
        sock.close()  # callers close a socket on OSError only
        raise NetworkRefusedError(
            f"a test tried to reach {address!r}: tests use the loopback address only, "
            "so let a local server play the other side"
        )


@pytest.fixture(scope="session", autouse=True)
def no_network_outside_loopback() -> Iterator[None]:
    """Refuse connections to other machines for as long as tests run."""
    real_connect, real_connect_ex = socket.socket.connect, socket.socket.connect_ex

    def connect(sock: socket.socket, address: Any) -> None:  # noqa: ANN401 - as socket's own
        check_own_machine(sock, address)
        real_connect(sock, address)

    def connect_ex(sock: socket.socket, address: Any) -> int:  # noqa: ANN401 - as socket's own
        check_own_machine(sock, address)
        return real_connect_ex(sock, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        patch.setattr(socket.socket, "connect_ex", connect_ex)
        yield
