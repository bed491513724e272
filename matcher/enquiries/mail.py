"""Which part of an e-mail is the writer's newest word, and which is signature, header or quote?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from matcher.enquiries.inline_answers import open_answers
from matcher.enquiries.lexicon import Lexicon
from matcher.enquiries.mail_words import MailWords
from matcher.enquiries.reading import Span
from matcher.enquiries.word_lists import any_of

_QUOTE_MARK: Final = re.compile(r"^(?:[ \t]*>)+", re.MULTILINE)
_ADDRESS: Final = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_CONTACT: Final = re.compile(rf"{any_of('contact')}\b", re.IGNORECASE)
_NAMED_WORD: Final = re.compile(r"[^\W\d_]{3,}")
# «Fra: Kari Nordmann, Statens vegvesen» or «From: Kari <kari@vegvesen.no>».
_OF_HOUSE: Final = re.compile(r":[^,(<@]+(?:[,(]|\s[–-]\s)|@")
_OWN_WORDS: Final = 15
_CLOSING_AT_MOST: Final = 60
_SIGNATURE_LINES_AT_MOST: Final = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A body with the same length three times, spaces where another part stands.

    `newest` is what the writer says, older mails that count included; `signatures` is how it is
    signed; `authors` are the lines that say who wrote the older mails that count; `messages` are
    the mails that count, the newest first; from `forwarded_from` on, the text is an older mail.
    """

    body: str
    newest: str
    signatures: str
    authors: str
    messages: tuple[Span, ...]
    forwarded_from: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Message:
    """A mail in a thread, and what the lines before it say of its author."""

    start: int
    end: int
    author: str = ""
    is_reply: bool = False
    is_forward: bool = False
    depth: int = 0


def cut_mail(subject: str, body: str, lexicon: Lexicon) -> Mail:
    """Split a body into the mails of a thread: what the advisers wrote themselves is left out."""
    words = lexicon.mail_words
    is_passed_on = bool(words.forwarded_title.match(subject))
    opened = body if is_passed_on else open_answers(body, lexicon)
    is_reply = bool(words.reply_title.match(subject))
    marks = list(_QUOTE_MARK.finditer(opened))
    depths = [(found.start(), found.group().count(">")) for found in marks]
    live = _blank(opened, [found.span() for found in marks])
    messages = _messages(live, depths, words)
    kept = [messages[0]]
    kept += [
        one
        for one in messages[1:]
        if _counts(one, words, is_passed_on=is_passed_on)
        and not (is_reply and _is_anothers(live[: messages[0].end], one.author, words))
    ]
    live = _keep(live, [(one.start, one.end) for one in kept])
    authors = " ".join(one.author for one in kept)
    for pattern in (words.header, words.forward, words.reply):
        live = _blank(live, [found.span() for found in pattern.finditer(live)])
    spans = [span for one in kept for span in _signature_spans(live, one.start, one.end, lexicon)]
    return Mail(
        body=body,
        newest=_blank(live, spans),
        signatures=_keep(live, spans),
        authors=authors,
        messages=tuple((one.start, one.end) for one in kept),
        forwarded_from=kept[1].start if len(kept) > 1 else len(body),
    )


def _messages(
    live: str, depths: Sequence[tuple[int, int]], words: MailWords
) -> tuple[_Message, ...]:
    """Return the mails of a thread, the newest first; the first may be empty."""
    marks = [
        *(
            _Message(start=f.start(), end=f.end(), author=f.group())
            for f in words.author.finditer(live)
        ),
        *(
            _Message(start=f.start(), end=f.end(), author=_wrapped(live, f), is_reply=True)
            for f in words.reply.finditer(live)
        ),
        *(
            _Message(start=f.start(), end=f.end(), is_forward=True)
            for f in words.forward.finditer(live)
        ),
        *_quote_starts(live, depths),
    ]
    merged = [_Message(start=0, end=0)]
    for mark in sorted(marks, key=lambda one: (one.start, -one.end)):
        last = merged[-1]
        between = live[last.end : mark.start]
        if len(merged) > 1 and not _bare_text(between, words):
            merged[-1] = replace(
                last,
                end=max(mark.end, last.end),
                author=f"{last.author} {mark.author}".strip(),
                is_reply=last.is_reply or mark.is_reply,
                is_forward=last.is_forward or mark.is_forward,
                depth=max(last.depth, mark.depth),
            )
        else:
            merged.append(mark)
    ends = [*(one.start for one in merged[1:]), len(live)]
    return tuple(replace(one, end=end) for one, end in zip(merged, ends, strict=True))


def _quote_starts(live: str, depths: Sequence[tuple[int, int]]) -> Iterator[_Message]:
    """Yield where lines begin to be quoted, or quoted once more."""
    depth, line_end = 0, 0
    for start, own in depths:
        if live[line_end:start].strip():
            depth = 0
        line_end = live.find("\n", start) if "\n" in live[start:] else len(live)
        if own > depth and live[start:line_end].strip():
            yield _Message(start=start, end=start, depth=own)
        depth = own


def _bare_text(between: str, words: MailWords) -> str:
    """Return what is said between two marks, headers left out."""
    return words.header.sub("", words.reply.sub("", words.forward.sub("", between))).strip(
        " \t\n_-*"
    )


def _wrapped(live: str, mark: re.Match[str]) -> str:
    """Return a reply mark with the line before it, which may have the name or the address."""
    line_start = live.rfind("\n", 0, max(mark.start() - 1, 0)) + 1
    before = live[line_start : mark.start()].strip()
    return f"{before} {mark.group()}" if _ADDRESS.search(before) else mark.group()


def _counts(message: _Message, words: MailWords, *, is_passed_on: bool) -> bool:
    """Tell whether an older mail says what the writer needs: not when the advisers wrote it.

    What is quoted in a reply is what the advisers wrote unless a name or an address says
    otherwise; what they quoted in their turn is the writer's own first mail.
    """
    if words.adviser.search(message.author):
        return False
    if message.is_forward or is_passed_on:
        return True
    if message.author and (not message.is_reply or _ADDRESS.search(message.author)):
        return True
    return message.depth > 1 and message.depth % 2 == 0


def _is_anothers(newest: str, author: str, words: MailWords) -> bool:
    """Tell whether who replies at length quotes somebody of another house: it speaks for itself.

    The line that names the author says so, when neither the name nor the house in it is heard of
    in the newest mail, and that does not pass anything on.
    """
    named = _NAMED_WORD.findall(author.partition(":")[2])
    is_of_house = len(named) > 1 and bool(_OF_HOUSE.search(author))
    if not is_of_house or len(newest.split()) < _OWN_WORDS or words.passed_on.search(newest):
        return False
    heard = newest.lower()
    return not any(re.search(rf"\b{re.escape(word.lower())}\b", heard) for word in named)


def _signature_spans(live: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Span]:
    """Yield where the closing words and what follows them stand in a part of the text."""
    lines = [
        (start + found.start(), start + found.end())
        for found in re.finditer(r"[^\n]+", live[start:end])
        if found.group().strip()
    ]
    for at, (first, last) in enumerate(lines):
        text = live[first:last].strip()
        closing = lexicon.signature.match(text)
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
    is_list = at > 0 and live[slice(*lines[at - 1])].rstrip().endswith(":")
    if at < len(lines) and not is_list:
        yield lines[at][0], lines[-1][1]


def _is_signature_line(line: str) -> bool:
    text = line.strip()
    is_item = re.match(r"(?:[-–•*]|\d+[.)])\s", text)
    is_label = re.match(r"[^\W\d_][^\W\d]{2,25}:\s", text) and not _CONTACT.match(text)
    return (
        len(text) <= _CLOSING_AT_MOST and not (is_item or is_label) and text[-1] not in ".?!:,;😊"
    )


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
