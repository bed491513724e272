"""What do all observations together say about the trades and their competence aims?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from matcher.domain import fields
from matcher.domain.curriculum import AimCode, CompetenceAim, Curriculum, Trade, TradeCode
from matcher.domain.provenance import Observation, Topic
from matcher.profiles.precedence import choose
from matcher.profiles.values import number_of, text_of, truth_of

_Winners = Mapping[str, Observation]


def assemble_trades(observations: Iterable[Observation]) -> tuple[Trade, ...]:
    """Return every trade that has a name, in the order of their codes.

    A trade known only by its programme-area code gives way to the same trade with a plan code.
    """
    winners = _winners(observations, Topic.TRADE)
    trades = {key: _trade(key, won) for key, won in winners.items() if fields.TRADE_NAME_NB in won}
    with_plan = {t.programme_area for t in trades.values() if t.code != t.programme_area}
    return tuple(trade for code, trade in trades.items() if code not in with_plan)


def assemble_curricula(observations: Iterable[Observation]) -> tuple[Curriculum, ...]:
    """Return every trade with its aims by number; a trade whose aims are unknown has none."""
    listed = list(observations)
    aims: dict[str, list[CompetenceAim]] = {}
    for key, won in _winners(listed, Topic.AIM).items():
        if won.keys() >= {fields.AIM_TRADE, fields.AIM_NUMBER}:
            aim = _aim(key, won)
            aims.setdefault(aim.trade, []).append(aim)
    return tuple(
        Curriculum(
            trade=trade,
            aims=tuple(sorted(aims.get(trade.code, ()), key=lambda aim: (aim.number, aim.code))),
        )
        for trade in assemble_trades(listed)
    )


def _winners(observations: Iterable[Observation], topic: Topic) -> Mapping[str, _Winners]:
    """Return the believed observation of each field of each thing, in the order of the keys."""
    groups: dict[str, dict[str, list[Observation]]] = {}
    for seen in observations:
        if seen.topic is topic:
            groups.setdefault(seen.key, {}).setdefault(seen.field, []).append(seen)
    return {
        key: {field: choice.winner for field, seen in by_field.items() if (choice := choose(seen))}
        for key, by_field in sorted(groups.items())
    }


def _trade(key: str, won: _Winners) -> Trade:
    """Return one trade."""
    expired = won.get(fields.IS_EXPIRED)
    return Trade(
        code=TradeCode(key),
        programme_area=_text(won, fields.PROGRAMME_AREA) or "",
        name_nb=text_of(won[fields.TRADE_NAME_NB]),
        name_nn=_text(won, fields.TRADE_NAME_NN),
        is_expired=truth_of(expired) if expired else False,
    )


def _aim(key: str, won: _Winners) -> CompetenceAim:
    """Return one competence aim."""
    return CompetenceAim(
        code=AimCode(key),
        trade=TradeCode(text_of(won[fields.AIM_TRADE])),
        number=number_of(won[fields.AIM_NUMBER]),
        text_nb=_text(won, fields.TEXT_NB),
        text_nn=_text(won, fields.TEXT_NN),
        official_form=_text(won, fields.OFFICIAL_FORM) or "nb",
    )


def _text(won: _Winners, field: str) -> str | None:
    """Return the believed text of a field, or None."""
    return text_of(won[field]) if field in won else None
