"""How does what was read out of an e-mail look on a terminal?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from matcher.cli.lines import wrapped
from matcher.services.enquiries import OffTopic
from matcher.services.enquiry_told import ToldField, ToldNeed
from matcher.services.wording import Wording

_INDENT: Final = 2
_LISTED: Final = 6


def show_needs(needs: Sequence[ToldNeed], off_topic: OffTopic | None, words: Wording) -> str:
    """Return the needs as lines: what was said, how surely, the mail's words, what was not said."""
    if off_topic is not None:
        return words.word("enquiry_off_topic", off_topic)
    lines: list[str] = []
    for number, need in enumerate(needs, 1):
        if len(needs) > 1:
            head = words.word("enquiry", "need").format(number=number, count=len(needs))
            lines += [""] * (number > 1) + [head]
        lines += _need(need, words)
    return "\n".join(lines)


def _need(need: ToldNeed, words: Wording) -> Iterator[str]:
    if not need.fields:
        yield words.word("enquiry", "nothing")
    for field in need.fields:
        yield from _field(field, words)
    if need.fields and need.not_said:
        names = ", ".join(name.lower() for name in need.not_said.values())
        yield from wrapped(f"{words.word('enquiry', 'not_said')}: {names}", indent=0)


def _field(field: ToldField, words: Wording) -> Iterator[str]:
    quoted = ", ".join(words.quoted(quote) for quote in field.quotes)
    is_said_already = field.quotes == field.values
    source = "" if is_said_already else f": {quoted or words.word('enquiry', 'in_subject')}"
    if len(field.values) == 1 or all(value.isalpha() for value in field.values):
        yield from wrapped(f"{field.name}: {words.listed(list(field.values))}", indent=0)
    else:
        yield f"{field.name}:"
        for value in field.values:
            yield from wrapped(value, indent=_LISTED, first="– ")
    yield from wrapped(f"{field.certainty}{source}", indent=_INDENT)
