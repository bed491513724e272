"""By which words do mail programs mark an older mail, and how are the advisers named?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

_FLAGS: Final = re.IGNORECASE | re.MULTILINE


@dataclass(frozen=True, slots=True, kw_only=True)
class MailWords:
    """Patterns of the lines that part one mail from another."""

    author: re.Pattern[str]
    """A line that says who wrote what follows («Fra: Kari»)."""
    header: re.Pattern[str]
    """Any line of a header, that of the author too."""
    reply: re.Pattern[str]
    """A line before what is replied to («Den 3. mars skrev Kari:»)."""
    forward: re.Pattern[str]
    """A line before what is passed on."""
    forwarded_title: re.Pattern[str]
    reply_title: re.Pattern[str]
    passed_on: re.Pattern[str]
    """Words by which a mail makes an older one its own («se under»)."""
    adviser: re.Pattern[str]


def compile_mail_words(rows: Iterable[Mapping[str, str]]) -> MailWords:
    """Return the patterns of the words in a table with the columns `kind` and `word`."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        words[row["kind"]].append(re.escape(row["word"]))
    any_of = {
        kind: "|".join(sorted(set(own), key=lambda word: (-len(word), word)))
        for kind, own in words.items()
    }
    mark = r"^[ \t]*(?:[-_*]{2,}[ \t]*)"
    return MailWords(
        author=re.compile(rf"^[ \t]*\*?(?:{any_of['author']})\*?:[^\n]*$", _FLAGS),
        header=re.compile(
            rf"^[ \t]*\*?(?:{any_of['author']}|{any_of['header']})\*?:[^\n]*$", _FLAGS
        ),
        reply=re.compile(
            rf"{mark}(?:{any_of['original']})[^\n]*$"
            rf"|^[ \t]*(?:{any_of['day']})[^\n]{{6,120}}\b(?:{any_of['wrote']})\b[^\n]{{0,80}}$"
            rf"|^[^\n]{{3,80}}\b(?:{any_of['wrote']}):[ \t]*$",
            _FLAGS,
        ),
        forward=re.compile(
            rf"{mark}(?:{any_of['forwarded']})[^\n]*$"
            rf"|^[ \t]*(?:{any_of['forwarded']})[^\n]{{0,12}}:[ \t]*$",
            _FLAGS,
        ),
        forwarded_title=re.compile(rf"^\s*(?:{any_of['forwarded_title']})\s*:", re.IGNORECASE),
        reply_title=re.compile(rf"^\s*(?:{any_of['reply_title']})\s*:", re.IGNORECASE),
        passed_on=re.compile(rf"\b(?:{any_of['passed_on']})", re.IGNORECASE),
        adviser=re.compile(any_of["adviser"], re.IGNORECASE),
    )
