"""Which made-up site has everything that we look for, and the people whom we do not?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tests.scrapers.sources.agency_pages.play import write_page

ABOUT: Final = write_page(
    "<h1>Om NVE</h1><p>Kort ingress.</p>"
    "<p>Direktøren heter Kari Nordmann. NVE forvalter her oppdiktede oppgaver innen vassdrag og "
    "energi, og er skrevet som et avsnitt som er langt nok til å bli lest. Kontakt oss ikke.</p>"
    "<p>NVE forvalter her oppdiktede oppgaver innen vassdrag og energi, og dette er skrevet som "
    "et avsnitt som er langt nok til å bli lest. Spør Ola Hansen på 22 95 95 95 eller "
    "ola.hansen@example.no.</p><h2>Mer</h2><p>"
    + "Dette avsnittet kommer etterpå og skal aldri velges, selv om det er langt nok. " * 2
    + "</p>"
)
OFFICES: Final = write_page(
    "<h1>Våre kontorer</h1><h2>Hovedkontor</h2><p>Middelthuns gate 29, 0368 OSLO</p>"
    "<h2>Region Nord</h2><p>Kongens gate 52<br>8514 Narvik<br>Leder: Per Olsen, tlf. 412 34 567</p>"
    "<h2>Fjellskred</h2><p>Ødegårdsvegen 176, 6783 Mo i Rana</p>"
    "<h2>Post</h2><p>Postboks 5091, 0301 Oslo</p>"
)
APPRENTICES: Final = write_page(
    "<h1>Lærling hos oss</h1><h2>Lærling i service- og administrasjonsfaget</h2>"
    "<h3>Arbeidsoppgaver</h3><ul><li>ta imot besøkende i resepsjonen;</li>"
    "<li>Føre post i arkivet.</li><li>hjelpe Emma (19) med kantina</li><li>kort</li></ul>"
    "<h3>Krav</h3><ul><li>du må ha fullført Vg2 service, sikkerhet og administrasjon</li></ul>"
    "<h2>Lærling i IT-drift</h2><h3>Som lærling hos oss får du</h3>"
    "<p>Du setter opp nye maskiner til kolleger. Du svarer på henvendelser til brukerstøtten.</p>"
)
VACANCIES: Final = write_page(
    "<h1>Ledige stillinger</h1><p>Vi søker jevnlig lærlinger.</p>"
    "<h2>Arbeidsoppgaver</h2><ul><li>dette er ikke knyttet til noe fag</li></ul>"
)
HOME: Final = write_page(
    "<h1>NVE</h1><ul><li><a href='/om-nve/'>Om NVE</a></li>"
    "<li><a href='/om-nettstedet/'>Om nettstedet</a></li>"
    "<li><a href='kontorer'>Våre kontorer</a></li>"
    "<li><a href='https://nve.no/laerling'>Bli lærling</a></li>"
    "<li><a href='/jobb#ledig'>Ledige stillinger</a></li>"
    "<li><a href='/rapport.pdf'>Om oss som PDF</a></li>"
    "<li><a href='https://www.example.no/om-oss'>Om oss hos andre</a></li></ul>"
)
SITE_PAGES: Final[Mapping[str, str]] = {
    "/www.nve.no/": HOME,
    "/www.nve.no/om-nve/": ABOUT,
    "/www.nve.no/kontorer": OFFICES,
    "/nve.no/laerling": APPRENTICES,
    "/www.nve.no/jobb": VACANCIES,
}
