"""Does an agency on a terminal tell all that is known of it, and in which language it is known?"""

from __future__ import annotations

import json

import pytest

from matcher.services.wording import Language, words_in
from tests.cli.conftest import Run


@pytest.mark.parametrize("language", Language)
def test_what_registers_and_sources_say_of_an_agency_is_shown(run: Run, language: Language) -> None:
    known = json.loads(run("agency", "NVE", "--json").stdout)
    said = " ".join(run("agency", "NVE", "--lang", language).stdout.split())
    assert known["homepage"] in said
    assert words_in(language).word("size", known["size_class"]) in said
    assert "Energidepartementet [" in said
    assert all(name in said for name in known["other_names"])
    assert all(f"{area['text']} [" in said for area in known["work_areas"])


def test_a_text_that_is_known_in_norwegian_alone_is_called_so(run: Run) -> None:
    assert "In Norwegian: “Forvalter vassdrag" in run("agency", "NVE", "--lang", "en").stdout
    assert "– Forvalter vassdrag" in run("agency", "NVE").stdout
