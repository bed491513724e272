"""Where does a mail say that an apprentice shall leave, come, or both?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.forms_refused import asks_what_is_allowed
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.moves_coming import find_coming, is_said_of_others, speaks_of_us
from matcher.enquiries.moves_objects import swaps_people, takes_anything, takes_else
from matcher.enquiries.reading import Span
from matcher.enquiries.word_lists import any_of

_OTHERS_DO: Final = re.compile(
    r"\b(?:dere|dykk|noen|nokon|nokre|andre|hvem|kven|(?<!\bvi )(?<!\bme )som|virksomheter"
    r"|verksemder|you|anyone|mottaker)\b[^.,;]{0,45}$",
    re.IGNORECASE,
)
_THEY_DO: Final = re.compile(rf"\b{any_of('they')}\b[^.,;]{{0,45}}$", re.IGNORECASE)
_A_PERSON: Final = re.compile(
    r"(?:\s+\w+){0,3}?\s+(?:\w*lærling\w*|apprentice\w*|en|én|ein|ei|one|two|to|noen|nokon|dem|han|ham"
    r"|henne|ho|deres|theirs|lærlingar)\b",
    re.IGNORECASE,
)
_WE: Final = re.compile(rf"\b{any_of('we')}\b", re.IGNORECASE)
_THE_APPRENTICE: Final = re.compile(rf"\b{any_of('apprentice_person')}\b", re.IGNORECASE)
_FROM: Final = re.compile(
    r"\b(?:fra|frå|from|av|tilsett i|ansatt i|som)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_A_WAY: Final = re.compile(
    r"\b(?:time|timer|timar|min\w*|km|kilometer|mil|hours?|kroner|kr)\s*$", re.IGNORECASE
)
_SOUGHT_WITHIN: Final = 20
_TAKEN_OUT: Final = re.compile(
    r"\b(?:få|fått|ha|hatt|sende|sender|slippe|slepp\w*|la|låne|get|send)\s+(?:[\w-]+\s+){1,3}?"
    r"(?:ut|bort|av gårde|out)\b",
    re.IGNORECASE,
)
_GOER: Final = rf"(?:{any_of('subject_person')}|lærlingen)"
_WHERE: Final = re.compile(
    rf"\b(?:hvor|kor|kvar|where)\s+(?:i\s+\w+\s+)?(?:{_GOER}\s+(?:kan|kunne|could|can|might)"
    rf"|(?:kan|kunne|could|can)\s+{_GOER})\b",
    re.IGNORECASE,
)
_OURS: Final = re.compile(
    rf"\s+(?:our|my|the|vår|min|den)\s+(?:[\w-]+\s+){{0,3}}?{any_of('person_noun')}\b",
    re.IGNORECASE,
)
_MAY: Final = re.compile(r"(?:kan|kunne|could|can|might)\b", re.IGNORECASE)
_REACH: Final = 70
_SWAPPED_THINGS: Final = (
    "byt",
    "lån",
    "lend",
    "swap",
    "spend",
    "visit",
    "second",
    "exch",
    "begge",
    "both",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """The words by which apprentices swap places, come to the writer, or leave for somebody else.

    `wished_sends` are those with a word of wish and of secondment; `leaves` say it otherwise.
    """

    swaps: tuple[Span, ...]
    receives: tuple[Span, ...]
    wished_sends: tuple[Span, ...]
    leaves: tuple[Span, ...]
    is_offered_in_title: bool


def find_moves(marked: MarkedText, subject: MarkedText) -> Moves:
    """Return where a text, and the line that is its title, says which way apprentices move."""
    return Moves(
        swaps=tuple(_swaps(marked)),
        receives=tuple(dict.fromkeys((*_receives(marked), *find_coming(marked)))),
        wished_sends=tuple(_sends(marked)),
        leaves=tuple(dict.fromkeys((*_leaves(marked), *_hosted(marked), *_going(marked)))),
        is_offered_in_title=bool(subject.cues[Cue.RECEIVE]) and "?" not in subject.text,
    )


def is_about_people(marked: MarkedText, span: Span, sentence: Span) -> bool:
    """Tell whether the sentence is about apprentices; one may also swap or lend out things."""
    if not swaps_people(marked, span):
        return False
    words = marked.text[slice(*span)].lower()
    if not words.startswith(_SWAPPED_THINGS):
        return True
    near = (max(0, sentence[0] - 200), sentence[1])
    is_wish = any(marked.has(cue, sentence) for cue in (Cue.WISH, Cue.MATCH_QUESTION))
    is_wish = is_wish or (words.startswith("byt") and marked.has(Cue.PERSON, sentence))
    return marked.has(Cue.APPRENTICE, near) or is_wish


def _swaps(marked: MarkedText) -> Iterator[Span]:
    for span in marked.cues[Cue.SWAP]:
        sentence, clause = marked.sentence_of(span[0]), marked.clause_of(span[0])
        is_refused = marked.has(Cue.REJECT, clause) or marked.has(Cue.NEGATION, clause)
        is_refused = is_refused or bool(_A_WAY.search(marked.text[max(0, span[0] - 12) : span[0]]))
        if not is_refused and is_about_people(marked, span, sentence):
            yield span


def _receives(marked: MarkedText) -> Iterator[Span]:
    """Yield where the writer offers to receive; not where others are asked to, or it is refused."""
    is_ours = speaks_of_us(marked)
    for span in marked.cues[Cue.RECEIVE]:
        clause = marked.clause_of(span[0])
        before = marked.text[_before_brackets(marked, clause) : span[0]]
        sentence = marked.sentence_of(span[0])
        is_last = not re.search(r"\w", marked.text[span[1] : clause[1]])
        near = marked.around(sentence) if is_last else sentence
        is_person = bool(_A_PERSON.match(marked.text, span[1])) or marked.has(Cue.APPRENTICE, near)
        # A «hospiteringsplass» is for somebody, whether named or not.
        is_person = is_person or "hospit" in marked.text[slice(*span)].lower()
        is_asked = marked.text[slice(*sentence)].endswith("?") and not _WE.search(
            marked.text[sentence[0] : span[0]]
        )
        is_sought = marked.ends_with(Cue.SEEK, span[0], gap=_SOUGHT_WITHIN)
        if (
            is_person
            and not (is_sought or takes_else(marked, span))
            and not is_asked
            and not _OTHERS_DO.search(before)
            and not (is_ours and _THEY_DO.search(before))
            and _may_receive(marked, span, before, sentence)
            and not marked.has(Cue.NEGATION, clause)
        ):
            yield span


def _may_receive(marked: MarkedText, span: Span, before: str, sentence: Span) -> bool:
    """Tell whether it is the writer who receives, where the verb names no person as its object.

    «Han kjører truck: tar imot, klargjør og flytter pall» is the apprentice's work.
    """
    if not takes_anything(marked, span) or _A_PERSON.match(marked.text, span[1]):
        return True
    is_able = marked.has(Cue.MODAL, (span[0] - len(before), span[0]))
    is_meant = is_able or marked.has(Cue.WISH, sentence)
    is_theirs = not speaks_of_us(marked) and bool(_THEY_DO.search(before))
    return is_meant or is_theirs or bool(_WE.search(marked.text, *sentence))


def _before_brackets(marked: MarkedText, clause: Span) -> int:
    """Return where a clause begins, brackets before it too («nokon (Forsvaret?) kan låne»)."""
    before = marked.text[: clause[0]].rstrip()
    opening = before.rfind("(") if before.endswith(")") else -1
    return marked.clause_of(opening - 2)[0] if opening > 1 else clause[0]


def _sends(marked: MarkedText) -> Iterator[Span]:
    for span in marked.cues[Cue.SEND]:
        sentence, clause = marked.sentence_of(span[0]), marked.clause_of(span[0])
        is_asked = marked.has(Cue.ASKED_ONLY, sentence) or asks_what_is_allowed(marked, sentence)
        if is_asked or marked.has(Cue.REJECT, clause):
            continue
        if marked.has(Cue.RECEIVE, clause) or marked.has(Cue.NEGATION, clause):
            continue
        if marked.has(Cue.WISH, sentence) and marked.has(Cue.SECONDMENT, sentence):
            yield span


def _leaves(marked: MarkedText) -> Iterator[Span]:
    """Yield where the writer says that the apprentice should leave, whatever the form."""
    for span in marked.cues[Cue.MATCH_QUESTION]:
        sentence = marked.sentence_of(span[0])
        is_own = _THE_APPRENTICE.search(marked.text, span[0], sentence[1])
        if is_own and not asks_what_is_allowed(marked, sentence):
            yield span
    for span in marked.cues[Cue.OUT]:
        sentence = marked.sentence_of(span[0])
        is_question = marked.text[slice(*sentence)].endswith("?")
        if not is_question and not marked.has(Cue.NEGATION, marked.clause_of(span[0])):
            yield span
    for found in (*_TAKEN_OUT.finditer(marked.text), *_WHERE.finditer(marked.text)):
        clause = marked.clause_of(found.start())
        if not marked.has(Cue.NEGATION, clause) and not marked.has(Cue.LACK, clause):
            yield found.span()


def lacks_and_leaves(marked: MarkedText) -> tuple[Span, ...]:
    """Return the words of an own apprentice's lack, which a stay elsewhere would mend."""
    lacks = (*marked.cues[Cue.LACK], *marked.cues[Cue.NEED])
    return lacks[:1] if marked.cues[Cue.APPRENTICE] else ()


def _hosted(marked: MarkedText) -> Iterator[Span]:
    """Yield where somebody else is asked, or said, to have the apprentice."""
    for start, end in marked.cues[Cue.HOST_VERB]:
        sentence = marked.sentence_of(start)
        people = [p for p in marked.find(Cue.PERSON, (end, sentence[1])) if p[0] - end <= 3]
        ours = _OURS.match(marked.text, end, sentence[1])
        people += [ours.span()] if ours else []
        if not people or marked.has(Cue.NEGATION, marked.clause_of(start)):
            continue
        is_asked = marked.text[slice(*sentence)].endswith("?") and not _WE.search(
            marked.text, sentence[0], start
        )
        if is_asked or is_said_of_others(marked, sentence[0], start):
            yield start, people[0][1]


def _going(marked: MarkedText) -> Iterator[Span]:
    """Yield where a person is wished, or may, to go to another place than the writer's."""
    for start, end in marked.cues[Cue.OTHER_PLACE]:
        sentence, clause = marked.sentence_of(start), marked.clause_of(start)
        before = (max(sentence[0], start - _REACH), start)
        if _FROM.search(marked.text[before[0] : start]) or marked.has(Cue.RECEIVE, clause):
            continue
        if any(marked.has(cue, clause) for cue in (Cue.NEGATION, Cue.REJECT, Cue.ASKED_ONLY)):
            continue
        is_question = marked.text[slice(*sentence)].endswith("?")
        said_by = (Cue.WISH, Cue.MATCH_QUESTION, *(() if is_question else (Cue.MODAL,)))
        is_told = any(marked.has(cue, sentence) for cue in said_by)
        is_told = is_told or bool(is_question and _MAY.match(marked.text, sentence[0]))
        is_person = marked.has(Cue.PERSON, sentence) or marked.has(Cue.APPRENTICE, sentence)
        goes = marked.find(Cue.GO_VERB, before)
        if is_told and is_person and goes:
            yield goes[-1][0], end
