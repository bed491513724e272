"""Are the right documents asked for, and the right one believed?"""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.domain import fields
from scrapers.framework.page import MalformedError
from scrapers.framework.strict import ShapeError
from scrapers.sources.kudos.parse import parse_actor, parse_document
from tests.scrapers.answers import in_json, too_many
from tests.scrapers.sources.kudos.play import make_actor, make_document, play_kudos
from tests.scrapers.sources.rig import make_known, running_rig
from tests.scrapers.sources.small import DSB, ENERGY, NAMES, NVE, SMALL

NVE_ACTOR, DSB_ACTOR, MINISTRY = (make_actor(one, NAMES[one]) for one in (NVE, DSB, ENERGY))
TEXT = "Vi hadde 12 lærlinger i 2025."


def test_all_pages_of_actors_are_read_and_no_more_than_fifty_at_a_time(tmp_path: Path) -> None:
    actors = [make_actor(None, f"Utvalg {number}") for number in range(120)]
    document = make_document("a", "Årsrapport", 2025, owner=NVE_ACTOR)
    play = play_kudos([*actors, NVE_ACTOR], [document], {"a": TEXT})
    with running_rig("kudos", play, tmp_path) as rig:
        harvest = rig.scrape(make_known(dict(NAMES)))
        pages = [one.params for one in rig.server.asked if one.path == "/kudos/actors"]
    assert [(one["page"], one["per_page"]) for one in pages] == [
        ("1", "50"),
        ("2", "50"),
        ("3", "50"),
    ]
    assert [(each.key, each.value) for each in harvest.found] == [
        (NVE, {"count": 12, "year": 2025})
    ]


def test_agencies_that_kudos_does_not_know_are_not_asked_about(tmp_path: Path) -> None:
    with running_rig("kudos", play_kudos([NVE_ACTOR], [], {}), tmp_path) as rig:
        assert rig.scrape(make_known(dict(NAMES))).found == ()
        asked = {one.params.get("actor_org_number") for one in rig.server.asked}
    assert asked == {None, NVE}


def test_a_ministry_is_not_credited_with_what_its_letters_say_of_others(tmp_path: Path) -> None:
    letter = make_document("b", "Tildelingsbrev", 2026, owner=MINISTRY, recipients=[NVE_ACTOR])
    play = play_kudos([NVE_ACTOR, MINISTRY], [letter], {"b": "Etaten hadde 4 lærlinger i 2025."})
    with running_rig("kudos", play, tmp_path) as rig:
        harvest = rig.scrape(make_known(dict(NAMES)))
    assert [(each.key, each.field) for each in harvest.found] == [(NVE, fields.APPRENTICES)]


def test_a_report_that_two_agencies_share_is_about_neither(tmp_path: Path) -> None:
    shared = {
        **make_document("c", "Årsrapport", 2025, owner=NVE_ACTOR),
        "owners": [NVE_ACTOR, DSB_ACTOR],
    }
    with running_rig(
        "kudos", play_kudos([NVE_ACTOR, DSB_ACTOR], [shared], {"c": TEXT}), tmp_path
    ) as rig:
        assert rig.scrape(make_known(dict(NAMES))).found == ()


def test_only_the_newest_report_is_opened(tmp_path: Path) -> None:
    small = SMALL["kudos"]
    with running_rig("kudos", small.play, tmp_path) as rig:
        rig.scrape(small.known)
        opened = [path for path in rig.visited() if path.endswith("/contents")]
    assert "/documents/nve-2025/contents" in opened
    assert "/documents/nve-2024/contents" not in opened


def test_being_asked_to_wait_is_obeyed_in_the_middle_of_a_run(tmp_path: Path) -> None:
    small = SMALL["kudos"]
    with running_rig("kudos", small.play, tmp_path) as rig:
        rig.server.script("/kudos/documents", too_many("11"), too_many("12"))
        harvest = rig.scrape(small.known)
        assert [seconds for seconds in rig.waits if seconds in {11, 12}] == [11, 12]
    assert harvest.found


@pytest.mark.parametrize("body", [{"data": []}, {"meta": {"current_page": 1}, "data": []}])
def test_a_list_without_its_paging_stops_the_run(body: object, tmp_path: Path) -> None:
    small = SMALL["kudos"]
    with running_rig("kudos", small.play, tmp_path) as rig:
        rig.server.always("/kudos/documents", in_json(body))
        with pytest.raises(MalformedError, match="another shape: "):
            rig.scrape(small.known)


def test_an_actor_may_lack_a_number_but_not_have_a_wrong_one() -> None:
    actor, leftovers = parse_actor(make_actor(None, "Et utvalg"))  # type: ignore[arg-type]
    assert (actor.number, leftovers) == (None, ())
    with pytest.raises(ShapeError, match="org_number"):
        parse_actor({"uuid": "x", "org_number": True})


def test_a_document_about_several_years_is_about_no_one_year() -> None:
    entry = make_document("d", "Årsrapport", 2025, owner=NVE_ACTOR) | {"concerned_year_from": 2023}
    document, _ = parse_document(entry)  # type: ignore[arg-type]
    assert document.year is None
