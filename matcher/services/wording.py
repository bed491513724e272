"""In which words are codes said to people, in each language?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from matcher.domain.calendar import YearMonth
from matcher.domain.errors import Problem, ProblemCode
from matcher.domain.match import Exclusion, Reason
from matcher.domain.secondment import BestMonths, MonthsReason
from matcher.services.document_hints import AN_OBJECT

TEXTS: Final = Path(__file__).with_name("texts")
SHARES: Final = frozenset({"they", "we", "alike", "share", "less_alike", "less_near"})
"""Values of reasons that are shares of a whole, said in per cent."""

_BOUNDS: Final[Mapping[str, str]] = {"≥": "at_least", "≤": "at_most"}

_IN_A_LIST: Final = re.compile(r"[a-z_]+(\.[a-z_]+)*\.\d+(\.[a-z_]+|\.\d+)*")

_OF_A_RING: Final = re.compile(r"([≥≤] \d+) \((\d+)\)")
"""A bound on something, and the number of members of the rings that it holds for."""

_WITH_STATUS: Final = frozenset({ProblemCode.CLOSED_AGENCY, ProblemCode.CLOSED_MEMBER})
"""Problems whose hint is the status of an agency, or what is noted of it."""

MONTH_LISTS: Final = frozenset({"both", "theirs"})


class Language(StrEnum):
    """What the service speaks: both written forms of Norwegian, and English."""

    NB = "nb"
    NN = "nn"
    EN = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of one language, by table and code."""

    language: Language
    tables: Mapping[str, Mapping[str, str]]

    def word(self, table: str, code: str) -> str:
        """Return the word or sentence for a code as it stands in the catalogue.

        Raises
        ------
        KeyError
            When the catalogue lacks it; a test proves that it lacks none.
        """
        return self.tables[table][code]

    def counted(self, table: str, code: str, count: int) -> str:
        """Return the sentence for so many, with that for one where the catalogue has it."""
        alone = self.tables.get(f"{table}_one", {}).get(code)
        return alone if count == 1 and alone is not None else self.word(table, code)

    def reason(self, reason: Reason) -> str:
        """Return the sentence of a reason, its values filled in."""
        values = {name: self._say(name, value) for name, value in reason.values.items()}
        values["size_words"] = self._size(reason)
        is_approved = reason.values.get("approved")
        values["approved_words"] = f", {self.word('word', 'approved')}" if is_approved else ""
        return self.word("reason", reason.code).format(**values)

    def exclusion(self, exclusion: Exclusion) -> str:
        """Return why an agency is not proposed."""
        values = {name: self._say(name, value) for name, value in exclusion.values.items()}
        values["note"] = self.noted(values.get("note", ""))
        return self.word("exclusion", exclusion.code).format(**values).strip()

    def noted(self, note: str) -> str:
        """Return what is said of a status, which is known in bokmål only, quoted as such."""
        return self.word("word", "noted").format(note=note) if note else ""

    def site(self, what: str) -> str:
        """Return what a site is called: a kind of office, else as its source calls it."""
        return self.tables["site"].get(what.replace(" ", "_"), what)

    def source(self, name: str) -> str | None:
        """Return what one of our own sources is called; None for those of others."""
        return self.tables["source"].get(name)

    def problem(self, problem: Problem) -> str:
        """Return what is wrong with a value and what would work.

        Without a hint, what the catalogue has for that, else the sentence but for what builds on
        the hint.
        """
        sentence = self._of_its_kind(problem) or self.word("problem", problem.code)
        if not problem.hint:
            alone = self.tables["problem_alone"].get(problem.code)
            sentence = alone or _without_hint(sentence)
        if problem.code in _WITH_STATUS:
            hint = self.tables["status"].get(problem.hint) or self.noted(problem.hint)
        else:
            hint = self._of_rings(problem.hint)
        for sign, word in _BOUNDS.items():
            hint = hint.replace(sign, self.word("number", word))
        return sentence.format(given=problem.given, hint=hint).strip()

    def _of_rings(self, hint: str) -> str:
        """Say "≥ 8 (2), ≥ 12 (3)", which holds of rings of two and of three, as a sentence does."""
        found = _OF_A_RING.findall(hint)
        said = self.word("number", "in_a_ring")
        listed = self.listed([said.format(number=number, members=size) for number, size in found])
        return listed or hint

    def _of_its_kind(self, problem: Problem) -> str | None:
        """Return what to say instead for what lacks a value, or is no number or no object."""
        if problem.code is ProblemCode.WRONG_TYPE:
            if problem.hint == AN_OBJECT:
                return self.tables["problem_kind"]["not_an_object"]
            is_word = _is_number(problem.hint) and not _is_number(problem.given)
            return self.tables["problem_kind"]["not_a_number"] if is_word else None
        if problem.code is not ProblemCode.MISSING:
            return None
        return self.tables["problem_kind"].get(f"missing_{problem.field.rpartition('.')[2]}")

    def place(self, field: str) -> str:
        """Return where a problem is as people count: `missing_aims.0` is the first of a list.

        What is no path of keys and places, such as the name of a file, is said as it is.
        """
        if not _IN_A_LIST.fullmatch(field):
            return field
        said: list[str] = []
        for part in field.split("."):
            if part.isdigit():
                name = said.pop() if said else ""
                nth = self.tables["place"].get(name, self.word("place", "nth"))
                said.append(nth.format(name=name, number=int(part) + 1))
            else:
                said.append(part)
        return ", ".join(said)

    def best_months(self, best: BestMonths) -> str:
        """Return the months that suit both best, as a sentence."""
        if best.span is None:
            return self.word("best_months", "none")
        first, last = (self._month(month, best) for month in (best.span.first, best.span.last))
        code = "one" if best.span.months == 1 else "many"
        if best.asked:
            code = f"asked_{code}" if best.is_as_asked else f"later_{code}"
        asked = self.year_month(best.asked) if best.asked else ""
        said = self.word("best_months", code)
        return said.format(first=first, last=last, count=best.span.months, asked=asked)

    def months_reason(self, reason: MonthsReason) -> str:
        """Return what there is to say of the months of a secondment."""
        months = self.months(reason.months)
        return self.word("months_reason", f"{reason.code}_{reason.side}").format(months=months)

    def percent(self, share: float, *, decimals: int = 0) -> str:
        """Return a share of a whole in per cent, with its sign as the language writes it."""
        number = self.decimal(share * 100, decimals=decimals)
        return self.word("number", "percent").format(number=number)

    def decimal(self, number: float, *, decimals: int = 1) -> str:
        """Return a number with so many decimals after the sign of the language."""
        return f"{number:.{decimals}f}".replace(".", self.word("number", "decimal_sign"))

    def grouped(self, number: int) -> str:
        """Return a whole number with its thousands apart, as the language parts them."""
        return f"{number:,}".replace(",", self.word("number", "thousands_sign"))

    def quoted(self, text: object) -> str:
        """Return a text between the marks of quotation of the language."""
        return self.word("word", "quoted").format(text=text)

    def _month(self, month: YearMonth, best: BestMonths) -> str:
        return self.year_month(month) if best.is_dated else self.months([month.month])

    def year_month(self, month: YearMonth) -> str:
        """Return a month of a year in words: mai 2029."""
        return f"{self.word('month', str(month.month))} {month.year}"

    def months(self, months: Iterable[int]) -> str:
        """Return months as a list in words: mars, april og mai."""
        return self.listed([self.word("month", str(month)) for month in sorted(months)])

    def listed(self, words: list[str], *, joined_by: str = "and") -> str:
        """Return words as they are listed in running text, the last joined by «and» or «or»."""
        if len(words) <= 1:
            return "".join(words)
        return f"{', '.join(words[:-1])} {self.word('word', joined_by)} {words[-1]}"

    def _say(self, name: str, value: str | float) -> str:
        if name in SHARES and not isinstance(value, str):
            return self.percent(value)
        if name in MONTH_LISTS and isinstance(value, str):
            return self.months(int(month) for month in value.split(",") if month)
        return f"{value:g}" if isinstance(value, float) else str(value)

    def _size(self, reason: Reason) -> str:
        """Return the number of employees, else the size class, in brackets."""
        size, employees = reason.values.get("size"), reason.values.get("employees")
        if employees:
            return f" ({employees} {self.word('word', 'employees')})"
        return f" ({self.word('size', str(size))})" if size else ""


@cache
def words_in(language: Language) -> Wording:
    """Return the words of a language, read from its catalogue once."""
    path = TEXTS / f"{language}.toml"
    return Wording(language=language, tables=tomllib.loads(path.read_text(encoding="utf-8")))


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+([.,]\d+)?", text) is not None


def _without_hint(sentence: str) -> str:
    """Leave out every sentence, or bracket, that cannot be said without a hint."""
    sentence = sentence.replace(" ({hint})", "")
    parts = [part for part in sentence.split(". ") if "{hint}" not in part]
    whole = ". ".join(parts) or sentence.replace(": {hint}", "")
    return whole if whole.endswith(".") else f"{whole}."
