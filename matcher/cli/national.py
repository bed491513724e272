"""How is a national plan asked for from the command line, and how is it interrupted?"""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click

from matcher.cli.commands import as_json, language
from matcher.cli.national_text import national_text
from matcher.cli.reading import read_json, read_nation
from matcher.domain.calendar import YearMonth
from matcher.domain.curriculum import TradeCode
from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.domain.national import Objective, Order
from matcher.services.index import Index
from matcher.services.index_loading import load_index
from matcher.services.national import Search, Values, needs_of_everyone, plan_nation
from matcher.services.national_json import national_json
from matcher.services.national_reading import parse_nation
from matcher.services.national_words import amount
from matcher.services.wording import Language, Wording, words_in
from matcher.settings import read_settings

SECONDS: Final = 60
_ORDERS: Final = {order.value.replace("_", "-"): order.value for order in Order}


@click.command()
@click.argument("needs", type=click.Path(path_type=Path, allow_dash=True), required=False)
@click.option(
    "--everyone",
    metavar="FAG",
    help="I stedet for NEEDS: én lærling i ring for hver åpne virksomhet vi kjenner i faget.",
)
@click.option(
    "--order",
    type=click.Choice(list(_ORDERS)),
    help="Hva som går foran: flest lærlinger, eller best samarbeid. [standard: most-placed]",
)
@click.option(
    "--together",
    multiple=True,
    metavar="ID,ID[,ID[,ID]]",
    help="Disse får noe sammen, eller ingenting. Kan gjentas.",
)
@click.option(
    "--apart", multiple=True, metavar="ID,ID[,…]", help="Ingen av disse møtes. Kan gjentas."
)
@click.option("--without", multiple=True, metavar="ID", help="En som har sagt nei. Kan gjentas.")
@click.option(
    "--before",
    type=click.Path(path_type=Path),
    help="Forrige plan, slik --json skrev den: vis hva som er endret.",
)
@click.option("--keep", is_flag=True, help="Endre minst mulig av forrige plan.")
@click.option(
    "--least-coverage",
    type=click.IntRange(0, 100),
    metavar="PROSENT",
    help="Så mye av læreplanen må en ring ventes å dekke.",
)
@click.option(
    "--least-stated",
    type=click.IntRange(0, 100),
    metavar="PROSENT",
    help="Så mye av det må være sagt eller lest, ikke bare antatt.",
)
@click.option(
    "--weight",
    "weights",
    multiple=True,
    metavar="DEL=TALL",
    help="Hva coverage, season eller travel teller når best samarbeid går foran.",
)
@click.option(
    "--seconds",
    type=click.IntRange(1, 86_400),
    help=f"Slutt å lete etter bedre planer da. [standard: {SECONDS}]",
)
@as_json
@language
def national(
    needs: Path | None,
    *,
    everyone: str | None,
    seconds: int | None,
    as_json: bool,
    lang: Language,
    **given: Any,  # noqa: ANN401 - the options that say what the plan must keep to
) -> None:
    """Lag en plan for alle behovene i filen NEEDS samtidig.

    NEEDS er JSON Lines, en JSON-liste eller det API-et tar imot; - er standard inn. Valgene her
    går foran det som står i filen.
    """
    words = words_in(lang)
    if (needs is None) == (everyone is None):
        raise click.UsageError(words.word("usage", "needs_missing"))
    held = load_index(read_settings())
    asked = read_nation(needs) if needs else {"needs": needs_of_everyone(held, str(everyone))}
    today = YearMonth.of(datetime.now(UTC))
    task = parse_nation(asked | _document(given), held, today=today)
    click.echo(words.word("national", "begins").format(needs=len(task.needs)), err=True)
    started = time.monotonic()
    at_most = seconds or (task.seconds if "seconds" in asked else SECONDS)
    watch = _Watch(ends=started + at_most, words=words, index=held)
    with watch.interruptible():
        answer = plan_nation(held, task, Search(should_stop=watch.is_over, tell=watch.tell))
    took = time.monotonic() - started
    if as_json:
        written = national_json(answer, held, words, seconds=took)
        click.echo(json.dumps(written, ensure_ascii=False))
    else:
        click.echo(national_text(answer, held, words, seconds=took))


class _Watch:
    """Ends the search when its time is up or somebody interrupts it, and tells how it goes."""

    def __init__(self, *, ends: float, words: Wording, index: Index) -> None:
        self._ends = ends
        self._index = index
        self._words = words
        self._is_interrupted = False
        self._told: dict[TradeCode, tuple[Values, Values]] = {}

    def is_over(self) -> bool:
        """Tell whether the search shall end with the best plan so far."""
        return self._is_interrupted or time.monotonic() >= self._ends

    def tell(self, trade: TradeCode, values: Values, bounds: Values) -> None:
        """Say what a better plan of one trade reaches, or what is now proven of the one told of.

        Nothing is said of a plan that places nobody, nor of a bound on what comes later when the
        plan and the bounds told of are the same: they are many, and stand in the answer.
        """
        if not values[Objective.APPRENTICES] or self._is_told(trade, values, bounds):
            return
        name = self._index.curricula[trade].trade.name(self._words.language)
        said = []
        for objective, value in values.items():
            number = amount(objective, value, self._words)
            if objective in bounds:
                most = amount(objective, bounds[objective], self._words)
                number = self._say("of_at_most", value=number, bound=most)
            said.append(f"{self._words.word('objective', objective).lower()} {number}")
        code = "nearer" if trade in self._told and self._told[trade][0] == values else "better"
        self._told[trade] = values, bounds
        click.echo(self._say(code, trade=name, values=", ".join(said)), err=True)

    def _is_told(self, trade: TradeCode, values: Values, bounds: Values) -> bool:
        """Tell whether the plan is the one told of last, and no bound told with it came lower."""
        told, proven = self._told.get(trade, ({}, {}))
        return told == values and all(bounds.get(one, most) >= most for one, most in proven.items())

    @contextmanager
    def interruptible(self) -> Iterator[None]:
        """Let the first Ctrl-C end the search; the second ends the program as always."""
        before = signal.getsignal(signal.SIGINT)

        def interrupt(_signal: int, _frame: object) -> None:
            self._is_interrupted = True
            signal.signal(signal.SIGINT, before)
            click.echo(self._say("interrupted"), err=True)

        signal.signal(signal.SIGINT, interrupt)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _say(self, code: str, **values: object) -> str:
        return self._words.word("national", code).format(**values)


def _document(given: dict[str, Any]) -> dict[str, object]:
    """Return the options that were given as the JSON that says what a plan must keep to."""
    document: dict[str, object] = {
        "order": given["order"] and _ORDERS[given["order"]],
        "together": _sets(given["together"]),
        "apart": _sets(given["apart"]),
        "without": list(given["without"]),
        "keep": given["keep"],
        "weights": dict(_weight(text) for text in given["weights"]),
        "before": given["before"] and read_json(given["before"]),
    }
    said = {key: value for key, value in document.items() if value}
    shares = ("least_coverage", "least_stated")
    return said | {key: given[key] / 100 for key in shares if given[key] is not None}


def _sets(texts: Sequence[str]) -> list[list[str]]:
    return [[one.strip() for one in text.split(",") if one.strip()] for text in texts]


def _weight(text: str) -> tuple[str, float]:
    part, _, number = text.partition("=")
    try:
        return part.strip(), float(number)
    except ValueError:
        raise InputError(
            Problem(
                field="--weight", code=ProblemCode.WRONG_TYPE, given=text[:80], hint="coverage=60"
            )
        ) from None
