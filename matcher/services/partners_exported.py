"""What does the answer to a need look like in a spreadsheet?"""

from __future__ import annotations

from collections.abc import Iterator

from matcher.domain.curriculum import Curriculum
from matcher.domain.match import POINTS_OF_A_WHOLE, Component, Match
from matcher.services.index import Index
from matcher.services.partners import PartnersAnswer
from matcher.services.sheet_about import AskedInWords, about_sheet
from matcher.services.sheets import Cell, Sheet
from matcher.services.wording import Wording


def partner_sheets(
    answer: PartnersAnswer, index: Index, words: Wording, asked: AskedInWords
) -> tuple[Sheet, ...]:
    """Return the partners with every part of their score, those left out, and what was asked."""
    curriculum = index.curricula[answer.need.trade]
    say = words.tables["export"]
    parts = _parts(answer)
    head = [say[name] for name in ("rank", "number", "agency", "place", "km", "points")]
    head += [say[name] for name in ("known", "assumed", "cooperation", "months")]
    head += [say["they_teach"], say["we_teach"]]
    for part in parts:
        name = words.word("component", part)
        head += [say["part_value"].format(part=name), say["part_points"].format(part=name)]
    partners = Sheet(
        name=say["partners"],
        head=tuple(head),
        rows=tuple(
            tuple(_row(rank, match, answer, curriculum, words))
            for rank, match in enumerate(answer.matches, 1)
        ),
    )
    excluded = Sheet(
        name=say["excluded"],
        head=(say["number"], say["agency"], say["reason"]),
        rows=tuple((e.agency, e.name, words.exclusion(e)) for e in answer.excluded),
    )
    return (
        partners,
        excluded,
        about_sheet(answer.need, index, words, asked, (say["eligible"], answer.eligible)),
    )


def _parts(answer: PartnersAnswer) -> tuple[Component, ...]:
    first = answer.matches[:1]
    return tuple(part.component for match in first for part in match.components)


def _row(
    rank: int, match: Match, answer: PartnersAnswer, curriculum: Curriculum, words: Wording
) -> Iterator[Cell]:
    months = answer.best_months.get(match.agency)
    texts = curriculum.texts(words.language)
    yield from (rank, match.agency, match.name)
    yield match.nearest_place
    yield None if match.km is None else round(match.km)
    yield from (_of_hundred(match.total), _of_hundred(match.known_share))
    yield _of_hundred(match.assumed_share)
    yield words.word("cooperation", match.suggested)
    yield words.best_months(months) if months else ""
    for name in (Component.THEY_TEACH, Component.WE_TEACH):
        yield "; ".join(texts.get(code, code) for code in match.named_aims(name))
    for part in match.components:
        yield None if part.value is None else _of_hundred(part.value)
        yield _of_hundred(part.points / POINTS_OF_A_WHOLE)


def _of_hundred(share: float) -> float:
    return round(100 * share, 1)
