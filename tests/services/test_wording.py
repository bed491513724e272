"""Has every code words in every language, and are sentences whole when they are filled in?"""

from __future__ import annotations

from enum import StrEnum
from string import Formatter

import pytest

from matcher.domain.agency import AgencyKind, AgencyStatus, SizeClass
from matcher.domain.certainty import HowSure
from matcher.domain.errors import Problem, ProblemCode
from matcher.domain.match import Component, Exclusion, ExclusionCode, Reason, ReasonCode
from matcher.domain.national import ChangeCode, Form, LeftOutCode, Objective
from matcher.domain.need import Cooperation, Direction, Similarity
from matcher.domain.provenance import Method
from matcher.domain.ring import AskAbout, CompromiseCode, RingPart
from matcher.domain.secondment import MonthsCode, MonthsReason, Side
from matcher.evaluation.partners import Outcome
from matcher.services.wording import Language, words_in
from tests.scoring.examples import agency_id

CODES: dict[str, type[StrEnum]] = {
    "component": Component,
    "component_long": Component,
    "reason": ReasonCode,
    "exclusion": ExclusionCode,
    "problem": ProblemCode,
    "method": Method,
    "method_long": Method,
    "cooperation": Cooperation,
    "direction": Direction,
    "similarity": Similarity,
    "size": SizeClass,
    "status": AgencyStatus,
    "kind": AgencyKind,
    "outcome": Outcome,
    "ring_part": RingPart,
    "ring_part_long": RingPart,
    "ask": AskAbout,
    "compromise": CompromiseCode,
    "arrangement": Form,
    "objective": Objective,
    "objective_said": Objective,
    "left_out": LeftOutCode,
    "change": ChangeCode,
    "how_sure": HowSure,
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("table", "codes"), CODES.items())
def test_every_code_has_words_and_no_words_are_left_over(
    language: Language, table: str, codes: type[StrEnum]
) -> None:
    assert set(words_in(language).tables[table]) == {code.value for code in codes}


@pytest.mark.parametrize("language", Language)
def test_every_language_says_the_same_things_with_the_same_values(language: Language) -> None:
    nb, own = words_in(Language.NB).tables, words_in(language).tables
    assert nb.keys() == own.keys()
    for table in nb:
        assert nb[table].keys() == own[table].keys()
        for code in nb[table]:
            assert values_in(nb[table][code]) == values_in(own[table][code]), (table, code)


def values_in(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_nynorsk_is_not_bokmaal() -> None:
    nn = words_in(Language.NN).tables
    words = {word for table in nn.values() for text in table.values() for word in text.split()}
    assert words.isdisjoint({"ikke", "hvor", "virksomheten", "dere", "dem", "noe", "vet", "finnes"})


def test_english_is_not_norwegian() -> None:
    en = words_in(Language.EN).tables
    words = {word for table in en.values() for text in table.values() for word in text.split()}
    assert words.isdisjoint({"og", "ikke", "ikkje", "dere", "de", "virksomhet", "lærling", "eller"})


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", ProblemCode)
def test_a_problem_is_whole_with_and_without_a_hint(language: Language, code: ProblemCode) -> None:
    for hint in ("", "noe annet"):
        said = words_in(language).problem(Problem(field="x", code=code, given="y", hint=hint))
        assert said
        assert "{" not in said
        assert said.endswith((".", "?"))
        assert "()" not in said


def test_shares_and_months_are_said_as_people_say_them() -> None:
    words = words_in(Language.NB)
    said = words.reason(
        Reason(code=ReasonCode.BOTH_GAIN, values={"they": 0.456, "we": 0.2, "gives_more": "they"})
    )
    assert "46 %" in said
    overlap = Reason(code=ReasonCode.SEASONS_OVERLAP, values={"both": "3,4,5", "theirs": "3,4,5"})
    assert "mars, april og mai" in words.reason(overlap)
    too_far = Exclusion(
        agency=agency_id(1),
        name="Etat",
        code=ExclusionCode.TOO_FAR,
        values={"km": 397, "max_km": 60.0},
    )
    assert "grensen er 60 km" in words.exclusion(too_far)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.NB, ("46 %", "0,1 %", "12,5", "1\u00a0234")),
        (Language.NN, ("46 %", "0,1 %", "12,5", "1\u00a0234")),
        (Language.EN, ("46%", "0.1%", "12.5", "1,234")),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(
    language: Language, said: tuple[str, ...]
) -> None:
    words = words_in(language)
    written = (words.percent(0.456), words.percent(0.001, decimals=1), words.decimal(12.5))
    assert (*written, words.grouped(1234)) == said


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("code", MonthsCode)
def test_every_reason_for_months_has_a_whole_sentence_about_each_party(
    language: Language, side: Side, code: MonthsCode
) -> None:
    reason = MonthsReason(code=code, side=side, months=(3, 4))
    said = words_in(language).months_reason(reason)
    assert said.endswith(".")
    assert "{" not in said


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("trade", "trade"),
        ("missing_aims.0", "missing_aims nr. 1"),
        ("needs.2.agency_id", "needs nr. 3, agency_id"),
        ("together.0.1", "together nr. 1 nr. 2"),
        ("lines.4.text", "linje 5, text"),
        ("weights.luck", "weights.luck"),
        ("/srv/plan.1.json", "/srv/plan.1.json"),
        ("needs.jsonl:3", "needs.jsonl:3"),
        ("SAMLAERE_PORT", "SAMLAERE_PORT"),
    ],
)
def test_places_in_lists_are_counted_from_one_and_files_keep_their_names(
    field: str, said: str
) -> None:
    assert words_in(Language.NB).place(field) == said


@pytest.mark.parametrize("language", Language)
def test_what_is_said_without_a_hint_has_a_sentence_with_one_too(language: Language) -> None:
    words = words_in(language)
    assert words.tables["problem_alone"].keys() <= words.tables["problem"].keys()
    for code in words.tables["problem_alone"]:
        said = words.problem(Problem(field="x", code=ProblemCode(code), given="Xyzzy"))
        assert "{" not in said
        assert said != words.problem(
            Problem(field="x", code=ProblemCode(code), given="Xyzzy", hint="NVE")
        )


def test_what_holds_of_rings_by_their_size_is_said_as_a_sentence() -> None:
    code = ProblemCode.PERIOD_TOO_SHORT
    problem = Problem(field="months", code=code, given="6", hint="≥ 8 (2), ≥ 12 (3), ≥ 16 (4)")
    said = words_in(Language.NB).problem(problem)
    assert "minst 8 med 2 medlemmer, minst 12 med 3 medlemmer og minst 16 med 4 medlemmer" in said
    assert "(" not in said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.NB, "Virksomheten er lagt ned. Del av X fra 2024"),
        (Language.NN, "Verksemda er lagd ned. På bokmål: «Del av X fra 2024»"),
        (Language.EN, "The agency has been closed. In Norwegian: “Del av X fra 2024”"),
    ],
)
def test_what_is_noted_in_bokmaal_alone_is_quoted_as_such(language: Language, said: str) -> None:
    words, note = words_in(language), "Del av X fra 2024"
    code = ExclusionCode.CLOSED
    left_out = Exclusion(agency=agency_id(1), name="Etat", code=code, values={"note": note})
    assert words.exclusion(left_out) == said
    problem = Problem(field="x", code=ProblemCode.CLOSED_AGENCY, given="Etat", hint=note)
    assert said.partition(". ")[2] in words.problem(problem)


@pytest.mark.parametrize("language", Language)
def test_a_closed_agency_without_a_note_is_told_by_its_status_in_words(language: Language) -> None:
    words = words_in(language)
    problem = Problem(field="x", code=ProblemCode.CLOSED_MEMBER, given="Etat", hint="no_staff")
    assert words.word("status", "no_staff") in words.problem(problem)
    left_out = Exclusion(agency=agency_id(1), name="Etat", code=ExclusionCode.CLOSED)
    assert words.exclusion(left_out).endswith(".")
