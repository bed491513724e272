"""How old is each source, and what may be done with it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from matcher.domain.provenance import Method
from matcher.domain.runs import RunState, SourceState
from matcher.services.status import Status
from web.formats import write_date
from web.presenters.voice import Voice

SUREST_FIRST: Final = (
    Method.CORRECTED,
    Method.CONFIRMED,
    Method.REGISTER,
    Method.PUBLISHED,
    Method.INFERRED,
    Method.ASSUMED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """One source: what it is, how fresh, and under which licence."""

    title: str
    is_own: bool
    """Whether it is ours, with a title in the reader's language; others are called as they say."""
    publisher: str
    url: str
    licence: str
    count: int
    assumed: str
    """How much of it nobody answers for; empty where no page of an agency shows any of it."""
    last_good: str
    age: str
    failed_at: str
    """When the last attempt to read it failed; empty when it did not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage:
    """Everything on the page about the data."""

    sources: tuple[SourceView, ...]
    methods: tuple[tuple[str, str, str], ...]
    """Code, word and sentence of each way that a value can be known, the surest first."""
    agencies: int
    built_at: str


def present_sources(status: Status, assumed: Mapping[str, float], voice: Voice) -> SourcesPage:
    """Return every source that has been read, the freshest first; `assumed` has shares by name."""
    states = sorted(status.sources, key=lambda state: state.last_run_at, reverse=True)
    index = status.index
    return SourcesPage(
        sources=tuple(_present_source(state, status, assumed, voice) for state in states),
        methods=tuple(
            (
                method.value,
                voice.words.word("method", method),
                voice.words.word("method_long", method),
            )
            for method in SUREST_FIRST
        ),
        agencies=index.agencies if index else 0,
        built_at=write_date(index.built_at, voice.language) if index else "",
    )


def _present_source(
    state: SourceState, status: Status, assumed: Mapping[str, float], voice: Voice
) -> SourceView:
    good, name = state.last_good_at, state.source.name
    days = max((status.at - good).days, 0) if good else 0
    return SourceView(
        title=voice.words.source(name) or state.source.title,
        is_own=voice.words.source(name) is not None,
        publisher=state.source.publisher,
        url=state.source.url,
        licence=state.source.licence,
        count=state.count,
        assumed=voice.words.percent(assumed[name]) if name in assumed else "",
        last_good=write_date(good, voice.language) if good else voice.texts("data.never"),
        age=_age(days, voice) if good else "",
        failed_at=(
            ""
            if state.last_run_state is RunState.GOOD
            else write_date(state.last_run_at, voice.language)
        ),
    )


def _age(days: int, voice: Voice) -> str:
    return voice.texts.counted("data.age", days) if days else voice.texts("data.today")
