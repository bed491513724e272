"""How does Finn lærebedrift answer, played from the list of agencies?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.scrapers.answers import Answer, Asked, in_json, not_there
from tests.scrapers.source_server import Play, SeedAgency

PAGE_SIZE = 20
STRANGERS = (("923609016", "Illustrasjon AS"), ("974760673", "Eksempel AS"))


def make_play(agencies: Sequence[SeedAgency]) -> Play:
    """Play a made-up pattern: every third agency is approved in office work, every fifth in IT."""
    listed = [(one.agency_id, one.name) for one in agencies]
    return play_approved(
        {"SRSOA3": [*listed[::3], *STRANGERS], "IMITD3": [*STRANGERS, *listed[::5]]}
    )


def play_approved(approved: Mapping[str, Sequence[tuple[str, str]]]) -> Play:
    """Play a service where these numbers and names are approved in each programme area."""

    def play(asked: Asked) -> Answer:
        if asked.path != "/bedrift":
            return not_there()
        listed = approved.get(asked.params.get("fag", ""), ())
        at = int(asked.params.get("page", "1"))
        pages = -(-len(listed) // PAGE_SIZE)
        shown = listed[(at - 1) * PAGE_SIZE : at * PAGE_SIZE]
        return in_json(
            {
                "pagination": {"total_pages": pages},
                "bedrifter": [make_entry(number, name) for number, name in shown],
            }
        )

    return play


def make_entry(number: str, name: str) -> dict[str, object]:
    """Write one approved establishment."""
    return {"orgnr": number, "navn": name, "forradrfylkenr": "03", "forradrkommnr": "0301"}
