"""How does everything known about an agency read on a terminal?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from matcher.cli.lines import wrapped
from matcher.domain.agency import AgencyId, AgencyProfile
from matcher.domain.provenance import Origin
from matcher.services.index import Index
from matcher.services.wording import Wording

_Values: TypeAlias = list[tuple[str, Origin]]


def agency_text(
    profile: AgencyProfile, index: Index, words: Wording, titles: Mapping[str, str]
) -> str:
    """Return what is known under headings; numbers lead to how it is known, from where and when.

    `titles` are what the sources call themselves, by name.
    """
    agency = profile.agency
    name = f"{agency.name} ({agency.short_name})" if agency.short_name else agency.name
    lines = [f"{name}, {agency.id}", f"  {words.word('status', agency.status)}"]
    if agency.status_note:
        lines += wrapped(words.noted(agency.status_note), indent=2)
    origins: dict[str, int] = {}
    for heading, values in _parts(profile, index, words):
        lines += ["", words.word("agency_text", heading)] if values else []
        for text, origin in values:
            said = _origin(origin, words, titles)
            number = origins.setdefault(said, len(origins) + 1)
            lines += wrapped(f"{text} [{number}]", indent=4, first="– ")
    if profile.season and not profile.season.periods:
        lines += ["", *wrapped(words.word("agency_text", "calm"), indent=0)]
    lines += ["", words.word("agency_text", "origins" if origins else "none")]
    for said, number in origins.items():
        lines += wrapped(said, indent=6, first=f"[{number}] ")
    return "\n".join(lines)


def _parts(profile: AgencyProfile, index: Index, words: Wording) -> Iterator[tuple[str, _Values]]:
    """Yield the values under their headings, in the order in which they are told."""
    if profile.mandate:
        yield "mandate", [(profile.mandate.value.any_form, profile.mandate.origin)]
    sites = profile.agency.sites
    yield "sites", [(f"{site.place}: {words.site(site.what)}", site.origin) for site in sites]
    periods = profile.season.periods if profile.season else ()
    yield (
        "seasons",
        [(f"{words.months(p.value.months)}: {p.value.reason}", p.origin) for p in periods],
    )
    trades = {code: one.trade.name(words.language) for code, one in index.curricula.items()}
    yield "tasks", [(f"{trades[task.trade]}: {task.text}", task.origin) for task in profile.tasks]
    links = [(f"{_name(link.agency, index)}: {link.why}", link.origin) for link in profile.links]
    yield "links", links


def _name(agency: AgencyId, index: Index) -> str:
    profile = index.profile(agency)
    return profile.agency.name if profile else agency


def _origin(origin: Origin, words: Wording, titles: Mapping[str, str]) -> str:
    source = words.source(origin.source) or titles.get(origin.source, origin.source)
    how = words.word("method", origin.method)
    seen = f"{origin.last_seen:%Y-%m-%d}" if origin.last_seen else ""
    code = "seen" if seen else "unseen"
    return words.word("agency_text", code).format(how=how, source=source, date=seen)
