"""Are sites visited sparingly, and is what they say tied to the right thing?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from matcher.domain import fields
from scrapers.sources.agency_pages.about import parse_about, parse_offices
from scrapers.sources.agency_pages.links import PageKind, classify_link, parse_links
from scrapers.sources.agency_pages.tasks import find_trades, parse_tasks
from tests.scrapers.answers import broken, not_there, redirect, too_many
from tests.scrapers.sources.agency_pages.pages import APPRENTICES, HOME, SITE_PAGES
from tests.scrapers.sources.agency_pages.play import play_sites, write_page
from tests.scrapers.sources.rig import NOW, OFFICE, OPERATIONS, make_known, running_rig
from tests.scrapers.sources.small import DSB, ENERGY, NAMES, NVE, SMALL

NOBODY: frozenset[str] = frozenset()
LONG = "Dette er et oppdiktet avsnitt som er langt nok til å bli lest som noe om oppdraget vårt. "


def test_the_best_pages_come_first_and_others_are_not_read(tmp_path: Path) -> None:
    small = SMALL["agency_pages"]
    with running_rig("agency_pages", small.play, tmp_path) as rig:
        rig.scrape(small.known)
        assert rig.visited() == [
            "/www.nve.no/",
            "/nve.no/laerling",
            "/www.nve.no/om-nve/",
            "/www.nve.no/kontorer",
            "/www.nve.no/jobb",
        ]


def test_a_site_of_a_thousand_pages_gets_only_its_few_pages(tmp_path: Path) -> None:
    links = "".join(f"<a href='/laerling/{number}'>Lærling</a>" for number in range(1000))
    pages = {f"/www.nve.no/laerling/{number}": write_page(links) for number in range(1000)}
    play = play_sites({"/www.nve.no/": write_page(links), **pages})
    with running_rig("agency_pages", play, tmp_path) as rig:
        rig.scrape(make_known(homepages={NVE: "https://www.nve.no/"}))
        assert len(rig.visited()) == rig.manifest.options["pages_per_agency"]


def test_agencies_that_share_a_host_are_kept_apart(tmp_path: Path) -> None:
    home = "https://www.regjeringen.no/no/dep"
    page = write_page(
        "<a href='/no/dep/ed/om'>Om oss</a><a href='/no/dep/jd/om'>Om oss</a>"
        "<a href='/no/om'>Om oss</a>"
    )
    folder = "/www.regjeringen.no/no/dep"
    play = play_sites({f"{folder}/ed/": page, f"{folder}/jd/": page})
    known = make_known(homepages={ENERGY: f"{home}/ed/", DSB: f"{home}/jd/"})
    with running_rig("agency_pages", play, tmp_path) as rig:
        rig.scrape(known)
        assert rig.visited() == [
            f"{folder}/jd/",
            f"{folder}/jd/om",
            f"{folder}/ed/",
            f"{folder}/ed/om",
        ]


@pytest.mark.parametrize("fault", [broken(503), too_many("9999"), redirect("http://10.0.0.1/")])
def test_one_site_that_is_down_keeps_what_was_known_and_stops_nobody(
    fault: object, tmp_path: Path
) -> None:
    small = SMALL["agency_pages"]
    pages = {**SITE_PAGES, "/www.dsb.no/": HOME}
    with running_rig("agency_pages", play_sites(pages), tmp_path) as rig:
        own = rig.observe(rig.scrape(small.known), NOW)
        rig.server.always(rig.path("/www.nve.no/"), fault)  # type: ignore[arg-type]
        homes = {NVE: "https://www.nve.no/", DSB: "https://www.dsb.no/"}
        harvest = rig.scrape(replace(make_known(dict(NAMES), homepages=homes), own=own))
    assert harvest.unchanged == own
    assert any("could not be read" in oddity.what for oddity in harvest.oddities)


def test_a_page_that_is_gone_for_good_gives_up_what_it_said(tmp_path: Path) -> None:
    small = SMALL["agency_pages"]
    with running_rig("agency_pages", small.play, tmp_path) as rig:
        own = rig.observe(rig.scrape(small.known), NOW)
        rig.server.always(rig.path("/nve.no/laerling"), not_there())
        harvest = rig.scrape(replace(small.known, own=own))
    assert harvest.unchanged == ()
    assert fields.TASK not in {each.field for each in harvest.found}


def test_no_page_is_kept_and_nobody_on_it_is_named_in_what_is(tmp_path: Path) -> None:
    small = SMALL["agency_pages"]
    with running_rig("agency_pages", small.play, tmp_path) as rig:
        fetcher = rig.fetcher
        harvest = rig.scraper.scrape(fetcher, rig.manifest, small.known)
        again = rig.fetcher
        rig.scraper.scrape(again, rig.manifest, small.known)
    assert list(tmp_path.rglob("*")) == []
    assert len(fetcher.taken) == 5
    assert fetcher.taken == again.taken
    assert {one.page.snapshot for one in harvest.found} <= {one.sha256 for one in fetcher.taken}
    told = repr((harvest, fetcher.taken))
    assert not [trace for trace in ("Nordmann", "Hansen", "Olsen", "Emma", "@") if trace in told]


def test_robots_of_one_page_are_obeyed_and_the_rest_is_read(tmp_path: Path) -> None:
    small = SMALL["agency_pages"]
    with running_rig("agency_pages", small.play, tmp_path) as rig:
        rig.server.robots = "User-agent: *\nDisallow: /agency_pages/nve.no/\n"
        harvest = rig.scrape(small.known)
        assert "/nve.no/laerling" not in rig.visited()
    assert fields.MANDATE in {each.field for each in harvest.found}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Om oss", PageKind.ABOUT),
        ("Om Kystverket", PageKind.ABOUT),
        ("Kven er vi", PageKind.ABOUT),
        ("About us", PageKind.ABOUT),
        ("Våre kontor", PageKind.OFFICES),
        ("Her finn du oss", PageKind.OFFICES),
        ("Ledige stillingar", PageKind.VACANCIES),
        ("Jobbe hos oss", PageKind.VACANCIES),
        ("Vil du bli lærling?", PageKind.APPRENTICES),
        ("Om informasjonskapsler", None),
        ("Om nettstedet", None),
        ("Rapporter", None),
    ],
)
def test_links_are_known_by_their_words(text: str, kind: PageKind | None) -> None:
    assert classify_link(text, "https://www.nve.no/x") is kind


def test_only_pages_of_the_same_site_are_links() -> None:
    links = parse_links(HOME, url="https://www.nve.no/")
    assert [link.url for link in links] == [
        "https://nve.no/laerling",
        "https://www.nve.no/om-nve/",
        "https://www.nve.no/kontorer",
        "https://www.nve.no/jobb",
    ]


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [("nn", LONG, "nn"), ("nb-NO", LONG, "nb"), ("no", LONG + "Det er ikkje frå ein.", "nn")],
)
def test_the_form_of_a_mandate_is_the_page_s_own(language: str, text: str, form: str) -> None:
    about = parse_about(write_page(f"<h1>Om oss</h1><p>{text}</p>", language), NOBODY)
    assert about is not None
    assert about.written_form == form


@pytest.mark.parametrize(
    ("content", "language"),
    [
        (f"<h1>About us</h1><p>{LONG}</p>", "en"),
        (f"<h1>Om oss</h1><p>{LONG}</p>", "en"),
        (f"<h1>Nyheter</h1><p>{LONG}</p>", "nb"),
        ("<h1>Om oss</h1><p>Kort tekst.</p>", "nb"),
        (f"<h1>Om oss</h1><h1>Aktuelt</h1><p>{LONG}</p>", "nb"),
    ],
)
def test_what_is_not_surely_a_mandate_is_left_out(content: str, language: str) -> None:
    assert parse_about(write_page(content, language), NOBODY) is None


def test_a_post_box_is_no_office() -> None:
    page = write_page("<h1>Kontorer</h1><p>Postboks 12, 6863 Leikanger</p>")
    assert parse_offices(page, NOBODY) == ()


def test_the_tasks_of_two_trades_on_one_page_are_not_mixed() -> None:
    tasks, oddities = parse_tasks(APPRENTICES, [OFFICE, OPERATIONS], NOBODY)
    by_trade = {task.text: task.trade for task in tasks}
    assert by_trade["ta imot besøkende i resepsjonen"] == OFFICE.code
    assert by_trade["Du setter opp nye maskiner til kolleger"] == OPERATIONS.code
    assert oddities == ()


def test_tasks_for_several_trades_at_once_are_shown_to_a_person() -> None:
    page = write_page(
        "<h1>Bli lærling</h1><h2>Arbeidsoppgaver</h2><ul><li>mange slags oppgaver</li></ul>"
        "<p>Vi har lærlinger i service- og administrasjonsfaget og i IT-driftsfaget.</p>"
    )
    tasks, (oddity,) = parse_tasks(page, [OFFICE, OPERATIONS], NOBODY)
    assert tasks == ()
    assert "several trades" in oddity.what


def test_tasks_on_a_page_that_is_not_about_apprentices_are_left_alone() -> None:
    page = write_page("<h1>Rådgiver</h1><h2>Arbeidsoppgaver</h2><ul><li>gi gode råd</li></ul>")
    assert parse_tasks(page, [OFFICE], NOBODY) == ((), ())


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Vi tilbyr IT-driftsfaget", True),
        ("lærlingar innan IT-drift", True),
        ("IT-driftslærling søkes", True),
        ("Avdeling for IT-drift", False),
    ],
)
def test_a_trade_is_named_by_its_name_or_by_an_apprentice_in_it(text: str, is_named: bool) -> None:
    assert bool(find_trades(text, [OPERATIONS])) is is_named


def test_an_expired_trade_is_not_named() -> None:
    assert find_trades("IT-driftsfaget", [replace(OPERATIONS, is_expired=True)]) == ()
