"""Where in a text does which of many phrases stand, when each word is looked at once?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Final, Generic, TypeVar

from matcher.enquiries.reading import Span

Key = TypeVar("Key", bound=Hashable)
Match = Callable[[str, int], "re.Match[str] | None"]

_PREFIX: Final = 2
_ANY: Final = "*"


def phrase_pattern(phrase: str) -> str:
    """Return the regular expression of a phrase: `*` stands for any letters or none."""
    words = (re.escape(word).replace(r"\*", r"[\w-]*") for word in phrase.lower().split())
    return r"[ \t\u00a0]*\n?[ \t\u00a0]*(?<!\w)".join(words)


def compile_phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern of whole words that finds any of the phrases, the longest first."""
    return re.compile(rf"(?<!\w){_any_phrase(phrases)}", re.IGNORECASE)


def lower_text(text: str) -> str:
    """Return a text in lower case at the same length, so that places in it stay."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


class PhraseFinder(Generic[Key]):
    """Finds the phrases of many kinds at once, as `compile_phrases` would find those of each.

    Phrases are filed under their first two letters. At each beginning of a word only those with
    its letters are tried, and not thousands at every letter.
    """

    def __init__(self, phrases: Mapping[Key, Iterable[str]]) -> None:
        self._keys = tuple(phrases)
        by_prefix: defaultdict[str, dict[Key, list[str]]] = defaultdict(dict)
        for key, own in phrases.items():
            for phrase in {phrase.lower() for phrase in own}:
                by_prefix[_prefix(phrase)].setdefault(key, []).append(phrase)
        self._filed = self._compiled(by_prefix)
        odd = {prefix[0] for prefix in by_prefix if prefix and not re.match(r"\w", prefix)}
        marks = "".join(sorted(re.escape(mark) for mark in odd | {"-"}))
        self._starts = re.compile(rf"(?<!\w)[\w{marks}]")

    def find(self, text: str) -> dict[Key, tuple[Span, ...]]:
        """Return where each kind's phrases stand, in order and none upon another; every kind."""
        lower = lower_text(text)
        found: dict[Key, list[Span]] = {key: [] for key in self._keys}
        for start in self._starts.finditer(lower):
            at = start.start()
            for key, match in self._tried_at(lower, at):
                spans = found[key]
                if spans and spans[-1][1] > at:
                    continue
                hit = match(lower, at)
                if hit is not None:
                    spans.append((at, hit.end()))
        return {key: tuple(spans) for key, spans in found.items()}

    def _tried_at(self, lower: str, at: int) -> Iterable[tuple[Key, Match]]:
        for length in (_PREFIX, 1):
            tried = self._filed.get(lower[at : at + length])
            if tried is not None:
                return tried
        return self._filed.get("", ())

    def _compiled(
        self, by_prefix: Mapping[str, Mapping[Key, list[str]]]
    ) -> dict[str, tuple[tuple[Key, Match], ...]]:
        """Return what to try for each beginning: its own phrases with those of a shorter one."""
        known: dict[tuple[str, ...], Match] = {}

        def match_of(phrases: list[str]) -> Match:
            own = tuple(sorted(phrases))
            if own not in known:
                known[own] = re.compile(_any_phrase(own)).match
            return known[own]

        prefixes = {*by_prefix, *(prefix[:1] for prefix in by_prefix), ""}
        filed = {}
        for prefix in prefixes:
            fitting = [by_prefix.get(prefix[:length], {}) for length in range(len(prefix) + 1)]
            filed[prefix] = tuple(
                (key, match_of(own))
                for key in self._keys
                if (own := [phrase for part in fitting for phrase in part.get(key, ())])
            )
        return filed


def _any_phrase(phrases: Iterable[str]) -> str:
    """Return the pattern of any phrase, the longest first, up to the end of a word."""
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return rf"(?:{'|'.join(map(phrase_pattern, longest_first))})(?!\w)"


def _prefix(phrase: str) -> str:
    """Return the letters that a phrase surely begins with, at most two."""
    return "".join(_sure_letters(phrase))


def _sure_letters(phrase: str) -> Iterator[str]:
    for letter in phrase.strip()[:_PREFIX]:
        if letter == _ANY or letter.isspace():
            return
        yield letter
