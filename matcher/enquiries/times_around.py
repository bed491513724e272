"""What do the words around a time, but not beside it, say of it?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.reading import Span
from matcher.enquiries.times import TimeHit
from matcher.enquiries.word_lists import any_of

_NEAR: Final = 26
_PREPOSITION: Final = 5
_BACK_TO_IT: Final = re.compile(rf"{any_of('back_then')}\b", re.IGNORECASE)
_FRONT_WORDS: Final = 3
_RELATIVE: Final = re.compile(rf"{any_of('relative')}\b", re.IGNORECASE)
_BUT: Final = re.compile(r"(?:men|but)\b", re.IGNORECASE)
_LEARNING_YEAR: Final = re.compile(
    rf"\b{any_of('learning_year')}\s+(?:\w+\s+)?{any_of('of_learning')}\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_AT_MEETING: Final = re.compile(
    rf"\b{any_of('discuss')}\b.*\b{any_of('meeting')}\s+(?:\w+\s+){{0,2}}$", re.IGNORECASE
)
_THAT_IS: Final = re.compile(rf"\b{any_of('that_is')}\b", re.IGNORECASE)
_BUT_NOT: Final = re.compile(rf"\b{any_of('but')}\b", re.IGNORECASE)
# «våren, med start i mars», «eksamenstida er i mai», «semesterstart i august».
_IS_IN: Final = re.compile(
    r"\s*(?:(?:vår|våre|hos oss|her|ours|here)\s+)?(?:er|ligger|ligg|faller|fell|is|are|falls)?\s*"
    r"(?:i|in)\s+|,?\s*(?:med\s+)?(?:start|oppstart|begynnelse|starting|helst|gjerne|preferably)\s+"
    r"(?:i|fra|frå|in|from)?\s*(?:begynnelsen av|midten av|slutten av)?\s*",
    re.IGNORECASE,
)
# «Vinteren (november–februar)», «eksamenstid er mai og desember».
_SPELLS_OUT: Final = re.compile(r"\s*\(\s*|\s+(?:er|is|are)\s+|:\s+", re.IGNORECASE)
_IN_BRACKETS: Final = re.compile(r"\s*\([^()\n]*")
# «In March – sorry, April», «fra mars, nei, april».
_PUT_RIGHT: Final = re.compile(
    rf"\W*(?:(?:or|eller|and|og|but|men)\W+)?(?:{any_of('correction')}\W+){{1,3}}"
    rf"(?:{any_of('before_time')}\s+){{0,3}}",
    re.IGNORECASE,
)
_IS_CALLED: Final = re.compile(
    r"\s+(?:er|e|æ|ær|is|are)\s+(?:jo\s+|da\s+|vår\s+|our\s+|the\s+)?", re.IGNORECASE
)
# «Oppstart 1. mai, ikke mars»: another beginning is meant, nothing is bad.
_NOT_THEN: Final = re.compile(
    rf"\b{any_of('beginning')}\b[^!?\n]{{0,40}},\s+(?:ikke|ikkje|not)\s+(?:i\s+|in\s+)?$",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(
    rf"\b(?:{any_of('goes_on')}\s+(?:vi|me|det|alle)|(?:vi|me|alle)\s+{any_of('goes_on')}"
    r"|we\s+(?:have|are|run)|there\s+is|hos oss)\b",
    re.IGNORECASE,
)


def is_in_brackets(marked: MarkedText, hit: TimeHit) -> bool:
    """Tell whether a time only explains, in brackets, what the sentence says."""
    sentence = marked.sentence_of(hit.span[0])
    before = marked.text[sentence[0] : hit.span[0]]
    return before.rfind("(") > before.rfind(")") and ")" in marked.text[hit.span[1] : sentence[1]]


def has_start(marked: MarkedText, clause: Span, hit: TimeHit) -> bool:
    """Tell whether a word of beginning stands with the time; a preposition only right before."""
    for start, end in marked.find(Cue.START, clause):
        is_before = 0 <= hit.span[0] - end <= _NEAR / 2
        is_verb = marked.text[start:end].lower() == "begin"
        if end - start > _PREPOSITION or is_verb or is_before:
            return True
    return header_has(marked, hit, Cue.START)


def is_bad_in_next(marked: MarkedText, times: Sequence[TimeHit], hit: TimeHit) -> bool:
    """Tell whether the next clause, without a time of its own, says that the time is bad."""
    following = next((c for c in marked.clauses if c.start >= hit.span[1]), None)
    here = marked.sentence_of(hit.span[0])
    if following is None or any(following.start <= t.span[0] < following.end for t in times):
        return False
    text = marked.text[slice(*following.span)]
    is_bad = marked.has(Cue.AVOID, following.span)
    is_next = not re.search(r"\w", marked.text[hit.span[1] : following.start])
    return is_bad and (
        bool(_BACK_TO_IT.match(text))
        or (is_next and bool(_RELATIVE.match(text)))
        or (following.start < here[1] and bool(_BACK_TO_IT.search(text)))
    )


def is_set_against(marked: MarkedText, times: Sequence[TimeHit], hit: TimeHit) -> bool:
    """Tell whether a time comes with «men» after the times that suit, and no good word of its own.

    «Når som helst fra august, men desember–februar er måleperiode.»
    """
    sentence, clause = marked.sentence_of(hit.span[0]), marked.clause_of(hit.span[0])
    good = (Cue.CALM, Cue.WISH, Cue.START)
    if not _BUT.match(marked.text, clause[0]) or any(marked.has(cue, clause) for cue in good):
        return False
    before = (sentence[0], clause[0])
    is_after_time = any(before[0] <= t.span[0] < before[1] for t in times)
    return is_after_time and any(marked.has(cue, before) for cue in good)


def is_bad_before(marked: MarkedText, times: Sequence[TimeHit], hit: TimeHit) -> bool:
    """Tell whether the time ends a sentence whose clauses before, without a time, say it is bad."""
    sentence, clause = marked.sentence_of(hit.span[0]), marked.clause_of(hit.span[0])
    before = (sentence[0], clause[0])
    is_first = not any(before[0] <= t.span[0] < before[1] for t in times)
    has_own = marked.has(Cue.WISH, clause) or has_start(marked, clause, hit)
    return is_first and not has_own and marked.has(Cue.AVOID, before)


def header_has(marked: MarkedText, hit: TimeHit, cue: Cue) -> bool:
    """Tell whether the words before a colon, in the sentence or over the list, have a cue."""
    here = next((c for c in marked.clauses if c.start <= hit.span[0] < c.end), None)
    if here is None:
        return False
    label = next((c for c in marked.clauses if c.sentence == here.sentence), here)
    asked = next((c for c in marked.clauses if c.sentence == here.sentence - 1), here)
    if asked.is_question and len(marked.text[slice(*asked.span)].split()) <= _FRONT_WORDS:
        return marked.has(cue, asked.span)
    colon = marked.text.rfind(": ", label.start, hit.span[0])
    if colon >= 0 and colon < here.start:
        return marked.has(cue, (label.start, colon))
    headings = [c for c in marked.clauses if c.opens_list and c.end <= hit.span[0]]
    if not here.is_item or not headings:
        return False
    between = (c for c in marked.clauses if headings[-1].sentence < c.sentence <= here.sentence)
    return all(c.is_item for c in between) and marked.has(cue, headings[-1].span)


def says_why(marked: MarkedText, sentence: Span) -> bool:
    """Tell whether a sentence only says what goes on at the writer's («i juni har vi revisjon»).

    Who mentions what fills a month, and neither wishes, praises nor looks back, calls it bad.
    """
    cues = (Cue.WISH, Cue.CALM, Cue.PAST, Cue.PAST_VERB, Cue.RECEIVE, Cue.SECONDMENT, Cue.MODAL)
    if any(marked.has(cue, sentence) for cue in cues) or marked.has(Cue.APPRENTICE, sentence):
        return False
    text = marked.text[slice(*sentence)]
    return not text.endswith("?") and bool(_GOES_ON.search(text))


def is_of_plans(marked: MarkedText, hit: TimeHit) -> bool:
    """Tell whether it is when a year of learning begins, or when something is talked over."""
    before = marked.text[marked.sentence_of(hit.span[0])[0] : hit.span[0]]
    return bool(_LEARNING_YEAR.search(before) or _AT_MEETING.search(before))


def is_only_called(marked: MarkedText, first: TimeHit, second: TimeHit) -> bool:
    """Tell whether months are called a part of the year: «desember og juni er eksamenstid»."""
    between = marked.text[first.span[1] : second.span[0]]
    is_called = bool(_IS_CALLED.fullmatch(between)) and second.is_named and not first.is_named
    return is_called and marked.sentence_of(first.span[0]) == marked.sentence_of(second.span[0])


def is_remark(marked: MarkedText, first: TimeHit, second: TimeHit) -> bool:
    """Tell whether a part of the year only explains months, in brackets: «april (påska)»."""
    is_explained = second.is_named and not first.is_named
    between = marked.text[first.span[1] : second.span[0]]
    return is_explained and bool(_IN_BRACKETS.fullmatch(between))


def is_corrected(marked: MarkedText, hit: TimeHit) -> bool:
    """Tell whether a month is only named as not the one to begin in («1. mai, ikke mars»)."""
    sentence = marked.sentence_of(hit.span[0])
    is_last = not re.search(r"\w", marked.text[hit.span[1] : sentence[1]])
    is_denied = bool(_NOT_THEN.search(marked.text[sentence[0] : hit.span[0]]))
    return is_last and is_denied and len(hit.months) == 1


def is_spelt_out(marked: MarkedText, first: TimeHit, second: TimeHit) -> bool:
    """Tell whether a time spells out the one before it, or puts it right: it stands in its stead.

    «I eksamenstida, altså mai og juni», «vinteren (november–februar)», «in March, sorry, April».
    """
    between = marked.text[first.span[1] : second.span[0]]
    if _PUT_RIGHT.fullmatch(between):
        return True
    is_said = bool(_THAT_IS.search(between)) and not _BUT_NOT.search(between)
    is_named = first.is_named and not second.is_named
    is_said = is_said or (is_named and bool(_SPELLS_OUT.fullmatch(between)))
    is_same = marked.sentence_of(first.span[0]) == marked.sentence_of(second.span[0])
    return (is_said or bool(_IS_IN.fullmatch(between))) and is_same
