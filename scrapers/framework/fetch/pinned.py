"""How is a connection held to the addresses that were checked, so that a name cannot cheat?

A name server may answer differently a moment later (DNS rebinding). So each name is resolved
once, its addresses are checked, and the socket connects to those numbers; the certificate is
still checked against the name.
"""

from __future__ import annotations

import socket
from typing import Any, TypeAlias

from requests.adapters import HTTPAdapter
from urllib3 import PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

Pins: TypeAlias = dict[tuple[str, int], tuple[str, ...]]
"""Host and port → the numeric addresses that may stand for them."""


def _connect(connection: HTTPConnection, pins: Pins) -> socket.socket:
    """Connect to the first checked address that answers."""
    addresses = pins.get((connection.host, int(connection.port or 0)), ())
    timeout = connection.timeout if isinstance(connection.timeout, int | float) else None
    failure: OSError = OSError("its address has not been checked")
    for address in addresses:
        try:
            made = socket.create_connection((address, int(connection.port or 0)), timeout=timeout)
            made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except TimeoutError as error:
            raise ConnectTimeoutError(connection, f"{address} did not answer in time") from error
        except OSError as error:
            failure = error
        else:
            return made
    raise NewConnectionError(connection, f"no connection: {failure}") from failure


class PinnedAdapter(HTTPAdapter):
    """Opens connections only to addresses that have been pinned beforehand."""

    def __init__(self, pins: Pins) -> None:
        self._pins = pins
        super().__init__(max_retries=0, pool_maxsize=1)

    def init_poolmanager(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - requests' own signature
        """Build the pool that every connection comes from."""
        super().init_poolmanager(*arguments, **named)
        manager: PoolManager = self.poolmanager
        manager.pool_classes_by_scheme = _pool_classes(self._pins)

    def proxy_manager_for(self, *_: Any, **__: Any) -> PoolManager:  # noqa: ANN401 - requests' own signature
        """Refuse: a proxy would resolve names by itself, past our check."""
        message = "a proxy cannot be used: it would resolve names past our check"
        raise NotImplementedError(message)


def _pool_classes(pins: Pins) -> dict[str, type]:
    """Make the two kinds of pool whose connections know the pins."""

    class PinnedHTTP(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return _connect(self, pins)

    class PinnedHTTPS(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return _connect(self, pins)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = PinnedHTTP

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = PinnedHTTPS

    return {"http": PlainPool, "https": SecurePool}
