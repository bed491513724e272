"""Where is the site that the writer speaks for?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from matcher.enquiries import place_points as worth
from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.place_grammar import Whose, has_apprentice_there, whose_town
from matcher.enquiries.place_turns import is_at_other, is_here, is_told_ours, referred_towns
from matcher.enquiries.place_unmapped import find_unmapped, is_within
from matcher.enquiries.reading import LIKELY, SURE, WEAK, Said, Span
from matcher.enquiries.towns_named import TownOf, small_towns_at, towns_named
from matcher.enquiries.word_lists import any_of

_IN: Final = re.compile(
    r"(?:\b(?:i|på|ved|in|at|avd\.?|avdeling|kontor|campus|region|fra|frå"
    r"|driftsområde|distrikt|arbeidsstad|arbeidssted|tjenestested|tenestestad|lokasjon|leir|depot|the)"
    r"|[,(/|·•–-])[ \t]*$",
    re.IGNORECASE,
)
_OFFICE: Final = re.compile(
    rf"-?(?:kontoret|avdelingen|avdelinga|leiren|anlegget)\b|[ -]{any_of('own_site')}\b"
)
_BEHIND: Final = re.compile(
    rf"(?:['’]?s)?(?: |, ?| ?\(|-)(?:her )?(?:{any_of('whereabouts')} ){{0,2}}"
    rf"(?:(?:i|på|in|at|ved|{any_of('site_label')}) )?"
)
_BARE_BEHIND: Final = re.compile(r"(?:['’]?s)?[ -]?")
_REGION: Final = re.compile(any_of("region"), re.IGNORECASE)
_PERSON_LINE: Final = re.compile(r"^\s*(?:[A-ZÆØÅ][\w.'’-]*[ ]?){2,4}\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Town:
    name: str
    span: Span
    points: float
    is_unmapped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgenciesNamed:
    """Where a mail names the agency that writes, those it wishes for as hosts, and any other."""

    own: tuple[Span, ...] = ()
    hosts: tuple[Span, ...] = ()
    others: tuple[Span, ...] = ()


def read_place(
    signatures: str,
    marked: MarkedText,
    agencies: AgenciesNamed,
    town_of: TownOf,
    *,
    known: Collection[str] = (),
    within: Sequence[Span] | None = None,
) -> Said[str] | None:
    """Return the town that the writer sits in, or None when no town speaks for it.

    Towns that are denied, wished for, commuted to, or where others sit do not count. `known` are
    the towns where the agency is known to sit: who asks for «another agency in» such a town means
    the own one, when no other is said. Only towns named `within` some parts of the text count,
    where those are given.
    """
    parts = [(0, len(marked.text))] if within is None else within
    towns = [
        *_in_text(marked, agencies, town_of, parts),
        *_in_signature(signatures, agencies.own, town_of),
        *_off_the_map(marked, signatures, agencies, town_of, parts),
        *(town for town in _referred(marked, town_of) if is_within(town.span, parts)),
    ]
    points: dict[str, float] = {}
    for town in towns:
        points[town.name] = max(points.get(town.name, town.points), town.points)
    if not any(value > 0 for value in points.values()):
        points = {name: value + worth.KNOWN * (name in known) for name, value in points.items()}
    best = max(points, key=lambda name: points[name], default=None)
    if best is None or points[best] <= 0:
        return None
    spans = tuple(dict.fromkeys(town.span for town in towns if town.name == best))
    is_unmapped = any(town.name == best and town.is_unmapped for town in towns)
    certainty = WEAK if is_unmapped else _certainty(points[best])
    return Said(value=best, spans=spans, certainty=certainty)


def _certainty(points: float) -> float:
    if points >= worth.HERE:
        return SURE
    return LIKELY if points >= worth.WITH_AGENCY else WEAK


def _off_the_map(
    marked: MarkedText,
    signatures: str,
    agencies: AgenciesNamed,
    town_of: TownOf,
    parts: Sequence[Span],
) -> Iterator[_Town]:
    named = (*agencies.hosts, *agencies.others)
    for site in find_unmapped(marked, signatures, agencies.own, named, town_of, parts=parts):
        points = worth.TOLD_OFF_MAP if site.is_said else worth.OFF_MAP
        yield _Town(name=site.name, span=site.span, points=points, is_unmapped=True)


def _referred(marked: MarkedText, town_of: TownOf) -> Iterator[_Town]:
    for name, span in referred_towns(marked, list(towns_named(marked.text, town_of))):
        yield _Town(name=name, span=span, points=worth.HERE + 2 * worth.SAID)


def _in_text(
    marked: MarkedText, agencies: AgenciesNamed, town_of: TownOf, parts: Sequence[Span]
) -> Iterator[_Town]:
    for name, span in (
        *towns_named(marked.text, town_of),
        *small_towns_at(marked.text, [end for _, end in agencies.own], town_of),
    ):
        points = _points(marked, span, agencies) if is_within(span, parts) else None
        if points is not None:
            # «Vi på Svalbard har en stasjon i Ny-Ålesund»: the place in it is meant, where one is.
            is_region = points >= worth.HERE and _REGION.fullmatch(marked.text[slice(*span)])
            yield _Town(name=name, span=span, points=points - 2 * worth.SAID * bool(is_region))


def _points(marked: MarkedText, span: Span, agencies: AgenciesNamed) -> float | None:
    """Return how much a town speaks for being the writer's, None when it only stands there."""
    if any(start <= span[0] < end for start, end in agencies.own):
        return worth.IN_AGENCY_NAME
    named = (*agencies.hosts, *agencies.others)
    if any(start <= span[0] and span[1] < end for start, end in named):
        return None
    if _is_behind(marked.text, span, agencies.own):
        # «Nav Kinn, kontoret i Florø»: part of the name, and less than «i» or a bracket.
        ends = [end for _, end in agencies.own]
        is_bare = any(_BARE_BEHIND.fullmatch(marked.text, end, span[0]) for end in ends)
        return worth.HERE - worth.SAID if is_bare else worth.HERE + worth.SAID
    if _is_behind(marked.text, span, agencies.hosts) and not is_here(marked, span):
        return worth.ELSEWHERE
    points = _said_at(marked, span, agencies.own)
    if points is not None and is_at_other(marked, span, agencies.others):
        return min(points, worth.AS_HOST)
    return points


def _said_at(marked: MarkedText, span: Span, own: tuple[Span, ...]) -> float | None:
    """Return what a town in the running text is worth behind a word for being there."""
    if worth.is_theirs(marked, span):
        return worth.ELSEWHERE
    whose = whose_town(marked, span, own)
    if _OFFICE.match(marked.text, span[1]) and whose is not Whose.OTHERS:
        return worth.AS_HOST if worth.is_for_host(marked, span) else worth.HERE
    if whose is Whose.OURS:
        is_told = is_told_ours(marked, span)
        is_apprentice = has_apprentice_there(marked, span)
        return worth.HERE + worth.SAID * is_apprentice + 2 * worth.SAID * is_told
    if not _IN.search(marked.text[max(0, span[0] - 20) : span[0]]):
        return None
    points = worth.weigh_sentence(marked, span, own)
    if whose is Whose.OTHERS:
        return min(points, worth.ELSEWHERE)
    is_host = whose is Whose.HOSTS and points < worth.HERE
    return min(points, worth.AS_HOST) if is_host else points


def _is_behind(text: str, span: Span, agency_spans: tuple[Span, ...]) -> bool:
    """Tell whether a town stands right behind the name of the agency that writes."""
    return any(_BEHIND.fullmatch(text, end, span[0]) for _, end in agency_spans if end <= span[0])


def _in_signature(text: str, agency_spans: tuple[Span, ...], town_of: TownOf) -> Iterator[_Town]:
    for name, span in towns_named(text, town_of):
        start = text.rfind("\n", 0, span[0]) + 1
        line = text[start : (text + "\n").find("\n", span[1])]
        is_alone = line.strip(" ,.") == text[slice(*span)]
        has_agency = any(start <= place < start + len(line) for place, _ in agency_spans)
        is_part = bool(_IN.search(text[start : span[0]])) or bool(
            re.search(r"\d{4} $", text[start : span[0]])
        )
        if any(first <= span[0] < last for first, last in agency_spans):
            yield _Town(name=name, span=span, points=worth.IN_AGENCY_NAME)
        elif (
            is_alone
            or _is_behind(text, span, agency_spans)
            or (is_part and not (_PERSON_LINE.match(line) and not has_agency))
        ):
            yield _Town(name=name, span=span, points=worth.SIGNED)
