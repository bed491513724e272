"""How does the command that evaluates the answers read and end?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import click

from matcher.cli.commands import as_json, language
from matcher.cli.evaluating_enquiries import say_enquiries
from matcher.cli.evaluating_texts import say_pairs, say_questions
from matcher.cli.lines import percent
from matcher.domain.match import POINTS_OF_A_WHOLE
from matcher.services.evaluating import (
    PartnersEvaluation,
    Placed,
    WrongCase,
    evaluate_partners,
    freeze,
)
from matcher.services.evaluating_aims import (
    AimsEvaluation,
    aims_evaluation_json,
    evaluate_aims,
    freeze_aims,
)
from matcher.services.evaluating_enquiries import (
    EnquiriesEvaluation,
    enquiries_evaluation_json,
    evaluate_enquiries,
    freeze_enquiries,
)
from matcher.services.evaluating_json import largest_components, partners_evaluation_json
from matcher.services.evaluating_pairs import (
    PairsEvaluation,
    evaluate_pairs,
    freeze_pairs,
    pairs_evaluation_json,
)
from matcher.services.evaluating_questions import (
    QuestionsEvaluation,
    evaluate_questions,
    freeze_questions,
    questions_evaluation_json,
)
from matcher.services.index_loading import load_index
from matcher.services.wording import Language, Wording, words_in
from matcher.settings import read_settings

CONFUSIONS_SHOWN: Final = 5


@click.command()
@as_json
@click.option("--freeze", "is_frozen", is_flag=True, help="Ta vare på kjøringen som den nye.")
@language
@click.pass_context
def evaluate(ctx: click.Context, *, as_json: bool, is_frozen: bool, lang: Language) -> None:
    """Prøv svarene på merkede tilfeller; slutter med 1 når de er dårligere enn sist."""
    settings = read_settings()
    words = words_in(lang)
    held = load_index(settings)
    partners = evaluate_partners(held, settings.data_dir)
    aims = evaluate_aims(held, settings.data_dir)
    questions = evaluate_questions(held, settings.data_dir)
    pairs = evaluate_pairs(held, settings.data_dir)
    enquiries = evaluate_enquiries(held, settings.data_dir)
    if as_json:
        written = {
            "partners": partners_evaluation_json(partners, words),
            "aims": aims_evaluation_json(aims),
            "questions": questions_evaluation_json(questions),
            "pairs": pairs_evaluation_json(pairs),
            "enquiries": enquiries_evaluation_json(enquiries),
        }
        click.echo(json.dumps(written, ensure_ascii=False))
    else:
        said = [
            *[*_partners(partners, words), "", *_aims(aims), ""],
            *[*say_questions(questions), _told(questions), ""],
            *[*say_pairs(pairs), _told(pairs), ""],
            *[*say_enquiries(enquiries), _told(enquiries)],
        ]
        click.echo("\n".join(said))
    if is_frozen:
        click.echo(str(freeze(partners.run, settings.data_dir)), err=True)
        click.echo(str(freeze_aims(aims, settings.data_dir)), err=True)
        click.echo(str(freeze_questions(questions, settings.data_dir)), err=True)
        click.echo(str(freeze_pairs(pairs, settings.data_dir)), err=True)
        click.echo(str(freeze_enquiries(enquiries, settings.data_dir)), err=True)
    elif any(one.is_worse for one in (partners, aims, questions, pairs, enquiries)):
        ctx.exit(1)


def _aims(evaluation: AimsEvaluation) -> Iterator[str]:
    for mixed in aims_evaluation_json(evaluation)["worst_confusions"][:CONFUSIONS_SHOWN]:
        texts = "; ".join(f"«{text}»" for text in mixed["texts"])
        yield f"{mixed['trade']}: {mixed['first']} i stedet for {mixed['right']}: {texts}"
    yield f"Kompetansemål, alle oppgaver: {_share_first(evaluation.figures['all'])}"
    for kind in ("by_labeller", "by_written_form", "by_trade"):
        for name, figures in evaluation.figures[kind].items():
            yield f"  {name}: {_share_first(figures)}"
    yield _verdict(is_compared=evaluation.frozen is not None, is_worse=evaluation.is_worse)


def _share_first(figures: dict[str, Any]) -> str:
    low, high = figures["first_interval"]
    return (
        f"riktig mål øverst for {percent(figures['first'])} av {figures['cases']} "
        f"(95 %-intervall {percent(low)}–{percent(high)}), "
        f"blant de tre øverste for {percent(figures['first_three'])}, MRR {figures['mrr']:.2f}."
    )


def _told(evaluation: QuestionsEvaluation | PairsEvaluation | EnquiriesEvaluation) -> str:
    return _verdict(is_compared=evaluation.frozen is not None, is_worse=evaluation.is_worse)


def _verdict(*, is_compared: bool, is_worse: bool) -> str:
    if not is_compared:
        return "Ingen tidligere kjøring å sammenligne med; --freeze tar vare på denne."
    return "Dårligere enn sist." if is_worse else "Ikke dårligere enn sist."


def _partners(evaluation: PartnersEvaluation, words: Wording) -> Iterator[str]:
    for wrong in evaluation.wrong:
        yield from _wrong(wrong, words)
    yield from _figures(evaluation.run.metrics, words)
    if evaluation.frozen is not None and evaluation.changed:
        yield f"Endret siden sist: {', '.join(evaluation.changed)}."
    yield _verdict(is_compared=evaluation.frozen is not None, is_worse=evaluation.is_worse)


def _figures(metrics: dict[str, Any], words: Wording) -> Iterator[str]:
    pairs, exclusions = metrics["pairs"], metrics["exclusions"]
    low, high = pairs["interval"] or (0.0, 0.0)
    yield (
        f"Partnere: {pairs['right']} av {pairs['cases']} par i riktig rekkefølge "
        f"({percent(pairs['share'])}, 95 %-intervall {percent(low)}–{percent(high)})."
    )
    for form, share in metrics["by_cooperation"].items():
        name = words.word("cooperation", form)
        yield f"  {name}: {share['right']} av {share['cases']} ({percent(share['share'])})."
    yield f"Utelatt med rette: {exclusions['right']} av {exclusions['cases']}."
    overlap = metrics["overlap_at_5"]
    if overlap is not None:
        yield f"Samme fem øverst på bokmål og nynorsk: {percent(overlap)}."


def _wrong(wrong: WrongCase, words: Wording) -> Iterator[str]:
    outcome = words.word("outcome", wrong.outcome.outcome)
    yield f"{wrong.case.id} ({outcome}): {wrong.case.why}"
    for sign, placed in (("+", wrong.better), ("−", wrong.worse)):
        yield from _placed(sign, placed, words)
    yield ""


def _placed(sign: str, placed: Placed, words: Wording) -> Iterator[str]:
    if placed.match is None:
        yield f"  {sign} {placed.name}: ikke foreslått"
        return
    match = placed.match
    yield (
        f"  {sign} {placed.name}: nr. {placed.place}, {_decimal(match.total)} av 100, "
        f"{percent(match.known_share, decimals=0)} kjent"
    )
    for part in largest_components(match):
        name = words.word("component", part.component)
        points = _decimal(part.points / POINTS_OF_A_WHOLE)
        yield f"      {points:>4}  {name}: {words.reason(part.reason)}"


def _decimal(share: float) -> str:
    return f"{share * 100:.1f}".replace(".", ",")
