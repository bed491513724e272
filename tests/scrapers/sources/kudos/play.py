"""How does Kudos answer, played from the list of agencies?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.scrapers.answers import Answer, Asked, in_json, not_there
from tests.scrapers.source_server import Play, SeedAgency

Entry = dict[str, object]


def make_play(agencies: Sequence[SeedAgency]) -> Play:
    """Play made-up reports: every agency has one for 2025, with figures that only illustrate."""
    actors = [make_actor(one.agency_id, one.name) for one in agencies]
    documents = [
        make_document(f"rapport-{one.agency_id}", "Årsrapport", 2025, owner=actor)
        for one, actor in zip(agencies, actors, strict=True)
    ]
    texts = {
        f"rapport-{one.agency_id}": (
            f"Ved utgangen av 2025 hadde virksomheten {40 + at} ansatte.\n\n"
            f"Antall lærlinger: {at % 4}"
        )
        for at, one in enumerate(agencies)
    }
    return play_kudos(actors, documents, texts)


def play_kudos(
    actors: Sequence[Entry], documents: Sequence[Entry], texts: Mapping[str, str]
) -> Play:
    """Play a Kudos with these actors, documents and plain texts."""

    def play(asked: Asked) -> Answer:
        if asked.path == "/actors":
            return page_of(actors, asked)
        if asked.path == "/documents":
            return page_of([one for one in documents if _fits(one, asked.params)], asked)
        parts = asked.path.strip("/").split("/")
        if parts[0] == "documents" and parts[-1] == "contents" and parts[1] in texts:
            return in_json({"data": texts[parts[1]]})
        return not_there()

    return play


def page_of(entries: Sequence[Entry], asked: Asked) -> Answer:
    """Answer one page of a list; more than 50 on a page is refused, as in the real service."""
    size, at = int(asked.params.get("per_page", "50")), int(asked.params.get("page", "1"))
    if size > 50:
        details = {"per_page": ["The per page may not be greater than 50."]}
        return in_json({"error": {"details": details}}, status=422)
    meta = {
        "current_page": at,
        "last_page": max(1, -(-len(entries) // size)),
        "per_page": size,
        "total": len(entries),
    }
    return in_json({"meta": meta, "data": list(entries[(at - 1) * size : at * size])})


def make_actor(number: str | None, name: str) -> Entry:
    """Write one actor."""
    return {
        "uuid": f"aktor-{number or name}",
        "org_number": None if number is None else int(number),
        "name": name,
        "entity_name": name,
        "alternative_names": [{"type": "short", "name": name[:3]}],
        "actor_type": "Government",
    }


def make_document(
    uuid: str,
    kind: str,
    year: int,
    *,
    owner: Entry,
    recipients: Sequence[Entry] = (),
    abstract: str | None = None,
) -> Entry:
    """Write one document's data."""
    return {
        "uuid": uuid,
        "type": kind,
        "title": f"{kind} {year}",
        "abstract": abstract,
        "language": "nb",
        "external_public_url": None,
        "publish_date": f"{year + 1}-03-15",
        "concerned_year_from": year,
        "concerned_year_to": year,
        "authors": [],
        "files": [],
        "publishers": [],
        "owners": [owner],
        "recipients": list(recipients),
        "authoring_actors": [],
    }


def _fits(document: Entry, params: Mapping[str, str]) -> bool:
    """Tell whether a document is one of those asked for."""
    roles = (document["owners"], document["recipients"])
    numbers = {str(actor["org_number"]) for role in roles for actor in role}  # type: ignore[attr-defined]
    return (
        params.get("type", document["type"]) == document["type"]
        and params.get("actor_org_number", next(iter(numbers), "")) in numbers
        and int(params.get("concerned_year_from", "0")) <= int(str(document["concerned_year_to"]))
    )
