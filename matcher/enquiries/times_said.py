"""Which months does the writer call bad, and when does the writer want to begin?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from matcher.domain.calendar import YearMonth
from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.reading import LIKELY, SURE, WEAK, Said, Span
from matcher.enquiries.times import TimeHit
from matcher.enquiries.times_around import (
    has_start,
    header_has,
    is_bad_before,
    is_bad_in_next,
    is_corrected,
    is_in_brackets,
    is_of_plans,
    is_only_called,
    is_remark,
    is_set_against,
    is_spelt_out,
    says_why,
)
from matcher.enquiries.word_lists import any_of

_NEAR: Final = 26
_TOLD_NOT_TO: Final = rf"\b{any_of('never_then')}\s+(?:helst\s+)?"
_DIRECT_NO: Final = re.compile(
    rf"{_TOLD_NOT_TO}(?:{any_of('told_not_to')}\s+)?"
    r"(?:i|in|during|om|på|late|early|slutten av|begynnelsen av|\d+\.)?\s*$"
    # «Ikkje kom med noko i mars», «please do not send anyone in March».
    rf"|{_TOLD_NOT_TO}{any_of('told_not_to')}(?:\s+\w+){{1,3}}\s+(?:i|in|during|på|om)\s+$",
    re.IGNORECASE,
)
_ROW: Final = re.compile(
    r"\s*[(,+]?\s*(?:altså|dvs\.?|i\.e\.|fra|frå|from|både|både i)?\s*"
    r"(?:,|/|;|&|\+|og|and|eller|or|samt)?\s*(?:og|and|eller|or|samt)?\s*"
    r"(?:i|in|hele|heile|all of|most of|late|early|slutten av|begynnelsen av|starten av|første"
    r"|siste|andre|midten av|utgangen av|til|ut|fra midten av|frå midten av|fra slutten av"
    r"|halvdel av|half of|the|first|\d{1,2}\.)?(?:\s*(?:halvdel av|half of|of))?\s*",
    re.IGNORECASE,
)
_NOT_BEFORE: Final = re.compile(
    rf"\b{any_of('denied')}\s+(?:\w+\s+)?{any_of('not_before')}\s*$|\btidligst\s+\w*\s*$",
    re.IGNORECASE,
)
_CORRECTION: Final = re.compile(
    r"\b(?:skal (?:være|vere)|should be|mente|meinte|meant)\b", re.IGNORECASE
)
_UNTIL: Final = re.compile(rf"\b{any_of('until')}\s*(?:\d{{1,2}}\.\s*)?$", re.IGNORECASE)
_FIRST: Final = re.compile(r"før|until|before|først|fyrst|tidligst|earlier", re.IGNORECASE)
_SEGMENT: Final = re.compile(r"[;]|,? (?=men |but |mens |ellers |elles |while |whereas |however )")
_FRONT_WORDS: Final = 3
_VERB: Final = re.compile(
    r"\b(?:er|e|har|blir|går|gjør|gjer|må|skal|trenger|treng|kommer|kjem|ligger|ligg|står|kjører|is|are|has|have|we)\b"
)
_IS_OR_HAVE: Final = re.compile(r"\s+(?:er|har|is|are|have)\b", re.IGNORECASE)
_WOULD_BE: Final = re.compile(r"hadde (?:vært|vore|pass)", re.IGNORECASE)


class Role(Enum):
    """What a time is said for."""

    BUSY = auto()
    START = auto()
    MAYBE_START = auto()
    OTHER = auto()


def read_roles(marked: MarkedText, times: Sequence[TimeHit]) -> tuple[Role, ...]:
    """Return what each time is said for, in order.

    Times in a row («mars, april og mai») are said for the same; one without a word of its own
    goes with the time before it in its sentence; one that spells out the time before it
    («i eksamenstida, altså mai og juni») stands in its stead.
    """
    own = [_own_role(marked, times, hit) for hit in times]
    roles: list[Role] = []
    held: Role | None = None
    for at, hit in enumerate(times):
        ahead = at
        while own[ahead] is None and ahead + 1 < len(times) and _is_row(marked, times, ahead):
            ahead += 1
        role = own[ahead]
        if role is None and at and _is_same_sentence(marked, times[at - 1], hit):
            role = held
        role = role or _fronted_role(marked, hit)
        if at and _is_row(marked, times, at - 1) and roles[-1] is Role.BUSY:
            role = Role.BUSY
        if at and is_only_called(marked, times[at - 1], hit):
            roles[-1], role = roles[-1] if roles[-1] is not Role.OTHER else Role.BUSY, Role.OTHER
        if at and is_remark(marked, times[at - 1], hit):
            roles.append(Role.OTHER)
            continue
        if at and is_spelt_out(marked, times[at - 1], hit):
            role, roles[-1] = roles[-1], Role.OTHER
        held = role or _default_role(marked, hit)
        roles.append(held)
    return tuple(roles)


def _fronted_role(marked: MarkedText, hit: TimeHit) -> Role | None:
    """Return what a sentence says of a time that it begins with («Sommeren er høysesong»).

    What is said of a time without a good word for it, is why the time is bad.
    """
    sentence = marked.sentence_of(hit.span[0])
    end = next((cut.start() for cut in _SEGMENT.finditer(marked.text, hit.span[1], sentence[1])), 0)
    segment = (sentence[0], end or sentence[1])
    if marked.has(Cue.AVOID, (hit.span[0], segment[1])):
        return Role.BUSY
    before = marked.text[sentence[0] : hit.span[0]]
    if len(before.split()) > _FRONT_WORDS or not _VERB.search(marked.text, hit.span[1], segment[1]):
        return None
    is_good = any(marked.has(cue, segment) for cue in (Cue.CALM, Cue.WISH, Cue.PAST))
    is_good = is_good and not marked.has(Cue.NEGATION, segment)
    return None if is_good else Role.BUSY


def _is_row(marked: MarkedText, times: Sequence[TimeHit], at: int) -> bool:
    """Tell whether only the words of an enumeration stand between a time and the next."""
    return bool(_ROW.fullmatch(marked.text, times[at].span[1], times[at + 1].span[0]))


def read_busy_months(times: Sequence[TimeHit], roles: Sequence[Role]) -> tuple[Said[int], ...]:
    """Return each month that is called bad, in the order of the calendar, with its words."""
    spans: dict[int, list[Span]] = {}
    for hit, role in zip(times, roles, strict=True):
        if role is Role.BUSY:
            for month in hit.months:
                spans.setdefault(month, []).append(hit.span)
    return tuple(
        Said(value=month, spans=tuple(spans[month]), certainty=LIKELY) for month in sorted(spans)
    )


def read_start(times: Sequence[TimeHit], roles: Sequence[Role]) -> Said[YearMonth] | None:
    """Return when the writer wants to begin: the first time said for it, the plainly said first."""
    for wanted, certainty in ((Role.START, SURE), (Role.MAYBE_START, WEAK)):
        said = [hit for hit, role in zip(times, roles, strict=True) if role is wanted]
        if said:
            # «Våren 2027, i perioden februar til mai»: the months are meant, not the season.
            hit = next((hit for hit in said if not hit.is_vague), said[0])
            return Said(value=hit.start, spans=(hit.span,), certainty=certainty)
    return None


def _own_role(marked: MarkedText, times: Sequence[TimeHit], hit: TimeHit) -> Role | None:
    """Return what the words beside a time say it is for, or None when they do not."""
    clause = marked.clause_of(hit.span[0])
    said = _said_before(marked, clause, hit)
    if said is not None:
        return said
    is_avoided = marked.has(Cue.AVOID, clause)
    begins = has_start(marked, clause, hit)
    if header_has(marked, hit, Cue.CALM) and not header_has(marked, hit, Cue.AVOID):
        return Role.MAYBE_START
    if marked.has(Cue.CALM, clause) and not is_avoided:
        is_stay = marked.has(Cue.SECONDMENT, clause)
        return Role.MAYBE_START if begins or is_stay else Role.OTHER
    is_told = _is_told_from_to(marked, hit) if begins else is_set_against(marked, times, hit)
    if is_avoided or is_told or _is_bad_around(marked, times, hit, clause):
        return Role.BUSY
    return Role.START if begins else None


def _is_told_from_to(marked: MarkedText, hit: TimeHit) -> bool:
    """Tell whether a sentence begins with a range and says what goes on then, no wish.

    «Fra februar til april er det full sesong.»
    """
    sentence = marked.sentence_of(hit.span[0])
    before = marked.text[sentence[0] : hit.span[0]]
    is_range = len(hit.months) > 1 and not hit.is_vague
    return (
        is_range
        and len(before.split()) < _FRONT_WORDS
        and _fronted_role(marked, hit) is Role.BUSY
        and bool(_IS_OR_HAVE.match(marked.text, hit.span[1]))
    )


def _said_before(marked: MarkedText, clause: Span, hit: TimeHit) -> Role | None:
    """Return what the words right before a time say, which no other word of the clause changes."""
    before = marked.text[max(clause[0] - 1, 0) : hit.span[0]]
    denied = _NOT_BEFORE.search(before)
    if denied and _FIRST.search(denied.group()):
        return Role.START
    if _is_past(marked, clause, hit) or _UNTIL.search(before) or is_of_plans(marked, hit):
        return Role.OTHER
    if is_corrected(marked, hit):
        return Role.OTHER
    if _DIRECT_NO.search(before):
        return Role.OTHER if _CORRECTION.search(before) else Role.BUSY
    return None


def _is_bad_around(
    marked: MarkedText, times: Sequence[TimeHit], hit: TimeHit, clause: Span
) -> bool:
    """Tell whether a clause beside the time's own, or the heading over it, says that it is bad."""
    if is_in_brackets(marked, hit) and marked.has(Cue.AVOID, marked.sentence_of(hit.span[0])):
        return True
    if not marked.has(Cue.WISH, clause) and is_bad_in_next(marked, times, hit):
        return True
    return header_has(marked, hit, Cue.AVOID) or is_bad_before(marked, times, hit)


def _default_role(marked: MarkedText, hit: TimeHit) -> Role:
    """Return the role of a time that nothing is said of: with a wish it may be the beginning."""
    sentence = marked.sentence_of(hit.span[0])
    at = marked.sentences.index(sentence) if sentence in marked.sentences else 0
    near = (marked.sentences[max(at - 1, 0)][0], sentence[1])
    is_wish = any(marked.has(cue, near) for cue in (Cue.WISH, Cue.SECONDMENT, Cue.RECEIVE))
    is_hosted = marked.has(Cue.HOST_VERB, sentence) and marked.has(Cue.PERSON, sentence)
    is_wish = is_wish or is_hosted
    if says_why(marked, sentence):
        return Role.BUSY
    return Role.MAYBE_START if is_wish else Role.OTHER


def _is_past(marked: MarkedText, clause: Span, hit: TimeHit) -> bool:
    """Tell whether the time is when something began, ended or is to be answered."""
    before = (max(clause[0], hit.span[0] - _NEAR), hit.span[0])
    if _WOULD_BE.search(marked.text[slice(*clause)]):
        return False
    happened = marked.find(Cue.PAST_VERB, (marked.sentence_of(hit.span[0])[0], hit.span[0]))
    if happened:
        between = (happened[-1][1], hit.span[0])
        is_new = marked.has(Cue.WISH, between) or marked.has(Cue.MODAL, between)
        return not (is_new or marked.has(Cue.AVOID, clause))
    return marked.has(Cue.PAST, before) or "i fjor" in marked.text[before[0] : hit.span[1] + 7]


def _is_same_sentence(marked: MarkedText, first: TimeHit, second: TimeHit) -> bool:
    return marked.sentence_of(first.span[0]) == marked.sentence_of(second.span[0])
