"""How does everything known about an agency read on a terminal?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from matcher.cli.lines import wrapped
from matcher.domain import fields
from matcher.domain.agency import AgencyId, AgencyProfile, BilingualText
from matcher.domain.provenance import Origin
from matcher.services.index import Index
from matcher.services.wording import Language, Wording

_Values: TypeAlias = Sequence[tuple[str, Origin | None]]


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
            shown = text
            if origin is not None:
                said = _origin(origin, words, titles)
                shown = f"{text} [{origins.setdefault(said, len(origins) + 1)}]"
            lines += wrapped(shown, indent=4, first="– ")
    if profile.season and not profile.season.periods:
        lines += ["", *wrapped(words.word("agency_text", "calm"), indent=0)]
    lines += ["", words.word("agency_text", "origins" if origins else "none")]
    for said, number in origins.items():
        lines += wrapped(said, indent=6, first=f"[{number}] ")
    return "\n".join(lines)


def _parts(profile: AgencyProfile, index: Index, words: Wording) -> Iterator[tuple[str, _Values]]:
    """Yield the values under their headings, in the order in which they are told."""
    yield "about", list(_register(profile, index, words))
    if profile.mandate:
        yield "mandate", [(_in_own_form(profile.mandate.value, words), profile.mandate.origin)]
    yield "work_areas", [(area.value, area.origin) for area in profile.work_areas]
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


def _register(
    profile: AgencyProfile, index: Index, words: Wording
) -> Iterator[tuple[str, Origin | None]]:
    """Yield what is known in one word of an agency; other names are from many sources, and bare."""
    agency = profile.agency
    said = {
        fields.MINISTRY: _name(agency.ministry, index) if agency.ministry else "",
        fields.SIZE_CLASS: words.word("size", agency.size) if agency.size else "",
        fields.HOMEPAGE: agency.homepage or "",
        fields.OTHER_NAME: "; ".join(agency.other_names),
    }
    for field, value in said.items():
        if value:
            text = f"{words.word('agency_field', field)}: {value}"
            yield text, profile.origins.get(field)


def _in_own_form(text: BilingualText, words: Wording) -> str:
    """Return a text in the language asked for, or quoted from another form of Norwegian."""
    own = {Language.NB: text.nb, Language.NN: text.nn}.get(words.language)
    return own or words.noted(text.any_form)


def _name(agency: AgencyId, index: Index) -> str:
    profile = index.profile(agency)
    return profile.agency.name if profile else agency


def _origin(origin: Origin, words: Wording, titles: Mapping[str, str]) -> str:
    source = words.source(origin.source) or titles.get(origin.source, origin.source)
    how = words.word("method", origin.method)
    seen = f"{origin.last_seen:%Y-%m-%d}" if origin.last_seen else ""
    code = "seen" if seen else "unseen"
    return words.word("agency_text", code).format(how=how, source=source, date=seen)
