"""Is DFØ's overview read whatever it looks like, as long as it says what it is?"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain import fields
from matcher.domain.agency import AgencyKind
from matcher.domain.errors import SourceError
from scrapers.sources.dfo_agencies.columns import (
    Column,
    ListedAgency,
    parse_header,
    parse_homepage,
    parse_row,
    split_short_name,
)
from scrapers.sources.dfo_agencies.markup import parse_overview
from scrapers.sources.dfo_agencies.spreadsheet import parse_spreadsheet
from tests.scrapers.answers import Answer, Asked, broken, in_bytes, in_html, not_there
from tests.scrapers.sources.dfo_agencies.play import (
    SHEET_PATH,
    make_sheet,
    play_overview,
    write_page,
)
from tests.scrapers.sources.rig import make_known, running_rig
from tests.scrapers.sources.small import ENERGY, KARTVERKET, NAMES, NVE, SMALL, SSB

URL = "https://www.dfo.no/oversikt"
TITLE = "Oversikt over alle statlige virksomheter"
ODS = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><table:table table:name="Ark1">
<table:table-row><table:table-cell><text:p>Oversikt</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>Navn</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="2"/>
<table:table-cell><text:p>Kortnavn</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>Statistisk sentralbyrå</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="2"/>
<table:table-cell><text:p>SSB</text:p></table:table-cell></table:table-row>
</table:table></office:document-content>"""


def make_ods() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("content.xml", ODS)
    return file.getvalue()


def test_headers_are_known_by_what_they_mean() -> None:
    header = ["Nr.", "Navn på virksomheten", "Org.nr. (9 siffer)", "OVERORDNA DEPARTEMENT"]
    expected = {Column.NAME: 1, Column.NUMBER: 2, Column.MINISTRY: 3}
    assert parse_header(header) == expected


def test_a_row_of_cells_without_a_column_of_names_is_no_header() -> None:
    assert parse_header(["Departement", "Type"]) == {}


@given(st.lists(st.text(max_size=30), max_size=8))
def test_no_row_whatever_it_holds_stops_the_reading(cells: list[str]) -> None:
    places = {Column.NAME: 0, Column.NUMBER: 1, Column.KIND: 2, Column.HOMEPAGE: 7}
    listed, _ = parse_row(cells, places, where="row")
    assert listed is None or listed.name


def test_the_short_name_in_a_parenthesis_is_taken_apart() -> None:
    assert split_short_name("Nasjonal kommunikasjonsmyndighet (Nkom)")[1] == "Nkom"
    assert split_short_name("Statsforvalteren (hele landet)")[1] is None


def test_a_homepage_gets_its_scheme_and_other_texts_are_none() -> None:
    assert parse_homepage("ssb.no") == "https://ssb.no"
    assert parse_homepage("ingen") is None


def test_lists_under_the_ministries_are_read_and_other_lists_are_not() -> None:
    page = write_page(
        TITLE,
        "<ul><li>Del denne siden</li></ul><h2>Energidepartementet (ED)</h2>"
        "<ul><li>Havindustritilsynet</li><li>Sokkeldirektoratet (Sodir)</li></ul>"
        "<h2>Kontakt</h2><ul><li>DFØ</li></ul>",
    )
    listed = parse_overview(page, url=URL).agencies
    assert [(one.name, one.short_name, one.ministry) for one in listed] == [
        ("Havindustritilsynet", None, "Energidepartementet"),
        ("Sokkeldirektoratet", "Sodir", "Energidepartementet"),
    ]


def test_lists_inside_lists_belong_to_the_ministry_that_they_stand_in() -> None:
    page = write_page(
        TITLE, "<ul><li>Finansdepartementet<ul><li>Statistisk sentralbyrå</li></ul></li></ul>"
    )
    (listed,) = parse_overview(page, url=URL).agencies
    assert listed == ListedAgency(name="Statistisk sentralbyrå", ministry="Finansdepartementet")


def test_a_column_that_nobody_reads_is_noted() -> None:
    page = write_page(TITLE, "<table><tr><th>Virksomhet</th><th>Budsjett</th></tr></table>")
    (oddity,) = parse_overview(page, url=URL).oddities
    assert oddity.example == "Budsjett"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ('<a href="/a.csv">csv</a><a href="/a.xlsx">fil</a>', "/a.xlsx"),
        ('<a href="/last-ned/17">Last ned som regneark</a>', "/last-ned/17"),
        ('<a href="/hent" type="application/vnd.ms-excel">Hent</a>', "/hent"),
        ('<a href="/rapport.pdf">Rapport</a>', None),
    ],
)
def test_the_spreadsheet_is_found_by_ending_words_or_type(link: str, expected: str | None) -> None:
    found = parse_overview(write_page(TITLE, link), url=URL).spreadsheet
    assert found == (None if expected is None else f"https://www.dfo.no{expected}")


@pytest.mark.parametrize(
    "body",
    [
        make_sheet([("Statistisk sentralbyrå", "SSB")], ("Verksemd", "Forkorting")),
        make_ods(),
        "Oversikt;\nVirksomhet;Forkortelse\nStatistisk sentralbyrå;SSB\n".encode("cp1252"),
        "\ufeffVirksomhet,Kortnavn\nStatistisk sentralbyrå,SSB\n".encode(),
    ],
    ids=["xlsx", "ods", "csv as Excel writes it", "csv in UTF-8"],
)
def test_every_usual_kind_of_spreadsheet_is_read(body: bytes) -> None:
    agencies, _ = parse_spreadsheet(body, url=URL)
    assert agencies == (ListedAgency(name="Statistisk sentralbyrå", short_name="SSB"),)


@pytest.mark.parametrize(
    "body",
    [b"PK\x03\x04 cut", b"<html>", b"%PDF-1.7", b"a;b\n1;2\n", make_sheet([], ("Budsjett",))],
)
def test_a_file_that_is_no_list_of_agencies_says_so(body: bytes) -> None:
    with pytest.raises(SourceError, match="spreadsheet"):
        parse_spreadsheet(body, url=URL)


def test_a_page_with_neither_list_nor_spreadsheet_says_what_to_do(tmp_path: Path) -> None:
    play = play_overview(write_page("Ny forside", "<p>Vi har fått ny nettside.</p>"), None)
    with running_rig("dfo_agencies", play, tmp_path) as rig:
        with pytest.raises(SourceError, match="SAMLAERE_SOURCE_DFO_AGENCIES_URL"):
            rig.scrape(make_known(dict(NAMES)))
        (finding,) = rig.scraper.check(rig.fetcher, rig.manifest)
    assert "neither a table or list" in finding.what


def test_the_overview_is_followed_to_where_a_link_with_its_name_leads(tmp_path: Path) -> None:
    table = f"<table><tr><th>Navn</th></tr><tr><td>{NAMES[SSB]}</td></tr></table>"

    def play(asked: Asked) -> Answer:
        if asked.path == "/ny":
            return in_html(write_page(TITLE, table))
        return in_html(write_page("Tall", f'<p><a href="{asked.base}/ny">{TITLE}</a></p>'))

    with running_rig("dfo_agencies", play, tmp_path) as rig:
        harvest = rig.scrape(make_known(dict(NAMES)))
        assert rig.visited() == ["", "/ny"]
    assert [(each.key, each.field) for each in harvest.found] == [(SSB, fields.NAME)]


@pytest.mark.parametrize("answer", [not_there(), in_bytes(b"%PDF", "application/pdf")])
def test_without_its_spreadsheet_the_page_is_read_and_that_is_noted(
    answer: Answer, tmp_path: Path
) -> None:
    small = SMALL["dfo_agencies"]
    with running_rig("dfo_agencies", small.play, tmp_path) as rig:
        rig.server.always(rig.path(SHEET_PATH), answer)
        harvest = rig.scrape(small.known)
    assert {each.key for each in harvest.found} >= {NVE, SSB}
    assert "spreadsheet" in {oddity.where for oddity in harvest.oddities}


def test_a_spreadsheet_that_is_down_for_the_moment_stops_the_run(tmp_path: Path) -> None:
    small = SMALL["dfo_agencies"]
    with running_rig("dfo_agencies", small.play, tmp_path) as rig:
        rig.server.always(rig.path(SHEET_PATH), broken(503))
        with pytest.raises(SourceError, match="503"):
            rig.scrape(small.known)


def test_a_name_that_is_nearly_one_that_we_know_waits_for_a_person(tmp_path: Path) -> None:
    page = write_page(
        TITLE,
        "<table><tr><th>Virksomhet</th></tr>"
        "<tr><td>Direktoratet for samfunnssikkerheit og -beredskap</td></tr></table>",
    )
    with running_rig("dfo_agencies", play_overview(page, None), tmp_path) as rig:
        harvest = rig.scrape(make_known(dict(NAMES)))
    assert harvest.found == ()
    assert [pair.right for pair in harvest.review_pairs] == ["974760983"]


def test_every_spelling_of_a_ministry_leads_to_it(tmp_path: Path) -> None:
    page = write_page(
        TITLE,
        "<table><tr><th>Virksomhet</th><th>Departement</th></tr>"
        f"<tr><td>{NAMES[NVE]}</td><td>Energidepartementet</td></tr>"
        f"<tr><td>{NAMES[SSB]}</td><td>Energidepartementet (ED)</td></tr>"
        f"<tr><td>{NAMES[KARTVERKET]}</td><td>ENERGIDEPARTEMENTET</td></tr></table>",
    )
    with running_rig("dfo_agencies", play_overview(page, None), tmp_path) as rig:
        harvest = rig.scrape(make_known(dict(NAMES)))
    ministries = {each.key: each.value for each in harvest.found if each.field == fields.MINISTRY}
    assert ministries == dict.fromkeys((NVE, SSB, KARTVERKET), ENERGY)
    assert harvest.oddities == ()


def test_the_kind_is_read_and_a_form_of_affiliation_gives_none() -> None:
    places = {Column.NAME: 0, Column.KIND: 1}
    directorate, _ = parse_row(["Sokkeldirektoratet", "Direktorat"], places, where="row")
    ordinary, noted = parse_row(["Havtilsynet", "Forvaltningsorgan"], places, where="row")
    assert directorate is not None
    assert directorate.kind is AgencyKind.DIRECTORATE
    assert ordinary is not None
    assert ordinary.kind is None
    assert noted == ()
