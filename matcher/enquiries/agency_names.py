"""Where does a text name an agency, in full, shortened, misspelt or by its e-mail address?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from rapidfuzz import fuzz, process

from matcher.domain.agency import AgencyId
from matcher.enquiries.agency_words import is_only_word
from matcher.enquiries.word_lists import any_of
from matcher.language import fold_name
from matcher.language.names import loosen_name

_WORD: Final = re.compile(r"[^\W_]+")
_ADDRESS: Final = re.compile(r"[\w.+-]+@((?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\b(\d{3})[ \u00a0.]?(\d{3})[ \u00a0.]?(\d{3})\b")
_CAPITAL: Final = r"[A-ZÆØÅ][\w-]+"
_SHORT: Final = 5
_LONG: Final = 8
_ALIKE_FROM: Final = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyMention:
    """A place where an agency is named; `name` is set for a unit that has a name of its own."""

    agency: AgencyId
    span: tuple[int, int]
    name: str | None = None
    is_address: bool = False
    is_lower_case: bool = False


@dataclass(frozen=True, kw_only=True)
class AgencyNames:
    """The names of all agencies by their folded words, their domains, and words that end units."""

    by_words: Mapping[tuple[str, ...], tuple[AgencyId, tuple[str, ...]]]
    numbers: Mapping[str, AgencyId]
    long_words: Mapping[str, AgencyId]
    domains: Mapping[str, AgencyId]
    labels: Mapping[str, AgencyId]
    units: re.Pattern[str]
    unit_owners: Mapping[str, AgencyId]
    nameless_units: Collection[str]
    longest: int

    def find(self, text: str) -> tuple[AgencyMention, ...]:
        """Return every mention in a text, in order, the longest name at each place."""
        found = [
            *self._addresses(text),
            *self._numbered(text),
            *self._units(text),
            *self._named(text),
        ]
        taken: list[AgencyMention] = []
        for mention in sorted(found, key=lambda m: (m.span[0], -m.span[1])):
            if not taken or mention.span[0] >= taken[-1].span[1]:
                taken.append(mention)
        return tuple(taken)

    def find_outside(
        self, text: str, taken: Sequence[tuple[int, int]]
    ) -> tuple[AgencyMention, ...]:
        """Return every mention that begins in none of some spans, as the names of trades."""
        return tuple(
            mention
            for mention in self.find(text)
            if not any(start <= mention.span[0] < end for start, end in taken)
        )

    def _addresses(self, text: str) -> Iterator[AgencyMention]:
        for found in _ADDRESS.finditer(text):
            parts = found.group(1).lower().split(".")
            names = (".".join(parts[at:]) for at in range(len(parts) - 1))
            agency = next((self.domains[name] for name in names if name in self.domains), None)
            agency = agency or self.labels.get(loosen_name(parts[-2]))
            if agency:
                yield AgencyMention(agency=agency, span=found.span(), is_address=True)

    def _numbered(self, text: str) -> Iterator[AgencyMention]:
        for found in _NUMBER.finditer(text):
            agency = self.numbers.get("".join(found.groups()))
            if agency:
                yield AgencyMention(agency=agency, span=found.span())

    def _units(self, text: str) -> Iterator[AgencyMention]:
        for found in self.units.finditer(text):
            last_word = found.group(1).lower()
            name = None if last_word in self.nameless_units else found.group()
            yield AgencyMention(agency=self.unit_owners[last_word], span=found.span(), name=name)

    def _named(self, text: str) -> Iterator[AgencyMention]:
        words = list(_WORD.finditer(text))
        folded = [word.group().lower() for word in words]
        for at in range(len(words)):
            for length in range(min(self.longest, len(words) - at), 0, -1):
                key = tuple(folded[at : at + length])
                span = (words[at].start(), words[at + length - 1].end())
                mention = self._look_up(key, text[slice(*span)], span)
                if mention is not None and not is_only_word(text, span):
                    yield mention
                    break

    def _look_up(
        self, key: tuple[str, ...], written: str, span: tuple[int, int]
    ) -> AgencyMention | None:
        """Return the agency that some words name, also in the genitive, or None."""
        for ending in ("", "s"):
            if ending and not (key[-1].endswith("s") and len(key[-1]) > len("xs")):
                continue
            bare = (*key[:-1], key[-1].removesuffix(ending)) if ending else key
            if bare in self.by_words:
                agency, forms = self.by_words[bare]
                text = written[: -len(ending)] if ending else written
                if any(_may_mean(text, form) for form in forms):
                    is_lower = text.islower() and len(text) <= _SHORT
                    return AgencyMention(agency=agency, span=span, is_lower_case=is_lower)
        return self._misspelt(key, span)

    def _misspelt(self, key: tuple[str, ...], span: tuple[int, int]) -> AgencyMention | None:
        if len(key) != 1 or len(key[0]) < _LONG:
            return None
        near = process.extractOne(
            key[0], self.long_words.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE_FROM
        )
        if near is None or near[0][0] != key[0][0]:
            return None
        return AgencyMention(agency=self.long_words[near[0]], span=span)


def collect_names(
    names: Iterable[tuple[AgencyId, str]],
    homepages: Iterable[tuple[AgencyId, str]],
    *,
    forms: Iterable[tuple[str, str]],
    units: Mapping[str, AgencyId],
    nameless: Collection[str] = (),
) -> AgencyNames:
    """Return the names of agencies ready for searching; a name of two agencies means neither.

    `units` are the last words of the names of units with the agency that each belongs to; a unit
    that ends with one of the `nameless` is called by the name of its agency.
    """
    owners: defaultdict[tuple[str, ...], dict[AgencyId, tuple[str, ...]]] = defaultdict(dict)
    numbers: dict[str, AgencyId] = {}
    rules = [(_form_pattern(form), also) for form, also in forms]
    for agency, name in names:
        for form in (name, *_other_forms(name, rules)):
            words = tuple(_WORD.findall(fold_name(form)))
            if form.isdigit():
                numbers[form] = agency
            elif words:
                owners[words][agency] = (*owners[words].get(agency, ()), form)
    by_words = {words: next(iter(own.items())) for words, own in owners.items() if len(own) == 1}
    return AgencyNames(
        by_words=by_words,
        numbers=numbers,
        long_words={
            words[0]: agency
            for words, (agency, _) in by_words.items()
            if len(words) == 1 and len(words[0]) >= _LONG
        },
        domains=_domains(homepages),
        labels=_labels(by_words),
        units=_unit_pattern(units),
        unit_owners=units,
        nameless_units=nameless,
        longest=max(map(len, by_words), default=0),
    )


def _unit_pattern(last_words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of names that end with one of some words: «Oslo tingrett»."""
    ends = "|".join(re.escape(word) for word in last_words)
    return re.compile(
        rf"\b(?!{any_of('not_in_name')}[ ])"
        rf"(?:\d{{2,3}}|{_CAPITAL}(?: (?:og )?{_CAPITAL}){{0,4}})[ ]((?i:{ends}))\b"
    )


def _domains(homepages: Iterable[tuple[AgencyId, str]]) -> dict[str, AgencyId]:
    """Return the agency of each domain that only one agency has."""
    owners: defaultdict[str, set[AgencyId]] = defaultdict(set)
    for agency, homepage in homepages:
        host = (urlsplit(homepage).hostname or "").removeprefix("www.")
        if host and not urlsplit(homepage).path.strip("/"):
            owners[host].add(agency)
    return {host: next(iter(own)) for host, own in owners.items() if len(own) == 1}


def _labels(
    by_words: Mapping[tuple[str, ...], tuple[AgencyId, tuple[str, ...]]],
) -> dict[str, AgencyId]:
    """Return the agency of each name that a domain may be called by, the words run together."""
    owners: defaultdict[str, set[AgencyId]] = defaultdict(set)
    for words, (agency, _) in by_words.items():
        owners[loosen_name("".join(words))].add(agency)
    return {label: next(iter(own)) for label, own in owners.items() if len(own) == 1}


def _form_pattern(form: str) -> re.Pattern[str]:
    return re.compile(re.escape(form).replace(r"\{\}", "(.+)"))


def _other_forms(name: str, rules: Iterable[tuple[re.Pattern[str], str]]) -> Iterator[str]:
    for pattern, also in rules:
        found = pattern.fullmatch(name)
        if found:
            yield also.format(*found.groups())


def _may_mean(written: str, name: str) -> bool:
    """Tell whether a word is the name: an abbreviation is written as one, or all in lower case."""
    if len(name) > _SHORT or " " in name:
        return True
    if name.islower() or not name.isalpha():
        return written.lower() == name.lower()
    is_as_written = written == name or (written.isupper() and len(written) > 1)
    return is_as_written or (written.islower() and len(written) > len("vi"))
