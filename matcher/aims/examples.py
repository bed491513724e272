"""From which texts does each trade's model learn?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matcher.aims.method import DEFAULT_METHOD, AimMethod
from matcher.aims.phrases import Phrase
from matcher.domain.curriculum import AimCode, Curriculum, TradeCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text that belongs to aims of a trade, and how much it counts.

    It is a phrase of the trade, an aim's own text, or a phrase borrowed from another trade.
    """

    text: str
    written_form: str
    aims: tuple[AimCode, ...]
    weight: float = 1.0
    is_aim_text: bool = False


def trade_examples(
    curriculum: Curriculum, phrases: Sequence[Phrase], method: AimMethod = DEFAULT_METHOD
) -> tuple[Example, ...]:
    """Return the examples of a trade: its aims' texts in both written forms, then its phrases."""
    known = {aim.code for aim in curriculum.aims}
    return (
        *_aim_texts(curriculum, method.aim_text_weight),
        *(
            Example(text=phrase.text, written_form=phrase.written_form, aims=aims)
            for phrase in phrases
            if phrase.trade == curriculum.trade.code
            and (aims := tuple(code for code in phrase.aims if code in known))
        ),
    )


def _aim_texts(curriculum: Curriculum, weight: float) -> Iterator[Example]:
    """Yield each aim's text in each written form that is known; at no weight, none."""
    if weight <= 0:
        return
    for aim in curriculum.aims:
        for form, text in (("nb", aim.text_nb), ("nn", aim.text_nn)):
            if text:
                yield Example(
                    text=text,
                    written_form=form,
                    aims=(aim.code,),
                    weight=weight,
                    is_aim_text=True,
                )


def examples_by_trade(
    curricula: Sequence[Curriculum],
    phrases: Sequence[Phrase],
    method: AimMethod = DEFAULT_METHOD,
) -> dict[TradeCode, tuple[Example, ...]]:
    """Return the examples of every curriculum that has aims."""
    return {
        curriculum.trade.code: trade_examples(curriculum, phrases, method)
        for curriculum in curricula
        if curriculum.aims
    }
