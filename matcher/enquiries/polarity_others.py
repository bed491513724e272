"""Which words say that work is done by others, or elsewhere, and so is lacked here?"""

from __future__ import annotations

import re
from typing import Final

from matcher.enquiries.reading import Span
from matcher.enquiries.word_lists import any_of

WE_OR_THEY: Final = rf"(?:{any_of('subject_person', 'we')}|lærling\w+)"
# «Regnskap føres i Oslo», «rekneskapen blir ført av andre»: work that is done, but not here.
_DONE_ELSEWHERE: Final = re.compile(
    rf"\b(?!{any_of('no_passive')}\b)\w{{3,}}(?:es|ast)\s+(?:\w+\s+)?{any_of('elsewhere')}\b"
    r"|\b(?:blir|vert|er)\s+\w+(?:t|d|dd|tt|a|e)\s+(?:av|hos|sentralt|bort|inn|eksternt)\b",
    re.IGNORECASE,
)
# «Det er HR som gjør det», «det gjør administrasjonen», «fakturaene tar økonomi seg av».
_OTHERS_DO: Final = re.compile(
    rf"\ber det (?!(?:\w+ )?{WE_OR_THEY}\b|lærling|mye|mykje|noe|noko|masse)"
    r"[\w ./-]{1,40}?(?:\s+som\b|$)"
    rf"|\b{any_of('others_verb')}\s+(?!{WE_OR_THEY}\b|seg\b|hele\b|heile\b)"
    r"(?:\w{4,}(?:en|et|a|ene|ane|arane|erne)|andre|leiinga|[A-ZÆØÅ][\w-]+)"
    r"(?:\s+(?:selv|sjølve?|for oss|av|seg av|hand om|hånd om|i \w+))?\s*[.,;)]*$"
    r"|\b(?:does|do|handles?|takes? care of)\s+(?:that|this|it|all that)\b"
)
# «Kalibrering gjør et eksternt firma», «heisene har vi serviceavtale på», «brannvern har
# utleieren tatt hånd om».
_OTHER_DOER: Final = re.compile(
    rf"\b{any_of('others_verb')}\s+(?:{any_of('article')}\s+)?(?:\w+\s+)?{any_of('other_doer')}\b"
    rf"|\bhar\s+(?:vi|me)\s+(?:\w+\s+){{0,3}}?{any_of('other_doer')}\s+(?:\w+\s+)?(?:på|til|som)\b"
    rf"|\bhar\s+(?!{WE_OR_THEY}\b)\w{{4,}}(?:en|et|a|ene|ane)\s+(?:tatt|teke|overtatt|overteke)\b",
    re.IGNORECASE,
)
# «Regnskapet er satt ut til en ekstern leverandør»: whom it was set out to is no task.
_SET_OUT_TO: Final = re.compile(
    rf"\b{any_of('set_out')}\s+(?:{any_of('article')}\s+)?(?:\w+\s+)?"
    rf"{any_of('other_doer', 'vendor')}\b",
    re.IGNORECASE,
)
# «Det må han lære et annet sted», «må ho få hos andre».
_TO_BE_ELSEWHERE: Final = re.compile(
    rf"\b(?:må|bør|skal|får|must|should|has to|have to)\b[^.;!?]{{0,40}}\b{any_of('at_others')}\b",
    re.IGNORECASE,
)


def is_done_by_others(text: str) -> bool:
    """Tell whether a clause says that its work is done by others, elsewhere, or to be learnt so."""
    every = (_DONE_ELSEWHERE, _OTHERS_DO, _OTHER_DOER, _TO_BE_ELSEWHERE)
    return any(pattern.search(text) for pattern in every)


def find_others(text: str, span: Span) -> tuple[Span, ...]:
    """Return the words of a span that name who else does the work.

    The verb before them («bestiller innkjøpsavdelingen») may tell what the work is.
    """
    found = _OTHER_DOER.finditer(text, *span)
    done = ((one.start() + len(one.group().split()[0]), one.end()) for one in found)
    return (*done, *(one.span() for one in _SET_OUT_TO.finditer(text, *span)))
