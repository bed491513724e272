"""What does each part of the method add, on phrases of hands that nothing was learnt from?

`python -m tests.evaluation.ablation` prints the tables of docs/method-aims.md, in some minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from matcher.aims import AimRanker, Phrase, fit_aim_ranker
from matcher.aims.method import DEFAULT_METHOD, AimMethod
from matcher.evaluation.aim_cases import AimCase, read_aim_cases
from matcher.evaluation.aims import judge_aims, measure_aims
from matcher.language import WrittenForms
from matcher.settings import Settings
from tests.aims.packaged import packaged_curricula
from tests.evaluation.hands import as_cases, phrases_by_hand
from tests.evaluation.logistic import fit_logistic_ranker

Fit = Callable[[Sequence[Phrase]], AimRanker]
OUTSIDER: Final = "D"
"""A hand that wrote last, without seeing the others' phrases."""
LABELLER: Final = "B"
"""The hand that also labelled the tasks; it is left out of what is learnt for them."""


def _fit(method: AimMethod, **more: Any) -> Fit:  # noqa: ANN401 - handed on as it is
    return lambda phrases: fit_aim_ranker(packaged_curricula(), phrases, method=method, **more)


def _first_aims_only(phrases: Sequence[Phrase]) -> AimRanker:
    first = [replace(phrase, aims=phrase.aims[:1]) for phrase in phrases]
    return fit_aim_ranker(packaged_curricula(), first)


VARIANTS: Final[Mapping[str, Fit]] = {
    "the method": _fit(DEFAULT_METHOD),
    "without the encoder": _fit(replace(DEFAULT_METHOD, encoder=None)),
    "without second aims": _first_aims_only,
    "without the aims' own texts": _fit(replace(DEFAULT_METHOD, aim_text_weight=0.0)),
    "the aims' texts count as one": _fit(replace(DEFAULT_METHOD, aim_text_weight=1.0)),
    "without written forms as one": _fit(DEFAULT_METHOD, written_forms=WrittenForms(words={})),
    "without naive Bayes": _fit(replace(DEFAULT_METHOD, bayes_share=0.0)),
    "without words": _fit(replace(DEFAULT_METHOD, word_share=0.0)),
    "without borrowed phrases": _fit(replace(DEFAULT_METHOD, borrowed_share=0.0)),
    "logistic regression instead": fit_logistic_ranker,
}


def _figures(ranker: AimRanker, cases: Sequence[AimCase]) -> str:
    """Return the three figures, the interval of the first, and each written form's first."""
    measured: Any = measure_aims(judge_aims(ranker, cases))
    every, forms = measured["all"], measured["by_written_form"]
    low, high = every["first_interval"]
    three = f"{every['first']:.3f} / {every['first_three']:.3f} / {every['mrr']:.3f}"
    split = " ".join(f"{form} {forms[form]['first']:.3f}" for form in sorted(forms))
    return f"{three} ({low:.3f}–{high:.3f}) {split}"


def _all_but(hands: Mapping[str, tuple[Phrase, ...]], left_out: str) -> list[Phrase]:
    return [phrase for hand, own in hands.items() if hand != left_out for phrase in own]


def _tasks_of_labeller() -> list[AimCase]:
    """Return the labelled tasks of hand B; the others were labelled after the method was fixed."""
    cases = read_aim_cases(Settings().data_dir / "evaluation" / "aims.csv")
    return [case for case in cases if case.labelled_by == "Samlære"]


def leave_one_hand_out() -> Iterator[str]:
    """Yield a row for each hand: learnt from the others, asked for its phrases."""
    hands = phrases_by_hand()
    fit = VARIANTS["the method"]
    for hand, own in hands.items():
        ranker = fit(_all_but(hands, hand))
        yield f"| {hand} | {len(own)} | {_figures(ranker, as_cases(own, hand))} |"
    tasks = _tasks_of_labeller()
    for left_out in ("", LABELLER):
        figures = _figures(fit(_all_but(hands, left_out)), tasks)
        yield f"| tasks, without {left_out or 'nobody'} | {len(tasks)} | {figures} |"


def ablations(names: Sequence[str]) -> Iterator[str]:
    """Yield a row for each variant of the method."""
    hands = phrases_by_hand()
    tasks = _tasks_of_labeller()
    for name in names:
        fit = VARIANTS[name]
        outside = fit(_all_but(hands, OUTSIDER))
        phrases = _figures(outside, as_cases(hands[OUTSIDER], OUTSIDER))
        named = _figures(fit(_all_but(hands, LABELLER)), tasks)
        yield f"| {name} | {phrases} | {named} |"


if __name__ == "__main__":
    chosen = sys.argv[1:]
    if not chosen:
        for row in leave_one_hand_out():
            sys.stdout.write(row + "\n")
            sys.stdout.flush()
    for row in ablations(chosen or list(VARIANTS)):
        sys.stdout.write(row + "\n")
        sys.stdout.flush()
