"""How is the application put on a port?"""

from __future__ import annotations

import logging
import sys
from typing import Final

from flask import Flask
from waitress.server import BaseWSGIServer, MultiSocketServer, create_server
from waitress.wasyncore import close_all

from matcher.domain.errors import ServerError
from matcher.settings import Settings
from web.current import EXTENSION, Rim
from web.too_large import let_application_refuse

THREADS: Final = 4
_TIMES_THE_BODY: Final = 8
"""A body up to this many times too large is received before it is refused, since who is still
sending may not see an answer; a larger one is cut off."""


def serve(app: Flask, host: str, port: int) -> None:
    """Serve `app` until the process is told to stop; port 0 takes a free one.

    The address is written to stderr when it can be asked.

    Raises
    ------
    ServerError
        When the address is taken, or is not this machine's.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    # The limiter names the address that it refuses; no address is kept.
    logging.getLogger("flask-limiter").setLevel(logging.WARNING)
    settings = _settings_of(app)
    shown = f"[{host}]" if ":" in host else host
    opened: dict[int, object] = {}
    try:
        server = create_server(
            app,
            map=opened,
            host=host,
            port=port,
            threads=THREADS,
            ident="",
            max_request_body_size=settings.max_body_bytes * _TIMES_THE_BODY,
        )
    except (OSError, ValueError) as error:
        close_all(opened, ignore_all=True)
        why = error.strerror if isinstance(error, OSError) else error
        message = f"cannot serve on {shown}:{port}: {why}"
        raise ServerError(message) from None
    let_application_refuse(opened.values())
    sys.stderr.write(f"Samlære: http://{shown}:{_port_of(server)}/\n")
    sys.stderr.flush()
    server.run()


def _settings_of(app: Flask) -> Settings:
    held: Rim = app.extensions[EXTENSION]
    return held.settings


def _port_of(server: BaseWSGIServer | MultiSocketServer) -> int:
    """Return the port that was taken; a name with several addresses has a server for each."""
    if isinstance(server, MultiSocketServer):
        return int(server.effective_listen[0][1])
    return int(server.effective_port)
