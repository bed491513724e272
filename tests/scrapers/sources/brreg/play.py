"""How does the register answer, played from the list of agencies?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tests.scrapers.answers import Answer, Asked, in_json, not_there
from tests.scrapers.source_server import Play, SeedAgency

POLICE = "915429785"
COURTS = "984195796"
PARLIAMENT = "Stortinget"
BELOW_COURTS = frozenset({"926721720", "926721380"})
BELOW_POLICE = ("politidistrikt", "kripos", "økokrim", "politiets fellestjenester", "politiets it")

Entry = dict[str, object]


def make_play(agencies: Sequence[SeedAgency]) -> Play:
    """Play the register: one entry for each agency, and one site for each with a place."""
    everything = (*agencies, _head_of_the_courts())
    entries = {agency.agency_id: make_entry(agency, everything) for agency in everything}
    sites = [make_site(entry) for entry in entries.values() if "forretningsadresse" in entry]
    return play_register(list(entries.values()), sites)


def play_register(
    units: Sequence[Entry], sites: Sequence[Entry], changed: Sequence[Entry] = ()
) -> Play:
    """Play a register that holds these units and sites, and lists these changes."""
    lists = {"/enheter": ("enheter", units), "/underenheter": ("underenheter", sites)}
    by_number = {entry["organisasjonsnummer"]: entry for entry in units}
    below: dict[str, dict[object, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for path, (_, entries) in lists.items():
        for entry in entries:
            below[path][entry.get("overordnetEnhet")].append(entry)

    def play(asked: Asked) -> Answer:
        if asked.path == "/oppdateringer/enheter":
            wanted = asked.params.get("organisasjonsnummer", "").split(",")
            hits = [
                one for one in changed if wanted == [""] or one["organisasjonsnummer"] in wanted
            ]
            return page_of_hits("oppdaterteEnheter", hits, asked)
        if asked.path in lists:
            hits = below[asked.path][asked.params.get("overordnetEnhet")]
            return page_of_hits(lists[asked.path][0], hits, asked)
        number = asked.path.removeprefix("/enheter/")
        return in_json(by_number[number]) if number in by_number else not_there()

    return play


def page_of_hits(name: str, hits: Sequence[Entry], asked: Asked) -> Answer:
    """Answer one page; without hits `_embedded` is left out, as in the real register."""
    size, number = int(asked.params.get("size", "20")), int(asked.params.get("page", "0"))
    if size * (number + 1) > 10_000:
        return in_json({"status": 400, "feilmelding": "size * page > 10000"}, status=400)
    part = list(hits[size * number : size * (number + 1)])
    page = {
        "size": size,
        "totalElements": len(hits),
        "totalPages": -(-len(hits) // size),
        "number": number,
    }
    answer: Entry = {"_links": {"self": {"href": asked.base + asked.path}}, "page": page}
    return in_json({"_embedded": {name: part}, **answer} if part else answer)


def make_entry(agency: SeedAgency, agencies: Sequence[SeedAgency]) -> Entry:
    """Write one agency as the register does: names in capitals, the superior body by number."""
    above = _superior(agency, agencies)
    entry: Entry = {
        "organisasjonsnummer": agency.agency_id,
        "navn": agency.name.upper(),
        "organisasjonsform": {
            "kode": "ORGL" if above else "STAT",
            "beskrivelse": "Organisasjonsledd" if above else "Staten",
            "_links": {},
        },
        "registreringsdatoEnhetsregisteret": "1995-08-09",
        "registrertIMvaregisteret": False,
        "naeringskode1": {"kode": "84.110", "beskrivelse": "Generell offentlig administrasjon"},
        "antallAnsatte": 20 + int(agency.agency_id[-4:-1]),
        "harRegistrertAntallAnsatte": True,
        "institusjonellSektorkode": {"kode": "6100", "beskrivelse": "Statsforvaltningen"},
        "registrertIForetaksregisteret": False,
        "registrertIStiftelsesregisteret": False,
        "registrertIFrivillighetsregisteret": False,
        "konkurs": False,
        "underAvvikling": False,
        "underTvangsavviklingEllerTvangsopplosning": False,
        "maalform": "Bokmål",
        "respons_klasse": "Enhet",
        "_links": {},
    }
    if above:
        entry["overordnetEnhet"] = above
    if agency.homepage:
        entry["hjemmeside"] = agency.homepage.removeprefix("https://")
    if agency.city:
        entry["forretningsadresse"] = make_address(agency.city)
    return entry


def make_address(city: str) -> Entry:
    """Write an address as the register does; no real street is known here."""
    return {
        "land": "Norge",
        "landkode": "NO",
        "poststed": city.upper(),
        "adresse": ["Testgata 1"],
        "kommune": city.upper(),
    }


def make_site(entry: Entry) -> Entry:
    """Write the site that an agency has at its own address, with a number of its own."""
    return {
        "organisasjonsnummer": _site_number(str(entry["organisasjonsnummer"])),
        "navn": entry["navn"],
        "organisasjonsform": {"kode": "BEDR", "beskrivelse": "Underenhet", "_links": {}},
        "registreringsdatoEnhetsregisteret": "1995-08-09",
        "registrertIMvaregisteret": False,
        "naeringskode1": {"kode": "84.110", "beskrivelse": "Generell offentlig administrasjon"},
        "antallAnsatte": entry["antallAnsatte"],
        "harRegistrertAntallAnsatte": True,
        "overordnetEnhet": entry["organisasjonsnummer"],
        "oppstartsdato": "1995-08-09",
        "beliggenhetsadresse": entry["forretningsadresse"],
        "respons_klasse": "Underenhet",
        "_links": {},
    }


def _site_number(number: str) -> str:
    """Return the next number with a right check digit."""
    weights = (3, 2, 7, 6, 5, 4, 3, 2)
    stem = int(number[:8])
    while True:
        stem += 1
        remainder = sum(w * int(d) for w, d in zip(weights, str(stem), strict=True)) % 11
        if remainder != 1:
            return f"{stem}{(11 - remainder) % 11}"


def _superior(agency: SeedAgency, agencies: Sequence[SeedAgency]) -> str:
    """Return the number of the body above; empty for those at the top."""
    if agency.agency_id in BELOW_COURTS:
        return COURTS
    if agency.name.lower().endswith(BELOW_POLICE[0]) or agency.name.lower().startswith(
        BELOW_POLICE[1:]
    ):
        return POLICE
    if agency.ministry == PARLIAMENT or agency.ministry_basis == "selv":
        return ""
    ministries = (one for one in agencies if one.ministry_basis == "selv")
    return next((one.agency_id for one in ministries if one.short_name == agency.ministry), "")


def _head_of_the_courts() -> SeedAgency:
    """Return the body above the courts, which the list leaves out because it has no staff."""
    blank = SeedAgency(
        agency_id=COURTS,
        name="Domstolene i Norge",
        short_name="",
        ministry="",
        ministry_basis="",
        city="",
        homepage="",
    )
    return replace(blank, city="Trondheim")
