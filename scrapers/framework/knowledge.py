"""What does the store tell a source before it starts?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from matcher.domain import fields
from matcher.domain.agency import AgencyId
from matcher.domain.curriculum import Trade, TradeCode
from matcher.domain.provenance import Method, Observation, ReviewState, Topic
from matcher.store import Store
from scrapers.framework.harvest import Known
from scrapers.framework.manifest import Manifest

_NAMES = (fields.NAME, fields.SHORT_NAME, fields.OTHER_NAME)


def read_known(store: Store, manifest: Manifest, now: datetime, *, must_be_full: bool) -> Known:
    """Read what the source may know; every mapping is in the order of its keys."""
    agencies = store.read_observations(topic=Topic.AGENCY)
    trades = store.read_observations(topic=Topic.TRADE)
    run = store.last_good_run(manifest.name)
    pairs = store.read_review_pairs()
    names = [one for one in agencies if one.field in _NAMES]
    return Known(
        now=now,
        last_good=run.started_at if run else None,
        own=tuple(store.read_observations(sources=[manifest.name])),
        names=_texts(names),
        registered=_texts(one for one in names if one.method is Method.REGISTER),
        homepages=_texts(one for one in agencies if one.field == fields.HOMEPAGE),
        parents=_parents(agencies),
        trades=_trades(trades),
        decided=tuple(
            pair
            for pair in pairs
            if pair.source == manifest.name and pair.state is not ReviewState.WAITING
        ),
        must_be_full=must_be_full,
    )


def _texts(observations: Iterable[Observation]) -> dict[AgencyId, tuple[str, ...]]:
    """Gather the texts of each agency, each once."""
    gathered: dict[AgencyId, dict[str, None]] = defaultdict(dict)
    for observation in observations:
        if isinstance(observation.value, str):
            gathered[AgencyId(observation.key)][observation.value] = None
    return {key: tuple(gathered[key]) for key in sorted(gathered)}


def _parents(observations: Sequence[Observation]) -> dict[AgencyId, AgencyId]:
    """Return each agency's superior body, a register's word before any other."""
    ranked = sorted(
        (one for one in observations if one.field == fields.PARENT),
        key=lambda one: (one.key, one.method is Method.REGISTER, one.last_seen),
    )
    return {AgencyId(one.key): AgencyId(str(one.value)) for one in ranked}


def _trades(observations: Sequence[Observation]) -> tuple[Trade, ...]:
    """Return the trades; a later observation of a field wins."""
    by_code: dict[str, dict[str, object]] = defaultdict(dict)
    for one in sorted(observations, key=lambda each: (each.key, each.last_seen)):
        by_code[one.key][one.field] = one.value
    return tuple(_trade(code, by_code[code]) for code in sorted(by_code))


def _trade(code: str, values: Mapping[str, object]) -> Trade:
    """Build one trade of what is known."""

    def text(field: str) -> str | None:
        value = values.get(field)
        return value if isinstance(value, str) else None

    return Trade(
        code=TradeCode(code),
        name_nb=text(fields.TRADE_NAME_NB) or code,
        name_nn=text(fields.TRADE_NAME_NN),
        programme_area=text(fields.PROGRAMME_AREA) or "",
        is_expired=values.get(fields.IS_EXPIRED) is True,
    )


def names_of(observations: Iterable[Observation]) -> dict[str, str]:
    """Return one name for each agency, a register's before any other."""
    ranked = sorted(
        (one for one in observations if one.field == fields.NAME),
        key=lambda one: (one.key, one.method is Method.REGISTER, one.last_seen),
    )
    return {one.key: str(one.value) for one in ranked}
