"""Which of the agencies that a mail names is the one that writes?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from matcher.domain.agency import AgencyId
from matcher.enquiries.agency_names import AgencyMention, AgencyNames
from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.mail import Mail
from matcher.enquiries.reading import LIKELY, SURE, WEAK, Said, SaidAgency, Span

_GREETING: Final = re.compile(
    r"^\s*(?:hei|hi|hello|dear|kjære|til|god dag|heisann|hallo|to)\b[^\n]{0,25}$", re.IGNORECASE
)
_ACTS: Final = re.compile(
    r"(?:\s*\([^)]*\))?(?:[ ,]+(?:her )?(?:i|på|in|at|ved|avd\.?|avdeling)\s[A-ZÆØÅ][\w-]+)?[ ,]+"
    r"(?:har|ønsker|ønskjer|vil|søker|søkjer|kan|skal|trenger|treng|vurderer|er|mangler|manglar"
    r"|tar|tek|tilbyr|has|have|would|wants?|is|are|can|needs?|will|runs?|ser|driver|driv"
    r"|står|sit|sitter|planlegger)\b"
)
_WOULD_BE: Final = re.compile(
    r"[^.!?\n]{0,40}?\b(?:hadde (?:vært|vore|passa|passet)|would be|could be"
    r"|kunne (?:vært|vore|passa|passet)"
    r"|har sagt|virker|verkar|høres|høyrest|har hatt"
    r"|gjør|tok imot)\b"
)
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
    for mention in names.find(mail.signatures):
        if not mention.is_lower_case:
            points[mention.agency, mention.name] += _SIGNED
            spans[mention.agency, mention.name].append(mention.span)
    for mention in names.find(subject):
        if not mention.is_lower_case:
            points[mention.agency, mention.name] += _TITLED
    best = max(points, key=lambda key: (points[key], key[1] is not None), default=None)
    if best is None or points[best] <= 0:
        return None
    agency, unit = best
    said = SaidAgency(name=unit or display.get(agency, ""), agency=agency)
    certainty = SURE if points[best] >= _SPOKEN else LIKELY if points[best] >= _TITLED else WEAK
    return Said(value=said, spans=tuple(spans[best]), certainty=certainty)


def _score(
    mention: AgencyMention, marked: MarkedText, previous: tuple[AgencyMention, float] | None
) -> float:
    """Return how much a mention in the running text speaks for its agency as the writer."""
    start, end = mention.span
    text, sentence = marked.text, marked.sentence_of(start)
    is_spoken = marked.ends_with(Cue.SEEKER, start)
    if mention.is_address:
        return _SPOKEN
    if mention.is_lower_case and not is_spoken:
        return 0.0
    line = text[text.rfind("\n", 0, start) + 1 : (text + "\n").find("\n", end)]
    if _GREETING.match(line):
        return _GREETED
    if is_spoken:
        return _SPOKEN
    if _is_wished(mention, marked, previous):
        return _WISHED
    is_first = not re.search(r"[a-zæøå]{3}", text[sentence[0] : start])
    score = _NAMED + (_WITH_APPRENTICE if marked.has(Cue.APPRENTICE, sentence) else 0)
    return score + (_ACTING if is_first and _ACTS.match(text, end) else 0)


def _is_wished(
    mention: AgencyMention, marked: MarkedText, previous: tuple[AgencyMention, float] | None
) -> bool:
    """Tell whether the agency is named as a host that would be welcome, or in a row with one."""
    start, end = mention.span
    if marked.ends_with(Cue.WISHED_HOST, start, gap=1) or _WOULD_BE.match(marked.text, end):
        return True
    is_in_row = previous is not None and _BETWEEN.fullmatch(marked.text, previous[0].span[1], start)
    return bool(is_in_row and previous is not None and previous[1] < 0)
