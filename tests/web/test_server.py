"""Does the service answer over real HTTP, from a process of its own?"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
import requests

from matcher.domain.errors import InputError, ProblemCode, SamlaereError
from matcher.settings import Settings
from tests.architecture.source_tree import ROOT
from web import create_app
from web.server import serve

PROGRAM: Final = """
from matcher.settings import read_settings
from web import create_app
from web.server import serve
serve(create_app(read_settings()), "127.0.0.1", 0)
"""


@pytest.fixture(scope="module")
def address(packaged_settings: Settings) -> Iterator[str]:
    """Return the address that the server itself has told."""
    environment = os.environ | {"SAMLAERE_LOCAL_DIR": str(packaged_settings.local_dir)}
    command = [sys.executable, "-c", PROGRAM]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stderr is not None
        told = re.search(r"http://\S+?(?=/\s)", server.stderr.readline())
        assert told
        yield told.group()
        server.terminate()


def test_a_page_comes_compressed(address: str) -> None:
    response = requests.get(f"{address}/", timeout=30, headers={"Accept-Language": "nn"})
    assert response.url == f"{address}/nn/"
    assert response.headers["Content-Encoding"] == "gzip"
    assert "Server" not in response.headers
    assert "Finn nokon å lære saman med" in response.text


def test_a_need_is_answered(address: str) -> None:
    need = {"agency_id": "NVE", "trade": "SOA03-01"}
    response = requests.post(f"{address}/api/v1/partners", json=need, timeout=30)
    assert len(response.json()["matches"]) == 10


def test_a_body_of_five_megabytes_gets_a_problem_document(address: str) -> None:
    response = requests.post(
        f"{address}/api/v1/partners",
        data=b"x" * 5_000_000,
        headers={"Content-Type": "application/json"},
        timeout=30,
    )
    assert response.status_code == 413
    assert response.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("in_pieces", [False, True])
def test_a_body_that_the_server_itself_cuts_off_is_answered_as_others_are(
    address: str, in_pieces: bool
) -> None:
    def send(path: str, kind: str) -> requests.Response:
        pieces = [b"x" * 1_000_000] * 20
        return requests.post(
            f"{address}{path}",
            data=iter(pieces) if in_pieces else b"".join(pieces),
            headers={"Content-Type": kind},
            timeout=60,
        )

    document = send("/api/v1/enquiries/read?lang=nn", "application/json")
    assert document.status_code == 413
    assert document.headers["Content-Type"] == "application/problem+json"
    assert document.json()["title"] == "Det du sende, er for stort"
    page = send("/nn/henvendelse", "application/x-www-form-urlencoded")
    assert page.status_code == 413
    assert "Det du sende, er for stort" in page.text
    assert "Content-Security-Policy" in page.headers


def test_what_is_no_request_is_refused_without_the_application(address: str) -> None:
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n")
        answer = connection.recv(4096)
    assert answer.startswith(b"HTTP/1.1 400")


def test_a_body_in_pieces_is_limited_too(address: str) -> None:
    response = requests.post(
        f"{address}/api/v1/partners",
        data=iter([b"x" * 100_000] * 30),
        headers={"Content-Type": "application/json"},
        timeout=30,
    )
    assert response.status_code == 413


def test_a_taken_port_is_told_in_one_line(packaged_settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SamlaereError, match=f"127.0.0.1:{port}") as told:
            serve(create_app(packaged_settings), "127.0.0.1", port)
    assert "\n" not in str(told.value)


def test_an_unknown_host_is_told_in_one_line(packaged_settings: Settings) -> None:
    with pytest.raises(SamlaereError, match="no such host"):
        serve(create_app(packaged_settings), "no such host", 0)


@pytest.mark.parametrize("rate_limit", ["foo", "120", "per minute"])
def test_a_rate_limit_that_is_none_is_told_at_the_start(
    packaged_settings: Settings, rate_limit: str
) -> None:
    with pytest.raises(InputError) as told:
        create_app(replace(packaged_settings, rate_limit=rate_limit))
    (problem,) = told.value.problems
    assert problem.field == "SAMLAERE_RATE_LIMIT"
    assert problem.code is ProblemCode.WRONG_TYPE
    assert problem.hint == "120 per minute"


def test_who_serves_without_an_index_is_warned(tmp_path: Path) -> None:
    environment = os.environ | {"SAMLAERE_LOCAL_DIR": str(tmp_path)}
    command = [sys.executable, "-m", "matcher", "serve", "--port", "0"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stderr is not None
        told = server.stderr.readline()
        server.terminate()
    assert "samlaere index" in told
    assert "503" in told
