"""Which form of cooperation does the writer wish for, and which way shall the apprentice go?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from matcher.domain.need import Cooperation, Direction
from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.reading import LIKELY, SURE, WEAK, Said, Span

_OTHERS_DO: Final = re.compile(
    r"\b(?:dere|de|dykk|noen|nokon|nokre|andre|hvem|kven|som|virksomheter|verksemder|you|anyone|they|mottaker)\b[^.,;]{0,18}$",
    re.IGNORECASE,
)
_A_PERSON: Final = re.compile(
    r"(?:\s+\w+){0,3}?\s+(?:\w*lærling\w*|apprentice\w*|en|én|ein|ei|one|two|to|noen|nokon|dem|han|ham"
    r"|henne|ho|deres|theirs|lærlingar)\b",
    re.IGNORECASE,
)
_WE: Final = re.compile(r"\b(?:vi|we|jeg|eg|I)\b")
_THE_APPRENTICE: Final = re.compile(
    r"\b(?:ham|han|henne|hun|ho|dem|lærlingen|him|her|them)\b", re.IGNORECASE
)
_TITLE_POINTS: Final = 1.5
_CLEARLY: Final = 1.0

Scored = tuple[float, tuple[Span, ...]]


def read_cooperation(marked: MarkedText, subject: MarkedText) -> Said[Cooperation] | None:
    """Return the form that is wished for; None when none is, or several are only weighed up."""
    if marked.has(Cue.ANY_FORM, (0, len(marked.text))):
        spans = marked.cues[Cue.ANY_FORM]
        return Said(value=Cooperation.ANY, spans=spans, certainty=LIKELY)
    scored: dict[Cooperation, Scored] = {
        Cooperation.RING: _score(Cue.RING, marked, subject),
        Cooperation.SECONDMENT: _score(Cue.SECONDMENT, marked, subject),
        Cooperation.EXTERNAL_SPECIALIST: _score_external(marked, subject),
    }
    if scored[Cooperation.EXTERNAL_SPECIALIST][0] >= _CLEARLY:
        external = scored[Cooperation.EXTERNAL_SPECIALIST]
        scored[Cooperation.SECONDMENT] = (0.0, ())
        scored[Cooperation.EXTERNAL_SPECIALIST] = (external[0] + 1, external[1])
    best = max(scored, key=lambda form: scored[form][0])
    points, spans = scored[best]
    if points <= 0:
        return None
    certainty = SURE if points > 2 * _CLEARLY else LIKELY if points > _CLEARLY else WEAK
    return Said(value=best, spans=spans, certainty=certainty)


def read_direction(
    marked: MarkedText, subject: MarkedText, cooperation: Said[Cooperation] | None
) -> Said[Direction] | None:
    """Return which way an apprentice moves, seen from the writer; None when nothing says it."""
    swaps = tuple(span for span in _swaps(marked))
    receives = tuple(span for span in _receives(marked))
    sends = tuple(span for span in _sends(marked))
    if cooperation is not None and cooperation.value is Cooperation.RING:
        return Said(value=Direction.SWAP, spans=cooperation.spans, certainty=LIKELY)
    if swaps or (subject.cues[Cue.SWAP] and cooperation is not None):
        return Said(value=Direction.SWAP, spans=swaps, certainty=SURE if swaps else WEAK)
    if receives:
        is_both = cooperation is not None and bool(sends)
        both, only = Direction.SWAP, Direction.RECEIVE
        spans = (*receives, *sends) if is_both else receives
        certainty = WEAK if is_both else LIKELY
        return Said(value=both if is_both else only, spans=spans, certainty=certainty)
    if cooperation is not None and cooperation.value is not Cooperation.ANY:
        return Said(value=Direction.SEND, spans=sends or cooperation.spans, certainty=LIKELY)
    sends = sends or tuple(_leaves(marked))
    return Said(value=Direction.SEND, spans=sends, certainty=WEAK) if sends else None


def _score(cue: Cue, marked: MarkedText, subject: MarkedText) -> Scored:
    """Return how clearly a form is wished for: by mentions not refused nor only asked of."""
    points, spans = 0.0, []
    title = Cue.TITLE_RING if cue is Cue.RING else cue
    for span in marked.cues[cue]:
        clause, sentence = marked.clause_of(span[0]), marked.sentence_of(span[0])
        if marked.has(Cue.REJECT, clause):
            points -= 2 * _CLEARLY
        elif not marked.has(Cue.ASKED_ONLY, sentence) and _is_about_people(marked, span, sentence):
            points += _CLEARLY / 2 + _CLEARLY * _is_wish(marked, sentence)
            spans.append(span)
    if subject.cues[title] and not subject.has(Cue.ASKED_ONLY, (0, len(subject.text))):
        points += _TITLE_POINTS / (2 if "?" in subject.text else 1)
    return points, tuple(spans)


def _score_external(marked: MarkedText, subject: MarkedText) -> Scored:
    """Return how clearly somebody outside the state is wished for as a host."""
    points, spans = 0.0, []
    for span in marked.cues[Cue.EXTERNAL]:
        clause, sentence = marked.clause_of(span[0]), marked.sentence_of(span[0])
        is_stay = any(marked.has(cue, sentence) for cue in (Cue.STAY, Cue.APPROVED_EXTERNAL))
        is_wish = _is_wish(marked, sentence) or marked.text[slice(*sentence)].endswith("?")
        is_lack = marked.has(Cue.LACK, clause) and not marked.has(Cue.WISH, clause)
        if marked.has(Cue.REJECT, clause):
            points -= 2 * _CLEARLY
        elif is_stay and is_wish and not is_lack and not marked.has(Cue.RECEIVE, sentence):
            points += _CLEARLY
            spans.append(span)
    if subject.cues[Cue.EXTERNAL]:
        points += _TITLE_POINTS
    return points, tuple(spans)


def _is_wish(marked: MarkedText, sentence: Span) -> bool:
    return any(marked.has(cue, sentence) for cue in (Cue.WISH, Cue.MATCH_QUESTION))


def _is_about_people(marked: MarkedText, span: Span, sentence: Span) -> bool:
    """Tell whether the sentence is about apprentices; one may also swap or lend out things."""
    words = marked.text[slice(*span)].lower()
    if not words.startswith(
        ("byt", "bytt", "lån", "lend", "swap", "spend", "visit", "second", "exch")
    ):
        return True
    near = (max(0, sentence[0] - 200), sentence[1])
    return marked.has(Cue.APPRENTICE, near) or _is_wish(marked, sentence)


def _swaps(marked: MarkedText) -> Iterator[Span]:
    for span in marked.cues[Cue.SWAP]:
        sentence, clause = marked.sentence_of(span[0]), marked.clause_of(span[0])
        is_refused = marked.has(Cue.REJECT, clause) or marked.has(Cue.NEGATION, clause)
        if not is_refused and _is_about_people(marked, span, sentence):
            yield span


def _receives(marked: MarkedText) -> Iterator[Span]:
    """Yield where the writer offers to receive; not where others are asked to, or it is refused."""
    for span in marked.cues[Cue.RECEIVE]:
        clause = marked.clause_of(span[0])
        before = marked.text[clause[0] : span[0]]
        sentence = marked.sentence_of(span[0])
        is_person = bool(_A_PERSON.match(marked.text, span[1])) or marked.has(
            Cue.APPRENTICE, sentence
        )
        is_asked = marked.text[slice(*sentence)].endswith("?") and not _WE.search(
            marked.text[sentence[0] : span[0]]
        )
        if (
            is_person
            and not is_asked
            and not _OTHERS_DO.search(before)
            and not marked.has(Cue.NEGATION, clause)
        ):
            yield span


def _sends(marked: MarkedText) -> Iterator[Span]:
    for span in marked.cues[Cue.SEND]:
        sentence, clause = marked.sentence_of(span[0]), marked.clause_of(span[0])
        if marked.has(Cue.REJECT, clause) or marked.has(Cue.ASKED_ONLY, sentence):
            continue
        if marked.has(Cue.RECEIVE, clause) or marked.has(Cue.NEGATION, clause):
            continue
        if marked.has(Cue.WISH, sentence) and marked.has(Cue.SECONDMENT, sentence):
            yield span


def _leaves(marked: MarkedText) -> Iterator[Span]:
    """Yield where the writer says that the apprentice should leave, whatever the form."""
    for span in marked.cues[Cue.MATCH_QUESTION]:
        if _THE_APPRENTICE.search(marked.text, span[0], marked.sentence_of(span[0])[1]):
            yield span
    for span in marked.cues[Cue.OUT]:
        sentence = marked.sentence_of(span[0])
        is_question = marked.text[slice(*sentence)].endswith("?")
        if not is_question and not marked.has(Cue.NEGATION, marked.clause_of(span[0])):
            yield span
