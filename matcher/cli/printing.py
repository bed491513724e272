"""How does an answer read on a terminal?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from matcher.cli.lines import BAR_LENGTH, bar
from matcher.domain.curriculum import Curriculum, TradeCode
from matcher.domain.match import Component, Match
from matcher.domain.secondment import BestMonths
from matcher.services.aims import AimAnswer
from matcher.services.index import Index
from matcher.services.index_building import BuildReport
from matcher.services.partners import PartnersAnswer
from matcher.services.seeding import PublishedTable
from matcher.services.wording import Wording

EXCLUDED_SHOWN: Final = 3
LEAST_SHOWN: Final = 0.005
"""An aim less probable than this would be said as 0 %."""


def build_report(report: BuildReport, words: Wording) -> str:
    """Return what a build of the index did, in one line."""
    return words.word("terminal", "built" if report.is_new else "up_to_date").format(
        agencies=report.agencies,
        changed=report.changed,
        texts=words.grouped(report.texts_read),
        seconds=words.decimal(report.seconds),
    )


def published_table(table: PublishedTable, words: Wording) -> str:
    """Return which packaged table was published, and how much it says."""
    return words.word("terminal", "published").format(
        table=words.source(table.source) or table.source,
        observations=words.grouped(table.observations),
    )


def partners(answer: PartnersAnswer, words: Wording, index: Index) -> str:
    """Return the ranked partners with a bar and a sentence for each part of their score."""
    lines: list[str] = []
    for at, match in enumerate(answer.matches, 1):
        lines += _match(at, match, words)
        lines += [*_best_months(answer.best_months.get(match.agency), words), ""]
    if answer.not_understood:
        texts = words.listed([words.quoted(text) for text in answer.not_understood])
        lines += [words.word("terminal", "not_understood").format(texts=texts), ""]
    counted = {"eligible": answer.eligible, "excluded": len(answer.excluded)}
    lines.append(words.word("terminal", "counted").format(**counted))
    shown = answer.excluded[:EXCLUDED_SHOWN]
    lines += [f"  – {left_out.name}: {words.exclusion(left_out)}" for left_out in shown]
    fingerprint, built = index.info.fingerprint[:12], f"{index.info.built_at:%Y-%m-%d %H:%M}"
    lines.append(words.word("terminal", "index").format(fingerprint=fingerprint, built=built))
    return "\n".join(lines)


def _match(at: int, match: Match, words: Wording) -> Iterator[str]:
    worth = words.word("terminal", "worth").format(
        value=f"{match.total * 100:.0f}",
        known=words.percent(match.known_share),
        cooperation=words.word("cooperation", match.suggested),
    )
    yield f"{at}. {match.name} ({match.agency})  {worth}"
    for part in match.components:
        if part.component is Component.NOT_KNOWN and part.weight == 0:
            continue
        drawn = "·" * BAR_LENGTH if part.value is None else bar(part.value)
        name = words.word("component", part.component)
        yield f"   {drawn} {name}: {words.reason(part.reason)}"


def _best_months(best: BestMonths | None, words: Wording) -> Iterator[str]:
    if best is not None:
        said = " ".join(words.months_reason(reason) for reason in best.reasons)
        yield f"   → {words.best_months(best)} {said}"


def aims(answer: AimAnswer, curricula: Mapping[TradeCode, Curriculum], words: Wording) -> str:
    """Return the aims of one text with their probabilities and the words that decided.

    Aims that a reader would see as 0 % are left out; where the text is hardly about the trade, all
    but those that it speaks for all the same.
    """
    texts = {aim.code: aim.text(words.language) for c in curricula.values() for aim in c.aims}
    off_topic = f"  ({words.word('aims_text', 'off_topic')})" if answer.is_off_topic else ""
    lines = [answer.text + off_topic]
    shown = [(aim, score) for aim, score in answer.aims if score >= LEAST_SHOWN]
    if answer.is_off_topic:
        shown = [pair for pair in shown if pair in answer.sure_aims]
    lines += [f"  {words.percent(score):>5}  {aim}  {texts.get(aim, '')}" for aim, score in shown]
    for found in answer.evidence[:1] if shown else ():
        near = "; ".join(words.quoted(phrase.text) for phrase in found.phrases)
        if near:
            lines.append(f"  {words.word('aims_text', 'nearest').format(phrases=near)}")
    return "\n".join(lines)
