"""What does the command that evaluates say of the reading of e-mails?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from matcher.cli.lines import percent
from matcher.services.evaluating_enquiries import (
    HEADLINES,
    EnquiriesEvaluation,
    EnquirySet,
    enquiries_evaluation_json,
)

MISSES_SHOWN: Final = 12
NAMES: Final = {
    "agency": "virksomhet",
    "trades": "fag",
    "cooperation": "samarbeidsform",
    "direction": "retning",
    "busy_months": "travle måneder",
    "start": "oppstart",
    "place": "sted",
    "missing_aims": "mål som mangler",
    "covered_aims": "mål som dekkes",
}


def say_enquiries(evaluation: EnquiriesEvaluation) -> Iterator[str]:
    """Yield the misses of each set with the words they were read from, and then its figures."""
    misses = enquiries_evaluation_json(evaluation)["misses"]
    for one in evaluation.sets:
        told = [miss for miss in misses[one.name] if miss["field"] in HEADLINES]
        yield from map(_miss, told[:MISSES_SHOWN])
        if len(told) > MISSES_SHOWN:
            yield f"… og {len(told) - MISSES_SHOWN} til; --json viser alle."
        yield _figures(one)
        for lang, figures in one.figures["by_written_form"].items():
            yield f"  {lang} ({figures['mails']}): {_shares(figures)}"
    if evaluation.fallen:
        yield f"Falt siden sist: {', '.join(evaluation.fallen)}."


def _figures(one: EnquirySet) -> str:
    figures = one.figures["all"]
    return f"E-poster, {one.name} ({figures['mails']}): {_shares(figures)}."


def _shares(figures: Mapping[str, Any]) -> str:
    """Return each headline figure with its interval: a share, or F1 for what has many values."""
    said = []
    for field in HEADLINES:
        figure = figures.get(field)
        if figure is not None:
            value = figure.get("share", figure.get("f1"))
            low, high = figure["interval"]
            said.append(f"{NAMES[field]} {_percent(value)} ({_percent(low)}–{_percent(high)})")
    return ", ".join(said)


def _miss(miss: Mapping[str, Any]) -> str:
    words = " … ".join(miss["words"])
    return f"{miss['id']} {NAMES[miss['field']]}: {miss['gold']}, lest {miss['read']} «{words}»"


def _percent(share: float) -> str:
    return percent(share, decimals=0)
