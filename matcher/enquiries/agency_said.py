"""Which of the agencies that a mail names is the one that writes?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from matcher.domain.agency import AgencyId
from matcher.enquiries import agency_grammar as grammar
from matcher.enquiries import agency_others as others
from matcher.enquiries.agency_names import AgencyMention, AgencyNames
from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.mail import Mail
from matcher.enquiries.reading import LIKELY, SURE, WEAK, Said, SaidAgency, Span
from matcher.enquiries.word_lists import any_of

_SIGNED, _SPOKEN, _ACTING, _TITLED, _NAMED, _WITH_APPRENTICE = 5.0, 5.0, 3.0, 1.5, 0.5, 1.0
_SURE_FROM = 4.0
_WISHED, _GREETED = -4.0, -8.0

# «(Justervesenet) at Kjeller in Lillestrøm would be happy to host».
_MAY_OFFER: Final = re.compile(
    r"(?:['’]?s)?\)?(?:\s*\([^)\n]*\))?(?:,?\s+(?:i|på|ved|in|at|on|of)\s+[A-ZÆØÅ][\w-]+){0,3},?"
    rf"\s+({any_of('may_offer')})\s",
    re.IGNORECASE,
)
_OURS_BEHIND: Final = re.compile(
    rf"\s+(?:\w+\s+){{0,2}}?(?:{any_of('apprentice_person')}|vår|våre|vårt|our|ours)\b",
    re.IGNORECASE,
)
_OFFER_NEAR: Final = 20


def read_agency(
    mail: Mail,
    marked: MarkedText,
    subject: str,
    names: AgencyNames,
    display: Mapping[AgencyId, str],
    *,
    mentions: Sequence[AgencyMention],
) -> Said[SaidAgency] | None:
    """Return the agency that writes, or None when no name can be it.

    `mentions` are the agencies that the newest text names. What is signed, spoken of as «we» or
    acts counts for a name; a wish to be with it counts against it. However much others are said
    to do, the writer is who is signed or spoken of as «we», when anybody is.
    """
    points: defaultdict[tuple[AgencyId, str | None], float] = defaultdict(float)
    spans: defaultdict[tuple[AgencyId, str | None], list[Span]] = defaultdict(list)
    own: set[tuple[AgencyId, str | None]] = set()
    scored = list(_in_text(mentions, marked))
    scored += [(m, _SIGNED) for m in names.find(mail.signatures) if _is_signed(m, mail.signatures)]
    for mention, score in scored:
        points[mention.agency, mention.name] += score
        spans[mention.agency, mention.name].append(mention.span)
        if score >= _SPOKEN:
            own.add((mention.agency, mention.name))
    for key, score in _outside(mail.authors, subject, names):
        points[key] += score
        if score >= _SIGNED:
            own.add(key)
    best = max(
        points,
        key=lambda key: (key in own and points[key] > 0, points[key], key[1] is not None),
        default=None,
    )
    if best is None or points[best] <= 0:
        return None
    agency, unit = best
    said = SaidAgency(name=unit or display.get(agency, ""), agency=agency)
    certainty = SURE if points[best] >= _SURE_FROM else LIKELY if points[best] >= _TITLED else WEAK
    return Said(value=said, spans=tuple(spans[best]), certainty=certainty)


def _in_text(
    mentions: Sequence[AgencyMention], marked: MarkedText
) -> Iterator[tuple[AgencyMention, float]]:
    """Yield each mention in the running text with what it speaks for its agency."""
    previous: tuple[AgencyMention, float] | None = None
    for mention in mentions:
        previous = (mention, _score(mention, marked, previous))
        yield previous


def _is_signed(mention: AgencyMention, signatures: str) -> bool:
    """Tell whether a name signs; a short one in small letters only first, or as a web address."""
    before = signatures[: mention.span[0]].rstrip(" \t")
    is_address = signatures[mention.span[1] :].startswith(".no")
    return not mention.is_lower_case or is_address or not before or before[-1] in "\n,|"


def _outside(
    authors: str, subject: str, names: AgencyNames
) -> Iterator[tuple[tuple[AgencyId, str | None], float]]:
    """Yield what speaks for an agency outside the body: authors' addresses, and the title."""
    for mention in names.find(authors):
        if mention.is_address:
            yield (mention.agency, mention.name), _SIGNED
    for mention in names.find(subject):
        if not mention.is_lower_case:
            yield (mention.agency, mention.name), _TITLED


def _score(
    mention: AgencyMention, marked: MarkedText, previous: tuple[AgencyMention, float] | None
) -> float:
    """Return how much a mention in the running text speaks for its agency as the writer."""
    if mention.is_address or mention.is_lower_case:
        is_said = mention.is_address or grammar.is_spoken(mention, marked)
        return _SPOKEN if is_said else _NAMED * grammar.acts_first(mention, marked)
    ways: tuple[tuple[Callable[[], bool], float], ...] = (
        (lambda: grammar.is_greeted(mention, marked.text), _GREETED),
        (lambda: others.is_heard_from(mention, marked), -_NAMED),
        (lambda: others.has_dealings(mention, marked), -_NAMED),
        (lambda: grammar.is_spoken(mention, marked), _SPOKEN),
        (lambda: grammar.is_ours(mention, marked), _SPOKEN),
        (lambda: _offers(mention, marked), _ACTING),
        (lambda: grammar.owns_apprentice(mention, marked), _ACTING),
        (lambda: _is_wished(mention, marked, previous), _WISHED),
    )
    score = next((score for is_so, score in ways if is_so()), None)
    return _named_score(mention, marked, previous) if score is None else score


def _offers(mention: AgencyMention, marked: MarkedText) -> bool:
    """Tell whether an agency is said to be glad to receive: «Justervesenet vil gjerne ta imot».

    It is not the writer where it would receive the writer's own apprentice, or where a question
    asks whether it would.
    """
    sentence = marked.sentence_of(mention.span[0])
    told = _MAY_OFFER.match(marked.text, mention.span[1], sentence[1])
    if told is None or marked.text[slice(*sentence)].endswith("?"):
        return False
    for start, end in marked.find(Cue.RECEIVE, (told.start(1), sentence[1])):
        is_near = start - told.end() <= _OFFER_NEAR
        is_theirs = _OURS_BEHIND.match(marked.text, end)
        return is_near and not is_theirs
    return False


def _named_score(
    mention: AgencyMention, marked: MarkedText, previous: tuple[AgencyMention, float] | None
) -> float:
    """Return how much a mere mention speaks for its agency, more when the agency acts."""
    if previous is not None and _is_second_name(previous, mention, marked.text):
        return previous[1] + _NAMED
    if others.is_supposed(mention, marked) or others.was_there(mention, marked):
        return -_NAMED
    if grammar.has_apprentice(mention, marked):
        return _ACTING
    if others.is_asked_of(mention, marked) or others.is_dealt_with(mention, marked):
        return -_NAMED
    sentence = marked.sentence_of(mention.span[0])
    score = _NAMED + (_WITH_APPRENTICE if marked.has(Cue.APPRENTICE, sentence) else 0)
    return score + (_ACTING if grammar.acts_first(mention, marked) else 0)


def _is_second_name(
    previous: tuple[AgencyMention, float], mention: AgencyMention, text: str
) -> bool:
    """Tell whether a mention names the agency of the one before it once more."""
    first, score = previous
    if grammar.is_same(first, mention, text):
        return True
    return score >= _SPOKEN and grammar.is_apposed(first, mention, text)


def find_wished(marked: MarkedText, mentions: Sequence[AgencyMention]) -> tuple[AgencyMention, ...]:
    """Return the agencies among those mentioned that are named as hosts, whoever writes."""
    return tuple(mention for mention in mentions if _is_wished(mention, marked, None))


def _is_wished(
    mention: AgencyMention, marked: MarkedText, previous: tuple[AgencyMention, float] | None
) -> bool:
    """Tell whether the agency is named as a host that would be welcome, or in a row with one."""
    if grammar.is_welcome(mention, marked):
        return True
    is_in_row = previous is not None and grammar.is_in_row(previous[0], mention, marked.text)
    return bool(is_in_row and previous is not None and _GREETED < previous[1] < 0)
