"""Which clauses say what an apprentice lacks, and which what the writer has to give?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import Final

from matcher.enquiries.clauses import Clause, MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.polarity_others import WE_OR_THEY, is_done_by_others
from matcher.enquiries.polarity_wished import find_hosts_work, find_neither
from matcher.enquiries.reading import Span
from matcher.enquiries.word_lists import any_of

_SOMEBODY_DOES: Final = re.compile(
    r"(?:og |and |men |but |der |hvor |where |that |som )?"
    rf"(?:{WE_OR_THEY}|{any_of('here')})\b",
    re.IGNORECASE,
)
_CAN: Final = re.compile(
    rf"\bkan {WE_OR_THEY}(?: \w+)?[.,]?$"
    rf"|\bkan {WE_OR_THEY}\s+(?:\w+\s+)?{any_of('well')}\b"
    rf"|\b(?:{WE_OR_THEY}|våre?)(?: \([^)]*\))? kan (?!\w+e\b|få\b|ta\b|gi\b|gå\b)",
    re.IGNORECASE,
)
_ONLY_NOT: Final = re.compile(
    rf"(?:men|derimot|however|but)?\W*{any_of('verdict_no', 'verdict_little')}\W*", re.IGNORECASE
)
_ENDS_LITTLE: Final = re.compile(rf"\b{any_of('verdict_little')}\W*$", re.IGNORECASE)
_POINTS: Final = re.compile(
    rf"(?:og |for |men |and |but )?(?:{any_of('that')}|som|slikt|sånt|which|alt slikt)\b",
    re.IGNORECASE,
)
# «Og arkiv, det ligger hos andre», «så det lager vi ikke selv».
_POINTS_BACK: Final = re.compile(
    rf"(?:og |for |men |så |and |but |so )?(?:det|dette|that|this)\s+"
    rf"(?:\w+\s+{WE_OR_THEY}\b|(?:ligger|ligg|skjer|gjøres|håndteres|tas)\b)",
    re.IGNORECASE,
)
_FINITE: Final = re.compile(
    rf"\b{any_of('finite')}\b|\b(?:{WE_OR_THEY}|lærling)(?:\s*\([^)]*\))?\s+\w+(?:er|ar)\b",
    re.IGNORECASE,
)
# «Ikke sett styreskap annet enn på bilder».
_ONLY_SO: Final = re.compile(
    rf"\b{any_of('denied')}\s+(?:\w+\s+){{2,6}}{any_of('other_than')}\s+{any_of('only_so')}\b",
    re.IGNORECASE,
)
_BACK_TO_IT: Final = re.compile(rf"^\W*{any_of('back_to_it')}\s+{any_of('that')}\b", re.IGNORECASE)
# «Lyd og lys: ok.», «But special diets? Hardly any.»
_VERDICT: Final = re.compile(
    rf"\W*(?:({any_of('verdict_no')})|(?:er |is |are )?{any_of('verdict_yes')})\W*",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(rf"\b{any_of('question_word', 'question_verb')}\b", re.IGNORECASE)
# «Kjøttet får vi derimot oppskåret»: the opposite of what was said before, wherever it stands.
_CONTRAST_ADVERB: Final = re.compile(rf"\b{any_of('contrast_adverb')}\b", re.IGNORECASE)
# «Det samme gjelder arkiv», «same med arkiv», «heller ikke arkiv».
_SAME_FOR: Final = re.compile(rf"(?:og |and )?{any_of('same_for')}\b", re.IGNORECASE)
_ANSWER_WORDS: Final = 4
_HEADING_WORDS: Final = 5
_FRAGMENT_WORDS: Final = 8
_NO_TASK: Final = (Cue.SECONDMENT, Cue.RING)
_WISHES: Final = (Cue.WISH, Cue.MATCH_QUESTION, Cue.SECONDMENT)


class Polarity(Enum):
    """Whether a clause tells of work that is lacked or of work that there is."""

    LACK = auto()
    HAVE = auto()
    TOLD = auto()
    """Nothing is said of it: work that is told of is there, if it is work at all."""
    WANTED = auto()
    """Told of in a wish for somewhere to be: work that the apprentice would find there."""


def read_polarities(marked: MarkedText) -> Iterator[tuple[Clause, Polarity]]:
    """Yield the clauses that may speak of work, in order, each with what it says of it.

    A clause without a word of its own goes with the one before it in its sentence, with the list
    heading over it, or with the clause that ends its enumeration; a clause that begins with a
    word of contrast says the opposite of the one before.
    """
    lacked = find_hosts_work(marked) | find_neither(marked)
    own = [
        Polarity.LACK if at in lacked else _own_polarity(marked, clause)
        for at, clause in enumerate(marked.clauses)
    ]
    pointers = _pointers(marked, own)
    heading: Polarity | None = None
    for at, clause in enumerate(marked.clauses):
        if own[at] is None and not _is_shut_out(marked, clause):
            own[at] = _lent_polarity(marked, own, at, heading)
        if clause.opens_list:
            heading = own[at]
        elif not clause.is_item and not _is_fragment(marked, clause):
            heading = None
        if at not in pointers and not _is_shut_out(marked, clause):
            yield clause, own[at] or _unsaid(marked, clause)


def _pointers(marked: MarkedText, own: list[Polarity | None]) -> frozenset[int]:
    """Return the clauses that only say of the one before that others do it («det tar HR seg av»).

    What they point at is lacked, unless it says otherwise itself.
    """
    found = []
    for at, clause in enumerate(marked.clauses[1:], start=1):
        text = marked.text[slice(*clause.span)]
        before = marked.clauses[at - 1]
        if before.sentence == clause.sentence and _ONLY_NOT.fullmatch(text):
            found.append(at)
            own[at - 1] = Polarity.LACK
        is_near = clause.sentence - before.sentence <= 1 and not before.is_question
        is_same = before.sentence == clause.sentence and own[at] is Polarity.LACK
        if (is_near and _POINTS.match(text) and is_done_by_others(text)) or (
            is_same and _POINTS_BACK.match(text)
        ):
            found.append(at)
            own[at - 1] = own[at - 1] or Polarity.LACK
    return frozenset(found)


def _own_polarity(marked: MarkedText, clause: Clause) -> Polarity | None:
    """Return what the words of a clause say by themselves."""
    text = marked.text[slice(*clause.span)]
    verdict = _VERDICT.fullmatch(text)
    if verdict:
        return Polarity.LACK if verdict.group(1) else Polarity.HAVE
    fine = marked.find(Cue.NOT_LACK, clause.span)
    if _is_exception(marked, clause) and not _BACK_TO_IT.match(text):
        return None
    lacks = (*marked.find(Cue.LACK, clause.span), *marked.find(Cue.NEGATION, clause.span))
    if fine or any(_is_plain(one, fine) for one in lacks):
        is_lack = any(_is_plain(one, fine) for one in lacks)
        return Polarity.LACK if is_lack else Polarity.HAVE
    if _ENDS_LITTLE.search(text) and not _FINITE.match(text):
        return Polarity.LACK
    if marked.has(Cue.NEED, clause.span) or is_done_by_others(text):
        return Polarity.LACK
    is_had = marked.has(Cue.HAVE, clause.span) or _CAN.search(text)
    return Polarity.HAVE if is_had else None


def _is_plain(span: Span, others: tuple[Span, ...]) -> bool:
    return not any(start < span[1] and span[0] < end for start, end in others)


def _lent_polarity(
    marked: MarkedText, own: list[Polarity | None], at: int, heading: Polarity | None
) -> Polarity | None:
    """Return what the clauses around one without a word of its own say of it."""
    clause = marked.clauses[at]
    if clause.is_question and (answer := _answer(marked, clause)) is not None:
        return answer
    is_new = at == 0 or marked.clauses[at - 1].sentence != clause.sentence
    before = None if is_new else own[at - 1]
    if _SAME_FOR.match(marked.text, *clause.span):
        return next((said for said in reversed(own[:at]) if said is not None), None)
    if _is_exception(marked, clause):
        return Polarity.HAVE if before is Polarity.LACK else Polarity.LACK
    if _is_contrast(marked, clause):
        last = own[at - 1] if at else None
        return (
            {Polarity.LACK: Polarity.HAVE, Polarity.HAVE: Polarity.LACK}.get(last) if last else None
        )
    lent = _ahead(marked, own, at) or before
    if lent is None and is_new and at and _is_fragment(marked, clause):
        lent = own[at - 1]
    if lent is None and (clause.is_item or _is_fragment(marked, clause)):
        lent = heading
    return lent


def _is_exception(marked: MarkedText, clause: Clause) -> bool:
    """Tell whether a clause excepts something; «ikke sett X annet enn på bilder» denies X."""
    if not marked.has(Cue.EXCEPT, clause.span):
        return False
    return not _ONLY_SO.search(marked.text, *clause.span)


def _unsaid(marked: MarkedText, clause: Clause) -> Polarity:
    sentence = marked.sentence_of(clause.start)
    is_wish = any(marked.has(cue, sentence) for cue in _WISHES)
    return Polarity.WANTED if is_wish or clause.is_question else Polarity.TOLD


def _is_shut_out(marked: MarkedText, clause: Clause) -> bool:
    """Tell whether a clause gives a reason or speaks of the cooperation, not of work.

    A question is shut out too, unless it asks for somewhere to be.
    """
    if clause.is_question and _answer(marked, clause) is not None:
        return False
    first = marked.find(Cue.REASON, clause.span)
    if first and not re.search(r"\w{4}", marked.text[clause.start : first[0][0]]):
        return True
    if clause.is_question and not marked.has(Cue.MATCH_QUESTION, marked.sentence_of(clause.start)):
        return True
    return any(marked.has(cue, clause.span) for cue in _NO_TASK)


def _answer(marked: MarkedText, clause: Clause) -> Polarity | None:
    """Return what the short sentence after a question of a few words says to it, None elsewhere."""
    sentence = marked.text[slice(*marked.sentences[clause.sentence])]
    following = clause.sentence + 1
    if len(sentence.split()) > _HEADING_WORDS or _ASKS.search(sentence):
        return None
    if following >= len(marked.sentences):
        return None
    answers = [c for c in marked.clauses if c.sentence == following]
    text = marked.text[slice(*marked.sentences[following])]
    if not answers or len(text.split()) > _ANSWER_WORDS or answers[0].is_question:
        return None
    return _own_polarity(marked, answers[0])


def _is_contrast(marked: MarkedText, clause: Clause) -> bool:
    first = marked.find(Cue.CONTRAST, clause.span)
    is_first = bool(first) and first[0][0] == clause.start
    return is_first or bool(_CONTRAST_ADVERB.search(marked.text, *clause.span))


def _ahead(marked: MarkedText, own: list[Polarity | None], at: int) -> Polarity | None:
    """Return the polarity that ends the enumeration which a short clause without a verb is in."""
    clauses = marked.clauses
    text = marked.text[slice(*clauses[at].span)]
    if len(text.split()) > _HEADING_WORDS or _SOMEBODY_DOES.match(text):
        return None
    if at and clauses[at - 1].sentence == clauses[at].sentence and own[at - 1] is not None:
        return None
    for later in range(at + 1, len(clauses)):
        if clauses[later].sentence != clauses[at].sentence:
            return None
        if own[later] is not None and not _is_contrast(marked, clauses[later]):
            return own[later]
        if _is_contrast(marked, clauses[later]):
            return None
    return None


def _is_fragment(marked: MarkedText, clause: Clause) -> bool:
    """Tell whether a sentence is only a few words, such as go on with what was told before."""
    sentence = marked.text[slice(*marked.sentence_of(clause.start))]
    return len(sentence.split()) <= _FRAGMENT_WORDS and not _FINITE.search(sentence)
