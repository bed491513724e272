"""Does a sentence say that a town is where the writer sits, or where others sit?"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final

from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.place_agency import has_site_behind, is_site_of
from matcher.enquiries.place_turns import has_post_at, is_of_others, is_told_ours
from matcher.enquiries.place_wished import is_wished_for
from matcher.enquiries.place_words import (
    ADVERBS,
    APPRENTICE,
    AT,
    GAP,
    NO_HEAD,
    OUR_OWN,
    OURSELVES,
    SITS,
)
from matcher.enquiries.reading import Span
from matcher.enquiries.word_lists import any_of

_OWN: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{OURSELVES}{ADVERBS}\s+{SITS}{ADVERBS}{AT}",
        rf"\b(?:we're|i'm){ADVERBS}{AT}",
        rf"\b{SITS}\s+{OURSELVES}{ADVERBS}{AT}",
        rf"^\W*(?:(?:men|og|but|and)\s+)?{SITS}{ADVERBS}{AT}",
        rf"\b{any_of('we', 'about_me', 'subject_person')}\s+{any_of('dialect_sits')}"
        rf"{ADVERBS}{AT}",
        rf"{OUR_OWN}{AT}",
        rf"\b(?:her|here|(?:hos|hjå|with)\s+(?:oss|us)){AT}",
        rf"\b{any_of('we')}\s+\w+\s+{any_of('article')}\s+(?:\w+\s+)?{any_of('own_place')}{AT}",
        rf"\bi\s+(?:lead|run|manage|head)\s+{any_of('article')}\s+(?:\w+\s+)?{any_of('own_place')}{AT}",
        rf"\b{any_of('greets_from')}\s+(?:her\s+|here\s+)?(?:fra|frå|from)\s+$",
    )
)
# «… en lærling som sitter i», «vi er en gjeng som holder til i», «lærlingen går … og jobber i».
_OWN_EARLIER: Final = re.compile(
    rf"(?:(?:lærling|lærekandidat|apprentice)[^.;:]{{0,60}}?\b{any_of('relative')}(?:\s+\w+)?"
    rf"|\b(?:vi|me|we)(?:\s+(?:er|are)\b[^.;:,]{{0,40}})?\s+(?:som|who)"
    rf"|^\W*{OURSELVES}[^.;:]{{0,100}}?\b(?:og|and))"
    rf"\s+{SITS}{ADVERBS}{AT}",
    re.IGNORECASE,
)
# «En lærling i sikkerhetsfaget, ved arresten i»
_AT_OWN_SITE: Final = re.compile(
    rf"(?:lærling|lærekandidat|apprentice)(?P<gap>[^.;:!?]{{0,60}}?),\s+(?:ved|på|at)\s+(?:the\s+)?"
    rf"\w+(?:en|et|a|[a-z])\s+{any_of('at_place')}\s+$",
    re.IGNORECASE,
)
# «Han sitter ikke i Oslo, men på Fjære»
_NOT_BUT: Final = re.compile(
    rf"{OURSELVES}{ADVERBS}\s+{SITS}{ADVERBS}\s+(?:ikke|ikkje|not){ADVERBS}"
    rf"\s+{any_of('at_place')}\s+[\w-]+,?\s+(?:men|but){AT}",
    re.IGNORECASE,
)
# «på regionkontoret (Trondheim)»
_IN_BRACKETS: Final = re.compile(rf"{NO_HEAD}{any_of('own_site')}\s+\($", re.IGNORECASE)
_LABEL: Final = re.compile(
    rf"(?:^|[\n.,;(]\s*|\b(?:har|our|her|his|their|with)\s+){any_of('place_label')}(?:\s+(?:vår|vårt|hennes|hans))?"
    rf"(?:\s+(?:til|for|of)\s+[^.;:!?\n]{{3,40}}?\s+(?:er|is))?(?:\s*:|\s+(?:er|is|i|på|in))?\s*(?:{any_of('at_place')}\s+)?$",
    re.IGNORECASE,
)
_SITS_THERE: Final = re.compile(rf"\b{SITS}{ADVERBS}{AT}", re.IGNORECASE)
_FIRST: Final = re.compile(
    rf"^\W*(?:{any_of('whereabouts')}\s+)?{any_of('at_place')}\s+$", re.IGNORECASE
)
_THEN_WE: Final = re.compile(
    rf",?\s+(?:{any_of('sits', 'employ', 'offers')}\s+{any_of('we', 'apprentice_person')}"
    rf"|(?:we|i)\s+{any_of('sits', 'employ')})\b",
    re.IGNORECASE,
)
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_STAYS: Final = re.compile(rf"\b(?:her|here|{any_of('stays')}){ADVERBS}{AT}", re.IGNORECASE)
_IS_SITE: Final = re.compile(rf"{OUR_OWN}(?:{GAP}\s+{SITS}{ADVERBS})?{AT}", re.IGNORECASE)
# «statistikk sitter de med i Oslo», «det sit dei på Ås med»
_WITH_IT: Final = re.compile(r"\s+(?:med|with)\s*(?:[.,;!)\n]|$)", re.IGNORECASE)
_APPRENTICE_THERE: Final = re.compile(
    rf"\b(?:{APPRENTICE}{GAP}{ADVERBS}\s+{SITS}|{SITS}\s+{APPRENTICE}{GAP}){ADVERBS}{AT}",
    re.IGNORECASE,
)
_STAFF: Final = re.compile(r"\b(?:hr|it|ikt)\b", re.IGNORECASE)
_APPRENTICE_AT: Final = re.compile(
    rf"\b[\w-]*(?:lærling|lærekandidat|apprentice)\w*\b"
    rf"(?P<gap>[^,.;:!?]{{0,60}}?(?:,\s+(?:ved|på|at)\s+\w+(?:en|et|a))?){AT}",
    re.IGNORECASE,
)
_ANOTHER: Final = re.compile(
    rf"\b(?:med|mot|til|hos|hjå|with|{any_of('others', 'another_party', 'wished_at')})\b",
    re.IGNORECASE,
)
_EARLIER: Final = re.compile(any_of("former"), re.IGNORECASE)
_NOT_BETWEEN: Final = (
    Cue.WISH,
    Cue.MODAL,
    Cue.GO_VERB,
    Cue.SECONDMENT,
    Cue.STAY,
    Cue.NEGATION,
    Cue.PAST_VERB,
    Cue.PAST,
)


class Whose(Enum):
    """Who sits in a town, as far as the sentence says it."""

    OURS = auto()
    OTHERS = auto()
    HOSTS = auto()
    UNSAID = auto()


def whose_town(marked: MarkedText, span: Span, agency_spans: tuple[Span, ...]) -> Whose:
    """Return whether a town is said to be where the writer sits, where others do, or a wish.

    `agency_spans` are where the writer's agency is named: what it does, the writer does.
    """
    sentence, clause = marked.sentence_of(span[0]), marked.clause_of(span[0])
    before = marked.text[sentence[0] : span[0]]
    behind = [marked.text[end : span[0]] for _, end in agency_spans if end > sentence[0]]
    if _WITH_IT.match(marked.text, span[1]) or is_of_others(marked, span):
        return Whose.OTHERS
    if is_told_ours(marked, span) or _is_own(marked, span, before) or has_site_behind(behind):
        return Whose.OURS
    own_clause = marked.text[clause[0] : span[0]]
    if _SITS_THERE.search(own_clause) or _EARLIER.search(own_clause):
        return Whose.OTHERS
    if is_wished_for(marked, span):
        return Whose.OTHERS
    wishes = (Cue.STAY, Cue.SECONDMENT, Cue.GO_VERB)
    if any(marked.has(cue, (clause[0], span[0])) for cue in wishes):
        return Whose.HOSTS
    return Whose.UNSAID


def has_apprentice_there(marked: MarkedText, span: Span) -> bool:
    """Tell whether it is the apprentice who is said to sit in a town, not only the agency."""
    start, own_clause = _clause_before(marked, span)
    return bool(_APPRENTICE_THERE.search(own_clause)) or _has_apprentice_at(
        marked, start, own_clause
    )


def is_stayed_in(marked: MarkedText, span: Span, agency_spans: tuple[Span, ...]) -> bool:
    """Tell whether the writer sits at what is named, and not only works in it, as in a program."""
    start, own_clause = _clause_before(marked, span)
    is_stay = start < span[0] and bool(_STAYS.search(own_clause) or _IS_SITE.search(own_clause))
    sentence = marked.sentence_of(span[0])
    behind = [marked.text[end : span[0]] for _, end in agency_spans if end > sentence[0]]
    is_stay = is_stay or has_post_at(marked, span) or any(map(is_site_of, behind))
    is_stay = is_stay or _has_apprentice_at(marked, start, own_clause)
    is_stay = is_stay or bool(_NOT_BUT.search(marked.text, sentence[0], span[0]))
    return is_stay and whose_town(marked, span, agency_spans) is Whose.OURS


def _clause_before(marked: MarkedText, span: Span) -> tuple[int, str]:
    """Return where the clause of a name begins, and its text up to the name, without brackets."""
    sentence, clause = marked.sentence_of(span[0]), marked.clause_of(span[0])
    before = marked.text[sentence[0] : span[0]]
    bare = _BRACKETS.sub(lambda found: " " * len(found.group()), before)
    start = sentence[0] + bare.rfind(", ") + 1 if bare != before else clause[0]
    return start, bare[start - sentence[0] :]


def _is_own(marked: MarkedText, span: Span, before: str) -> bool:
    sentence, clause = marked.sentence_of(span[0]), marked.clause_of(span[0])
    start, own_clause = _clause_before(marked, span)
    if _NOT_BUT.search(before):
        return True
    if marked.has(Cue.NEGATION, (max(clause[0], span[0] - 34), span[0])):
        return False
    if any(pattern.search(own_clause) for pattern in _OWN) or _leads_at(marked, span):
        return True
    patterns = (_OWN_EARLIER, _LABEL, _IN_BRACKETS)
    if any(pattern.search(before) for pattern in patterns):
        return True
    is_asked = marked.text[slice(*sentence)].endswith("?")
    at_site = _AT_OWN_SITE.search(before)
    if at_site and not (_ANOTHER.search(at_site["gap"]) or marked.has(Cue.WISH, sentence)):
        return not is_asked
    is_told_first = _FIRST.match(own_clause) and _THEN_WE.match(marked.text, span[1])
    is_there = _has_apprentice_at(marked, start, own_clause) and not is_asked
    return not marked.has(Cue.NEGATION, clause) if is_told_first else is_there


def _leads_at(marked: MarkedText, span: Span) -> bool:
    """Tell whether the writer names a post «in» the town, as in «I lead the unit in».

    «HR i Oslo mener» begins its clause with others.
    """
    clause = marked.clause_of(span[0])
    is_others = _STAFF.match(marked.text, clause[0])
    return not is_others and marked.ends_with(Cue.SEEKER, span[0], gap=1)


def _has_apprentice_at(marked: MarkedText, start: int, own_clause: str) -> bool:
    """Tell whether a clause begins with an apprentice «in a trade in» the town, and no wish."""
    found = _APPRENTICE_AT.search(own_clause)
    if found is None or _ANOTHER.search(found["gap"]) or _EARLIER.search(own_clause):
        return False
    gap = (start + found.start("gap"), start + found.end("gap"))
    return not any(marked.has(cue, gap) for cue in _NOT_BETWEEN)
