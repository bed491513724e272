"""Which words do people use for what, in bokmål, nynorsk and English?"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeVar

from matcher.domain.agency import AgencyId
from matcher.domain.curriculum import TradeCode
from matcher.enquiries.mail_words import MailWords, compile_mail_words
from matcher.enquiries.phrase_finder import PhraseFinder, compile_phrases
from matcher.settings import PACKAGED_DATA

PACKAGED: Final = PACKAGED_DATA / "reference" / "enquiries"

_OF_APPRENTICE: Final = re.compile(r"([^ ]{3,}[^\W_])-?(lærling.*)")

Named = TypeVar("Named")


class Cue(StrEnum):
    """What a phrase says about the clause that it stands in; the codes of `cues.csv`."""

    LACK = "lack"
    NOT_LACK = "not_lack"
    NEED = "need"
    HAVE = "have"
    EXCEPT = "except"
    NEGATION = "negation"
    CONTRAST = "contrast"
    REASON = "reason"
    WISH = "wish"
    AVOID = "avoid"
    CALM = "calm"
    START = "start"
    PAST = "past"
    PAST_VERB = "past_verb"
    RING = "ring"
    TITLE_RING = "title_ring"
    SECONDMENT = "secondment"
    EXTERNAL = "external"
    APPROVED_EXTERNAL = "approved_external"
    STAY = "stay"
    OTHER_PLACE = "other_place"
    PERSON = "person"
    HOST_VERB = "host_verb"
    OUT_VERB = "out_verb"
    GO_VERB = "go_verb"
    MODAL = "modal"
    BOUNDED = "bounded"
    ADVICE = "advice"
    SEEK = "seek"
    ADMINISTRATION = "administration"
    SWAP = "swap"
    RECEIVE = "receive"
    SEND = "send"
    OUT = "out"
    REJECT = "reject"
    ASKED_ONLY = "asked_only"
    ANY_FORM = "any_form"
    MATCH_QUESTION = "match_question"
    SEEKER = "seeker"
    WISHED_HOST = "wished_host"
    NOT_SITE = "not_site"
    SITE = "site"
    FIXED_SITE = "fixed_site"
    SIGNATURE = "signature"
    AUTOMATIC_REPLY = "automatic_reply"
    APPLICANT = "applicant"
    ADVERT = "advert"
    APPRENTICE = "apprentice"
    COOPERATE = "cooperate"
    BOTH = "both"
    FIRST_OF = "first_of"
    SECOND_OF = "second_of"


@dataclass(frozen=True, slots=True, kw_only=True)
class TradePhrase:
    """A way of naming a trade; one that is not sure means it only beside an apprentice.

    A place of work («lærling på lageret») counts only when nothing else names a trade.
    """

    trade: TradeCode
    pattern: re.Pattern[str]
    is_sure: bool
    is_place: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A named part of the year: its months, and when what begins in it, or after it, begins.

    `before` is the month just before it, 0 where nobody says so.
    """

    months: tuple[int, ...]
    start: int
    after: int
    before: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast:
    """A movable feast: its first and last day counted from Easter Sunday."""

    first_day: int
    last_day: int


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """All words that the reader of enquiries knows; patterns ignore case and bend the ends."""

    cues: PhraseFinder[Cue]
    signature: re.Pattern[str]
    months: Mapping[str, int]
    periods: PhraseFinder[Period]
    feasts: PhraseFinder[Feast]
    numbers: Mapping[str, int]
    english_numbers: Mapping[str, int]
    english_words: frozenset[str]
    light_words: frozenset[str]
    english_tasks: PhraseFinder[str]
    mail_words: MailWords
    trades: tuple[TradePhrase, ...]
    agencies: Mapping[str, AgencyId]
    units: Mapping[str, AgencyId]
    nameless_units: frozenset[str]


def read_lexicon(folder: Path = PACKAGED) -> Lexicon:
    """Read the tables in a folder: one file for each kind of word."""
    cues: defaultdict[str, list[str]] = defaultdict(list)
    for row in _rows(folder / "cues.csv"):
        cues[row["cue"]].append(row["phrase"])
    return Lexicon(
        cues=PhraseFinder({cue: cues[cue] for cue in Cue}),
        signature=compile_phrases(cues[Cue.SIGNATURE]),
        months={row["word"]: int(row["month"]) for row in _rows(folder / "months.csv")},
        periods=PhraseFinder(_phrases_by(_period, folder / "periods.csv")),
        feasts=PhraseFinder(_phrases_by(_feast, folder / "feasts.csv")),
        numbers={row["word"]: int(row["number"]) for row in _rows(folder / "numbers.csv")},
        english_numbers={
            row["word"]: int(row["number"])
            for row in _rows(folder / "numbers.csv")
            if row["lang"] == "en"
        },
        english_words=frozenset(_light_words(folder, "en") - _light_words(folder, "nb", "nn")),
        light_words=frozenset(_light_words(folder, "nb", "nn", "en")),
        english_tasks=PhraseFinder(
            _phrases_by(lambda row: row["nb"], folder / "english_tasks.csv", column="en")
        ),
        mail_words=compile_mail_words(_rows(folder / "mail_words.csv")),
        trades=tuple(_trade_phrases(folder / "trades.csv")),
        agencies={
            row["phrase"]: AgencyId(row["agency_id"]) for row in _rows(folder / "agencies.csv")
        },
        units={row["last_word"]: AgencyId(row["agency_id"]) for row in _rows(folder / "units.csv")},
        nameless_units=frozenset(
            row["last_word"] for row in _rows(folder / "units.csv") if row["called"] == "agency"
        ),
    )


def _light_words(folder: Path, *languages: str) -> set[str]:
    rows = (row for row in _rows(folder / "light_words.csv") if row["lang"] in languages)
    return {word for row in rows for word in row["words"].split()}


def _trade_phrases(path: Path) -> Iterator[TradePhrase]:
    """Yield one pattern for each trade and strength."""
    phrases: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in _rows(path):
        phrases[row["trade"], row["strength"]].append(row["phrase"])
    for (trade, strength), own in phrases.items():
        yield TradePhrase(
            trade=TradeCode(trade),
            pattern=compile_phrases(form for phrase in own for form in _apart(phrase)),
            is_sure=strength == "sure",
            is_place=strength == "place",
        )


def _apart(phrase: str) -> Iterator[str]:
    """Yield a phrase also with its apprentice apart: «lagerlærling», «lager-» and «lager lærling».

    Not after a short word: «av lærlingen» and «sa lærlingen» name no trade.
    """
    yield phrase
    found = _OF_APPRENTICE.fullmatch(phrase)
    if found:
        yield from (f"{found.group(1)}{between}{found.group(2)}" for between in ("-", " "))


def _phrases_by(
    read: Callable[[Mapping[str, str]], Named], path: Path, *, column: str = "phrase"
) -> dict[Named, list[str]]:
    """Return the phrases of a table under what each of them names."""
    phrases: defaultdict[Named, list[str]] = defaultdict(list)
    for row in _rows(path):
        phrases[read(row)].append(row[column])
    return phrases


def _feast(row: Mapping[str, str]) -> Feast:
    return Feast(first_day=int(row["first_day"]), last_day=int(row["last_day"]))


def _period(row: Mapping[str, str]) -> Period:
    months = tuple(int(month) for month in row["months"].split())
    after = int(row["after"] or months[-1] % 12 + 1)
    before = int(row["before"] or 0)
    return Period(months=months, start=int(row["start"]), after=after, before=before)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
