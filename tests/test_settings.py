"""Is the environment read as documented, and a wrong setting refused by its name?"""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.domain.errors import InputError, ProblemCode
from matcher.settings import read_settings


def test_an_empty_environment_gives_an_installation_beside_the_program() -> None:
    settings = read_settings({})
    assert settings.resolved_database_url == f"sqlite:///{settings.local_dir / 'samlaere.sqlite'}"
    assert settings.encoder == "scikit-learn"
    assert settings.local_dir == settings.data_dir / "local"


def test_what_is_set_is_used() -> None:
    settings = read_settings(
        {
            "SAMLAERE_DATABASE_URL": "postgresql://db/samlaere",
            "SAMLAERE_LOCAL_DIR": "/somewhere",
            "SAMLAERE_PORT": "0",
            "SAMLAERE_SOURCE_BRREG_URL": "http://127.0.0.1:1/brreg",
            "SAMLAERE_SOURCE_AGENCY_PAGES_URL": "http://127.0.0.1:1/pages",
        }
    )
    assert settings.resolved_database_url == "postgresql://db/samlaere"
    assert settings.index_dir == Path("/somewhere/index")
    assert settings.port == 0
    assert settings.source_urls == {
        "brreg": "http://127.0.0.1:1/brreg",
        "agency_pages": "http://127.0.0.1:1/pages",
    }


def test_a_data_folder_without_tables_is_only_written_to(tmp_path: Path) -> None:
    settings = read_settings({"SAMLAERE_DATA_DIR": str(tmp_path)})
    assert settings.local_dir == tmp_path / "local"
    assert settings.data_dir == read_settings({}).data_dir
    (tmp_path / "seed").mkdir()
    assert read_settings({"SAMLAERE_DATA_DIR": str(tmp_path)}).data_dir == tmp_path


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("SAMLAERE_CORRECTIONS", "call me", ProblemCode.WRONG_TYPE),
        ("SAMLAERE_PORT", "eighty", ProblemCode.WRONG_TYPE),
        ("SAMLAERE_PORT", "70000", ProblemCode.OUT_OF_RANGE),
        ("SAMLAERE_PORT", "-1", ProblemCode.OUT_OF_RANGE),
        ("SAMLAERE_PORT", "--5", ProblemCode.WRONG_TYPE),
        ("SAMLAERE_PORT", "²", ProblemCode.WRONG_TYPE),
        ("SAMLAERE_TRUSTED_PROXIES", "1.5", ProblemCode.WRONG_TYPE),
        ("SAMLAERE_MAX_BODY_BYTES", "0", ProblemCode.OUT_OF_RANGE),
    ],
)
def test_a_wrong_number_is_refused_by_the_name_of_its_variable(
    name: str, text: str, code: ProblemCode
) -> None:
    with pytest.raises(InputError) as caught:
        read_settings({name: text})
    assert [(p.field, p.code) for p in caught.value.problems] == [(name, code)]


@pytest.mark.parametrize("text", ["two words", "nøkkel", 'a"b', "=a"])
def test_a_key_that_cannot_travel_in_a_header_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_settings({"SAMLAERE_ADVISER_TOKEN": text})
    (problem,) = caught.value.problems
    assert (problem.field, problem.given) == ("SAMLAERE_ADVISER_TOKEN", "")
    key = "aZ0-._~+/="
    assert read_settings({"SAMLAERE_ADVISER_TOKEN": f" {key} "}).adviser_token == key


def test_every_setting_is_documented() -> None:
    import matcher.settings as module  # noqa: PLC0415 - its own text is what is read here

    text = Path(str(module.__file__)).read_text(encoding="utf-8")
    root = Path(__file__).parents[1]
    documented = "".join(
        (root / path).read_text(encoding="utf-8") for path in ("README.md", "docs/operations.md")
    )
    names = {part.split('"')[1] for part in text.split("PREFIX + ")[1:] if part.startswith('"')} | {
        "PORT",
        "TRUSTED_PROXIES",
        "MAX_BODY_BYTES",
    }
    assert {name for name in names if f"SAMLAERE_{name}" not in documented} == set()
