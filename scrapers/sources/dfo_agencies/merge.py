"""Do the page and its spreadsheet tell the same, and what holds where they do not?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scrapers.framework.names import spell_alike
from scrapers.framework.page import PageReference
from scrapers.framework.strict import Oddity
from scrapers.sources.dfo_agencies.columns import ListedAgency

_FIELDS = ("agency_id", "short_name", "ministry", "kind", "homepage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One agency of the overview, and the page or file that it was read from."""

    agency: ListedAgency
    page: PageReference


def merge_lists(
    on_page: Sequence[Line], in_sheet: Sequence[Line]
) -> tuple[tuple[Line, ...], tuple[Oddity, ...]]:
    """Put the two lists together by name; every disagreement is an oddity.

    Where both say something and differ, the spreadsheet holds: it is the list that DFØ keeps, the
    page is made from it. What only one of them has is kept, and noted when both lists exist.
    """
    paged = {spell_alike(line.agency.name): line for line in on_page}
    sheeted = {spell_alike(line.agency.name): line for line in in_sheet}
    if not paged or not sheeted:
        return tuple((sheeted or paged).values()), ()
    oddities = [
        *_missing(paged, sheeted, "on the page, but not in the spreadsheet"),
        *_missing(sheeted, paged, "in the spreadsheet, but not on the page"),
    ]
    lines = []
    for name in dict.fromkeys((*sheeted, *paged)):
        if name in paged and name in sheeted:
            oddities += _differences(paged[name].agency, sheeted[name].agency)
            lines.append(_fill(sheeted[name], paged[name]))
        else:
            lines.append(sheeted.get(name) or paged[name])
    return tuple(lines), tuple(oddities)


def _missing(some: Mapping[str, Line], others: Mapping[str, Line], what: str) -> list[Oddity]:
    """Note each agency that the other list does not have."""
    return [
        Oddity(where="lists", what=what, example=line.agency.name, url=line.page.url)
        for name, line in some.items()
        if name not in others
    ]


def _differences(page: ListedAgency, sheet: ListedAgency) -> list[Oddity]:
    """Note each field that both lists give, with different values."""
    return [
        Oddity(
            where=f"lists.{field}",
            what=f"the page and the spreadsheet differ on {page.name}; the spreadsheet holds",
            example=f"{getattr(page, field)} / {getattr(sheet, field)}",
        )
        for field in _FIELDS
        if _differ(getattr(page, field), getattr(sheet, field))
    ]


def _differ(one: str | None, other: str | None) -> bool:
    """Tell whether both are given and are not spellings of one text."""
    return bool(one and other) and spell_alike(str(one)) != spell_alike(str(other))


def _fill(sheet: Line, page: Line) -> Line:
    """Take from the page what the spreadsheet does not say."""
    kept, other = sheet.agency, page.agency
    return Line(
        agency=ListedAgency(
            name=kept.name,
            short_name=kept.short_name or other.short_name,
            ministry=kept.ministry or other.ministry,
            agency_id=kept.agency_id or other.agency_id,
            kind=kept.kind or other.kind,
            homepage=kept.homepage or other.homepage,
        ),
        page=sheet.page,
    )
