"""Which form of cooperation does the writer wish for, and which way shall the apprentice go?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from matcher.domain.need import Cooperation, Direction
from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.elsewhere import is_elsewhere
from matcher.enquiries.forms_open import find_any_form, has_no_plan
from matcher.enquiries.forms_refused import asks_what_is_allowed, is_not_meant, is_refused
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.moves_objects import swaps_people
from matcher.enquiries.moves_said import Moves, find_moves, is_about_people, lacks_and_leaves
from matcher.enquiries.reading import LIKELY, SURE, WEAK, Said, Span
from matcher.enquiries.word_lists import any_of

_US: Final = re.compile(
    rf"\b{any_of('we', 'apprentice_person', 'subject_person')}\b", re.IGNORECASE
)
_ROTATION: Final = re.compile(any_of("rotation_word"), re.IGNORECASE)
_OF_PLACES: Final = re.compile(rf"\b{any_of('of_places')}\b", re.IGNORECASE)
_RING_TOLD: Final = re.compile(any_of("ring_told"), re.IGNORECASE)
_SEVERAL: Final = re.compile(rf"\b{any_of('several_bodies')}\b", re.IGNORECASE)
_AGREES: Final = re.compile(rf"\b{any_of('agrees')}\b", re.IGNORECASE)
# «For å være hos oss»: that is no stay elsewhere.
_WITH_US: Final = re.compile(r"\s+(?:oss|us)\b", re.IGNORECASE)
_IS_WITH_US: Final = re.compile(r"\b(?:hos|hjå|with)\s+(?:oss|us)\b", re.IGNORECASE)
# «Leverandøren gjør det»: whose work it is now, no wished host.
_AT_WORK: Final = re.compile(rf"\s+{any_of('does_work')}\b", re.IGNORECASE)
_CONCRETE: Final = re.compile(r"\b(?:i|på|hos|ved|hjå|in|at|with)\s+[A-ZÆØÅ][a-zæøå]{2}")
# «Kor mange må vere med i ein ring?», «Må en ring ha tre?», «Hva koster hospitering?»
_OF_SCHEME: Final = re.compile(
    rf"\W*(?:{any_of('we')}\s+(?:\w+\s+)?{any_of('somebody_asks')}\s+)?"
    rf"{any_of('asks_of_scheme')}\b(?!.*\b{any_of('we', 'apprentice_person')}\b)",
    re.IGNORECASE,
)
# «Exchange with another agency?», «Utveksling»: people call a stay so, too.
_STAY_TOO: Final = re.compile(r"utveksl|exchang", re.IGNORECASE)
_TITLE_POINTS: Final = 1.5
_WISHED_NEAR: Final = 8
_CLEARLY: Final = 1.0

_CUES: Final[Mapping[Cooperation, Cue]] = {
    Cooperation.RING: Cue.RING,
    Cooperation.EXTERNAL_SPECIALIST: Cue.EXTERNAL,
}

Scored = tuple[float, tuple[Span, ...]]


def read_cooperation(marked: MarkedText, subject: MarkedText) -> Said[Cooperation] | None:
    """Return the form that is wished for; None when none is, or several are only weighed up."""
    spans = find_any_form(marked)
    if spans:
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


def read_form(
    marked: MarkedText, subject: MarkedText, bounded: tuple[Span, ...]
) -> tuple[Said[Cooperation] | None, Said[Direction] | None]:
    """Return the form that is wished for and which way an apprentice moves, seen from the writer.

    A stay at another state body that is said to last for a time (`bounded`) is a secondment, also
    when nobody calls it so; not when the writer asks which form to choose.
    """
    if has_no_plan(marked):
        return None, None
    moves = find_moves(marked, subject)
    cooperation = read_cooperation(marked, subject)
    is_external = cooperation is not None and cooperation.value is Cooperation.EXTERNAL_SPECIALIST
    if is_external and moves.receives and not moves.leaves:
        cooperation = None
    direction = _direction(moves, subject, cooperation)
    bounded = (*bounded, *marked.cues[Cue.BOUNDED])
    lacks = lacks_and_leaves(marked)
    is_away = bool(marked.cues[Cue.APPRENTICE]) and any(is_elsewhere(marked, s) for s in bounded)
    if direction is None and bounded and (lacks or is_away):
        direction = Said(value=Direction.SEND, spans=(*lacks, *bounded), certainty=WEAK)
    if cooperation is None and direction is not None and not marked.cues[Cue.ADVICE]:
        is_swap = direction.value is Direction.SWAP
        if bounded or is_swap:
            spans = tuple(sorted({*direction.spans, *bounded}))
            cooperation = Said(value=Cooperation.SECONDMENT, spans=spans, certainty=WEAK)
    return _with_words(cooperation, direction, marked, moves)


def _with_words(
    cooperation: Said[Cooperation] | None,
    direction: Said[Direction] | None,
    marked: MarkedText,
    moves: Moves,
) -> tuple[Said[Cooperation] | None, Said[Direction] | None]:
    """Return both with what the body says of them, where the line that is the title said it first.

    That is a mention of the form, else what moves an apprentice, else what is said of the other.
    """
    moved = (*moves.swaps, *moves.receives, *moves.wished_sends, *moves.leaves)
    told = direction.spans if direction else ()
    if cooperation is not None and not cooperation.spans:
        named = marked.cues.get(_CUES.get(cooperation.value, Cue.SECONDMENT), ())
        cooperation = replace(cooperation, spans=named or moved or told)
    if direction is not None and not direction.spans:
        named = cooperation.spans if cooperation else ()
        direction = replace(direction, spans=moved or named)
    return cooperation, direction


def _direction(
    moves: Moves, subject: MarkedText, cooperation: Said[Cooperation] | None
) -> Said[Direction] | None:
    if cooperation is not None and cooperation.value is Cooperation.RING:
        return Said(value=Direction.SWAP, spans=cooperation.spans, certainty=LIKELY)
    sends = (*moves.wished_sends, *moves.leaves)
    is_titled = any(
        swaps_people(subject, span) and not (sends and _STAY_TOO.match(subject.text, span[0]))
        for span in subject.cues[Cue.SWAP]
    )
    if moves.swaps or (is_titled and (cooperation or moves.leaves)):
        certainty = SURE if moves.swaps else WEAK
        return Said(value=Direction.SWAP, spans=moves.swaps, certainty=certainty)
    if moves.receives:
        is_both = cooperation is not None and bool(moves.wished_sends)
        both, only = Direction.SWAP, Direction.RECEIVE
        spans = (*moves.receives, *sends) if is_both else moves.receives
        certainty = WEAK if is_both else LIKELY
        return Said(value=both if is_both else only, spans=spans, certainty=certainty)
    if moves.is_offered_in_title and not sends:
        return Said(value=Direction.RECEIVE, spans=(), certainty=WEAK)
    if cooperation is not None and cooperation.value is not Cooperation.ANY:
        return Said(value=Direction.SEND, spans=sends or cooperation.spans, certainty=LIKELY)
    return Said(value=Direction.SEND, spans=sends, certainty=WEAK) if sends else None


def _score(cue: Cue, marked: MarkedText, subject: MarkedText) -> Scored:
    """Return how clearly a form is wished for: by mentions not refused nor only asked of."""
    points, spans = 0.0, []
    title = Cue.TITLE_RING if cue is Cue.RING else cue
    for span in marked.cues[cue]:
        sentence = marked.sentence_of(span[0])
        if cue is Cue.RING and _is_no_ring(marked, span, sentence):
            continue
        if _IS_WITH_US.search(marked.text, *span) or _WITH_US.match(marked.text, span[1]):
            continue
        if is_refused(marked, span, cue):
            points -= 2 * _CLEARLY
        elif not _is_only_asked(marked, sentence) and is_about_people(marked, span, sentence):
            points += _CLEARLY / 2 + _CLEARLY * _is_wish(marked, sentence)
            spans.append(span)
    if subject.cues[title] and not subject.has(Cue.ASKED_ONLY, (0, len(subject.text))):
        points += _TITLE_POINTS / (2 if "?" in subject.text else 1)
    return points, tuple(spans)


def _is_no_ring(marked: MarkedText, span: Span, sentence: Span) -> bool:
    """Tell whether a word of rings is about something else: «rullering på lager», «Ring gjerne»."""
    if span[0] == sentence[0] and marked.text[span[0] : span[1]].lower().startswith("ring "):
        return True
    if _RING_TOLD.fullmatch(marked.text, *span):
        return not _SEVERAL.search(marked.text, *sentence)
    if not _ROTATION.fullmatch(marked.text, *span):
        return False
    is_wish = any(marked.has(cue, sentence) for cue in (Cue.WISH, Cue.COOPERATE, Cue.OTHER_PLACE))
    return not (is_wish or _OF_PLACES.search(marked.text, *sentence))


def _score_external(marked: MarkedText, subject: MarkedText) -> Scored:
    """Return how clearly somebody outside the state is wished for as a host."""
    points, spans = 0.0, []
    for span in marked.cues[Cue.EXTERNAL]:
        clause, sentence = marked.clause_of(span[0]), marked.sentence_of(span[0])
        near = marked.around(sentence)
        is_stay = any(marked.has(cue, near) for cue in (Cue.STAY, Cue.APPROVED_EXTERNAL))
        is_agreed = bool(_AGREES.search(marked.text, *sentence))
        is_stay = is_stay or (is_agreed and marked.has(Cue.HOST_VERB, sentence))
        is_stay = is_stay or marked.ends_with(Cue.WISH, span[0], gap=_WISHED_NEAR)
        is_wish = _is_wish(marked, sentence) or marked.text[slice(*sentence)].endswith("?")
        is_wish = is_wish or is_agreed
        is_lack = marked.has(Cue.LACK, clause) and not marked.has(Cue.WISH, clause)
        is_lack = is_lack or bool(_AT_WORK.match(marked.text, span[1]))
        is_else = is_not_meant(marked, span) or marked.has(Cue.RECEIVE, sentence)
        if marked.has(Cue.REJECT, clause):
            points -= 2 * _CLEARLY
        elif is_stay and is_wish and not is_lack and not is_else:
            points += _CLEARLY
            spans.append(span)
    if subject.cues[Cue.EXTERNAL]:
        points += _TITLE_POINTS
    return points, tuple(spans)


def _is_only_asked(marked: MarkedText, sentence: Span) -> bool:
    """Tell whether a sentence asks what a form is, or what may be, without the writer in it."""
    if marked.has(Cue.ASKED_ONLY, sentence) or asks_what_is_allowed(marked, sentence):
        return True
    text = marked.text[slice(*sentence)]
    if _OF_SCHEME.match(text):
        return True
    if not text.endswith("?"):
        return False
    return not (_is_wish(marked, sentence) or _US.search(text) or _CONCRETE.search(text))


def _is_wish(marked: MarkedText, sentence: Span) -> bool:
    return any(marked.has(cue, sentence) for cue in (Cue.WISH, Cue.MATCH_QUESTION))
