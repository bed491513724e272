"""What does a page say about the agency's mandate, and where are its offices?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Final

from bs4 import BeautifulSoup
from bs4.element import Tag

from scrapers.sources.agency_pages.markup import HEADINGS, read_content
from scrapers.sources.agency_pages.personal import tells_of_person, without_persons

_ABOUT: Final = re.compile(
    r"^(om\b(?! (nettst|nettsid|person|inform|cookie|tilgjeng))|(hvem|kven) (er vi|vi er)|"
    r"(hva|kva) (gjør|gjer) |(samfunns)?oppdrag|vårt (samfunns)?oppdrag|mandat|formål|føremål)",
    re.IGNORECASE,
)
_NOT_MANDATE: Final = re.compile(
    r"informasjonskaps|cookie|samtykke|javascript|nyhetsbrev|abonner|kontakt oss", re.IGNORECASE
)
_MIN_CHARACTERS: Final = 80
_MIN_WORDS: Final = 12
_MAX_CHARACTERS: Final = 600
_NN_WORDS: Final = re.compile(r"\b(ikkje|ein|eit|frå|kva|verksemd\w*|tenest\w*|vere|dei)\b", re.I)
_NB_WORDS: Final = re.compile(r"\b(ikke|en|et|fra|hva|virksomhet\w*|tjenest\w*|være|de)\b", re.I)

_MARK: Final = "\x02"
_ADDRESS: Final = re.compile(
    r"(?P<street>[A-ZÆØÅ][^\n\x02,:;]{1,40}?\s\d{1,4}\s?[A-Za-z]?)\s*[,\n]\s*(?:N-)?(?P<code>\d{4})\s+"
    r"(?P<place>(?:(?:Indre|Ytre|Øvre|Nedre|Vestre|Østre|Austre|Nordre|Søndre|Store|Lille) )?"
    r"[A-ZÆØÅ][\w-]+(?: (?:i|I|på|PÅ) [A-ZÆØÅ][\w-]+)?)"
)
_POST_BOX: Final = re.compile(r"^(postboks|post-?boks|pb\b|p\.b|boks|serviceboks)", re.IGNORECASE)
_OFFICE: Final = re.compile(r"kontor|region|avdeling|besøk|office", re.IGNORECASE)
_SMALL_WORDS: Final = frozenset({"i", "på", "og", "ved"})


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutText:
    """What an agency says of itself, in `nb` or `nn`."""

    written_form: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A place with an address; `what` is the heading it stands under, or `kontor`."""

    place: str
    what: str
    address: str


def parse_about(html: str, given_names: Set[str]) -> AboutText | None:
    """Return the first substantial paragraph under a heading about the agency.

    None when there is no such paragraph, or the page is in a language other than Norwegian.
    Sentences that tell of a person are left out.
    """
    soup = _read_main(html)
    for heading in soup.find_all(HEADINGS):
        if not _ABOUT.match(heading.get_text(" ", strip=True)):
            continue
        for paragraph in _paragraphs_under(heading):
            text = _cut(without_persons(paragraph, given_names))
            if len(text) >= _MIN_CHARACTERS and len(text.split()) >= _MIN_WORDS:
                form = _written_form(html, text)
                return None if form is None else AboutText(written_form=form, text=text)
    return None


def parse_offices(html: str, given_names: Set[str]) -> tuple[Office, ...]:
    """Return each place that has a street address on the page, once; post boxes are no offices."""
    soup = _read_main(html)
    for heading in soup.find_all(HEADINGS):
        heading.insert(0, _MARK)
        heading.append(_MARK)
    text = re.sub(r"[ \t\u00a0]+", " ", soup.get_text("\n"))
    text = re.sub(rf"\s*{_MARK}\s*", _MARK, re.sub(r"\s*\n\s*", "\n", text))
    found: dict[str, Office] = {}
    for match in _ADDRESS.finditer(text):
        address = f"{match['street']}, {match['code']} {match['place']}"
        if _POST_BOX.match(match["street"]) or tells_of_person(address, given_names):
            continue
        place = _spell_place(match["place"])
        what = _heading_before(text[: match.start()], given_names)
        found.setdefault(place, Office(place=place, what=what, address=" ".join(address.split())))
    return tuple(found.values())


def _read_main(html: str) -> Tag:
    """Return the part of a page that holds its content."""
    soup = read_content(html)
    main = soup.find("main") or soup.find("article") or soup.body
    return main if isinstance(main, Tag) else soup


def _paragraphs_under(heading: Tag) -> Iterator[str]:
    """Give the paragraphs after a heading, up to the next of its rank or a higher one."""
    for element in heading.find_all_next([*HEADINGS, "p"]):
        if element.name in HEADINGS and element.name <= heading.name:
            return
        text = element.get_text(" ", strip=True)
        if element.name == "p" and not _NOT_MANDATE.search(text):
            yield text


def _cut(text: str) -> str:
    """Return as many whole sentences as there is room for."""
    if len(text) <= _MAX_CHARACTERS:
        return text
    short = text[:_MAX_CHARACTERS]
    end = max(short.rfind(". "), short.rfind("! "), short.rfind("? "))
    return short[: end + 1] if end >= _MIN_CHARACTERS else ""


def _written_form(html: str, text: str) -> str | None:
    """Tell the form by the page's language; where it says only Norwegian, by its words."""
    root = BeautifulSoup(html, "lxml").find("html")
    language = str(root.get("lang", "")).casefold()[:2] if isinstance(root, Tag) else ""
    if language not in {"", "no", "nb", "nn"}:
        return None
    if language in {"nb", "nn"}:
        return language
    nn, nb = len(_NN_WORDS.findall(text)), len(_NB_WORDS.findall(text))
    if nn == nb == 0:
        return None
    return "nn" if nn > nb else "nb"


def _heading_before(text: str, given_names: Set[str]) -> str:
    """Return the last heading before an address when it names an office; else `kontor`."""
    parts = text.split(_MARK)
    heading = " ".join(parts[-2].split()) if len(parts) > 2 else ""
    is_office = bool(_OFFICE.search(heading)) and len(heading) <= 60
    return heading if is_office and not tells_of_person(heading, given_names) else "kontor"


def _spell_place(place: str) -> str:
    """Write MO I RANA as Mo i Rana; a place in small letters stays as it is."""
    place = " ".join(place.split())
    if not place.isupper():
        return place
    words = [word.casefold() for word in place.split()]
    return " ".join(word if word in _SMALL_WORDS else word.title() for word in words)
