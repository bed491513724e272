"""How much does a sentence that names a town say for the writer's sitting there?"""

from __future__ import annotations

import re
from typing import Final

from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.reading import Span
from matcher.enquiries.word_lists import any_of

# «hovedkontor i Oslo» and not «hovedkontor i Oslo og kontor på Gjøvik»
_HEAD_OFFICE: Final = re.compile(
    rf"{any_of('head_office')}(?:(?!\b{any_of('own_site')}\b).)*$", re.IGNORECASE | re.DOTALL
)
# «lønn gjøres ved kontoret i», «den delen er flyttet til»
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
# «Det sitter de med på Hamar»: the others there do it; «det er de på Kjeller» are the own ones.
_THEY_SIT: Final = re.compile(
    rf"\b(?!(?:er|e|is|are)\b){any_of('sits')}\s+(?:de|dei|they)\s+(?:\w+\s+){{0,2}}?(?:på|i|ved|in|at)\s+$",
    re.IGNORECASE,
)
_LIVES: Final = re.compile(rf"\b(\w+)\s+{any_of('lives')}\s+(?:i|på|in|at)\s+$", re.IGNORECASE)
_KIN: Final = re.compile(any_of("kin"), re.IGNORECASE)
_DONE_BY: Final = re.compile(
    r"(?<!\bvegne )(?<!\bvegner )\b(?:av|by)\s+(?:den |det |the )?$", re.IGNORECASE
)
_ABOUT_US: Final = re.compile(
    rf"\b(?:{any_of('we', 'person_noun')}|vår|vårt|våre|our)\b", re.IGNORECASE
)
_HEARD: Final = re.compile(rf"\b{any_of('hearsay')}\b", re.IGNORECASE)
_MOVES: Final = (Cue.GO_VERB, Cue.STAY, Cue.SECONDMENT)

KNOWN: Final = 1.5
"""What it adds to a town that the agency is known to sit in it, when no town is said."""
HERE: Final = 4.0
SIGNED: Final = 2.5
WITH_AGENCY: Final = 2.0
SAID: Final = 0.5
TOLD_OFF_MAP: Final = 3.6
OFF_MAP: Final = 3.2
IN_AGENCY_NAME: Final = 1.0
HEAD: Final = 0.25
AS_HOST: Final = -1.0
UNRELATED: Final = -1.0
ELSEWHERE: Final = -4.0


def weigh_sentence(marked: MarkedText, span: Span, agency_spans: tuple[Span, ...]) -> float:
    """Return how much a town in the running text speaks for being where the writer sits."""
    clause = marked.clause_of(span[0])
    near = (max(clause[0], span[0] - 34), span[0])
    if _NOTHING_THERE.match(marked.text, span[1]):
        return ELSEWHERE
    if marked.has(Cue.SITE, near) and not marked.has(Cue.NEGATION, near):
        return _weigh_site(marked, span, near)
    lives = _LIVES.search(marked.text[clause[0] : span[0]])
    if lives:
        return ELSEWHERE if _KIN.fullmatch(lives[1]) else UNRELATED
    if is_for_host(marked, span) or marked.has(Cue.EXTERNAL, near):
        return AS_HOST
    return _weigh_mention(marked, span, agency_spans)


def is_theirs(marked: MarkedText, span: Span) -> bool:
    """Tell whether «they» are said to sit in a town, or to do the work there."""
    return bool(_THEY_SIT.search(marked.text, marked.clause_of(span[0])[0], span[0]))


def _weigh_site(marked: MarkedText, span: Span, near: Span) -> float:
    """Return what a town behind a word for a site is worth: less where others do the work."""
    clause = marked.clause_of(span[0])
    site = marked.find(Cue.SITE, near)[0]
    is_done_there = _DONE_BY.search(marked.text, clause[0], site[0]) or _DONE_AT.search(
        marked.text[clause[0] : span[0]]
    )
    is_head = _HEAD_OFFICE.search(marked.text, *near)
    return ELSEWHERE if is_done_there else HEAD if is_head else HERE


def is_for_host(marked: MarkedText, span: Span) -> bool:
    """Tell whether a host is asked for in a town, or only heard of there."""
    sentence, clause = marked.sentence_of(span[0]), marked.clause_of(span[0])
    is_asked = marked.text[slice(*sentence)].endswith("?")
    if is_asked and any(marked.has(cue, (sentence[0], span[0])) for cue in _MOVES):
        return True
    return bool(
        _WISHED.search(marked.text[sentence[0] : span[0]])
        or _HEARD.search(marked.text, clause[0], span[0])
    )


def _weigh_mention(marked: MarkedText, span: Span, agency_spans: tuple[Span, ...]) -> float:
    sentence, clause = marked.sentence_of(span[0]), marked.clause_of(span[0])
    before = (max(sentence[0], span[0] - 28), span[0])
    if marked.has(Cue.NOT_SITE, before) or marked.has(Cue.LACK, clause):
        return ELSEWHERE
    if _HEAD_OFFICE.search(marked.text, *before):
        return HEAD
    score = SAID if _ABOUT_US.search(marked.text, clause[0], span[0]) else UNRELATED
    if any(sentence[0] <= start < sentence[1] for start, _ in agency_spans):
        score += WITH_AGENCY
    if marked.has(Cue.HAVE, sentence) or marked.has(Cue.APPRENTICE, sentence):
        score += SAID
    return score
