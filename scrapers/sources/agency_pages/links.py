"""Which pages of an agency's site are worth one of the few visits that we allow ourselves?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup


class PageKind(IntEnum):
    """What a page is about; the lowest is visited first."""

    APPRENTICES = 0
    ABOUT = 1
    OFFICES = 2
    VACANCIES = 3


_WORDS: Final = (
    (PageKind.APPRENTICES, re.compile(r"lærling|laerling|larling|apprentice", re.IGNORECASE)),
    (
        PageKind.OFFICES,
        re.compile(
            r"\b(våre kontor\w*|kontora?\b|kontorer|kontorsted\w*|kontorstad\w*|besøksadresse\w*"
            r"|her (finner|finn) du oss|finn oss|offices|kontakt oss|contact us)",
            re.IGNORECASE,
        ),
    ),
    (
        PageKind.VACANCIES,
        re.compile(
            r"\b(ledige? stilling\w*|jobbe? (hos|i|med|ved) |karriere|vacanc|work (with|for) us"
            r"|jobs\b|arbeide? (hos|i|ved) )",
            re.IGNORECASE,
        ),
    ),
    (
        PageKind.ABOUT,
        re.compile(
            r"^(om (?!nettst|nettsid|person|inform|cookie|tilgjeng|bruk|kak|kap)\S+( \S+){0,4}"
            r"|about( \S+){0,3}|(hvem|kven) er vi|dette er \S+( \S+)?)$",
            re.IGNORECASE,
        ),
    ),
)
_FILES: Final = re.compile(
    r"\.(pdf|docx?|xlsx?|pptx?|zip|jpe?g|png|svg|mp4|ics|xml)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """A link to a page of the same site that is worth a visit."""

    url: str
    kind: PageKind


def parse_links(html: str, *, url: str) -> tuple[PageLink, ...]:
    """Return the links of a page that are worth a visit, each address once, best first.

    `url` is the page's own address; only links to the same site are returned.
    """
    found: dict[str, PageLink] = {}
    for link in BeautifulSoup(html, "lxml").find_all("a", href=True):
        address, _ = urldefrag(urljoin(url, str(link["href"]).strip()))
        kind = classify_link(link.get_text(" ", strip=True), address)
        if kind is not None and _is_same_site(address, url) and address != url:
            found.setdefault(address, PageLink(url=address, kind=kind))
    return tuple(sorted(found.values(), key=lambda link: link.kind))


def classify_link(text: str, address: str) -> PageKind | None:
    """Say what a link leads to, by its words, or by its address for apprentices; else None."""
    words = " ".join(text.split())
    for kind, pattern in _WORDS:
        if pattern.search(words):
            return kind
    path = unquote(urlsplit(address).path)
    return PageKind.APPRENTICES if _WORDS[0][1].search(path) else None


def _is_same_site(address: str, url: str) -> bool:
    """Tell whether an address is a page of the same host, with or without `www`."""
    there, here = urlsplit(address), urlsplit(url)
    if there.scheme not in {"http", "https"} or _FILES.search(there.path):
        return False
    return there.netloc.removeprefix("www.") == here.netloc.removeprefix("www.")
