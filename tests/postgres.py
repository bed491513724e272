"""Where do tests get a PostgreSQL of their own, and how does each get a clean database in it?"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import psycopg
import pytest

ROLE: Final = "samlaere"
REQUIRE_VARIABLE: Final = "SAMLAERE_TEST_REQUIRE_POSTGRES"
START_SECONDS: Final = 30.0
STOP_SECONDS: Final = 20.0
LONGEST_SOCKET_FOLDER: Final = 80  # a socket's whole path may be 103 bytes long on macOS
NEEDED: Final = ("initdb", "postgres")
USUAL_FOLDERS: Final = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)
# Nothing outlives the run, so nothing has to reach the disk.
THROW_AWAY: Final = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "40",
    "shared_buffers": "32MB",
    "listen_addresses": "",
}


class PostgresUnavailableError(RuntimeError):
    """No PostgreSQL could be started on this machine; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostgresServer:
    """A running server, reached by a socket in `socket_folder` and by nobody else."""

    socket_folder: Path

    def url(self, database: str) -> str:
        """Return SQLAlchemy's address of `database`."""
        return f"postgresql+psycopg://{ROLE}@/{database}?host={self.socket_folder}"

    def execute(self, statement: str) -> None:
        """Run one statement as the server's owner, outside a transaction."""
        with psycopg.connect(
            host=str(self.socket_folder), user=ROLE, dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(statement.encode())

    @contextmanager
    def clean_database(self) -> Iterator[str]:
        """Yield the address of a new, empty database, and drop it afterwards."""
        name = f"test_{uuid4().hex}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        try:
            yield self.url(name)
        finally:
            self.execute(f"DROP DATABASE {name} WITH (FORCE)")


def version_of(folder: Path) -> tuple[int, ...]:
    """Return the numbers in the name above `folder`, so that the newest version sorts last."""
    return tuple(int(number) for number in re.findall(r"\d+", folder.parent.name))


def find_binaries() -> Path:
    """Return the folder with PostgreSQL's programs, or raise PostgresUnavailableError."""
    candidates = [
        folder
        for pattern in USUAL_FOLDERS
        for folder in sorted(Path("/").glob(pattern.lstrip("/")), key=version_of, reverse=True)
    ]
    found = filter(None, map(shutil.which, ("pg_ctl", *NEEDED)))
    candidates += [Path(program).resolve().parent for program in found]
    if pg_config := shutil.which("pg_config"):
        answer = subprocess.run(
            [pg_config, "--bindir"], capture_output=True, text=True, check=False
        )
        candidates.append(Path(answer.stdout.strip()))
    for folder in candidates:
        if all(os.access(folder / program, os.X_OK) for program in NEEDED):
            return folder
    raise PostgresUnavailableError(
        "PostgreSQL is not installed here (no initdb beside postgres in the usual folders or on "
        "PATH); on Debian: apt install postgresql"
    )


def unprivileged() -> Mapping[str, Any]:
    """Return how to start a program that refuses to run as root: as somebody who owns nothing."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    raise PostgresUnavailableError(
        "PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as"
    )


def make_folder(owner: Mapping[str, Any]) -> Path:
    """Return a new folder with a short path that `owner` may use."""
    parent = tempfile.gettempdir()
    if len(parent) > LONGEST_SOCKET_FOLDER:
        parent = "/tmp"  # noqa: S108 - mkdtemp makes a private folder in it
    folder = Path(tempfile.mkdtemp(prefix="samlaere-pg-", dir=parent))
    if owner:
        os.chown(folder, owner["user"], owner["group"])
    return folder


def initialise(binaries: Path, folder: Path, owner: Mapping[str, Any]) -> Path:
    """Make an empty set of data files and return where they are."""
    data = folder / "data"
    done = subprocess.run(
        [
            str(binaries / "initdb"),
            f"--pgdata={data}",
            f"--username={ROLE}",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        **owner,
    )
    if done.returncode:
        raise PostgresUnavailableError(f"initdb failed: {done.stderr.strip()[-400:]}")
    return data


def start(binaries: Path, folder: Path, owner: Mapping[str, Any]) -> subprocess.Popen[bytes]:
    """Start the server on a socket in `folder`; it may not answer yet."""
    data = initialise(binaries, folder, owner)
    settings = [part for name, value in THROW_AWAY.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [str(binaries / "postgres"), "-D", str(data), "-k", str(folder), *settings],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=folder,
            **owner,
        )


def wait_until_it_answers(server: PostgresServer, process: subprocess.Popen[bytes]) -> None:
    """Return when the server takes connections, or raise PostgresUnavailableError."""
    last = time.monotonic() + START_SECONDS
    while True:
        try:
            server.execute("SELECT 1")
        except psycopg.OperationalError as error:
            if process.poll() is not None or time.monotonic() > last:
                log = (server.socket_folder / "log").read_text(errors="replace")
                raise PostgresUnavailableError(f"postgres did not start: {log[-400:]}") from error
            time.sleep(0.05)
        else:
            return


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the server: ask, and after a while insist."""
    process.send_signal(signal.SIGINT)  # drop every connection and end in order
    try:
        process.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def running_server() -> Iterator[PostgresServer]:
    """Yield a server of one's own; nothing of it is left afterwards."""
    binaries = find_binaries()
    owner = unprivileged()
    folder = make_folder(owner)
    try:
        process = start(binaries, folder, owner)
        try:
            server = PostgresServer(socket_folder=folder)
            wait_until_it_answers(server, process)
            yield server
        finally:
            stop(process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Run a PostgreSQL for these tests; skips with the reason, or fails where it is required."""
    try:
        with running_server() as server:
            yield server
    except PostgresUnavailableError as error:
        if os.environ.get(REQUIRE_VARIABLE) == "1":
            pytest.fail(f"{error} ({REQUIRE_VARIABLE}=1 makes this a failure)", pytrace=False)
        pytest.skip(f"without PostgreSQL: {error}")


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """Give the address of a clean PostgreSQL database."""
    with postgres_server.clean_database() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of a clean database, on SQLite and on PostgreSQL in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'samlaere.db'}"
    url: str = request.getfixturevalue("postgres_url")
    return url
