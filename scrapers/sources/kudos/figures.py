"""Which figures on employees and apprentices does a Norwegian text state beyond doubt?

A figure counts only when a sentence says it outright, about the whole agency, about one year.
Everything that looks like one without being sure is given back as doubtful, with its words.
Full-time equivalents (årsverk) are never employees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Counted(StrEnum):
    """What a figure counts."""

    EMPLOYEES = "employees"
    APPRENTICES = "apprentices"
    FULL_TIME_EQUIVALENTS = "full_time_equivalents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """So many of something in a year; `evidence` is the sentence that says so."""

    counted: Counted
    count: int
    year: int
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A sentence that may state a figure, and why it is not taken."""

    counted: Counted
    why: str
    evidence: str


_WORDS: Final = {
    "null": 0, "ingen": 0, "én": 1, "éin": 1, "ett": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5,
    "seks": 6, "sju": 7, "syv": 7, "åtte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
    "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16, "sytten": 17, "atten": 18,
    "nitten": 19, "tjue": 20,
}  # fmt: skip
_NUMBER: Final = rf"(?P<n>\d{{1,3}}(?:[ \u00a0\u202f.]\d{{3}})+|\d+|{'|'.join(_WORDS)})"
_NOUNS: Final = {
    Counted.EMPLOYEES: r"(?:ansatte|tilsette|tilsatte|medarbeidere|medarbeidarar)",
    Counted.APPRENTICES: r"(?:lærlinger|lærlingar|lærling)",
    Counted.FULL_TIME_EQUIVALENTS: r"årsverk",
}
_HAVE: Final = r"(?:hadde|har|har hatt|sysselsatte|sysselsette|var det|talte)"
_ITSELF: Final = ("vi", "direktoratet", "etaten", "tilsynet", "virksomheten", "verksemda")
_IN_ALL: Final = r"(?:\s+(?:totalt|i alt|til sammen|til saman|samla|samlet))?"
_COUNT_OF: Final = r"(?:antall|antallet|talet på|tal på|samlet antall|totalt antall)"
_IS: Final = r"(?:\s*\((?:antall|tal)\))?(?:\s+(?:\S+\s+){0,4}?(?:var|er|utgjorde)\s+|\s*[:=]\s*)"
_YEAR: Final = re.compile(r"\b(20[0-4]\d)\b")
_DATE: Final = re.compile(
    r"\b\d{1,2}\.\s?(?:\d{1,2}\.|januar|desember|oktober|juni|mars|september)\s?(?=20\d\d)",
    re.IGNORECASE,
)
_NOT_OURS: Final = re.compile(
    r"\b(mål(?:et|sett\w*)?|skal|bør|må|krav\w*|minst|planlegg\w*|ønsker|ønskjer|vil|kan|frist"
    r"|flere|fleire|færre|mer enn|meir enn|over|under|nærmere|om lag|omlag|ca|cirka|rundt|nesten"
    r"|økt\w*|økning\w*|auk\w*|redu[sk]\w*|nedgang\w*|ned med|opp med|nye?|slutt\w*|sluttet"
    r"|avdeling\w*|seksjon\w*|enhet(?:en|er)?|eining\w*|kontoret? i|kvinne\w*|menn|mannlige"
    r"|midlertidig\w*|mellombels|deltid\w*|prosent|andel\w*|del|sykefravær\w*|sjukefråvær\w*"
    r"|departementsområdet|sektoren|underliggende|underliggjande|etatene|fylkeskommune\w*"
    r"|deltok|deltatt|delteke|kurs|svarte|gjennomførte|fikk|fekk|i fjor|året før|forrige|tidligere"
    r"|hver|kvar|per leder|leder for|leiar for|søk\w*|intervju\w*|fagbrev|fagprøve\w*)\b|%",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ«])|\n\s*\n|\n(?=[-•*–])")
_MAX_EVIDENCE: Final = 300


def find_figures(
    text: str, *, year: int | None, names: Iterable[str] = ()
) -> tuple[tuple[Figure, ...], tuple[Doubt, ...]]:
    """Read every sentence; `year` is the one that the whole text is about, when it is only one.

    `names` are what the agency is called: “hadde NVE 612 ansatte” is about NVE.

    Two figures of one kind for one year that differ cancel each other, and become doubts.
    """
    figures: list[Figure] = []
    doubts: list[Doubt] = []
    itself = "|".join(map(re.escape, (*_ITSELF, *names)))
    for sentence in _sentences(text):
        for counted, noun in _NOUNS.items():
            if not re.search(rf"{noun}\b", sentence, re.IGNORECASE):
                continue
            reading = _read_sentence(sentence, counted, year, itself)
            if isinstance(reading, Figure):
                figures.append(reading)
            elif isinstance(reading, Doubt):
                doubts.append(reading)
    return _settle(figures, doubts)


def _sentences(text: str) -> Iterator[str]:
    """Part a text in its sentences, each on one line; dates keep their full stops."""
    for part in _SENTENCE_END.split(text.replace("\u00ad", "")):
        sentence = " ".join(part.split())
        if sentence:
            yield sentence


def _read_sentence(
    sentence: str, counted: Counted, year: int | None, itself: str
) -> Figure | Doubt | None:
    """Return the one figure of a kind that a sentence states, or why it is not sure of one."""
    evidence = sentence[:_MAX_EVIDENCE]
    plain = _DATE.sub("", sentence)
    stated = set(_stated(plain, counted, itself))
    if not stated:
        is_near = _is_near(plain, _NOUNS[counted])
        why = "a number stands beside the word, but not as a count of the whole agency"
        return Doubt(counted=counted, why=why, evidence=evidence) if is_near else None
    if len(stated) > 1:
        return Doubt(counted=counted, why="several numbers in one sentence", evidence=evidence)
    if _NOT_OURS.search(plain):
        why = "it may be a goal, a change, a part or somebody else's"
        return Doubt(counted=counted, why=why, evidence=evidence)
    years = {int(each) for each in _YEAR.findall(sentence)} or ({year} if year else set())
    if len(years) != 1:
        why = "several years in one sentence" if years else "no year is said"
        return Doubt(counted=counted, why=why, evidence=evidence)
    return Figure(counted=counted, count=stated.pop(), year=years.pop(), evidence=evidence)


def _is_near(sentence: str, noun: str) -> bool:
    """Tell whether a number stands right before the noun, or after “number of” and the noun."""
    before, after = rf"\d\s+{noun}\b", rf"\b{_COUNT_OF}\s+{noun}\b\D{{0,40}}\d"
    return any(re.search(pattern, sentence, re.IGNORECASE) for pattern in (before, after))


def _stated(sentence: str, counted: Counted, itself: str) -> Iterator[int]:
    """Give each number that a sentence states as a count of the noun."""
    noun = _NOUNS[counted]
    patterns = (
        rf"\b{_HAVE}(?:\s+(?:{itself}))?{_IN_ALL}\s+{_NUMBER}\s+{noun}\b",
        rf"\b{_COUNT_OF}\s+{noun}{_IS}{_NUMBER}(?![\d,/])(?!\s+\d)",
        rf"^{_NUMBER}\s+{noun}\b(?=[^,;]*\b20\d\d)",
    )
    for pattern in patterns:
        for match in re.finditer(pattern, sentence, re.IGNORECASE):
            yield read_number(match["n"])


def read_number(text: str) -> int:
    """Read a whole number in figures, with Norwegian thousands, or in words up to twenty."""
    word = _WORDS.get(text.casefold())
    return int(re.sub(r"\D", "", text)) if word is None else word


def _settle(
    figures: list[Figure], doubts: list[Doubt]
) -> tuple[tuple[Figure, ...], tuple[Doubt, ...]]:
    """Keep one figure for each kind and year; figures that differ become doubts."""
    sure: list[Figure] = []
    contested: list[Doubt] = []
    for figure in figures:
        rivals = {
            other.count
            for other in figures
            if (other.counted, other.year) == (figure.counted, figure.year)
        }
        if len(rivals) == 1:
            if all((kept.counted, kept.year) != (figure.counted, figure.year) for kept in sure):
                sure.append(figure)
        else:
            why = f"several figures for {figure.year}: {', '.join(map(str, sorted(rivals)))}"
            contested.append(Doubt(counted=figure.counted, why=why, evidence=figure.evidence))
    return tuple(sure), (*doubts, *contested)
