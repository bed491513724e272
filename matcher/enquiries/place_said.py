"""Where is the site that the writer speaks for?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.place_grammar import Whose, is_stayed_in, whose_town
from matcher.enquiries.reading import LIKELY, SURE, WEAK, Said, Span
from matcher.enquiries.towns_named import NAME, TownOf, towns_named
from matcher.enquiries.word_lists import any_of

_IN: Final = re.compile(
    r"(?:\b(?:i|på|ved|in|at|avd\.?|avdeling|kontor|campus|region|fra|frå"
    r"|driftsområde|distrikt|arbeidsstad|arbeidssted|tjenestested|tenestestad|lokasjon|leir|depot|the)"
    r"|[,(/–-])[ \t]*$",
    re.IGNORECASE,
)
_OFFICE: Final = re.compile(
    r"-?(?:kontoret|avdelingen|avdelinga|leiren|anlegget)\b"
    r"|[ -](?:office|branch|site|depot|camp|station|department|unit)\b"
)
# «Helst med noen i Bergen», «en annen etat i Oslo»: there the host would be.
_WISHED: Final = re.compile(
    rf"\b{any_of('wished_at')}\b(?:(?!\b{any_of('person_noun', 'ours')}\b).)*$",
    re.IGNORECASE | re.DOTALL,
)
# «Tolletaten, Svinesund tollsted»
_SITE_NAME: Final = re.compile(rf"(?<=, )[A-ZÆØÅ][\w-]{{3,}}(?=[ ](?i:{any_of('own_place')})\b)")
_LIVES: Final = re.compile(rf"\b(\w+)\s+{any_of('lives')}\s+(?:i|på|in|at)\s+$", re.IGNORECASE)
_KIN: Final = re.compile(any_of("kin"), re.IGNORECASE)
_DONE_BY: Final = re.compile(r"\b(?:av|by)\s+(?:den |det |the )?$", re.IGNORECASE)
_ABOUT_US: Final = re.compile(
    rf"\b(?:{any_of('we', 'person_noun')}|vår|vårt|våre|our)\b", re.IGNORECASE
)
_HEARD: Final = re.compile(rf"\b{any_of('hearsay')}\b", re.IGNORECASE)
_BEHIND: Final = re.compile(
    r"s?(?: |, ?| ?\(|-)(?:her )?(?:(?:i|på|in|at|ved|avd\.?|avdeling|region|kontor) )?"
)
_BARE_BEHIND: Final = re.compile(r"s?[ -]?")
_NO_TOWN: Final = re.compile(any_of("no_town"), re.IGNORECASE)
_PERSON_LINE: Final = re.compile(r"^\s*(?:[A-ZÆØÅ][\w.'’-]*[ ]?){2,4}\s*$")


_KNOWN, _AS_HOST, _LIVED_IN = 1.5, -1.0, 0.25
_HERE, _SIGNED, _WITH_AGENCY, _SAID = 4.0, 2.5, 2.0, 0.5
_ELSEWHERE, _UNRELATED, _IN_AGENCY_NAME = -4.0, -1.0, 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Town:
    name: str
    span: Span
    points: float


def read_place(
    signatures: str,
    marked: MarkedText,
    agency_spans: tuple[Span, ...],
    town_of: TownOf,
    *,
    known: Collection[str] = (),
    elsewhere: tuple[Span, ...] = (),
) -> Said[str] | None:
    """Return the town that the writer sits in, or None when no town speaks for it.

    Towns that are denied, wished for, commuted to, or where others sit do not count; `elsewhere`
    are where other agencies are named. `known` are the towns where the agency is known to sit:
    who asks for «another agency in» such a town means the own one, when no other is said.
    """
    towns = [
        *_in_text(marked, agency_spans, elsewhere, town_of),
        *_in_signature(signatures, agency_spans, town_of),
    ]
    points: dict[str, float] = {}
    for town in towns:
        points[town.name] = max(points.get(town.name, town.points), town.points)
    if not any(value > 0 for value in points.values()):
        unmapped = _unmapped(marked, signatures, agency_spans, set(points), town_of)
        if unmapped is not None:
            return unmapped
        points = {name: value + _KNOWN * (name in known) for name, value in points.items()}
    if not any(value > 0 for value in points.values()):
        return None
    best = max(points, key=lambda name: points[name], default=None)
    if best is None:
        return None
    certainty = SURE if points[best] >= _HERE else LIKELY if points[best] >= _WITH_AGENCY else WEAK
    spans = tuple(town.span for town in towns if town.name == best)
    return Said(value=best, spans=spans, certainty=certainty)


def _unmapped(
    marked: MarkedText,
    signatures: str,
    agency_spans: tuple[Span, ...],
    denied: set[str],
    town_of: TownOf,
) -> Said[str] | None:
    """Return a name right behind a word for a site, although the map does not have it.

    A town of the map is returned for it when the name is one slip of the finger away.
    """
    behind = [found.end() for found in _behind_agency(marked.text, agency_spans)]
    fixed = [end + 1 for _, end in marked.cues[Cue.FIXED_SITE]]
    stays = [
        found.start()
        for found in NAME.finditer(marked.text)
        if is_stayed_in(marked, found.span(), agency_spans)
    ]
    for text, starts in (
        (marked.text, (*behind, *fixed, *stays)),
        (signatures, [found.start() for found in _SITE_NAME.finditer(signatures)]),
    ):
        for start in starts:
            found = NAME.match(text, start)
            if found is None or any(first <= start < last for first, last in agency_spans):
                continue
            name = found.group().split(" ")[0]
            if name not in denied and not name.isupper() and not _NO_TOWN.fullmatch(name):
                span = (start, start + len(name))
                return Said(value=town_of.near(name) or name, spans=(span,), certainty=WEAK)
    return None


def _behind_agency(text: str, agency_spans: tuple[Span, ...]) -> Iterator[re.Match[str]]:
    for _, end in agency_spans:
        found = re.compile(r",? (?:i|på|in|at) (?=[A-ZÆØÅ])").match(text, end)
        if found:
            yield found


def _in_text(
    marked: MarkedText,
    agency_spans: tuple[Span, ...],
    elsewhere: tuple[Span, ...],
    town_of: TownOf,
) -> Iterator[_Town]:
    for name, span in towns_named(marked.text, town_of):
        if any(start <= span[0] < end for start, end in agency_spans):
            yield _Town(name=name, span=span, points=_IN_AGENCY_NAME)
        elif _is_behind(marked.text, span, agency_spans):
            # «Nav Kinn, kontoret i Florø»: part of the name, and less than «i» or a bracket.
            is_bare = any(
                _BARE_BEHIND.fullmatch(marked.text, end, span[0]) for _, end in agency_spans
            )
            yield _Town(name=name, span=span, points=_HERE - _SAID if is_bare else _HERE + _SAID)
        elif _is_behind(marked.text, span, elsewhere):
            yield _Town(name=name, span=span, points=_ELSEWHERE)
        elif _OFFICE.match(marked.text, span[1]):
            yield _Town(name=name, span=span, points=_HERE)
        else:
            yield from _said_at(marked, name, span, agency_spans)


def _said_at(
    marked: MarkedText, name: str, span: Span, agency_spans: tuple[Span, ...]
) -> Iterator[_Town]:
    """Yield a town in the running text that stands behind a word for being there."""
    whose = whose_town(marked, span, agency_spans)
    if whose is Whose.OURS:
        yield _Town(name=name, span=span, points=_HERE)
    elif _IN.search(marked.text[max(0, span[0] - 20) : span[0]]):
        points = _points(marked, span, agency_spans)
        is_host = whose is Whose.HOSTS and points < _HERE
        limit = _AS_HOST if is_host else _ELSEWHERE if whose is Whose.OTHERS else points
        yield _Town(name=name, span=span, points=min(points, limit))


def _is_behind(text: str, span: Span, agency_spans: tuple[Span, ...]) -> bool:
    """Tell whether a town stands right behind the name of the agency that writes."""
    return any(_BEHIND.fullmatch(text, end, span[0]) for _, end in agency_spans if end <= span[0])


def _points(marked: MarkedText, span: Span, agency_spans: tuple[Span, ...]) -> float:
    """Return how much a town in the running text speaks for being where the writer sits."""
    sentence, clause = marked.sentence_of(span[0]), marked.clause_of(span[0])
    near = (max(clause[0], span[0] - 34), span[0])
    sites = marked.find(Cue.SITE, near)
    if sites and not marked.has(Cue.NEGATION, near):
        is_done_there = bool(_DONE_BY.search(marked.text, clause[0], sites[0][0]))
        return _ELSEWHERE if is_done_there else _HERE
    lives = _LIVES.search(marked.text[clause[0] : span[0]])
    if lives:
        return _ELSEWHERE if _KIN.fullmatch(lives[1]) else _LIVED_IN
    is_wished = _WISHED.search(marked.text[sentence[0] : span[0]]) or _HEARD.search(
        marked.text, clause[0], span[0]
    )
    if is_wished or marked.has(Cue.EXTERNAL, near):
        return _AS_HOST
    before = (max(sentence[0], span[0] - 28), span[0])
    if marked.has(Cue.NOT_SITE, before) or marked.has(Cue.LACK, clause):
        return _ELSEWHERE
    score = _SAID if _ABOUT_US.search(marked.text, clause[0], span[0]) else _UNRELATED
    if any(sentence[0] <= start < sentence[1] for start, _ in agency_spans):
        score += _WITH_AGENCY
    if marked.has(Cue.HAVE, sentence) or marked.has(Cue.APPRENTICE, sentence):
        score += _SAID
    return score


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
            yield _Town(name=name, span=span, points=_IN_AGENCY_NAME)
        elif is_alone or (is_part and not (_PERSON_LINE.match(line) and not has_agency)):
            yield _Town(name=name, span=span, points=_SIGNED)
