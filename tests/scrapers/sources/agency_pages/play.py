"""How do the agencies' own sites answer, played from the list of agencies?"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from tests.scrapers.answers import Answer, Asked, in_html, not_there
from tests.scrapers.source_server import Play, SeedAgency


def make_play(agencies: Sequence[SeedAgency]) -> Play:
    """Play small made-up sites: a homepage, a page about the agency and one for apprentices."""
    pages: dict[str, str] = {}
    for agency in agencies:
        parts = urlsplit(agency.homepage)
        if parts.netloc:
            home = f"/{parts.netloc}{parts.path or '/'}"
            pages |= make_site(home.rstrip("/") + "/", agency)
            pages[home] = pages[home.rstrip("/") + "/"]
    return play_sites(pages)


def play_sites(pages: Mapping[str, str]) -> Play:
    """Play sites with these pages; a path starts with the site's host."""

    def play(asked: Asked) -> Answer:
        return in_html(pages[asked.path]) if asked.path in pages else not_there()

    return play


def make_site(home: str, agency: SeedAgency) -> dict[str, str]:
    """Write the three pages of one agency; every word in them is made up for tests."""
    place = agency.city or "Oslo"
    about = (
        f"<h1>Om {html.escape(agency.name)}</h1><p>{html.escape(agency.name)} er her beskrevet med "
        "en oppdiktet tekst som er lang nok til å være et avsnitt om oppdraget, og som ikke finnes "
        "på den virkelige siden.</p>"
        f"<h2>Hovedkontor</h2><p>Prøvegata 1, 0001 {html.escape(place)}</p>"
    )
    apprentices = (
        "<h1>Lærling i service- og administrasjonsfaget</h1><h2>Arbeidsoppgaver</h2>"
        "<ul><li>ta imot besøkende i skranken</li><li>journalføre innkommende post</li></ul>"
    )
    return {
        home: write_page(
            f"<h1>{html.escape(agency.name)}</h1>"
            '<p><a href="om-oss">Om oss</a> <a href="laerling">Bli lærling</a></p>'
        ),
        f"{home}om-oss": write_page(about),
        f"{home}laerling": write_page(apprentices),
    }


def write_page(content: str, language: str = "nb") -> str:
    """Write a page with the furniture that every site has."""
    return (
        f'<!doctype html><html lang="{language}"><body><nav><a href="/">Forsiden</a></nav>'
        "<div><p>Vi bruker informasjonskapsler for å gjøre nettstedet bedre for alle som besøker "
        "det, og du kan når som helst trekke samtykket tilbake.</p></div>"
        f"<main>{content}</main><footer><p>Personvern</p></footer></body></html>"
    )
