"""Do compared and exported partners say the same as the list they are from?"""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from matcher.domain.certainty import how_sure
from matcher.domain.errors import InputError, ProblemCode
from matcher.services.index import Index
from matcher.services.needs import parse_need
from matcher.services.partners import PartnerRanking, rank_partners
from matcher.services.partners_compared import compare_partners, parse_compared
from matcher.services.partners_exported import partner_sheets
from matcher.services.sheet_about import AskedInWords
from matcher.services.sheets import Sheet, write_csv, write_xlsx
from matcher.services.wording import Language, words_in

NVE = "970205039"
ASKED = AskedInWords(
    said=(("Oppgaver dere mangler", "fakturabehandling"),),
    on="2026-11-22",
    address="https://samlaere.test/nb/partnere?trade=SOA03-01",
)


@pytest.fixture(scope="module")
def ranking(packaged_index: Index) -> PartnerRanking:
    """Return everybody scored for a need of NVE."""
    need = {"agency_id": NVE, "trade": "SOA03-01", "missing_tasks": ["fakturabehandling"]}
    return rank_partners(packaged_index, parse_need(need, packaged_index))


def test_the_compared_stand_as_they_do_on_the_list(ranking: PartnerRanking) -> None:
    matches = ranking.answer().matches
    chosen = [matches[at].agency for at in (7, 2, 4)]
    compared = compare_partners(ranking, chosen).agencies
    assert [one.rank for one in compared] == [3, 5, 8]
    assert [one.match for one in compared] == [matches[at] for at in (2, 4, 7)]


def test_one_that_cannot_be_proposed_stands_last_with_why(ranking: PartnerRanking) -> None:
    best = ranking.answer().matches[0].agency
    index = ranking.index
    compared = compare_partners(ranking, parse_compared([NVE, best], index)).agencies
    assert [one.rank for one in compared] == [1, None]
    assert compared[1].excluded


def test_aims_are_as_sure_as_the_profiles_say_and_never_a_no(ranking: PartnerRanking) -> None:
    comparison = compare_partners(ranking, [m.agency for m in ranking.answer().matches[:4]])
    columns = ranking.index.candidates.trades[ranking.need.trade]
    assert [row.aim for row in comparison.aims] == list(columns.aims)
    assert any(row.is_wanted for row in comparison.aims)
    for at, row in enumerate(comparison.aims):
        for one, sure in zip(comparison.agencies, row.theirs, strict=True):
            assert sure is how_sure(float(columns.certainty[one.row, at]))


@pytest.mark.parametrize("given", [[], [NVE], [NVE, NVE], [NVE, "Nav", "SSB", "DFØ", "Kartverket"]])
def test_fewer_than_two_or_more_than_four_are_not_compared(
    packaged_index: Index, given: list[str]
) -> None:
    with pytest.raises(InputError) as caught:
        parse_compared(given, packaged_index)
    assert [problem.code for problem in caught.value.problems] == [ProblemCode.OUT_OF_RANGE]


def test_one_that_does_not_exist_is_named(packaged_index: Index) -> None:
    with pytest.raises(InputError) as caught:
        parse_compared([NVE, "tulletaten"], packaged_index)
    assert [problem.given for problem in caught.value.problems] == ["tulletaten"]


@pytest.mark.parametrize("language", Language)
def test_the_parts_of_an_exported_row_add_up_to_its_points(
    ranking: PartnerRanking, language: Language
) -> None:
    words = words_in(language)
    partners = partner_sheets(ranking.answer(), ranking.index, words, ASKED)[0]
    points_of = words.word("export", "part_points").format(part="")
    at = [i for i, head in enumerate(partners.head) if head.endswith(points_of)]
    total = partners.head.index(words.word("export", "points"))
    assert len(at) > 5
    for row in partners.rows:
        assert abs(sum(float(row[i] or 0) for i in at) - float(row[total] or 0)) < 0.7


def test_a_workbook_holds_numbers_as_numbers_and_texts_as_texts(ranking: PartnerRanking) -> None:
    sheets = partner_sheets(ranking.answer(), ranking.index, words_in(Language.NB), ASKED)
    book = load_workbook(io.BytesIO(write_xlsx(sheets)))
    assert book.sheetnames == ["Partnere", "Ikke foreslått", "Om svaret"]
    rows = list(book["Partnere"].iter_rows(values_only=True))
    assert len(rows) == 11
    assert rows[1][0] == 1
    assert isinstance(rows[1][5], float)
    assert isinstance(rows[1][1], str)


def test_a_workbook_tells_whose_need_it_answers_and_what_was_asked(ranking: PartnerRanking) -> None:
    sheets = partner_sheets(ranking.answer(), ranking.index, words_in(Language.NB), ASKED)
    book = load_workbook(io.BytesIO(write_xlsx(sheets)))
    told = dict(book["Om svaret"].iter_rows(min_row=2, values_only=True))
    assert "vassdrags" in told["Hvem som spør"]
    assert told["Oppgaver dere mangler"] == "fakturabehandling"
    assert told["Lastet ned"] == ASKED.on
    assert told["Adressen til svaret"] == ASKED.address


def test_csv_is_read_as_it_was_written_in_norwegian_and_english(ranking: PartnerRanking) -> None:
    for language, delimiter, sign in ((Language.NN, ";", ","), (Language.EN, ",", ".")):
        words = words_in(language)
        sheet = partner_sheets(ranking.answer(), ranking.index, words, ASKED)[0]
        written = write_csv(sheet, words)
        assert written.startswith("\ufeff".encode())
        rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig")), delimiter=delimiter))
        assert rows[0] == list(sheet.head)
        assert float(rows[1][5].replace(sign, ".")) == sheet.rows[0][5]


@pytest.mark.parametrize("text", ["=1+1", "+4722", "-1", "@sum", '=HYPERLINK("x")'])
def test_no_text_becomes_a_formula(text: str) -> None:
    sheet = Sheet(name="a", head=("b",), rows=((text,),))
    assert load_workbook(io.BytesIO(write_xlsx((sheet,))))["a"]["A2"].data_type == "s"
    written = write_csv(sheet, words_in(Language.NB)).decode("utf-8-sig")
    assert next(csv.reader([written.splitlines()[1]], delimiter=";")) == [f"'{text}"]
