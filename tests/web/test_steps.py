"""Does a need that is told step by step come out as it was told, with nothing lost on the way?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final
from urllib.parse import parse_qsl, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from tests.web.seen import seen
from web.forms.need_form import FIELDS, NeedForm, read_need_form
from web.forms.steps import (
    BACK,
    NEXT,
    STEP_BY_SLUG,
    STEPS,
)

TRADE: Final = "SOA03-01"
NEXT_YEAR: Final = datetime.now(UTC).year + 1
aims = st.sampled_from(["KM6850", "KM6853", "KM6858", "KM6841", "KM6848"])
words = st.text(alphabet="abcdefghijklmnoprstuvyæøå ", min_size=1, max_size=15).map(str.strip)
sound_needs = st.fixed_dictionaries(
    {"trade": st.just(TRADE)},
    optional={
        "agency_id": st.sampled_from(["NVE", "970205039", "SSB"]),
        "cooperation": st.sampled_from(["ring", "secondment", "external_specialist", "any"]),
        "direction": st.sampled_from(["swap", "send", "receive"]),
        "similarity": st.sampled_from(["alike", "complementary"]),
        "missing_aims": st.lists(aims, unique=True, max_size=3),
        "missing_tasks": st.lists(words.filter(bool), unique=True, max_size=3),
        "covered_tasks": st.lists(words.filter(bool), unique=True, max_size=3),
        "busy_months": st.lists(st.integers(1, 12).map(str), unique=True).map(
            lambda months: sorted(months, key=int)
        ),
        "place": st.sampled_from(["Leikanger", "Oslo"]),
        "max_km": st.sampled_from(["60", "12,5 km"]),
        "apprentices": st.just("2"),
        "start": st.just(f"{NEXT_YEAR}-08"),
        "questions": st.lists(words.filter(bool), unique=True, max_size=2),
        "limit": st.just("20"),
    },
)


def form_of_typed(pairs: list[tuple[str, str]]) -> NeedForm:
    return read_need_form(MultiDict(pairs))


def show(client: FlaskClient, address: str, status: int = 200) -> BeautifulSoup:
    response = client.get(address, follow_redirects=True)
    assert response.status_code == status, response.text[:500]
    return seen(response.text)


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    found = page.select(selector)
    assert len(found) == 1, (selector, len(found))
    return found[0]


def sent_by(form: Tag) -> list[tuple[str, str]]:
    """Return what a browser sends of a form, without the button."""
    sent = []
    for field in form.select("input[name], select[name], textarea[name]"):
        kind, name = field.get("type"), str(field["name"])
        if field.name == "textarea":
            sent.append((name, field.text.removeprefix("\n")))
        elif field.name == "select":
            chosen = field.select("option[selected]")
            sent.append((name, str(chosen[0]["value"]) if chosen else ""))
        elif kind not in {"radio", "checkbox"} or field.has_attr("checked"):
            sent.append((name, str(field.get("value", ""))))
    return sent


def press(client: FlaskClient, page: BeautifulSoup, go: str) -> tuple[BeautifulSoup, str]:
    """Return the page that a button of a step leads to, and its address."""
    form = one(page, "form[data-step]")
    response = client.get(
        str(form["action"]), query_string=[*sent_by(form), ("go", go)], follow_redirects=True
    )
    assert response.status_code == 200, response.request.url
    return BeautifulSoup(response.text, "lxml"), response.request.url


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=sound_needs)
def test_going_through_all_steps_and_back_loses_nothing(
    client: FlaskClient, told: dict[str, str | list[str]]
) -> None:
    given_form = form_of_typed(
        [(key, part) for key, v in told.items() for part in (v if isinstance(v, list) else [v])]
    )
    response = client.get("/nb/steg/virksomhet", query_string=given_form.address_arguments)
    page = BeautifulSoup(response.text, "lxml")
    for _ in range(2):
        for _ in STEPS[1:]:
            page, _ = press(client, page, NEXT)
        for _ in STEPS[1:]:
            page, _ = press(client, page, BACK)
    for _ in STEPS[1:]:
        page, _ = press(client, page, NEXT)
    page, address = press(client, page, NEXT)
    assert urlsplit(address).path == "/nb/steg/oppsummering"
    came_out = form_of_typed(parse_qsl(urlsplit(address).query))
    expected = dict.fromkeys(FIELDS) | {name: getattr(given_form, name) for name in FIELDS}
    actual = {name: getattr(came_out, name) for name in FIELDS}
    for name in ("missing_aims", "missing_tasks", "covered_tasks"):
        assert sorted(actual.pop(name)) == sorted(expected.pop(name) or ())
    shown = actual.pop("agency_id"), expected.pop("agency_id")
    assert bool(shown[0]) == bool(shown[1])
    assert actual == expected


@pytest.mark.parametrize("slug", STEP_BY_SLUG)
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_step_says_where_one_is(client: FlaskClient, language: str, slug: str) -> None:
    page = show(client, f"/{language}/steg/{slug}?trade={TRADE}")
    number = list(STEP_BY_SLUG).index(slug) + 1
    assert one(page, ".step-count").text == f"Steg {number} av 5"
    assert len(page.select("h1")) == 1
    here = one(page, "[aria-current=step]")
    assert one(here, ".step-number").text == str(number)
    assert len(page.select(".steps-nav button")) == 4


def test_without_a_trade_only_steps_behind_can_be_gone_to(client: FlaskClient) -> None:
    page = show(client, "/nb/steg/fag?agency_id=NVE")
    assert [button["value"] for button in page.select(".steps-nav button")] == ["virksomhet"]


@pytest.mark.parametrize(
    ("slug", "asked", "field"),
    [
        ("virksomhet", "agency_id=statsforvalter&go=next", "agency_id"),
        ("virksomhet", "agency_id=974761077", "agency_id"),
        ("fag", "agency_id=NVE&go=next", "trade"),
        ("fag", "trade=XXX99-01", "trade"),
        ("fag", "go=summary", "trade"),
        ("tilbud", f"trade={TRADE}&missing_aims=KM1", "aims"),
        ("tilbud", f"trade={TRADE}&task=arkiv&go=next", "task"),
        ("tilbud", f"trade={TRADE}&task=&add=covered", "task"),
        ("tilbud", f"trade={TRADE}&add=covered&task={'x' * 501}", "task"),
        ("travelt", f"trade={TRADE}&busy_months=13", "busy_months"),
        ("samarbeid", f"trade={TRADE}&place=Leikangerr&go=next", "place"),
        ("samarbeid", f"trade={TRADE}&max_km=langt&go=next", "max_km"),
        ("samarbeid", f"trade={TRADE}&cooperation=tull", "cooperation"),
        ("samarbeid", "max_km=-3&go=next", "max_km"),
        ("oppsummering", f"trade={TRADE}&place=Leikangerr", "place"),
        ("oppsummering", "agency_id=NVE", "trade"),
        ("oppsummering", f"trade={TRADE}&task=arkiv", "task"),
    ],
)
def test_a_mistake_is_told_on_its_step_beside_its_field_and_on_top(
    client: FlaskClient, slug: str, asked: str, field: str
) -> None:
    page = show(client, f"/nb/steg/{slug}?{asked}", status=400)
    assert one(page, ".ds-error-summary a")["href"] == f"#{field}"
    assert page.select(f"#{field}")
    assert page.select(".ds-validation-message")


def test_what_is_wrong_elsewhere_does_not_hold_up_a_step(client: FlaskClient) -> None:
    page = show(client, "/nb/steg/virksomhet?agency_id=NVE&place=Leikangerr&go=next")
    assert one(page, ".step-count").text == "Steg 2 av 5"
    assert one(page, "input[type=hidden][name=place]")["value"] == "Leikangerr"


def test_going_back_is_never_held_up(client: FlaskClient) -> None:
    page = show(client, f"/nb/steg/samarbeid?trade={TRADE}&max_km=langt&go=back")
    assert one(page, ".step-count").text == "Steg 4 av 5"
    assert one(page, "input[type=hidden][name=max_km]")["value"] == "langt"


def test_a_task_that_is_being_written_is_kept_when_going_back(client: FlaskClient) -> None:
    page = show(client, f"/nb/steg/tilbud?trade={TRADE}&task=arkiv&go=back")
    page, _ = press(client, page, "tilbud")
    assert one(page, "#task")["value"] == "arkiv"


def test_an_agency_that_is_not_clear_is_chosen_with_one_click(client: FlaskClient) -> None:
    page = show(client, "/nb/steg/virksomhet?agency_id=statsforvalter&go=next", status=400)
    choices = page.select("button[name=agency_choice]")
    assert len(choices) > 5
    chosen = choices[0]["value"]
    page = show(client, f"/nb/steg/virksomhet?agency_id=statsforvalter&agency_choice={chosen}")
    assert one(page, "input[type=hidden][name=agency_id]")["value"] == chosen


def test_the_summary_says_everything_and_leads_to_where_it_is_changed(client: FlaskClient) -> None:
    address = (
        f"/nb/steg/oppsummering?agency_id=970205039&trade={TRADE}&missing_aims=KM6858"
        "&covered_tasks=arkiv&busy_months=1&busy_months=12&max_km=60&place=Oslo"
        f"&start={NEXT_YEAR}-08"
    )
    page = show(client, address)
    said = one(page, "main").text
    for words_said in ("Norges vassdrags- og energidirektorat", "Arkiv", "Desember", "60 km"):
        assert words_said in said
    assert f"August {NEXT_YEAR}" in said
    for link in page.select(".change a"):
        step = show(client, str(link["href"]))
        assert step.select("#" + str(link["href"]).split("#")[-1]), link["href"]
    ways = [str(a["href"]).split("?")[0] for a in page.select(".submit a")]
    assert ways == ["/nb/partnere", "/nb/ringer"]
    assert show(client, str(page.select(".submit a")[0]["href"])).select(".card")


def test_a_link_to_the_front_page_with_a_need_leads_to_the_form(client: FlaskClient) -> None:
    response = client.get(f"/nn/?trade={TRADE}&place=&place=Oslo")
    assert response.status_code == 302
    assert response.headers["Location"].startswith(f"/nn/skjema?trade={TRADE}")


def test_what_an_address_says_that_nobody_knows_is_kept_and_named(client: FlaskClient) -> None:
    page = show(client, f"/nb/steg/fag?trade={TRADE}&gammal=1&go=next")
    assert "gammal" in one(page, ".ds-alert").text


def test_answers_for_another_trade_are_told_of_and_go_away(client: FlaskClient) -> None:
    page = show(client, "/nb/steg/tilbud?trade=ITD03-01&missing_aims=KM6858")
    assert "annet fag" in one(page, ".ds-alert").text
    assert "KM6858" not in one(page, "form[data-step]").text
    form = one(page, "form[data-step]")
    response = client.get(
        str(form["action"]), query_string=[*sent_by(form), ("go", NEXT)], follow_redirects=True
    )
    assert response.status_code == 200
    assert "KM6858" not in response.request.url


def test_the_summary_tells_what_no_step_asks_about_and_leads_on_without_it(
    client: FlaskClient,
) -> None:
    response = client.get(f"/nb/steg/oppsummering?trade={TRADE}&limit=mange&place=Oslo")
    alert = BeautifulSoup(response.text, "lxml").select_one(".ds-alert")
    assert alert is not None
    assert "mange" in alert.text
    link = str(alert.select_one("a")["href"])  # type: ignore[index]
    assert "place=Oslo" in link
    assert not BeautifulSoup(client.get(link).text, "lxml").select(".ds-alert")
