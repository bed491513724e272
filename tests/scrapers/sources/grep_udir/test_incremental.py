"""Does Grep get only the questions that it must, and do both written forms come out right?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain import fields
from matcher.domain.errors import SourceError
from scrapers.framework.harvest import Known
from scrapers.framework.strict import ShapeError
from scrapers.sources.grep_udir.parse import Standing, parse_aim_set, parse_plan_reference
from scrapers.sources.grep_udir.written_form import find_official_form, parse_texts, split_forms
from tests.scrapers.answers import gone, in_json, not_there
from tests.scrapers.sources.grep_udir.play import EXPIRED, make_aim, make_plan
from tests.scrapers.sources.rig import NOW, Rig, running_rig
from tests.scrapers.sources.small import SMALL

SMALL_GREP = SMALL["grep_udir"]


def known_after_a_run(rig: Rig, when: datetime) -> Known:
    """Return what is known after a good first run at `when`, and forget its visits."""
    own = rig.observe(rig.scrape(SMALL_GREP.known), when)
    rig.server.clear()
    return replace(SMALL_GREP.known, own=own, last_good=when)


def test_what_has_not_changed_is_not_asked_for_again(tmp_path: Path) -> None:
    with running_rig("grep_udir", SMALL_GREP.play, tmp_path) as rig:
        known = known_after_a_run(rig, NOW - timedelta(days=7))
        harvest = rig.scrape(known)
        assert rig.visited() == ["/programomraader", "/laereplaner-lk20"]
        again = {(each.key, each.field, each.value_digest) for each in rig.observe(harvest)}
    assert again == {(each.key, each.field, each.value_digest) for each in known.own}


@pytest.mark.parametrize("why", ["changed", "a person wants all", "too long ago"])
def test_a_curriculum_is_read_again_when_there_is_reason_to(why: str, tmp_path: Path) -> None:
    days = {"changed": 53, "a person wants all": 7, "too long ago": 61}[why]
    good = {"changed": 53, "a person wants all": 7, "too long ago": 7}[why]
    with running_rig("grep_udir", SMALL_GREP.play, tmp_path) as rig:
        known = known_after_a_run(rig, NOW - timedelta(days=days))
        known = replace(
            known,
            last_good=NOW - timedelta(days=good),
            must_be_full=why == "a person wants all",
        )
        rig.scrape(known)
        assert "/kompetansemaal-lk20/KM6850" in rig.visited()


@pytest.mark.parametrize("answer", [not_there(), gone({}), in_json({"kode": "KM6851"})])
def test_an_aim_that_cannot_be_read_keeps_what_was_known_of_it(
    answer: object, tmp_path: Path
) -> None:
    with running_rig("grep_udir", SMALL_GREP.play, tmp_path) as rig:
        known = replace(known_after_a_run(rig, NOW), must_be_full=True)
        rig.server.always(rig.path("/kompetansemaal-lk20/KM6851"), answer)  # type: ignore[arg-type]
        harvest = rig.scrape(known)
    assert {each.field for each in harvest.unchanged if each.key == "KM6851"} >= {fields.TEXT_NN}
    assert any("KM6851" in oddity.example for oddity in harvest.oddities)


def test_a_curriculum_most_of_whose_aims_are_unreadable_stops_the_run(tmp_path: Path) -> None:
    with running_rig("grep_udir", SMALL_GREP.play, tmp_path) as rig:
        for code in ("KM6850", "KM6851"):
            rig.server.always(rig.path(f"/kompetansemaal-lk20/{code}"), in_json({"kode": code}))
        with pytest.raises(SourceError, match="only 0 of the 2 aims of SOA03-01"):
            rig.scrape(SMALL_GREP.known)


def test_a_curriculum_of_another_shape_stops_the_run_and_names_the_address(tmp_path: Path) -> None:
    with running_rig("grep_udir", SMALL_GREP.play, tmp_path) as rig:
        rig.server.always(rig.path("/laereplaner-lk20/SOA03-01"), in_json({"kode": "SOA03-01"}))
        with pytest.raises(SourceError, match=r"SOA03-01: .*kompetansemaal-kapittel"):
            rig.scrape(SMALL_GREP.known)


def test_check_names_a_field_that_is_gone_and_one_that_is_new(tmp_path: Path) -> None:
    aim = {**make_aim("KM6850", "a", "b"), "nytt-felt": 1}
    del aim["status"]
    with running_rig("grep_udir", SMALL_GREP.play, tmp_path) as rig:
        rig.server.always(rig.path("/kompetansemaal-lk20/KM6850"), in_json(aim))
        findings = rig.scraper.check(rig.fetcher, rig.manifest)
    assert [finding.where.rsplit(".", 1)[1] for finding in findings] == ["status", "nytt-felt"]


def test_the_order_of_the_regulation_holds_over_the_order_of_the_answer() -> None:
    listed = [{"kode": "KM2", "rekkefoelge": 2}, {"kode": "KM1", "rekkefoelge": 1}]
    codes, _ = parse_aim_set({"kode": "KV1", "kompetansemaal": list(listed)})
    assert codes == ("KM1", "KM2")


def test_a_plan_reference_has_its_standing_and_its_time() -> None:
    entry = make_plan("SIK03-01", "KV1", status=EXPIRED)
    reference, leftovers = parse_plan_reference(entry)  # type: ignore[arg-type]
    assert reference.standing is Standing.EXPIRED
    assert reference.changed_at == datetime(2026, 9, 30, 15, 15, 51, 835403, tzinfo=UTC)
    assert leftovers == ()


def test_an_unknown_status_is_not_taken_for_anything() -> None:
    entry = make_plan("SIK03-01", "KV1", status="https://x/status/status_ny")
    with pytest.raises(ShapeError, match="status"):
        parse_plan_reference(entry)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value",
    [
        "bruke <em>digitale</em>  verktøy",
        [{"spraak": "default", "verdi": "bruke digitale verktøy"}],
        {"tekst": [{"spraak": "default", "verdi": " bruke digitale verktøy "}]},
    ],
)
def test_a_text_is_read_in_all_the_ways_that_grep_writes_one(value: object) -> None:
    texts = parse_texts(value, where="tittel")  # type: ignore[arg-type]
    assert texts == {"default": "bruke digitale verktøy"}


def test_the_form_is_told_by_what_the_default_repeats() -> None:
    nynorsk = {"default": "kva", "nob": "hva", "nno": "kva"}
    assert find_official_form([nynorsk, {"default": "a", "nob": "a", "nno": "a"}]) == "nn"


def test_a_form_that_cannot_be_told_is_not_guessed() -> None:
    assert find_official_form([{"default": "teste", "nob": "teste", "nno": "teste"}]) is None


@given(st.text(min_size=1), st.text(min_size=1), st.sampled_from(["nb", "nn", None]))
def test_no_text_is_lost_and_none_is_told_twice(nb: str, nn: str, official: str | None) -> None:
    first, second = split_forms({"nob": nb, "nno": nn}, official)
    assert {first, second} - {None} == {nb, nn}
