"""How are rings asked for from the command line, and how do they read on a terminal?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from matcher.cli.commands import as_json, language
from matcher.cli.reading import read_json
from matcher.domain.calendar import YearMonth
from matcher.services.index_loading import load_index
from matcher.services.needs import parse_need
from matcher.services.rings import ROTATIONS, ProposedRing, RingsAnswer, find_rings
from matcher.services.rings_json import names_in, question_sentence, rings_json, warnings_of
from matcher.services.wording import Language, Wording, words_in
from matcher.settings import read_settings

BAR_LENGTH: Final = 10


@click.command()
@click.argument("need", type=click.Path(path_type=Path, allow_dash=True))
@as_json
@language
@click.option(
    "--rotations",
    type=click.IntRange(min=0),
    default=ROTATIONS,
    show_default=True,
    help="Så mange av de beste ringene får en rotasjonsplan.",
)
def rings(need: Path, *, as_json: bool, lang: Language, rotations: int) -> None:
    """Finn ringer for behovet i filen NEED (JSON; - er standard inn)."""
    held = load_index(read_settings())
    now = datetime.now(UTC)
    answer = find_rings(
        held,
        parse_need(read_json(need), held),
        today=YearMonth(now.year, now.month),
        rotations=rotations,
    )
    words = words_in(lang)
    if as_json:
        click.echo(json.dumps(rings_json(answer, words), ensure_ascii=False))
    else:
        click.echo("\n".join(_lines(answer, words)))


def _lines(answer: RingsAnswer, words: Wording) -> Iterator[str]:
    for at, ring in enumerate(answer.rings, 1):
        yield from _ring(at, ring, words)
        yield ""
    yield words.word("rings", "proof").format(
        possible=answer.possible, valued=answer.valued, below=round(answer.at_least * 100)
    )


def _ring(at: int, ring: ProposedRing, words: Wording) -> Iterator[str]:
    proposal, names = ring.proposal, names_in(ring.proposal)
    yield f"{at}. {words.listed(list(names.values()))}  {proposal.value * 100:.0f} / 100"
    for score in proposal.parts:
        full = round(score.value * BAR_LENGTH)
        bar = "█" * full + "░" * (BAR_LENGTH - full)
        yield f"   {bar} {words.word('ring_part', score.part)} {score.value:.0%}"
    for member in proposal.members:
        yield f"   {member.name}: " + ", ".join(f"{aim} {p:.0%}" for aim, p in member.teaches[:6])
        yield from (f"     ? {question_sentence(asked, words)}" for asked in member.questions)
    yield from _gaps(ring, words)
    yield from _rotation(ring)
    yield from (f"   ! {warning}" for warning in warnings_of(ring, words))


def _gaps(ring: ProposedRing, words: Wording) -> Iterator[str]:
    proposal, names = ring.proposal, names_in(ring.proposal)
    if proposal.uncovered:
        yield "   " + words.word("rings", "uncovered").format(aims=", ".join(proposal.uncovered))
    for host in proposal.gap_hosts:
        aims = ", ".join(aim for aim, _ in host.aims)
        yield "   " + words.word("rings", "gap_host").format(name=host.name, aims=aims)
    for left in proposal.withdrawals:
        yield "   " + words.word("rings", "withdrawal").format(
            name=names[left.agency], coverage=f"{left.coverage:.0%}", lost=len(left.lost_aims)
        )


def _rotation(ring: ProposedRing) -> Iterator[str]:
    if ring.rotation is None:
        return
    names = names_in(ring.proposal)
    for person in ring.rotation.plan.apprenticeships:
        stays = " → ".join(
            f"{names[stay.host]} {stay.span.first}–{stay.span.last}"
            for stay in ring.rotation.plan.stays_of(person.apprentice)
        )
        yield f"   {person.apprentice} ({names[person.employer]}): {stays}"
