"""Which site does a mail name that the map does not have?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.place_grammar import Whose, is_stayed_in, whose_town
from matcher.enquiries.reading import Span
from matcher.enquiries.towns_named import NAME, TownOf
from matcher.enquiries.word_lists import any_of

_NO_TOWN: Final = re.compile(any_of("no_town"), re.IGNORECASE)
_SITE: Final = rf"(?i:{any_of('own_place', 'own_site')})"
# «Terningmoen leir», «Matre research station»
_BEFORE_SITE: Final = re.compile(rf"[ ](?:[a-zæøå]+ )?{_SITE}\b")
_AT: Final = re.compile(r"\b(?:i|på|ved|hos|fra|frå|in|at|from|of)[ ]$", re.IGNORECASE)
_NEAR: Final = 30
_AT_PLACE: Final = re.compile(rf"\b{any_of('at_place')}\s+(?:the\s+)?$", re.IGNORECASE)
_BEHIND_AGENCY: Final = re.compile(
    rf"(?:,? (?:{any_of('whereabouts')} ){{0,2}}(?:(?i:{any_of('site_label')})|i|på|in|at|ved)|,)"
    r" (?=[A-ZÆØÅ])"
)
# «på NIBIO Særheim har vi»
_BARE: Final = re.compile(r" (?=[A-ZÆØÅ][a-zæøå]{2,}(?: (?:i|på|har|er|in|has)\b|[,.]))")
_ON_ITS_OWN: Final = re.compile(rf"(?:[ ]{_SITE})?\s*(?:[.;,)]|\n|$)")
_PART_OF: Final = re.compile(r"(?:,)? (?:i|in) (?=[A-ZÆØÅ])")
_SIGNED_SITE: Final = re.compile(
    rf"(?:(?<=, )|^[ \t]*)(?P<name>[A-ZÆØÅ][\w-]{{3,}})(?=[ ]{_SITE}\b)", re.MULTILINE
)
_STAYS: Final = (Cue.WISH, Cue.STAY, Cue.SECONDMENT, Cue.GO_VERB, Cue.WISHED_HOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmappedSite:
    """A name said to be where the writer sits, which no map knows; a slip of a town is that town.

    `is_said` when the sentence says that one sits there, and the name does not only stand beside
    the agency or before a word for a site.
    """

    name: str
    span: Span
    is_said: bool


def find_unmapped(
    marked: MarkedText,
    signatures: str,
    agency_spans: tuple[Span, ...],
    others: tuple[Span, ...],
    town_of: TownOf,
    *,
    parts: Sequence[Span],
) -> Iterator[UnmappedSite]:
    """Yield the sites of the writer that the map does not have, those that are told of first.

    `others` are where any other agency is named; only what stands in the `parts` counts.
    """
    taken = (*agency_spans, *others)
    found = list(_told(marked, agency_spans, town_of, parts))
    found += [one for one in _named(marked, agency_spans, town_of) if is_within(one.span, parts)]
    found += [
        UnmappedSite(name=site["name"], span=site.span("name"), is_said=False)
        for site in _SIGNED_SITE.finditer(signatures)
    ]
    for site in sorted(found, key=lambda one: not one.is_said):
        is_taken = any(first <= site.span[0] < last for first, last in taken)
        if is_taken or not _may_be_site(site.name) or town_of(site.name):
            continue
        near = town_of.near(site.name)
        yield UnmappedSite(name=near or site.name, span=site.span, is_said=site.is_said)


def is_within(span: Span, parts: Sequence[Span]) -> bool:
    """Tell whether what is named begins in one of some parts of a text."""
    return any(start <= span[0] < end for start, end in parts)


def _told(
    marked: MarkedText,
    agency_spans: tuple[Span, ...],
    town_of: TownOf,
    parts: Sequence[Span],
) -> Iterator[UnmappedSite]:
    """Yield the names that a sentence says the writer or the apprentice sits at."""
    fixed = {end + 1 for _, end in marked.cues[Cue.FIXED_SITE]}
    for found in NAME.finditer(marked.text):
        before = marked.text[max(0, found.start() - _NEAR) : found.start()]
        is_near = found.start() in fixed or _AT_PLACE.search(before)
        if not is_near or not is_within(found.span(), parts):
            continue
        if found.start() in fixed and not _is_others(marked, found.span(), agency_spans):
            pass
        elif not is_stayed_in(marked, found.span(), agency_spans):
            continue
        yield from _site(marked, found.start(), town_of, is_said=True)


def _named(
    marked: MarkedText, agency_spans: tuple[Span, ...], town_of: TownOf
) -> Iterator[UnmappedSite]:
    """Yield the names right behind the agency that writes, and those before a word for a site."""
    text = marked.text
    for first, end in agency_spans:
        is_at = _AT.search(text[max(0, first - 6) : first])
        behind = _BEHIND_AGENCY.match(text, end) or (_BARE.match(text, end) if is_at else None)
        name = NAME.match(text, behind.end()) if behind else None
        if behind is None or name is None:
            continue
        is_bare = behind.group() == ", "
        is_first = not re.search(r"[a-zæøå]{3}", text[marked.sentence_of(first)[0] : first])
        word_end = name.start() + len(name.group().split(" ")[0])
        if not is_bare or (is_first and _ON_ITS_OWN.match(text, word_end)):
            yield from _site(marked, name.start(), town_of, is_said=False)
    for found in re.finditer(r"[A-ZÆØÅ][\w-]{2,}", text):
        before = text[max(0, found.start() - 6) : found.start()]
        is_named = _AT.search(before) or before.endswith(", ")
        if is_named and _BEFORE_SITE.match(text, found.end()) and _is_ours(marked, found.span()):
            yield from _site(marked, found.start(), town_of, is_said=False)


def _site(
    marked: MarkedText, start: int, town_of: TownOf, *, is_said: bool
) -> Iterator[UnmappedSite]:
    """Yield a name as a site, unless it is told to be a part of a town: that counts by itself."""
    found = NAME.match(marked.text, start)
    if found is None:
        return
    name = found.group().split(" ")[0]
    inside = _PART_OF.match(marked.text, start + len(name))
    town = NAME.match(marked.text, inside.end()) if inside else None
    if town is None or not town_of(town.group().split(" ")[0]):
        yield UnmappedSite(name=name, span=(start, start + len(name)), is_said=is_said)


def _is_ours(marked: MarkedText, span: Span) -> bool:
    """Tell whether nothing in the sentence before a site wishes to be there."""
    sentence = marked.sentence_of(span[0])
    is_asked = marked.text[slice(*sentence)].endswith("?")
    return not is_asked and not any(marked.has(cue, (sentence[0], span[0])) for cue in _STAYS)


def _is_others(marked: MarkedText, span: Span, agency_spans: tuple[Span, ...]) -> bool:
    return whose_town(marked, span, agency_spans) in (Whose.OTHERS, Whose.HOSTS)


def _may_be_site(name: str) -> bool:
    return not name.isupper() and not _NO_TOWN.fullmatch(name)
