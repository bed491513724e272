"""Which sentences and clauses does a text consist of, and which cues stand in them?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from matcher.enquiries.language import is_english
from matcher.enquiries.lexicon import Cue, Lexicon
from matcher.enquiries.reading import Span
from matcher.enquiries.word_lists import any_of

_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:f\.?eks|t\.d|bl\.?a|ca|evt|mvh|adm|kl|nr|pga|osv|o\.l|m\.m|m\.fl|dvs|jf|maks|min|tlf"
    r"|mob|avd|inkl|ev|mnd|jan|feb|apr|aug|sept?|okt|nov|des|e\.g|i\.e|d\.y|mil|\w)|\d)\.$",
    re.IGNORECASE,
)
_NEVER_AN_END: Final = re.compile(
    r"\b(?:f\.?eks|t\.d|bl\.?a|e\.g|i\.e|ca|kl|nr|avd|jf|tlf|mob|inkl|dvs)\.$", re.IGNORECASE
)
_END: Final = re.compile(
    r"[.!?…]+(?=[\s)\"»😊]|$)|\n(?=[ \t]*\n)|\n(?=[ \t]*(?:[-–•*]|\d+[.)]|[a-e]\))[ \t])|\n"
)
_SPLIT: Final = re.compile(
    r"[,;:()]+\s|\s[–—-]\s|(?<!\bså godt)\s(?="
    rf"(?:{any_of('new_part')}|så(?! (?:godt som|å si|å seie|nær som)\b))\s"
    rf"|(?:og|and)\s+{any_of('new_clause')}\s)",
    re.IGNORECASE,
)
# Behind an abbreviation: «(nov.–feb.) er», «sept. - okt.».
_GOES_ON: Final = re.compile(r"[ )\"»,]*(?:[^\W\d_A-ZÆØÅ]|(?<=[ )])[–—-] )")
_ITEM: Final = re.compile(r"[ \t]*(?:[-–•*]|\d+[.)]|[a-e]\))[ \t]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A part of a sentence: its span, the number of its sentence and of its paragraph."""

    start: int
    end: int
    sentence: int
    paragraph: int
    is_item: bool
    is_question: bool
    opens_list: bool

    @property
    def span(self) -> Span:
        """Return where the clause begins and ends."""
        return self.start, self.end


@dataclass(frozen=True, kw_only=True)
class MarkedText:
    """A text in clauses, with the places of all cues; spans count characters of the body."""

    text: str
    clauses: tuple[Clause, ...]
    sentences: tuple[Span, ...]
    cues: Mapping[Cue, tuple[Span, ...]]

    def find(self, cue: Cue, within: Span) -> tuple[Span, ...]:
        """Return where a cue stands wholly inside a span, in order."""
        places = self.cues[cue]
        at = bisect_left(places, (within[0], 0))
        found = []
        while at < len(places) and places[at][0] < within[1]:
            if places[at][1] <= within[1]:
                found.append(places[at])
            at += 1
        return tuple(found)

    def has(self, cue: Cue, within: Span) -> bool:
        """Tell whether a cue stands inside a span."""
        return bool(self.find(cue, within))

    def ends_with(self, cue: Cue, before: int, *, gap: int = 2) -> bool:
        """Tell whether a cue ends at most `gap` characters before a place."""
        return any(before - gap <= end <= before for _, end in self.cues[cue])

    def sentence_of(self, place: int) -> Span:
        """Return the sentence that a place stands in, or the place itself."""
        return next((s for s in self.sentences if s[0] <= place < s[1]), (place, place))

    def around(self, sentence: Span) -> Span:
        """Return a sentence together with the one before it and the one after it."""
        at = self.sentences.index(sentence) if sentence in self.sentences else 0
        near = self.sentences[max(at - 1, 0) : at + 2]
        return (near[0][0], near[-1][1]) if near else sentence

    def clause_of(self, place: int) -> Span:
        """Return the clause that a place stands in, or the place itself."""
        return next((c.span for c in self.clauses if c.start <= place < c.end), (place, place))


def keep_parts(marked: MarkedText, parts: Sequence[Span]) -> MarkedText:
    """Return a text with only some of its parts, at their places; the rest is spaces.

    `parts` are whole clauses or more; a sentence is left as long as the parts of it that are kept.
    """
    kept = re.sub(r"[^\n]", " ", marked.text)
    for start, end in parts:
        kept = kept[:start] + marked.text[start:end] + kept[end:]

    def is_kept(span: Span) -> bool:
        return any(start <= span[0] and span[1] <= end for start, end in parts)

    clauses = tuple(clause for clause in marked.clauses if is_kept(clause.span))
    numbers = dict.fromkeys(clause.sentence for clause in clauses)
    new = {number: at for at, number in enumerate(numbers)}
    return MarkedText(
        text=kept,
        clauses=tuple(replace(clause, sentence=new[clause.sentence]) for clause in clauses),
        sentences=tuple(_kept_sentence(marked, parts, number) for number in numbers),
        cues={cue: tuple(filter(is_kept, spans)) for cue, spans in marked.cues.items()},
    )


def _kept_sentence(marked: MarkedText, parts: Sequence[Span], number: int) -> Span:
    """Return a sentence cut to the parts of it that are kept."""
    first, last = marked.sentences[number]
    inside = [(max(first, start), min(last, end)) for start, end in parts]
    inside = [(start, end) for start, end in inside if start < end]
    return min(start for start, _ in inside), max(end for _, end in inside)


def mark_text(text: str, lexicon: Lexicon) -> MarkedText:
    """Split a text into clauses and find the cues in it."""
    sentences = tuple(_sentences(text))
    return MarkedText(
        text=text,
        sentences=sentences,
        clauses=tuple(_clauses(text, sentences)),
        cues=_cues(text, lexicon),
    )


def _cues(text: str, lexicon: Lexicon) -> Mapping[Cue, tuple[Span, ...]]:
    """Return where the cues stand; «no» denies in English alone, elsewhere it says «now»."""
    found = lexicon.cues.find(text)
    if is_english(text, lexicon):
        return found
    said = tuple(one for one in found[Cue.NEGATION] if text[slice(*one)].lower() != "no")
    return {**found, Cue.NEGATION: said}


def _sentences(text: str) -> Iterator[Span]:
    """Yield the sentences; a line that goes on in lower case is the same sentence."""
    start = 0
    for found in _END.finditer(text):
        if _ends_sentence(text, found):
            yield from _trimmed(text, start, found.end())
            start = found.end()
    yield from _trimmed(text, start, len(text))


def _ends_sentence(text: str, found: re.Match[str]) -> bool:
    rest = text[found.end() : found.end() + 40]
    if found.group() == "\n":
        before = text[: found.start()].rstrip(" \t")
        return (
            rest.lstrip(" \t")[:1] in {"", "\n"}
            or bool(_ITEM.match(rest))
            or before.endswith((":", ".", "?", "!"))
            or not rest.lstrip()[:1].islower()
        )
    if found.group() != ".":
        return not re.match(r"\)[ \t]+[a-zæøå]", rest)
    if _NEVER_AN_END.search(text[max(0, found.start() - 12) : found.end()]):
        return False
    before = text[max(0, found.start() - 12) : found.end()]
    if re.search(r"(?:^|\n)[ \t]*\d{1,2}\.$", before):
        return False
    return not (_ABBREVIATION.search(before) and _GOES_ON.match(rest))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    part = text[start:end]
    if part.strip():
        yield start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def _clauses(text: str, sentences: tuple[Span, ...]) -> Iterator[Clause]:
    paragraph, last = 0, 0
    for number, (start, end) in enumerate(sentences):
        paragraph += "\n" in text[last:start].strip(" \t").replace("\n", "", 1)
        last = end
        is_line_start = not text[text.rfind("\n", 0, start) + 1 : start].strip()
        item = _ITEM.match(text, start, end) if is_line_start else None
        cuts = [item.end() if item else start]
        cuts += [found.end() for found in _SPLIT.finditer(text, cuts[0], end)]
        for first, stop in zip(cuts, [*cuts[1:], end], strict=True):
            for span in _trimmed(text, first, stop):
                yield Clause(
                    start=span[0],
                    end=span[1],
                    sentence=number,
                    paragraph=paragraph,
                    is_item=item is not None,
                    is_question=text[start:end].rstrip(' )"»').endswith("?"),
                    opens_list=stop == end and text[start:end].endswith(":"),
                )
