"""Where is the site that the writer speaks for?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.place_grammar import Whose, has_apprentice_there, whose_town
from matcher.enquiries.place_unmapped import find_unmapped
from matcher.enquiries.reading import LIKELY, SURE, WEAK, Said, Span
from matcher.enquiries.towns_named import TownOf, towns_named
from matcher.enquiries.word_lists import any_of

_IN: Final = re.compile(
    r"(?:\b(?:i|på|ved|in|at|avd\.?|avdeling|kontor|campus|region|fra|frå"
    r"|driftsområde|distrikt|arbeidsstad|arbeidssted|tjenestested|tenestestad|lokasjon|leir|depot|the)"
    r"|[,(/–-])[ \t]*$",
    re.IGNORECASE,
)
_OFFICE: Final = re.compile(
    rf"-?(?:kontoret|avdelingen|avdelinga|leiren|anlegget)\b|[ -]{any_of('own_site')}\b"
)
_HEAD_OFFICE: Final = re.compile(any_of("head_office"), re.IGNORECASE)
# «hovedkontoret på Ås», «den delen er i Arendal»
_DONE_AT: Final = re.compile(
    rf"\b(?!{any_of('no_passive')}\b)\w{{3,}}(?:es|ast)\s+(?:\w+\s+)?(?:på|i|ved|fra|frå|hos)\b"
    r"|\b(?:blir|vert|er|is|are)\s+(?:(?:all|alt|bare|no|nå|stort sett)\s+)?"
    rf"(?!{any_of('placed')}\b)"
    r"[^\W\d]+(?:t|tt|dd|de|te|ed|ert)\s+(?:av|frå|fra|ved|på|til|by|from|at|in|to)\b",
    re.IGNORECASE,
)
# «i Stavanger er det ikke noe å gjøre»
_NOTHING_THERE: Final = re.compile(
    r"(?:,[^,.!?]*,)?\s+"
    r"(?:er det|finnes det|finst det|har de|har dei|there is|there are|they have)\b"
    r"[^.!?]*?\b(?:ikke|ikkje|ingen|inga|no|not|fullt|full)\b",
    re.IGNORECASE,
)
# «Helst med noen i Bergen», «en annen etat i Oslo»: there the host would be.
_WISHED: Final = re.compile(
    rf"\b{any_of('wished_at')}\b(?:(?!\b{any_of('person_noun', 'ours')}\b).)*$",
    re.IGNORECASE | re.DOTALL,
)
_LIVES: Final = re.compile(rf"\b(\w+)\s+{any_of('lives')}\s+(?:i|på|in|at)\s+$", re.IGNORECASE)
_KIN: Final = re.compile(any_of("kin"), re.IGNORECASE)
_DONE_BY: Final = re.compile(r"\b(?:av|by)\s+(?:den |det |the )?$", re.IGNORECASE)
_ABOUT_US: Final = re.compile(
    rf"\b(?:{any_of('we', 'person_noun')}|vår|vårt|våre|our)\b", re.IGNORECASE
)
_HEARD: Final = re.compile(rf"\b{any_of('hearsay')}\b", re.IGNORECASE)
_BEHIND: Final = re.compile(
    rf"s?(?: |, ?| ?\(|-)(?:her )?(?:{any_of('whereabouts')} ){{0,2}}"
    rf"(?:(?:i|på|in|at|ved|{any_of('site_label')}) )?"
)
_BARE_BEHIND: Final = re.compile(r"s?[ -]?")
_PERSON_LINE: Final = re.compile(r"^\s*(?:[A-ZÆØÅ][\w.'’-]*[ ]?){2,4}\s*$")


_KNOWN, _AS_HOST, _LIVED_IN = 1.5, -1.0, 0.25
_HERE, _SIGNED, _WITH_AGENCY, _SAID = 4.0, 2.5, 2.0, 0.5
_TOLD_OFF_MAP, _OFF_MAP, _HEAD = 3.6, 3.2, 0.25
_ELSEWHERE, _UNRELATED, _IN_AGENCY_NAME = -4.0, -1.0, 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Town:
    name: str
    span: Span
    points: float
    is_unmapped: bool = False


def read_place(
    signatures: str,
    marked: MarkedText,
    agency_spans: tuple[Span, ...],
    town_of: TownOf,
    *,
    known: Collection[str] = (),
    elsewhere: tuple[Span, ...] = (),
    within: Sequence[Span] | None = None,
) -> Said[str] | None:
    """Return the town that the writer sits in, or None when no town speaks for it.

    Towns that are denied, wished for, commuted to, or where others sit do not count; `elsewhere`
    are where other agencies are named. `known` are the towns where the agency is known to sit:
    who asks for «another agency in» such a town means the own one, when no other is said. Only
    towns named `within` some parts of the text count, where those are given.
    """
    towns = [
        *_in_text(marked, agency_spans, elsewhere, town_of),
        *_in_signature(signatures, agency_spans, town_of),
        *_off_the_map(marked, signatures, agency_spans, elsewhere, town_of),
    ]
    if within is not None:
        towns = [town for town in towns if any(a <= town.span[0] < b for a, b in within)]
    points: dict[str, float] = {}
    for town in towns:
        points[town.name] = max(points.get(town.name, town.points), town.points)
    if not any(value > 0 for value in points.values()):
        points = {name: value + _KNOWN * (name in known) for name, value in points.items()}
    if not any(value > 0 for value in points.values()):
        return None
    best = max(points, key=lambda name: points[name], default=None)
    if best is None:
        return None
    certainty = SURE if points[best] >= _HERE else LIKELY if points[best] >= _WITH_AGENCY else WEAK
    spans = tuple(dict.fromkeys(town.span for town in towns if town.name == best))
    is_unmapped = any(town.name == best and town.is_unmapped for town in towns)
    return Said(value=best, spans=spans, certainty=WEAK if is_unmapped else certainty)


def _off_the_map(
    marked: MarkedText,
    signatures: str,
    agency_spans: tuple[Span, ...],
    elsewhere: tuple[Span, ...],
    town_of: TownOf,
) -> Iterator[_Town]:
    for site in find_unmapped(marked, signatures, agency_spans, elsewhere, town_of):
        points = _TOLD_OFF_MAP if site.is_said else _OFF_MAP
        yield _Town(name=site.name, span=site.span, points=points, is_unmapped=True)


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
        points = _HERE + _SAID * has_apprentice_there(marked, span)
        yield _Town(name=name, span=span, points=points)
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
    if _NOTHING_THERE.match(marked.text, span[1]):
        return _ELSEWHERE
    if sites and not marked.has(Cue.NEGATION, near):
        at_work = marked.text[clause[0] : span[0]]
        is_done_there = bool(
            _DONE_BY.search(marked.text, clause[0], sites[0][0]) or _DONE_AT.search(at_work)
        )
        is_head = bool(_HEAD_OFFICE.search(marked.text, *near))
        return _ELSEWHERE if is_done_there else _HEAD if is_head else _HERE
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
