"""Do the README's worked examples give what they show?"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from matcher.services.index import Index
from matcher.settings import PROJECT_ROOT, Settings
from tests.docs.readme_examples import (
    AIMS,
    ENQUIRY,
    PARTNERS,
    PICTURE,
    RING,
    shown,
    worked_aims,
    worked_enquiry,
    worked_ring,
)
from web import create_app

README = PROJECT_ROOT / "README.md"
NEED = PROJECT_ROOT / "docs" / "examples" / "need.json"
WRITE_ANEW = "run python -m tests.docs.readme_examples, and read what it wrote"
INDEX_LINE = re.compile(r"^Indeks .*$", re.MULTILINE)


def run(settings: Settings, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "matcher", *arguments],
        env={"SAMLAERE_LOCAL_DIR": str(settings.local_dir), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
        cwd=PROJECT_ROOT,
        text=True,
    )
    return done.stdout


def test_the_command_line_example_gives_what_it_shows(packaged_settings: Settings) -> None:
    given = run(packaged_settings, *PARTNERS.split()[2:])
    when = "Indeks …"
    assert INDEX_LINE.sub(when, shown(PARTNERS)) == INDEX_LINE.sub(when, given), WRITE_ANEW


def test_the_tasks_and_the_e_mail_give_what_is_shown(packaged_index: Index) -> None:
    assert shown(AIMS) == worked_aims(packaged_index), WRITE_ANEW
    assert shown(ENQUIRY) == worked_enquiry(packaged_index), WRITE_ANEW


def test_the_worked_ring_and_its_pictures_are_what_the_command_gives(
    packaged_index: Index,
) -> None:
    text, picture = worked_ring(packaged_index)
    assert shown(RING) == text, WRITE_ANEW
    assert PICTURE.read_text(encoding="utf-8") == picture, WRITE_ANEW


def test_the_api_example_answers_as_described(packaged_settings: Settings) -> None:
    client = create_app(packaged_settings).test_client()
    answer = client.post("/api/v1/partners", json=json.loads(NEED.read_text())).get_json()
    assert {"need", "matches", "excluded", "index"} <= answer.keys()
    for match in answer["matches"]:
        parts = sum(round(part["contribution"] * 1_000_000) for part in match["components"])
        assert parts == round(match["total"] * 1_000_000)


def test_the_page_example_shows_partners(
    packaged_settings: Settings, packaged_index: Index
) -> None:
    client = create_app(packaged_settings).test_client()
    page = client.get(
        "/nb/partnere",
        query_string={"agency_id": "NVE", "trade": "SOA03-01", "cooperation": "secondment"},
    )
    assert page.status_code == 200
    names = [profile.agency.name for profile in packaged_index.candidates.profiles]
    assert sum(name in page.text for name in names) >= 10


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"\]\(([^)#]+)\)", README.read_text(encoding="utf-8"))))
)
def test_every_link_leads_somewhere(path: str) -> None:
    assert path.startswith("https://") or (PROJECT_ROOT / Path(path)).exists()


def test_every_make_command_that_is_named_exists() -> None:
    makefile = (PROJECT_ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"^make (\w[\w-]*)", README.read_text(encoding="utf-8"), re.MULTILINE))
    assert named >= {"run", "test", "install"}
    assert all(re.search(rf"^{command}:", makefile, re.MULTILINE) for command in named)
