"""Which of the agencies that a mail names is the one that writes?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from matcher.domain.agency import AgencyId
from matcher.enquiries.agency_names import AgencyMention, AgencyNames
from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.mail import Mail
from matcher.enquiries.reading import LIKELY, SURE, WEAK, Said, SaidAgency, Span
from matcher.enquiries.word_lists import any_of

_GREETING: Final = re.compile(rf"^\s*{any_of('greeting')}\b[^\n]{{0,25}}$", re.IGNORECASE)
_ACTS: Final = re.compile(
    r"(?:\s*\([^)]*\))?(?: [A-ZÆØÅ][\w-]+){0,3}(?:[ ,]+(?:her )?(?:i|på|in|at|ved|avd\.?|avdeling)\s[A-ZÆØÅ][\w-]+)?[ ,]+"
    rf"{any_of('acting')}\b"
)
_WOULD_BE: Final = re.compile(rf"[^.!?\n]{{0,40}}?\b{any_of('would_be')}\b")
_IN_BRACKETS: Final = re.compile(r"\s*\(")
# «Hos NVE har vi …»: the host of what we have is ourselves.
_WE_HAVE: Final = re.compile(
    rf"(?:\s+(?:i|på|in|at)?\s*[A-ZÆØÅ][\w-]+|,)*\s+(?:{any_of('acting')}\s+{any_of('we')}"
    rf"|{any_of('we')}\s+{any_of('acting')})\b"
)
# «Politiet i Ålesund, Møre og Romsdal politidistrikt.»: the second name says more exactly which.
_APPOSED: Final = re.compile(r"(?:\s+(?:i|på|ved|in|at)\s+[A-ZÆØÅ][\w-]+)?,\s+")
# «Kan Kartverket ta imot lærlingen fra NVE?»
_OF_APPRENTICE: Final = re.compile(
    rf"{any_of('person_noun')}\b[^.?!\n]{{0,60}}?\b(?:fra|frå|from)\s+$", re.IGNORECASE
)
# «Vi skal ansette to lærlinger hos NVE», «lærlingen vår hos NVE»: not where one would be a guest.
_EMPLOYED_AT: Final = re.compile(
    rf"(?:\b{any_of('we')}\b(?:\s+[\w-]+){{0,6}}?\s+{any_of('employ')}\b(?:\s+[\w-]+){{0,5}}?"
    r"\s+[\w-]*(?:lærling(?:er|ar)?|apprentices?)"
    r"|\b[\w-]*lærling(?:en|ene|ane)\s+(?:vår|våre|min)|\bour\s+(?:[\w-]+\s+)?apprentices?)"
    r"(?:\s+(?:i|innen|innan|in)\s+[\w-]+)?(?:\s+(?:her|here))?\s+(?:hos|hjå|ved|i|på|with|at)\s+$"
    # «Har en lærling i service hos NVE»: who has is left out.
    rf"|^\W*{any_of('employ')}\s+(?:[\w-]+\s+){{0,2}}?[\w-]*(?:lærling|lærekandidat|apprentice)\w*"
    r"[^.;:!?\n]{0,50}?\s(?:hos|hjå|ved|at|with)\s+$",
    re.IGNORECASE,
)
# «UDI har visst noe her»: what is only supposed is not told of oneself.
_HEDGED: Final = re.compile(
    rf"(?:\s+(?:i|på|in|at)\s+[A-ZÆØÅ][\w-]+)?\s+{any_of('acting')}\s+{any_of('hedged')}\b",
    re.IGNORECASE,
)
# «En kollega i NVE tipset oss»
_ACQUAINTANCE: Final = re.compile(
    rf"\b{any_of('acquaintance')}\s+(?:[\w-]+\s+){{0,2}}?(?:i|på|hos|hjå|ved|fra|frå|at|in|from|with)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# «Vi på Jernbanedirektoratet, dvs. Norsk jernbanemuseum»: the second is what is meant.
_OR_RATHER: Final = re.compile(
    rf"\W+{any_of('or_rather')}\b\W+(?:(?:vi|me|we)\s+)?(?:(?:er|i|på|ved|hos|at|in)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
# «Statens vegvesen, Mosjøen.» is a sentence of its own.
_ALONE: Final = re.compile(r"(?:,? (?:(?:i|på|ved|avd\.?|avdeling|region) )?[A-ZÆØÅ][\w-]+){0,2}\s*[.!;]?\s*")
# «Eg er ny rådgjevar hos», «æ jobbe på»: who introduces oneself is no host that is wished for.
_INTRODUCED: Final = re.compile(
    rf"(?:^|[.!?,;\n]\s*|{any_of('greeting')}\W+)(?:{any_of('about_me')}|vi|me|we)\s+"
    r"(?:er|e|jobber|jobbar|jobbe|arbeider|arbeidar|arbeide|leder|leier|sitter|sit|sitt|am|are|work|works|lead)\s+"
    r"(?:(?!(?:som|og|men|who|and|but)\b)[\w-]+\s+){0,6}?(?:hos|hjå|i|ved|på|for|at|with|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# «Fiskeridirektoratet sin lærling»
_ITS_APPRENTICE: Final = re.compile(
    r"\s+(?:sin|si|sine)\s+(?:[\w-]+\s+){0,2}?[\w-]*(?:lærling|lærekandidat)", re.IGNORECASE
)
_FOR_EXAMPLE: Final = re.compile(
    r"[^.!?\n]{0,40}?(?:\bf\. ?eks|\bfor eksempel|\btil dømes|\bt\. ?d\.|\bfor example|\be\.g)",
    re.IGNORECASE,
)
_HERE: Final = re.compile(r"\.?\s+(?:her|here)\s*[.!,\n]", re.IGNORECASE)
_ENDS: Final = re.compile(r"\s*(?:[.,;)\n]|$)")
_WE: Final = re.compile(rf"\b{any_of('we')}\b", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\s*(?:,|og|eller|and|or|/|,\s*(?:og|eller|and|or))\s*")

_SIGNED, _SPOKEN, _ACTING, _TITLED, _NAMED, _WITH_APPRENTICE = 4.0, 4.0, 3.0, 1.5, 0.5, 1.0
_WISHED, _GREETED, _ADVISER = -4.0, -8.0, -3.0


def read_agency(
    mail: Mail,
    marked: MarkedText,
    subject: str,
    names: AgencyNames,
    display: Mapping[AgencyId, str],
) -> Said[SaidAgency] | None:
    """Return the agency that writes, or None when no name can be it.

    What is signed, spoken of as «we» or acts counts for a name; a wish to be with it counts
    against it.
    """
    points: defaultdict[tuple[AgencyId, str | None], float] = defaultdict(float)
    spans: defaultdict[tuple[AgencyId, str | None], list[Span]] = defaultdict(list)
    previous: tuple[AgencyMention, float] | None = None
    for mention in names.find(mail.newest):
        score = _score(mention, marked, previous)
        previous = (mention, score)
        points[mention.agency, mention.name] += score
        spans[mention.agency, mention.name].append(mention.span)
    signed = [m for m in names.find(mail.signatures) if not m.is_lower_case]
    for mention in signed:
        points[mention.agency, mention.name] += _SIGNED
        spans[mention.agency, mention.name].append(mention.span)
    for key, score in _outside(mail.authors, subject, names):
        points[key] += score
    best = max(points, key=lambda key: (points[key], key[1] is not None), default=None)
    if best is None or points[best] <= 0:
        return None
    agency, unit = best
    said = SaidAgency(name=unit or display.get(agency, ""), agency=agency)
    certainty = SURE if points[best] >= _SPOKEN else LIKELY if points[best] >= _TITLED else WEAK
    return Said(value=said, spans=tuple(spans[best]), certainty=certainty)


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
    start, end = mention.span
    text = marked.text
    named_at = start - len("the ") * text[:start].lower().endswith(" the ")
    is_spoken = (
        marked.ends_with(Cue.SEEKER, named_at)
        or bool(_HERE.match(text, end))
        or _is_introduced(marked, start)
    )
    if mention.is_address or (mention.is_lower_case and not is_spoken):
        return _SPOKEN if mention.is_address else 0.0
    line = text[text.rfind("\n", 0, start) + 1 : (text + "\n").find("\n", end)]
    if _GREETING.match(line) and not _HERE.match(text, end):
        return _GREETED
    if _ACQUAINTANCE.search(text, marked.sentence_of(start)[0], start):
        return -_NAMED
    if is_spoken or (
        not text[slice(*marked.sentence_of(start))].endswith("?") and _WE_HAVE.match(text, end)
    ):
        return _SPOKEN
    if _is_employed_at(marked, start):
        return _SPOKEN
    if _ITS_APPRENTICE.match(text, end):
        return _ACTING
    if _is_wished(mention, marked, previous):
        return _WISHED
    return _named_score(mention, marked, previous)


def _is_introduced(marked: MarkedText, start: int) -> bool:
    """Tell whether the writer says to work at what is named, and does not wish to."""
    sentence = marked.sentence_of(start)[0]
    found = _INTRODUCED.search(marked.text[sentence:start])
    wishes = (Cue.WISH, Cue.SECONDMENT, Cue.OTHER_PLACE, Cue.NEGATION)
    return found is not None and not any(
        marked.has(cue, (sentence + found.start(), start)) for cue in wishes
    )


def _is_employed_at(marked: MarkedText, start: int) -> bool:
    """Tell whether the writer has apprentices at what is named, and does not only wish it."""
    sentence = marked.sentence_of(start)[0]
    found = _EMPLOYED_AT.search(marked.text[sentence:start])
    wishes = (Cue.WISH, Cue.SECONDMENT, Cue.OTHER_PLACE)
    return found is not None and not any(
        marked.has(cue, (sentence + found.start(), start)) for cue in wishes
    )


def _named_score(
    mention: AgencyMention, marked: MarkedText, previous: tuple[AgencyMention, float] | None
) -> float:
    """Return how much a mere mention speaks for its agency, more when the agency acts."""
    start, end = mention.span
    text, sentence = marked.text, marked.sentence_of(start)
    if previous is not None and _IN_BRACKETS.fullmatch(text, previous[0].span[1], start):
        return previous[1] + _NAMED
    if previous is not None and previous[1] >= _SPOKEN and _is_apposed(previous[0], mention, text):
        return previous[1] + _NAMED
    if previous is not None and _OR_RATHER.fullmatch(text, previous[0].span[1], start):
        return previous[1] + _NAMED
    if _HEDGED.match(text, end) and not _WE.search(text, end, sentence[1]):
        return -_NAMED
    if _OF_APPRENTICE.search(text, sentence[0], start) and not _WE.search(text, sentence[0], start):
        return _ACTING
    asks = text[slice(*sentence)].endswith("?") and bool(marked.cues[Cue.APPRENTICE])
    if asks and not _WE.search(text, sentence[0], start):
        return -_NAMED
    is_first = not re.search(r"[a-zæøå]{3}", text[sentence[0] : start])
    score = _NAMED + (_WITH_APPRENTICE if marked.has(Cue.APPRENTICE, sentence) else 0)
    if start == sentence[0] and _ALONE.fullmatch(text, end, sentence[1]):
        return score + _ACTING
    return score + (_ACTING if is_first and _ACTS.match(text, end) else 0)


def _is_apposed(first: AgencyMention, second: AgencyMention, text: str) -> bool:
    is_behind = _APPOSED.fullmatch(text, first.span[1], second.span[0])
    return bool(is_behind and _ENDS.match(text, second.span[1]))


def find_wished(marked: MarkedText, names: AgencyNames) -> tuple[AgencyMention, ...]:
    """Return the agencies that are named as hosts, whoever writes."""
    return tuple(m for m in names.find(marked.text) if _is_wished(m, marked, None))


def _is_wished(
    mention: AgencyMention, marked: MarkedText, previous: tuple[AgencyMention, float] | None
) -> bool:
    """Tell whether the agency is named as a host that would be welcome, or in a row with one."""
    start, end = mention.span
    is_example = _FOR_EXAMPLE.match(marked.text, end)
    if (
        marked.ends_with(Cue.WISHED_HOST, start, gap=1)
        or _WOULD_BE.match(marked.text, end)
        or is_example
    ):
        return True
    is_in_row = previous is not None and _BETWEEN.fullmatch(marked.text, previous[0].span[1], start)
    return bool(is_in_row and previous is not None and _GREETED < previous[1] < 0)
