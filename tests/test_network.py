"""Are tests kept from other machines, and let through to their own?"""

from __future__ import annotations

import socket

import pytest

from tests.network import NetworkRefusedError


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("example.org", 443)])
def test_another_machine_is_refused_by_name(address: tuple[str, int]) -> None:
    with socket.socket() as sock, pytest.raises(NetworkRefusedError, match=address[0]):
        sock.connect(address)
    with socket.socket() as sock, pytest.raises(NetworkRefusedError, match=address[0]):
        sock.connect_ex(address)


def test_another_machine_is_refused_through_the_library_too() -> None:
    with pytest.raises(NetworkRefusedError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_a_server_on_this_machine_is_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        with socket.create_connection(address, timeout=5) as sock:
            assert sock.getpeername() == address
