"""Which figures does the report of an evaluation show, table by table?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from matcher.cli.evaluating_runs import Evaluations
from matcher.domain.curriculum import TradeCode
from matcher.services.evaluating import PartnersEvaluation
from matcher.services.evaluating_aims import HEADLINES as AIM_FIGURES
from matcher.services.evaluating_aims import AimsEvaluation
from matcher.services.evaluating_enquiries import HEADLINES, EnquiriesEvaluation, EnquirySet
from matcher.services.evaluating_pairs import PairsEvaluation
from matcher.services.evaluating_questions import FUSED, QuestionsEvaluation
from matcher.services.evaluating_standards import read_standards
from matcher.services.index import Index
from matcher.services.wording import Language, Wording

_HALVES: Final = ("development", "held_out")
_PLAIN_NUMBERS: Final = frozenset({"mrr"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure with what it is held against; what is None or empty is not there.

    `before` is what it was when last frozen. `is_part` stands under the figure above it.
    """

    name: str
    value: float | None
    interval: Sequence[float] = ()
    standard: float | None = None
    before: float | None = None
    has_fallen: bool = False
    is_share: bool = True
    is_part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable:
    """The figures of one set of cases under their heading, and what is said below them."""

    title: str
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()


def figure_tables(of: Evaluations, index: Index, words: Wording) -> Iterator[FigureTable]:
    """Yield a table for each set of labelled cases."""
    yield _partners(of.partners, words)
    yield _aims(of.aims, index, words)
    yield _questions(of.questions, words)
    yield _pairs(of.pairs, words)
    for one in of.enquiries.sets:
        yield _enquiries(one, of.enquiries, words)


def _partners(of: PartnersEvaluation, words: Wording) -> FigureTable:
    now, before = of.run.metrics, of.frozen.metrics if of.frozen else {}

    def figure(name: str) -> Figure:
        value, old = (_share(metrics.get(name)) for metrics in (now, before))
        interval = now[name].get("interval") or () if isinstance(now[name], dict) else ()
        fell = of.is_worse and value is not None and old is not None and value < old
        title = _title(name, words)
        return Figure(name=title, value=value, interval=interval, before=old, has_fallen=fell)

    forms = [
        Figure(
            name=f"{words.word('cooperation', form)} ({share['cases']})",
            value=share["share"],
            is_part=True,
        )
        for form, share in now["by_cooperation"].items()
    ]
    changed = (
        _say("changed", words, cases=", ".join(of.changed)) if of.frozen and of.changed else ""
    )
    return FigureTable(
        title=_say("partners", words, cases=now["pairs"]["cases"]),
        figures=(figure("pairs"), *forms, figure("exclusions"), figure("overlap_at_5")),
        notes=tuple(filter(None, (changed, _verdict(of.is_worse if of.frozen else None, words)))),
    )


def _aims(of: AimsEvaluation, index: Index, words: Wording) -> FigureTable:
    standards, now = read_standards()["aims"], of.figures["all"]
    before = of.frozen["figures"]["all"] if of.frozen else {}
    whole = [
        Figure(
            name=_title(name, words),
            value=now[name],
            interval=now[f"{name}_interval"],
            standard=standards[name],
            before=before.get(name),
            has_fallen=of.is_worse and now[name] < before.get(name, 0.0),
            is_share=name not in _PLAIN_NUMBERS,
        )
        for name in AIM_FIGURES
    ]

    def part(name: str, figures: Mapping[str, Any]) -> Figure:
        name = f"{name} ({figures['cases']})"
        interval = figures["first_interval"]
        return Figure(name=name, value=figures["first"], interval=interval, is_part=True)

    own = of.figures
    parts = [part(_form(form, words), own["by_written_form"][form]) for form in _forms(own)]
    hands = words.tables["labeller"]
    parts += [part(hands.get(name, name), figures) for name, figures in own["by_labeller"].items()]
    parts += [
        part(index.curricula[TradeCode(code)].trade.name(words.language), figures)
        for code, figures in own["by_trade"].items()
    ]
    return FigureTable(
        title=_say("aims", words, cases=now["cases"]),
        figures=(whole[0], *parts, *whole[1:]),
        notes=(_verdict(of.is_worse if of.frozen else None, words),),
    )


def _questions(of: QuestionsEvaluation, words: Wording) -> FigureTable:
    now, before = of.figures["all"], of.frozen["figures"]["all"] if of.frozen else {}
    fused = now[FUSED]
    gain = Figure(
        name=_title("gain", words),
        value=fused["gain"],
        interval=fused["gain_interval"],
        standard=read_standards()["questions"]["gain"],
    )
    whole = Figure(
        name=_title(FUSED, words),
        value=fused["ndcg"],
        interval=fused["interval"],
        before=before.get(FUSED, {}).get("ndcg"),
        has_fallen=of.is_worse,
    )
    halves = [(_half(half, of.figures[half], words), of.figures[half][FUSED]) for half in _HALVES]
    steps = [
        (_title(name, words), own) for name, own in now.items() if name not in {FUSED, "cases"}
    ]
    parts = [
        Figure(name=name, value=own["ndcg"], interval=own["interval"], is_part=True)
        for name, own in (*halves, *steps)
    ]
    return FigureTable(
        title=_say("questions", words, cases=now["cases"]),
        figures=(whole, *parts, gain),
        notes=(_verdict(of.is_worse if of.frozen else None, words),),
    )


def _pairs(of: PairsEvaluation, words: Wording) -> FigureTable:
    now, before = of.figures["all"], of.frozen["figures"]["all"] if of.frozen else {}
    name = "overlap_at_5"
    whole = Figure(
        name=_title(name, words),
        value=now[name],
        interval=now["interval_at_5"],
        standard=read_standards()["pairs"][name],
        before=before.get(name),
        has_fallen=of.is_worse,
    )
    halves = [
        Figure(
            name=_half(half, of.figures[half], words),
            value=of.figures[half][name],
            interval=of.figures[half]["interval_at_5"],
            is_part=True,
        )
        for half in _HALVES
    ]
    return FigureTable(
        title=_say("pairs_of_forms", words, cases=now["cases"]),
        figures=(whole, *halves),
        notes=(_verdict(of.is_worse if of.frozen else None, words),),
    )


def _enquiries(one: EnquirySet, of: EnquiriesEvaluation, words: Wording) -> FigureTable:
    standards, now = read_standards()["enquiries"], one.figures["all"]
    frozen = (of.frozen or {}).get(one.name)
    before = frozen["figures"]["all"] if frozen else {}
    fallen = set(of.fallen)
    figures = tuple(
        Figure(
            name=words.word("evaluation_field", field),
            value=_share(now[field]),
            interval=now[field]["interval"],
            standard=standards[field],
            before=_share(before.get(field)),
            has_fallen=f"{one.name}: {field}" in fallen,
        )
        for field in HEADLINES
        if field in now
    )
    by_form = one.figures["by_written_form"]
    counted = [f"{_form(form, words)} {by_form[form]['mails']}" for form in by_form]
    title = _say("enquiries", words, name=one.name, cases=now["mails"], forms=", ".join(counted))
    is_worse = any(fell.startswith(f"{one.name}: ") for fell in of.fallen)
    verdict = _verdict(is_worse if frozen else None, words)
    return FigureTable(title=title, figures=figures, notes=(verdict,))


def _verdict(is_worse: bool | None, words: Wording) -> str:
    """Say whether a run is worse than the frozen one; None when there is none to compare with."""
    if is_worse is None:
        return words.word("evaluation", "not_compared")
    return words.word("evaluation", "worse" if is_worse else "not_worse")


def _share(figure: Any) -> float | None:  # noqa: ANN401 - a share with its counts, or alone
    if not isinstance(figure, Mapping):
        return None if figure is None else float(figure)
    value = figure.get("share", figure.get("f1"))
    return None if value is None else float(value)


def _forms(figures: Mapping[str, Any]) -> list[str]:
    return [form for form in Language if form in figures["by_written_form"]]


def _form(form: str, words: Wording) -> str:
    return words.word("written_form", form)


def _half(half: str, figures: Mapping[str, Any], words: Wording) -> str:
    return f"{_title(half, words)} ({figures['cases']})"


def _title(name: str, words: Wording) -> str:
    return words.word("evaluation_figure", name)


def _say(code: str, words: Wording, **values: object) -> str:
    return words.word("evaluation", code).format(**values)
