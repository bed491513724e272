"""Is a command that is not understood told in one line, in the language that it names?"""

from __future__ import annotations

from typing import Final

import pytest

from tests.cli.conftest import Run

NOT_UNDERSTOOD: Final = {
    "no such command": (["nosuch"], "nosuch: Kommandoen finnes ikke. Se «main --help»."),
    "nearly a command": (["partner"], "partner: Kommandoen finnes ikke. Mente du «partners»?"),
    "no such option": (["partners", "--limt", "3"], "--limt: Valget finnes ikke."),
    "nearly an option": (
        ["aims", "--limi", "3"],
        "--limi: Valget finnes ikke. Mente du «--limit»?",
    ),
    "no such option of all": (["--nosuch"], "--nosuch: Valget finnes ikke. Se «main --help»."),
    "a file that is missing": (["partners"], "NEED: Må oppgis. Se «main partners --help»."),
    "a name that is missing": (["agency"], "NAME: Må oppgis."),
    "no texts and no batch": (["aims"], "Oppgi --trade og minst én tekst, eller --batch. Se «"),
    "no texts": (["aims", "--trade", "SOA03-01"], "Oppgi --trade og minst én tekst"),
    "no e-mail": (["read-enquiry"], "Oppgi en fil, eller --batch. Se «main read-enquiry --help»."),
    "no needs": (["national"], "Oppgi enten NEEDS eller --everyone. Se «main national --help»."),
    "needs and everyone": (
        ["national", "--lang", "en", "--everyone", "SOA03-01", "-"],
        "Give either NEEDS or --everyone. See “main national --help”.",
    ),
    "too small a number": (
        ["aims", "--trade", "SOA03-01", "--limit", "0", "arkiv"],
        "--limit: Skriv et helt tall, 1 eller mer.",
    ),
    "no number": (["rings", "--ring", "x", "-"], "--ring: Skriv et helt tall, 1 eller mer."),
    "too large a number": (
        ["serve", "--port", "70000"],
        "--port: Skriv et helt tall fra 0 til 65535. Se «main serve --help».",
    ),
    "a language we do not speak": (
        ["partners", "--lang", "sv", "-"],
        "--lang: Velg nb, nn eller en. Se «main partners --help».",
    ),
    "an option without its value": (
        ["agency", "NVE", "--lang"],
        "--lang: Valget må ha en verdi bak seg. Se «main agency --help».",
    ),
    "a value too many": (["evaluate", "--json=1"], "--json: Valget står alene"),
    "a name of several words": (["agency", "Norges", "vassdrag"], "vassdrag: Dette er mer enn"),
}


@pytest.mark.parametrize(("arguments", "line"), NOT_UNDERSTOOD.values(), ids=NOT_UNDERSTOOD.keys())
def test_a_command_that_is_not_understood_is_told_in_one_line_with_field_and_cure(
    run: Run, arguments: list[str], line: str
) -> None:
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(line)
    assert done.stderr.count("\n") == 1
    assert "--help" in done.stderr


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (["--lang", "nn"], "--x: Valet finst ikkje. Sjå «main partners --help»."),
        (["--lang=en"], "--x: There is no such option. See “main partners --help”."),
        (["--lang", "EN"], "--x: There is no such option."),
        (["--lang", "sv"], "--x: Valget finnes ikke."),
    ],
)
def test_what_is_not_understood_is_told_in_the_language_that_the_line_names(
    run: Run, language: list[str], line: str
) -> None:
    assert run("partners", "--x", *language, "-").stderr.startswith(line)
