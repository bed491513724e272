"""Does a run become what is current, and does it tell what it changed?"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from matcher.domain.errors import StoreError
from matcher.domain.fields import EMPLOYEES, NAME, STATUS, TASK
from matcher.domain.provenance import JsonValue, Method, Observation, ReviewState, Topic
from matcher.domain.runs import Change, ChangeKind
from matcher.store import Store
from tests.contracts.store_examples import (
    DSB,
    NVE,
    START,
    name_of,
    night,
    observe,
    publish,
    task,
    task_of,
)


def change(kind: ChangeKind, field: str, old: JsonValue = None, new: JsonValue = None) -> Change:
    return Change(kind=kind, topic=Topic.AGENCY, key=NVE, field=field, old_value=old, new_value=new)


def test_an_observation_comes_out_as_it_went_in(store: Store) -> None:
    given = observe(
        NVE,
        EMPLOYEES,
        {"year": 2025, "count": 660},
        raw="660 tilsette",
        url="https://www.nve.no/ŋ?æ=ø",
        snapshot="0" * 64,
        review=ReviewState.WAITING,
        method=Method.PUBLISHED,
    )
    publish(store, [given])
    assert store.read_observations() == [given]


@pytest.mark.parametrize(
    "value",
    [None, True, 0, -1.5, "", "Sámediggi – áčđŋšŧž", "a\0b", [1, [2]], {"b": [None], "a": {}}],
    ids=repr,
)
def test_every_json_value_can_be_kept(store: Store, value: JsonValue) -> None:
    publish(store, [observe(NVE, STATUS, value)])
    [kept] = store.read_observations()
    assert json.dumps(kept.value, sort_keys=True) == json.dumps(value, sort_keys=True)


def test_the_first_run_adds_everything(store: Store) -> None:
    published = publish(store, [name_of(NVE, "NVE"), task_of(NVE, "arkiv")])
    assert published.changes == (
        change(ChangeKind.ADDED, NAME, new="NVE"),
        change(ChangeKind.ADDED, TASK, new=dict(task("arkiv"))),
    )
    assert published.run.count == 2
    assert store.last_good_run("brreg") == published.run


def test_the_same_run_again_changes_nothing(store: Store) -> None:
    publish(store, [name_of(NVE, "NVE"), task_of(NVE, "arkiv")])
    again = publish(store, [name_of(NVE, "NVE"), task_of(NVE, "arkiv")])
    assert again.changes == ()
    assert again.run.count == 2


def test_a_value_seen_again_keeps_its_first_day_and_takes_over_the_rest(store: Store) -> None:
    publish(store, [name_of(NVE, "NVE", url="https://gammal/", raw="nve")])
    anew = name_of(
        NVE,
        "NVE",
        at=night(1),
        url="https://ny/",
        raw=None,
        snapshot="f" * 64,
        method=Method.PUBLISHED,
    )
    publish(store, [anew], at=night(1))
    assert store.read_observations() == [replace(anew, first_seen=START)]


def test_an_older_reading_does_not_move_the_last_day_back(store: Store) -> None:
    publish(store, [name_of(NVE, "NVE", at=night(3))], at=night(3))
    publish(store, [name_of(NVE, "NVE", at=night(1))], at=night(4))
    assert store.read_observations()[0].last_seen == night(3)


def test_a_value_that_is_gone_is_retired_and_kept(store: Store) -> None:
    publish(store, [task_of(NVE, "arkiv"), task_of(NVE, "post")])
    gone = publish(store, [task_of(NVE, "post", at=night(1))], at=night(1))
    assert gone.changes == (change(ChangeKind.RETIRED, TASK, old=dict(task("arkiv"))),)
    assert [seen.value for seen in store.read_observations()] == [task("post")]
    retired = next(s for s in store.read_observations(with_retired=True) if s.retired_at)
    assert (retired.value, retired.retired_at, retired.last_seen) == (
        task("arkiv"),
        night(1),
        START,
    )


def test_a_value_that_comes_back_was_first_seen_the_first_time(store: Store) -> None:
    publish(store, [name_of(NVE, "NVE")])
    publish(store, [], at=night(1))
    back = publish(store, [name_of(NVE, "NVE", at=night(2))], at=night(2))
    assert back.changes == (change(ChangeKind.ADDED, NAME, new="NVE"),)
    assert store.read_observations() == [name_of(NVE, "NVE", first_seen=START, last_seen=night(2))]


def test_one_name_for_another_is_one_change(store: Store) -> None:
    publish(store, [name_of(NVE, "Vassdragsvesenet")])
    renamed = publish(store, [name_of(NVE, "NVE", at=night(1))], at=night(1))
    assert renamed.changes == (change(ChangeKind.CHANGED, NAME, "Vassdragsvesenet", "NVE"),)


def test_one_task_for_another_is_two_changes(store: Store) -> None:
    publish(store, [task_of(NVE, "arkiv")])
    changed = publish(store, [task_of(NVE, "post")], at=night(1))
    assert [each.kind for each in changed.changes] == [ChangeKind.RETIRED, ChangeKind.ADDED]


def test_what_a_run_does_not_cover_stays(store: Store) -> None:
    publish(store, [name_of(NVE, "NVE"), name_of(DSB, "DSB"), task_of(DSB, "arkiv")])
    part = publish(
        store,
        [name_of(DSB, "DSB")],
        at=night(1),
        covers=frozenset({(Topic.AGENCY, DSB), (Topic.TRADE, NVE)}),
    )
    assert [(each.key, each.field) for each in part.changes] == [(DSB, TASK)]
    assert [seen.key for seen in store.read_observations()] == [NVE, DSB]
    assert part.run.count == 2


def test_a_run_touches_no_other_source(store: Store) -> None:
    publish(store, [name_of(NVE, "NVE", source="dfo_agencies")], source="dfo_agencies")
    publish(store, [name_of(NVE, "NVE")])
    assert publish(store, [], at=night(1)).run.count == 0
    assert [seen.source for seen in store.read_observations()] == ["dfo_agencies"]


def test_a_value_given_twice_in_a_run_is_one_value(store: Store) -> None:
    published = publish(store, [name_of(NVE, "NVE", raw="1"), name_of(NVE, "NVE", raw="2")])
    assert published.run.count == len(published.changes) == 1
    assert store.read_observations()[0].raw == "2"


def test_a_run_does_not_undo_what_a_reviewer_decided(store: Store) -> None:
    publish(store, [name_of(NVE, "NVE", review=ReviewState.REJECTED)])
    publish(store, [name_of(NVE, "NVE", review=ReviewState.WAITING)], at=night(1))
    assert store.read_observations()[0].review is ReviewState.REJECTED


def test_moments_of_any_zone_come_out_in_utc(store: Store) -> None:
    oslo = datetime(2026, 7, 1, 1, 2, 3, 456789, tzinfo=ZoneInfo("Europe/Oslo"))
    india = oslo.astimezone(timezone(timedelta(hours=5, minutes=30)))
    run = publish(store, [name_of(NVE, "NVE", first_seen=oslo, last_seen=india)], at=oslo).run
    [kept] = store.read_observations()
    for moment in (kept.first_seen, kept.last_seen, run.finished_at):
        assert moment == oslo
        assert moment.utcoffset() == timedelta(0)
        assert moment.hour == 23


def test_reading_chooses_and_orders(store: Store) -> None:
    agencies = [task_of(key, text) for key in (NVE, DSB) for text in ("ærlig", "Zoo", "a", "å")]
    trade = observe("SOA03-01", "name_nb", "Kontor", topic=Topic.TRADE)
    publish(store, [*agencies, trade])
    publish(store, [name_of(NVE, "NVE", source="dfo")], source="dfo")
    ordered = store.read_observations()
    publish(store, [], at=night(1))
    publish(store, [trade, *reversed(agencies)], at=night(2))
    assert store.read_observations() == ordered
    assert [o.value for o in store.read_observations(keys=[NVE], sources=["brreg"])] == [
        task(text) for text in ("Zoo", "a", "å", "ærlig")
    ]
    assert store.read_observations(topic=Topic.TRADE) == [trade]
    assert store.read_observations(keys=[]) == store.read_observations(sources=[]) == []
    many = [NVE, *(str(number) for number in range(40_000))]
    assert store.read_observations(keys=many) == store.read_observations(keys=[NVE])


def test_a_run_as_large_as_all_sources_together_is_kept_whole(store: Store) -> None:
    seen = [task_of(f"9{number // 50:08d}", f"oppgåve {number}" * 5) for number in range(12_000)]
    assert len(publish(store, seen).changes) == 12_000
    assert publish(store, seen, at=night(1)).changes == ()
    assert len(store.read_observations()) == 12_000


def test_a_value_of_another_source_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="run of brreg holds an observation of dfo"):
        publish(store, [name_of(NVE, "NVE", source="dfo")])


def test_a_value_outside_the_cover_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match=f"{NVE} name is outside"):
        publish(store, [name_of(NVE, "NVE")], covers=frozenset({(Topic.AGENCY, DSB)}))


def test_a_run_in_the_name_of_a_person_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="agency:970205039 is a person's word"):
        publish(store, [], source=f"agency:{NVE}")


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (name_of(NVE, "NVE", last_seen=datetime(2026, 1, 1)), "must say their time zone"),
        (name_of(NVE, "NVE", raw="a\0b"), "cannot be kept"),
        (name_of(NVE, "NVE", url="\ud800"), "cannot be kept"),
        (name_of(NVE, "half \ud800"), "the value cannot be kept"),
        (observe(NVE, NAME, float("nan")), "the value cannot be kept"),
    ],
)
def test_what_one_database_would_not_keep_is_refused_by_both(
    store: Store, bad: Observation, reason: str
) -> None:
    publish(store, [name_of(NVE, "NVE")])
    with pytest.raises(StoreError, match=f"brreg: agency {NVE} name.*{reason}"):
        publish(store, [name_of(DSB, "DSB"), bad], at=night(1))
    assert store.read_observations() == [name_of(NVE, "NVE")]
