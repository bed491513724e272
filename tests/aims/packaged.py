"""What do tests of the aims stand on? The packaged curricula and phrases, fitted once."""

from __future__ import annotations

import csv
from functools import cache
from itertools import groupby
from operator import itemgetter

from matcher.aims import AimRanker, Phrase, fit_aim_ranker, read_phrases
from matcher.domain.curriculum import AimCode, CompetenceAim, Curriculum, Trade, TradeCode
from matcher.settings import Settings

SEED = Settings().data_dir / "seed"


@cache
def packaged_curricula() -> tuple[Curriculum, ...]:
    with (SEED / "aims.csv").open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=itemgetter("plan"))
    return tuple(
        curriculum(plan, list(group)) for plan, group in groupby(rows, key=itemgetter("plan"))
    )


def curriculum(plan: str, rows: list[dict[str, str]]) -> Curriculum:
    trade = Trade(code=TradeCode(plan), programme_area="-", name_nb=rows[0]["trade_nb"])
    return Curriculum(
        trade=trade,
        aims=tuple(
            CompetenceAim(
                code=AimCode(row["aim"]),
                trade=trade.code,
                number=int(row["aim_no"]),
                text_nb=row["text_nb"] or None,
                text_nn=row["text_nn"] or None,
            )
            for row in rows
        ),
    )


@cache
def packaged_phrases() -> tuple[Phrase, ...]:
    paths = sorted(SEED.glob("task_phrases*.jsonl"))
    return tuple(phrase for path in paths for phrase in read_phrases(path))


@cache
def packaged_ranker() -> AimRanker:
    return fit_aim_ranker(packaged_curricula(), packaged_phrases())


@cache
def small_ranker() -> AimRanker:
    """Return a ranker of two trades: one with phrases, and one with its aims' texts alone."""
    own = [one for one in packaged_curricula() if one.trade.code in {"LAB03-02", "ELE03-04"}]
    phrases = [phrase for phrase in packaged_phrases() if phrase.trade == "LAB03-02"]
    return fit_aim_ranker(own, phrases)
