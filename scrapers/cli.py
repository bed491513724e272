"""Which commands do the scrapers have, and how do they end: 0 done, 1 failed, 2 bad input?"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import click

from matcher.domain.errors import InputError, SamlaereError
from matcher.domain.provenance import Topic
from matcher.domain.runs import RunState
from matcher.settings import read_settings
from matcher.store import open_store
from matcher.store.rows import make_storable
from scrapers.due import split_due
from scrapers.framework.knowledge import names_of
from scrapers.framework.lock import only_run
from scrapers.framework.run import Orders
from scrapers.office import Office
from scrapers.registry import choose_sources, find_sources
from scrapers.telling import (
    check_as_json,
    check_lines,
    not_due_as_json,
    not_due_lines,
    outcome_as_json,
    outcome_lines,
    report_as_json,
    report_text,
    source_as_json,
    source_lines,
)
from scrapers.work import check_sources, run_sources

DONE: Final = 0
FAILED: Final = 1
BAD_INPUT: Final = 2

as_json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
names_argument = click.argument("names", metavar="[SOURCE]...", nargs=-1)


@click.group(help="Read public lists and APIs into the store.")
def scrapers() -> None:
    """Gather the commands."""


@scrapers.command("run")
@names_argument
@click.option(
    "--accept-drop",
    "accepted",
    multiple=True,
    metavar="SOURCE",
    help="Publish SOURCE although it gave less than its floor: you have looked, and it is right.",
)
@click.option("--full", is_flag=True, help="Read everything, also where changes would do.")
@click.option("--all", "is_all", is_flag=True, help="Read also what is not due yet.")
@as_json_option
def run(
    *, names: tuple[str, ...], accepted: tuple[str, ...], full: bool, is_all: bool, as_json: bool
) -> int:
    """Read the sources that are due, or those named, and publish each that can be believed."""
    office = Office(settings=read_settings())
    sources = find_sources(office.settings.source_urls)
    chosen = choose_sources(sources, names)
    choose_sources(sources, accepted, field_name="--accept-drop")
    orders = {
        name: Orders(is_drop_accepted=name in accepted, must_be_full=full) for name in sources
    }
    with (
        only_run(office.settings.local_dir, office.now()),
        open_store(office.settings.resolved_database_url) as store,
    ):
        state = DONE
        anyway = sources.keys() if is_all else {*names, *accepted}
        due, not_due = split_due(chosen, store, office.now(), anyway=anyway)
        for left in not_due:
            _say(as_json, not_due_as_json(left), partial(not_due_lines, left))
        for outcome in run_sources(office, store, due, orders):
            names_now = names_of(store.read_observations(topic=Topic.AGENCY))
            _say(as_json, outcome_as_json(outcome), partial(outcome_lines, outcome, names_now))
            state = state if outcome.state is RunState.GOOD else FAILED
    return state


@scrapers.command("list")
@as_json_option
def list_(as_json: bool) -> int:
    """List the sources: where each is, and how fresh its data are."""
    office = Office(settings=read_settings())
    sources = find_sources(office.settings.source_urls)
    with open_store(office.settings.resolved_database_url) as store:
        states = {state.source.name: state for state in store.source_states()}
    for name, source in sources.items():
        manifest, state = source.manifest, states.get(name)
        told = source_as_json(manifest, state, office.now())
        _say(as_json, told, partial(source_lines, manifest, state, office.now()))
    return DONE


@scrapers.command("check")
@names_argument
@as_json_option
def check(names: tuple[str, ...], as_json: bool) -> int:
    """Compare each live source with the shape that its scraper was written for."""
    office = Office(settings=read_settings())
    chosen = choose_sources(find_sources(office.settings.source_urls), names)
    state = DONE
    with only_run(office.settings.local_dir, office.now()):
        for manifest, findings in check_sources(office, chosen):
            told = check_as_json(manifest, findings)
            _say(as_json, told, partial(check_lines, manifest, findings))
            state = FAILED if findings else state
    return state


@scrapers.command("report")
@names_argument
@as_json_option
def report(names: tuple[str, ...], as_json: bool) -> int:
    """Tell how the last runs ended, and what a person has to look at."""
    office = Office(settings=read_settings())
    chosen = choose_sources(find_sources(office.settings.source_urls), names)
    with open_store(office.settings.resolved_database_url) as store:
        agencies = names_of(store.read_observations(topic=Topic.AGENCY))
        pairs = store.read_review_pairs()
        for source in chosen:
            name = source.manifest.name
            runs, issues = store.runs(name, limit=5), store.read_issues(name)
            own = tuple(pair for pair in pairs if pair.source == name)
            told = report_as_json(name, runs, issues, own)
            _say(as_json, told, partial(report_text, source.manifest, runs, issues, own, agencies))
    return DONE


def _say(as_json: bool, told: object, lines: Callable[[], Sequence[str]]) -> None:
    """Write one thing on the screen: a line of JSON, or plain words.

    Half a character in what a source gave would stop the screen as it stops the store.
    """
    text = json.dumps(told, ensure_ascii=False) if as_json else "\n".join(lines())
    click.echo(make_storable(text))
    sys.stdout.flush()


def main(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; errors raised on purpose become one clear line."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(message)s")
    try:
        result = scrapers.main(list(arguments), prog_name="scrapers", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return BAD_INPUT
    except click.Abort:
        click.echo("stopped; what was published stays, the rest is as it was", err=True)
        return FAILED
    except InputError as error:
        for problem in error.problems:
            hint = f" ({problem.hint})" if problem.hint else ""
            given = f": {problem.given}" if problem.given else ""
            click.echo(f"{problem.field}: {problem.code}{given}{hint}", err=True)
        return BAD_INPUT
    except SamlaereError as error:
        click.echo(str(error), err=True)
        return FAILED
    return int(result or DONE)
