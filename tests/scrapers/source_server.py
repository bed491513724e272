"""Who plays the public sources, over real HTTP, when the real ones cannot be reached?

Each source has `tests/scrapers/sources/<name>/play.py` with one function::

    def make_play(agencies: Sequence[SeedAgency]) -> Play

`Play` turns what was asked into an `Answer`; it answers to the shapes of the real source, from
`agencies` (the list in data/seed, in its order) and nothing random. A path that it does not know
is `not_there()`. In a test::

    with running_server(load_plays(read_seed_agencies())) as server:
        server.url_of("brreg")                     # http://127.0.0.1:<port>/brreg
        server.script("/brreg/enheter", too_many("0"), broken())   # the next two visits there
        server.always("/brreg/enheter", not_json(in_json({})))     # every visit, until cleared
        server.robots = "User-agent: *" + chr(10) + "Disallow: /brreg/"
        server.asked                              # every Asked so far, path with the source's name

By hand: `python -m tests.scrapers.source_server [--port N]` serves every source that has a play
and prints the settings that send the scrapers there.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import gzip
import importlib
import sys
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final, TypeAlias, cast
from urllib.parse import parse_qsl, urlsplit

from matcher.settings import PROJECT_ROOT
from tests.scrapers.answers import Answer, Asked, not_there

Play: TypeAlias = Callable[[Asked], Answer]

SOURCES: Final = Path(__file__).parent / "sources"
SEED: Final = PROJECT_ROOT / "data" / "seed" / "agencies.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedAgency:
    """One line of the list that the played sources are made from."""

    agency_id: str
    name: str
    short_name: str
    ministry: str
    ministry_basis: str
    city: str
    homepage: str


def read_seed_agencies(path: Path = SEED) -> tuple[SeedAgency, ...]:
    """Read the list of agencies; those without a number are left out."""
    names = SeedAgency.__slots__
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(
            SeedAgency(**{name: line.get(name, "") for name in names})
            for line in csv.DictReader(lines)
            if line["agency_id"]
        )


def load_plays(agencies: Sequence[SeedAgency]) -> dict[str, Play]:
    """Make the play of every source that has one."""
    plays: dict[str, Play] = {}
    for path in sorted(SOURCES.glob("*/play.py")):
        module_name = f"tests.scrapers.sources.{path.parent.name}.play"
        plays[path.parent.name] = importlib.import_module(module_name).make_play(agencies)
    return plays


class SourceServer:
    """A real HTTP server on 127.0.0.1 that plays sources, each under `/<name>`."""

    def __init__(self, plays: Mapping[str, Play], port: int = 0) -> None:
        self.plays = dict(plays)
        self.robots = ""
        self.asked: list[Asked] = []
        self._scripts: dict[str, deque[Answer]] = defaultdict(deque)
        self._always: dict[str, Answer] = {}
        self._server = _Server(("127.0.0.1", port), _Conversation)
        self._server.plays = self  # type: ignore[attr-defined]

    @property
    def address(self) -> str:
        """Return the address of the server itself."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def url_of(self, name: str) -> str:
        """Return the address of one source."""
        return f"{self.address}/{name}"

    def settings(self) -> dict[str, str]:
        """Return the environment variables that send the scrapers here."""
        return {f"SAMLAERE_SOURCE_{name.upper()}_URL": self.url_of(name) for name in self.plays}

    def script(self, path: str, *answers: Answer) -> None:
        """Give these answers to the next visits at `path`, then play on."""
        self._scripts[path].extend(answers)

    def always(self, path: str, answer: Answer) -> None:
        """Give this answer to every visit at `path`, until `clear`."""
        self._always[path] = answer

    def clear(self) -> None:
        """Forget every script, the robots.txt and the visits."""
        self._scripts.clear()
        self._always.clear()
        self.asked.clear()
        self.robots = ""

    def answer(self, asked: Asked) -> Answer:
        """Find the answer: scripted, standing, robots.txt, or the play's."""
        if asked.path == "/robots.txt":
            if self.robots:
                return Answer(body=self.robots.encode(), media_type="text/plain")
            return not_there()
        self.asked.append(asked)
        if self._scripts[asked.path]:
            return self._scripts[asked.path].popleft()
        if asked.path in self._always:
            return self._always[asked.path]
        name, _, rest = asked.path.removeprefix("/").partition("/")
        if name not in self.plays:
            return not_there()
        inner = Asked(
            path="/" + rest, params=asked.params, headers=asked.headers, base=self.url_of(name)
        )
        return self.plays[name](inner)

    def serve(self) -> None:
        """Serve until closed."""
        self._server.serve_forever(poll_interval=0.05)

    def close(self) -> None:
        """Stop serving and give the port back."""
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    """A server that keeps quiet about visitors who hang up."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Tell of errors in a play, but not of a visitor who has gone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Conversation(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    wbufsize = 65_536  # headers and body in one packet: two would wait for each other

    def do_GET(self) -> None:
        """Answer one visit, with the faults that the answer says."""
        parts = urlsplit(self.path)
        plays = cast("SourceServer", self.server.plays)  # type: ignore[attr-defined]
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(path=parts.path, params=dict(parse_qsl(parts.query)), headers=headers)
        answer = plays.answer(asked)
        if answer.delay_seconds:
            time.sleep(answer.delay_seconds)
        with contextlib.suppress(ConnectionError):
            self._send(answer, headers)

    def _send(self, answer: Answer, headers: Mapping[str, str]) -> None:
        """Send status, headers and body; close early when the answer is to be cut off."""
        if answer.etag and headers.get("if-none-match") == answer.etag:
            self.send_response(304)
            self.send_header("ETag", answer.etag)
            self.end_headers()
            return
        body = gzip.compress(answer.body, mtime=0) if answer.is_packed else answer.body
        length = {"Content-Length": str(len(body))}
        self.send_response(answer.status)
        for name, value in {
            "Content-Type": answer.media_type,
            **(length if answer.is_length_announced else {"Connection": "close"}),
            **({"Content-Encoding": "gzip"} if answer.is_packed else {}),
            **({"ETag": answer.etag} if answer.etag else {}),
            **answer.headers,
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self._send_body(answer, body)

    def _send_body(self, answer: Answer, body: bytes) -> None:
        """Send the body in one piece or dripping, whole or not."""
        step = 1000 if answer.drip_seconds else len(body) or 1
        for at in range(0, len(body), step):
            self.wfile.write(body[at : at + step][: answer.cut_after])
            self.wfile.flush()
            time.sleep(answer.drip_seconds)
        if answer.cut_after is not None or not answer.is_length_announced:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet: what was asked is in `visits`."""


@contextlib.contextmanager
def running_server(plays: Mapping[str, Play]) -> Iterator[SourceServer]:
    """Serve in a thread for as long as the block lasts."""
    server = SourceServer(plays)
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.close()
        thread.join()


def main(arguments: Sequence[str]) -> int:
    """Serve every played source until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m tests.scrapers.source_server")
    parser.add_argument("--port", type=int, default=0)
    server = SourceServer(load_plays(read_seed_agencies()), parser.parse_args(arguments).port)
    lines = [f"export {name}={url}" for name, url in server.settings().items()]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()
    with contextlib.suppress(KeyboardInterrupt):
        server.serve()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
