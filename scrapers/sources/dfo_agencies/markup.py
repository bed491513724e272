"""What does the overview's page hold: a table, a list, a spreadsheet, or a link to where they are?

Read by structure alone: headings, links, table headers and lists. Class names are never used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from bs4.element import Tag

from scrapers.framework.strict import Oddity
from scrapers.sources.dfo_agencies.columns import (
    Column,
    ListedAgency,
    find_header,
    normalise_header,
    parse_homepage,
    parse_row,
    split_short_name,
)

TITLE: Final = "oversikt over alle statlige virksomheter"
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "caption", "summary")
_FURNITURE: Final = ("nav", "header", "footer", "aside", "script", "style", "form", "noscript")
_MINISTRY: Final = re.compile(r"(departementet|statsministerens kontor)", re.IGNORECASE)
_EXTENSIONS: Final = (".xlsx", ".ods", ".csv", ".xls")
_SPREADSHEET_WORDS: Final = re.compile(r"\b(excel|re[gk]neark|xlsx?|ods|csv)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What one page holds. `spreadsheet` and `continued_at` are absolute addresses."""

    agencies: tuple[ListedAgency, ...]
    spreadsheet: str | None = None
    continued_at: str | None = None
    oddities: tuple[Oddity, ...] = ()


def parse_overview(html: str, *, url: str) -> Overview:
    """Read a page of the overview: its tables, else its lists under the ministries' headings."""
    soup = BeautifulSoup(html, "lxml")
    for furniture in soup.find_all(_FURNITURE):
        furniture.decompose()
    tabled: list[ListedAgency] = []
    oddities: list[Oddity] = []
    for at, table in enumerate(soup.find_all("table")):
        rows, noted = _parse_table(table, where=f"table[{at}]", url=url)
        tabled += rows
        oddities += noted
    return Overview(
        agencies=tuple(dict.fromkeys(tabled or _parse_lists(soup, url))),
        spreadsheet=_find_spreadsheet(soup, url),
        continued_at=_find_continuation(soup, url),
        oddities=tuple(oddities),
    )


def _parse_table(table: Tag, *, where: str, url: str) -> tuple[list[ListedAgency], list[Oddity]]:
    """Read one table; one without a column of names is not ours and gives nothing."""
    rows = [row.find_all(["th", "td"]) for row in table.find_all("tr")]
    texts = [[cell.get_text(" ", strip=True) for cell in cells] for cells in rows]
    start, places = find_header(texts)
    if not places:
        return [], []
    ministry = None if Column.MINISTRY in places else _ministry_above(table)
    agencies: list[ListedAgency] = []
    oddities = _unknown_headers(texts[start], places, where)
    for at, cells in enumerate(texts[start + 1 :], start=start + 1):
        place = f"{where}.row[{at}]"
        listed, noted = parse_row(cells, places, where=place, ministry=ministry)
        oddities += noted
        if listed is not None:
            agencies.append(_with_link(listed, rows[at][places[Column.NAME]], url))
    return agencies, oddities


def _unknown_headers(header: list[str], places: dict[Column, int], where: str) -> list[Oddity]:
    """Note each column that nobody reads."""
    return [
        Oddity(where=f"{where}.header", what="a column that nobody reads yet", example=text)
        for at, text in enumerate(header)
        if at not in places.values() and normalise_header(text) not in {"", "nr", "kolonne"}
    ]


def _with_link(listed: ListedAgency, cell: Tag, url: str) -> ListedAgency:
    """Take the homepage from a link around the name, when it leaves the overview's own host."""
    link = cell.find("a", href=True)
    if listed.homepage or not isinstance(link, Tag):
        return listed
    homepage = parse_homepage(urljoin(url, str(link["href"])))
    is_elsewhere = homepage is not None and urlsplit(homepage).netloc != urlsplit(url).netloc
    return ListedAgency(
        name=listed.name,
        short_name=listed.short_name,
        ministry=listed.ministry,
        agency_id=listed.agency_id,
        kind=listed.kind,
        homepage=homepage if is_elsewhere else None,
    )


def _ministry_above(element: Tag) -> str | None:
    """Return the nearest heading before `element`, when it names a ministry."""
    inner = element.find("caption")
    heading = inner if isinstance(inner, Tag) else element.find_previous(_HEADINGS)
    text = heading.get_text(" ", strip=True) if isinstance(heading, Tag) else ""
    return split_short_name(text)[0] if _MINISTRY.search(text) else None


def _parse_lists(soup: BeautifulSoup, url: str) -> Iterator[ListedAgency]:
    """Read the lists that stand under a ministry: its heading, or the item that they are in."""
    for items in soup.find_all(["ul", "ol"]):
        holder = items.find_parent("li")
        if isinstance(holder, Tag):
            own = _own_text(holder)
            ministry = split_short_name(own)[0] if _MINISTRY.search(own) else None
        else:
            ministry = _ministry_above(items)
        if ministry is None:
            continue
        for item in items.find_all("li", recursive=False):
            name, short_name = split_short_name(_own_text(item))
            if name:
                listed = ListedAgency(name=name, short_name=short_name, ministry=ministry)
                yield _with_link(listed, item, url)


def _own_text(item: Tag) -> str:
    """Return the text of a list item without that of the lists inside it."""
    parts = (
        part.get_text(" ", strip=True) if isinstance(part, Tag) else str(part)
        for part in item.children
        if not (isinstance(part, Tag) and part.name in {"ul", "ol"})
    )
    return " ".join(" ".join(parts).split())


def _find_spreadsheet(soup: BeautifulSoup, url: str) -> str | None:
    """Return the best link to a file: by its ending first, then by its words or its type."""
    found: list[tuple[int, str]] = []
    for link in soup.find_all("a", href=True):
        address = urljoin(url, str(link["href"]))
        path = urlsplit(address).path.casefold()
        ending = next((at for at, end in enumerate(_EXTENSIONS) if path.endswith(end)), None)
        said = f"{link.get_text(' ', strip=True)} {link.get('type', '')} {link.get('title', '')}"
        if ending is not None:
            found.append((ending, address))
        elif _SPREADSHEET_WORDS.search(said) or "spreadsheet" in said:
            found.append((len(_EXTENSIONS), address))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _find_continuation(soup: BeautifulSoup, url: str) -> str | None:
    """Return where a link named like the overview leads, unless this page is the overview."""
    headings = soup.find_all("h1")
    if any(TITLE in heading.get_text(" ", strip=True).casefold() for heading in headings):
        return None
    for link in soup.find_all("a", href=True):
        if TITLE in link.get_text(" ", strip=True).casefold():
            return urljoin(url, str(link["href"]))
    return None
