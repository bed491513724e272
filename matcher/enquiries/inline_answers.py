"""Which quoted lines of an e-mail has the writer answered under them?

Who answers so writes the newest word between the lines of an older mail. The older lines are not
the writer's; a short question among them is the heading of its answer: «> Hva mangler?».
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from matcher.enquiries.lexicon import Lexicon
from matcher.enquiries.mail_words import MailWords
from matcher.enquiries.word_lists import any_of

_LINE: Final = re.compile(r"[^\n]*(?:\n|$)")
_QUOTED: Final = re.compile(r"[ \t]*>")
_ENDED: Final = re.compile(r"[.!?:)…][\s\"»”*_]*$")
_CHOICE: Final = re.compile(rf"\b{any_of('or')}\b", re.IGNORECASE)
_HEADING_AT_MOST: Final = 70


def open_answers(body: str, lexicon: Lexicon) -> str:
    """Return the body, as long as before, without the older lines that are answered below them.

    Of the last of them a question stays without its marks, if it leaves no choice of words.
    """
    lines = [found.group() for found in _LINE.finditer(body) if found.group()]
    for first, end, own in _answered(lines, lexicon):
        asked = max(at for at in range(first, end) if at == first or lines[at].strip(" \t\n>"))
        heading = _heading(lines[asked])
        before = _header_before(lines, first, lexicon)
        lines[before:end] = [_spaces(line) for line in lines[before:end]]
        if heading is not None:
            lines[asked:own] = [" " * len(line) for line in lines[asked:own]]
            lines[asked] = heading
    return "".join(lines)


def _answered(lines: Sequence[str], lexicon: Lexicon) -> list[tuple[int, int, int]]:
    """Return from where to where lines are quoted, and where the writer's own text follows."""
    found, at = [], 0
    while at < len(lines):
        end = at
        while end < len(lines) and _QUOTED.match(lines[end]):
            end += 1
        own = _own_text(lines, end, lexicon) if end > at else None
        if own is not None:
            found.append((at, end, own))
        at = end + 1
    return found


def _own_text(lines: Sequence[str], end: int, lexicon: Lexicon) -> int | None:
    """Return the next line if it is own text: no header, no closing, no end of a broken line."""
    own = next((at for at in range(end, len(lines)) if lines[at].strip()), None)
    if own is None or _QUOTED.match(lines[own]) or _is_header(lines[own], lexicon.mail_words):
        return None
    if lexicon.signature.match(lines[own].strip()):
        return None
    last = lines[end - 1].strip(" \t\n>")
    return None if own == end and last and not _ENDED.search(last) else own


def _header_before(lines: Sequence[str], first: int, lexicon: Lexicon) -> int:
    """Return the line where the header of the quoted lines begins; their own where it has none."""
    at = first
    while at and not lines[at - 1].strip():
        at -= 1
    return at - 1 if at and _is_header(lines[at - 1], lexicon.mail_words) else first


def _is_header(line: str, words: MailWords) -> bool:
    return any(
        pattern.search(line) for pattern in (words.header, words.forward, words.reply, words.author)
    )


def _heading(line: str) -> str | None:
    """Return a quoted question as the heading of its answer: in its place, the line not ended."""
    text = line.lstrip(" \t>")
    asked = text.rstrip()
    if not asked.endswith("?") or len(asked) > _HEADING_AT_MOST or _CHOICE.search(asked):
        return None
    return " " * (len(line) - len(text)) + text.replace("?", ":").replace("\n", " ")


def _spaces(line: str) -> str:
    return re.sub(r"[^\n]", " ", line)
