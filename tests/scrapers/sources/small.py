"""Which few made-up answers of each source are enough to see everything that it reads?

The agencies exist; what is said about them here is made up, to illustrate the forms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from scrapers.framework.harvest import Known
from tests.scrapers.source_server import Play
from tests.scrapers.sources.agency_pages.pages import SITE_PAGES
from tests.scrapers.sources.agency_pages.play import play_sites
from tests.scrapers.sources.dfo_agencies.play import make_sheet, play_overview, write_page
from tests.scrapers.sources.finnlaerebedrift.play import play_approved
from tests.scrapers.sources.grep_udir.play import EXPIRED, make_aim, make_area, play_grep
from tests.scrapers.sources.kudos.play import make_actor, make_document, play_kudos
from tests.scrapers.sources.rig import make_known

ENERGY, NVE, DSB, SSB, KARTVERKET = (
    "977161630",
    "970205039",
    "974760983",
    "971526920",
    "971040238",
)
NAMES: Final[Mapping[str, str]] = {
    ENERGY: "Energidepartementet",
    NVE: "Norges vassdrags- og energidirektorat",
    DSB: "Direktoratet for samfunnssikkerhet og beredskap",
    SSB: "Statistisk sentralbyrå",
    KARTVERKET: "Statens kartverk",
}
SITE_OF_KARTVERKET: Final = "974760673"


@dataclass(frozen=True, slots=True, kw_only=True)
class Small:
    """A small play of a source, what it knows, and the first path that it asks for."""

    play: Play
    known: Known
    first: str


def _overview() -> Small:
    """Play a table under a heading, and a spreadsheet that mostly agrees."""
    page = write_page(
        "Oversikt over alle statlige virksomheter",
        '<p><a href="{base}/sites/default/files/oversikt.xlsx">Last ned (Excel)</a></p>'
        "<h2>Energidepartementet</h2><table><thead><tr><th>Virksomhet</th></tr></thead><tbody>"
        "<tr><td>Energidepartementet</td></tr>"
        '<tr><td><a href="https://www.nve.no/">Norges vassdrags- og energidirektorat (NVE)</a></td>'
        "</tr></tbody></table><h2>Andre</h2><table><tr><th>Namn</th><th>Org.nr.</th></tr>"
        f"<tr><td>Statistisk sentralbyrå</td><td>{SSB}</td></tr></table>",
    )
    sheet = make_sheet(
        [
            ("Energidepartementet", "ED", "", "977 161 630", "", "Departement"),
            ("Noregs vassdrags- og energidirektorat", "NVE", "Energidepartementet", "", "", ""),
            ("Statistisk sentralbyrå", "SSB", "Finansdepartementet", "971526921", "ssb.no", "Byrå"),
            ("Rådet for oppdiktede saker", "", "Energidepartementet", "", "", "Direktorat"),
        ],
        ("Virksomhetens navn", "Forkortelse", "Overordnet departement", "Orgnr", "Url", "Type"),
    )
    return Small(play=play_overview(page, sheet), known=make_known(dict(NAMES)), first="")


def _grep() -> Small:
    """Play a curriculum in bokmål, one in nynorsk, and one that has expired."""
    aims = {
        "SOA03-01": [
            make_aim("KM6850", "bruke digitale verktøy", "bruke digitale verktøy"),
            make_aim("KM6851", "ikke levert", "ikkje levert"),
        ],
        "ITD03-01": [
            make_aim("KM7001", "ta vare på", "ta vare på"),
            make_aim("KM7002", "hva som helst", "kva som helst", default="kva som helst"),
        ],
        "SIK03-01": [make_aim("KM1", "utgått mål", "")],
    }
    areas = [
        make_area("SRSOA3", "Service- og administrasjonsfaget", ""),
        make_area("IMITD3", "IT-driftsfaget", "IT-driftsfaget"),
        make_area("SRSIK3", "Sikkerhetsfaget", "Tryggleiksfaget", status=EXPIRED),
        make_area("STUSP1", "Studiespesialisering", ""),
    ]
    return Small(
        play=play_grep(aims, areas), known=make_known(dict(NAMES)), first="/programomraader"
    )


def _approved() -> Small:
    """Play two pages for one trade, nobody for the other; one number belongs to a site."""
    strangers = [(f"91{number:07d}", "Utenfor staten") for number in range(3)]
    many = [("923609016", "Illustrasjon AS")] * 20
    play = play_approved({"SRSOA3": [(NVE, "NVE"), *many, *strangers, (SITE_OF_KARTVERKET, "X")]})
    known = make_known(dict(NAMES), parents={SITE_OF_KARTVERKET: KARTVERKET})
    return Small(play=play, known=known, first="/bedrift")


def _documents() -> Small:
    """Play reports that are sure, doubtful and contradictory, and a letter that sets a goal."""
    nve, ssb, dsb = (make_actor(number, NAMES[number]) for number in (NVE, SSB, DSB))
    energy = make_actor(ENERGY, NAMES[ENERGY])
    documents = [
        make_document("nve-2024", "Årsrapport", 2024, owner=nve, abstract="Antall ansatte: 600"),
        make_document("nve-2025", "Årsrapport", 2025, owner=nve),
        make_document("nve-brev", "Tildelingsbrev", 2026, owner=energy, recipients=[nve]),
        make_document("ssb-2025", "Årsrapport", 2025, owner=ssb, abstract="SSB har 800 ansatte."),
        make_document("dsb-2025", "Årsrapport", 2025, owner=dsb),
    ]
    texts = {
        "nve-2024": "Antall ansatte var 600.",
        "nve-2025": "Ved utgangen av 2025 hadde Norges vassdrags- og energidirektorat 612 ansatte, "
        "som utførte 590 årsverk.\n\n"
        "Vi hadde to lærlinger i 2025.",
        "nve-brev": "NVE skal ha minst 3 lærlinger. Det er et mål at virksomheten har 5 lærlinger.",
        "ssb-2025": "Antall ansatte per 31.12.2025 var 812. Antall lærlinger: 4",
        "dsb-2025": "DSB hadde 700 ansatte i 2024 og 710 ansatte i 2025.",
    }
    actors = [nve, ssb, dsb, energy, make_actor(None, "Et utvalg uten nummer")]
    return Small(
        play=play_kudos(actors, documents, texts), known=make_known(dict(NAMES)), first="/actors"
    )


def _sites() -> Small:
    """Play one site with all that we look for, and people whom we do not."""
    known = make_known(dict(NAMES), homepages={NVE: "https://www.nve.no/"})
    return Small(play=play_sites(SITE_PAGES), known=known, first="/www.nve.no/")


SMALL: Final = {
    "dfo_agencies": _overview(),
    "grep_udir": _grep(),
    "finnlaerebedrift": _approved(),
    "kudos": _documents(),
    "agency_pages": _sites(),
}
