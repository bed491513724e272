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
    for first, end in _answered(lines, lexicon):
        heading = _heading(lines[end - 1])
        before = _header_before(lines, first, lexicon)
        lines[before:end] = [_spaces(line) for line in lines[before:end]]
        lines[end - 1] = heading or lines[end - 1]
    return "".join(lines)


def _answered(lines: Sequence[str], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return from where to where lines are quoted that text of the writer's own follows."""
    found, at = [], 0
    while at < len(lines):
        end = at
        while end < len(lines) and _QUOTED.match(lines[end]):
            end += 1
        if end > at and _is_answered(lines, end, lexicon):
            found.append((at, end))
        at = end + 1
    return found


def _is_answered(lines: Sequence[str], end: int, lexicon: Lexicon) -> bool:
    """Tell whether own text comes next: no header, no closing, not the end of a broken line."""
    own = next((at for at in range(end, len(lines)) if lines[at].strip()), None)
    if own is None or _QUOTED.match(lines[own]) or _is_header(lines[own], lexicon.mail_words):
        return False
    if lexicon.signature.match(lines[own].strip()):
        return False
    return own > end or bool(_ENDED.search(lines[end - 1]))


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
