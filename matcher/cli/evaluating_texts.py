"""How is the evaluation of free text said: questions to agencies, and needs in both forms?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from matcher.cli.lines import percent
from matcher.services.evaluating_pairs import FIRST, PairsEvaluation
from matcher.services.evaluating_questions import FUSED, QuestionsEvaluation

STEPS: Final = {
    "plain": "BM25 på ordene slik de står",
    "stems": "+ uten spørreord og endelser",
    "written_forms": "+ bokmål og nynorsk som ett",
    "compounds": "+ sammensatte ord delt",
    "vectors": "vektorer alene",
    FUSED: "ord og vektorer sammen",
}
HALVES: Final = {"development": "utviklet på", "held_out": "holdt utenfor"}


def say_questions(evaluation: QuestionsEvaluation) -> Iterator[str]:
    """Yield what each step of the method gives, and the questions that are answered worst."""
    for one in evaluation.worst:
        yield f"{one.case.id}: «{one.case.text}» får {percent(one.ndcg[FUSED])}"
    figures = evaluation.figures
    yield f"Spørsmål: nDCG@10 for {figures['all']['cases']} merkede spørsmål."
    for method, name in STEPS.items():
        yield f"  {name}: {_gain(figures['all'][method])}"
    for half, name in HALVES.items():
        own = figures[half]
        yield f"  {name} ({own['cases']}): {_gain(own[FUSED])}"


def say_pairs(evaluation: PairsEvaluation) -> Iterator[str]:
    """Yield how many of the best are the same in both forms, and where they are not."""
    for one in evaluation.apart:
        nb, nn = (_texts(form) for form in (one.case.nb, one.case.nn))
        yield f"{one.case.id}: {percent(one.overlap[FIRST])} likt: «{nb}» / «{nn}»"
    for name, own in (("alle", "all"), *((name, half) for half, name in HALVES.items())):
        figures = evaluation.figures[own]
        low, high = (percent(bound) for bound in figures["interval_at_5"])
        yield (
            f"Samme fem øverst på bokmål og nynorsk, {name} ({figures['cases']}): "
            f"{percent(figures['overlap_at_5'])} (95 %-intervall {low}–{high})."
        )


def _texts(form: Mapping[str, tuple[str, ...]]) -> str:
    return "; ".join(text for own in form.values() for text in own)


def _gain(figures: dict[str, Any]) -> str:
    low, high = figures["interval"]
    low_gain, high_gain = figures["gain_interval"]
    return (
        f"{percent(figures['ndcg'])} ({percent(low)}–{percent(high)}), "
        f"{percent(figures['gain'])} over de rene ordene "
        f"({percent(low_gain)}–{percent(high_gain)})"
    )
