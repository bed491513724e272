"""What does an e-mail to the advisers ask for, in the words of the index?"""

from __future__ import annotations

import csv
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from pydantic import ValidationError
from rapidfuzz.distance import DamerauLevenshtein

from matcher.domain.agency import AgencyId
from matcher.domain.curriculum import TradeCode
from matcher.domain.errors import InputError
from matcher.enquiries import (
    Enquiry,
    EnquiryReader,
    EnquiryReading,
    Lexicon,
    OffTopic,
    TradePhrase,
    collect_names,
    compile_phrases,
    fit_forms,
    read_form_examples,
    read_lexicon,
)
from matcher.enquiries.document import MAX_BODY, EnquiryDocument
from matcher.enquiries.lexicon import PACKAGED
from matcher.enquiries.trade_forms import written_forms_of
from matcher.geography.names import exact_key
from matcher.services.index import Index
from matcher.services.need_document import problem_of

__all__ = [
    "MAX_BODY",
    "Enquiry",
    "EnquiryDocument",
    "EnquiryReading",
    "OffTopic",
    "ReaderHolder",
    "open_reader",
    "parse_enquiries",
    "parse_enquiry",
    "read_enquiry",
]


_LONG_TOWN: Final = 7


class ReaderHolder:
    """Holds the reader of the index in service, and makes a new one when the index is new."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: tuple[str, EnquiryReader] | None = None

    def current(self, index: Index) -> EnquiryReader:
        """Return the reader for an index."""
        with self._lock:
            if self._held is None or self._held[0] != index.info.fingerprint:
                self._held = (index.info.fingerprint, open_reader(index))
            return self._held[1]


def open_reader(index: Index) -> EnquiryReader:
    """Return a reader that knows the agencies, trades and places of an index."""
    lexicon = read_lexicon()
    profiles = index.candidates.profiles
    is_open = {p.agency.id for p in profiles if p.agency.is_open}
    town_of = _TownNames(index)
    by_open = sorted(index.names.items(), key=lambda item: item[0] not in is_open)
    return EnquiryReader(
        lexicon=lexicon,
        names=collect_names(
            [
                *((agency, name) for name, agency in lexicon.agencies.items()),
                *_also_in_nynorsk(
                    (agency, name)
                    for agency, names in by_open
                    for name in names
                    if not lexicon.mail_words.adviser.search(name)
                ),
            ],
            [(p.agency.id, p.agency.homepage) for p in profiles if p.agency.homepage],
            forms=_name_forms(),
            units=lexicon.units,
            nameless=lexicon.nameless_units,
        ),
        display={p.agency.id: p.agency.name for p in profiles},
        trades=tuple(_trade_phrases(index, lexicon)),
        town_of=town_of,
        towns={
            p.agency.id: frozenset(town_of(site.place) or site.place for site in p.agency.sites)
            for p in profiles
        },
        ranker=index.models.aim_ranker,
        forms=fit_forms(read_form_examples()),
    )


def parse_enquiry(given: object, *, today: date) -> tuple[str | int | None, Enquiry]:
    """Read a JSON value as an e-mail, with the id it carries.

    Raises
    ------
    InputError
        When a key is unknown or missing, or a value has the wrong type or is no date.
    """
    try:
        document = EnquiryDocument.model_validate(given)
    except ValidationError as error:
        problems = [problem_of(detail, EnquiryDocument) for detail in error.errors()]
        raise InputError(*problems) from None
    sent = date.fromisoformat(document.sent_date[:10]) if document.sent_date else today
    return document.id, Enquiry(subject=document.subject, body=document.body, sent=sent)


def parse_enquiries(
    lines: Iterable[tuple[int, Any]], *, today: date
) -> list[tuple[str | int | None, Enquiry]]:
    """Read numbered lines as e-mails, each with the id it carries.

    Raises
    ------
    InputError
        When one of them is not an e-mail; names the line.
    """
    parsed = []
    for number, given in lines:
        try:
            parsed.append(parse_enquiry(given, today=today))
        except InputError as error:
            at = f"lines.{number - 1}"
            problems = [replace(one, field=f"{at}.{one.field}") for one in error.problems]
            raise InputError(*problems) from None
    return parsed


def read_enquiry(reader: EnquiryReader, enquiry: Enquiry) -> EnquiryReading:
    """Return the needs of an e-mail; nothing of it is kept or logged."""
    return reader.read(enquiry)


class _TownNames:
    """Gives the name of a town or municipality as the map has it; counties are no towns."""

    def __init__(self, index: Index) -> None:
        self._names = {
            key: places[0].name
            for key, places in index.gazetteer.exact.items()
            if places and places[0].municipality_number is not None
        }
        self._long = [key for key in self._names if len(key) >= _LONG_TOWN]
        for form, town in _town_forms():
            if exact_key(town) in self._names:
                self._names |= dict.fromkeys((exact_key(form), exact_key(town)), town)

    def __call__(self, text: str) -> str | None:
        return self._names.get(exact_key(text))

    def near(self, text: str) -> str | None:
        """Return the only town whose long name is one slip of the finger away, or None."""
        key = exact_key(text)
        if len(key) < _LONG_TOWN:
            return None
        near = {
            self._names[name]
            for name in self._long
            if name[0] == key[0] and DamerauLevenshtein.distance(key, name, score_cutoff=1) <= 1
        }
        return near.pop() if len(near) == 1 else None


def _town_forms() -> list[tuple[str, str]]:
    with (PACKAGED / "town_forms.csv").open(encoding="utf-8", newline="") as file:
        return [(row["form"], row["town"]) for row in csv.DictReader(file)]


def _name_forms() -> list[tuple[str, str]]:
    with (PACKAGED / "name_forms.csv").open(encoding="utf-8", newline="") as file:
        return [(row["form"], row["also"]) for row in csv.DictReader(file)]


def _also_in_nynorsk(
    names: Iterable[tuple[AgencyId, str]],
) -> Iterator[tuple[AgencyId, str]]:
    """Yield each name, and how one writes it in nynorsk where a word of it is another there."""
    with (PACKAGED / "name_words.csv").open(encoding="utf-8", newline="") as file:
        nynorsk = {row["nb"]: row["nn"] for row in csv.DictReader(file)}
    for agency, name in names:
        yield agency, name
        words = name.split()
        other = [nynorsk.get(word.lower(), word) for word in words]
        if other != words:
            yield agency, " ".join(other)


def _trade_phrases(index: Index, lexicon: Lexicon) -> Iterator[TradePhrase]:
    """Yield the lexicon's ways of naming trades, and each trade's own name with its endings."""
    yield from lexicon.trades
    for code, curriculum in index.curricula.items():
        if curriculum.trade.is_expired:
            continue
        names = {curriculum.trade.name_nb, curriculum.trade.name_nn} - {None}
        stems = [str(name).removesuffix("et") for name in names if str(name).endswith("faget")]
        phrases = [f"{stem}*" for stem in stems]
        phrases += [f"{stem.removesuffix('fag')}lærling*" for stem in stems]
        if phrases:
            yield TradePhrase(trade=code, pattern=compile_phrases(phrases), is_sure=True)
        if code in index.models.aim_ranker.trades:
            yield from _cut_names(code, sorted(map(str, names)))


def _cut_names(code: TradeCode, names: Sequence[str]) -> Iterator[TradePhrase]:
    """Yield a trade's names as people cut them and run them together."""
    for forms in filter(None, map(written_forms_of, names)):
        for pattern, is_sure in zip(forms, (True, False), strict=True):
            yield TradePhrase(trade=code, pattern=pattern, is_sure=is_sure)
