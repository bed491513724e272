"""Which part of an e-mail is the writer's newest word, and which is signature, header or quote?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from matcher.enquiries.lexicon import Cue, Lexicon
from matcher.enquiries.reading import Span

_REPLY_MARK: Final = re.compile(
    r"^[ \t]*(?:[-_*]{2,}[ \t]*(?:opprinn|opphav|original|ursprung)[^\n]*"
    r"|(?:den|on)\b[^\n]{6,120}\b(?:skrev|skreiv|wrote)\b[^\n]{0,80}:?[ \t]*"
    r"|(?:[^\n]{3,80})\b(?:skrev|skreiv|wrote):[ \t]*)$",
    re.IGNORECASE | re.MULTILINE,
)
_FORWARD_MARK: Final = re.compile(
    r"^[ \t]*(?:[-_*]{2,}[ \t]*(?:videresend|vidaresend|forwarded|begin forwarded)[^\n]*"
    r"|begin forwarded message:?|videresendt melding:?|vidaresend melding:?)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER: Final = re.compile(
    r"^[ \t]*\*?(?:fra|frå|from|til|to|kopi|cc|sendt|sent|dato|date|emne|subject)\*?:[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_AUTHOR_LINE: Final = re.compile(
    r"^[ \t]*\*?(?:fra|frå|from)\*?:[^\n]*$", re.IGNORECASE | re.MULTILINE
)
_ADVISER: Final = re.compile(r"ok[ -]?stat|okstat@|@dfo\.no", re.IGNORECASE)
_QUOTED: Final = re.compile(r"^[ \t]*>[^\n]*$", re.MULTILINE)
_FORWARDED_SUBJECT: Final = re.compile(r"^\s*(?:vs|fwd?|fw|videresendt|wg)\s*:", re.IGNORECASE)
_CLOSING_AT_MOST: Final = 60
_SIGNATURE_LINES_AT_MOST: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A body with the same length three times, spaces where another part stands.

    `newest` is what the writer says, forwarded text included; `signatures` is how it is signed;
    `forwarded_from` is where text begins that somebody else wrote.
    """

    body: str
    newest: str
    signatures: str
    forwarded_from: int


def cut_mail(subject: str, body: str, lexicon: Lexicon) -> Mail:
    """Split a body: an older mail that is replied to is left out, one that is passed on counts."""
    live = _blank(body, [found.span() for found in _QUOTED.finditer(body)])
    forwarded_from, end = _find_older(subject, live)
    live = live[:end] + _blank(live[end:], [(0, len(live) - end)])
    live = _blank(live, [found.span() for found in _HEADER.finditer(live)])
    live = _blank(live, [found.span() for found in _FORWARD_MARK.finditer(live)])
    live = _blank(live, [found.span() for found in _REPLY_MARK.finditer(live)])
    spans = [*_signature_spans(live, 0, forwarded_from, lexicon)]
    spans += _signature_spans(live, forwarded_from, len(live), lexicon)
    return Mail(
        body=body,
        newest=_blank(live, spans),
        signatures=_keep(live, spans),
        forwarded_from=forwarded_from,
    )


def _find_older(subject: str, live: str) -> tuple[int, int]:
    """Return where older text begins that still counts, and where the rest is left out.

    What was passed on counts, and so does an older mail that the advisers did not write
    themselves: the newest word only goes before it.
    """
    forward = _FORWARD_MARK.search(live)
    reply = _REPLY_MARK.search(live)
    authors = list(_AUTHOR_LINE.finditer(live))
    marks = [*([reply] if reply else []), *authors]
    adviser = min(
        (mark.start() for mark in marks if _ADVISER.search(_author_of(live, mark))),
        default=len(live),
    )
    older = min(
        (mark.start() for mark in [*([forward] if forward else []), *marks]), default=len(live)
    )
    if reply and not authors and not forward and not _FORWARDED_SUBJECT.match(subject):
        return len(live), reply.start()
    return min(older, adviser), adviser


def _author_of(live: str, mark: re.Match[str]) -> str:
    """Return the line that says who wrote what follows a mark."""
    if _AUTHOR_LINE.match(mark.group()):
        return mark.group()
    author = _AUTHOR_LINE.search(live, mark.end(), mark.end() + 200)
    return author.group() if author else mark.group()


def _signature_spans(live: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Span]:
    """Yield where the closing words and what follows them stand in a part of the text."""
    lines = [
        (start + found.start(), start + found.end())
        for found in re.finditer(r"[^\n]+", live[start:end])
        if found.group().strip()
    ]
    for at, (first, last) in enumerate(lines):
        text = live[first:last].strip()
        closing = lexicon.cues[Cue.SIGNATURE].match(text)
        is_last_lines = len(lines) - at <= _SIGNATURE_LINES_AT_MOST
        if closing and at and is_last_lines and len(text) <= _CLOSING_AT_MOST and "?" not in text:
            yield first, end
            return
    yield from _bare_signature(live, lines)


def _bare_signature(live: str, lines: list[Span]) -> Iterator[Span]:
    """Yield the last lines when they are short and end no sentence: a name, a title, a number."""
    at = len(lines)
    while at > 1 and _is_signature_line(live[slice(*lines[at - 1])]):
        at -= 1
    if at < len(lines):
        yield lines[at][0], lines[-1][1]


def _is_signature_line(line: str) -> bool:
    text = line.strip()
    is_item = re.match(r"(?:[-–•*]|\d+[.)])\s", text)
    return len(text) <= _CLOSING_AT_MOST and not is_item and text[-1] not in ".?!:,;😊"


def _blank(text: str, spans: list[Span]) -> str:
    """Return the text with spaces where the spans are; line breaks stay."""
    for start, end in spans:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def _keep(text: str, spans: list[Span]) -> str:
    """Return the text with spaces everywhere but in the spans."""
    kept = re.sub(r"[^\n]", " ", text)
    for start, end in spans:
        kept = kept[:start] + text[start:end] + kept[end:]
    return kept
