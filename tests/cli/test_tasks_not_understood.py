"""Does an answer name the tasks that it could not count?"""

from __future__ import annotations

import json

import pytest

from matcher.services.wording import Language
from tests.cli.conftest import Run

NEED = {"agency_id": "974761076", "trade": "SOA03-01", "limit": 3}


@pytest.mark.parametrize("lang", Language)
def test_tasks_that_no_aim_was_found_for_are_named_once_each(run: Run, lang: Language) -> None:
    given = json.dumps(NEED | {"missing_tasks": ["x", "x", "fakturabehandling"]}).encode()
    asked = json.loads(run("partners", "-", "--json", stdin=given).stdout)
    assert asked["not_understood"] == ["x"]
    said = run("partners", "-", "--lang", lang, stdin=given).stdout
    quoted = {"nb": "«x»", "nn": "«x»", "en": "“x”"}[lang]
    assert said.count(quoted) == 1
    assert "fakturabehandling" not in said.splitlines()[-1]
