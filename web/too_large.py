"""What is answered to a body that is too large for the server to receive at all?"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer
from waitress.task import ErrorTask, WSGITask
from waitress.utilities import RequestEntityTooLarge


class _Refusal(WSGITask):  # type: ignore[misc]
    """Lets the application refuse a body by its length alone; nothing of it has been kept.

    So the answer is the application's own: a problem document or a page, in the right language.
    """

    def execute(self) -> None:
        if isinstance(self.request.error, RequestEntityTooLarge):
            self.set_close_on_finish()
            super().execute()
        else:
            self.complete = True
            ErrorTask.execute(self)

    def get_environment(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environment()
        largest = self.channel.server.adj.max_request_body_size
        # A body in pieces tells no length; this one is at least as long as what was received.
        environ["CONTENT_LENGTH"] = str(max(self.request.content_length, largest))
        environ["wsgi.input"] = BytesIO()
        return environ


class _Channel(HTTPChannel):  # type: ignore[misc]
    error_task_class = _Refusal


def let_application_refuse(servers: Iterable[object]) -> None:
    """Let the application answer what is too large for the servers."""
    for server in servers:
        if isinstance(server, BaseWSGIServer):
            server.channel_class = _Channel
