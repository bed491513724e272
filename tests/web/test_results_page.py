"""Can the page of results be chosen from, weighed, compared and taken away, and is it kept?"""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from matcher.domain.curriculum import TradeCode
from matcher.services.index import Index
from tests.web.seen import seen
from web.forms.result_choice import read_result_address

NEED = "agency_id=NVE&trade=SOA03-01&missing_tasks=fakturabehandling&busy_months=12"
SKATTEETATEN = "974761076"
pairs = st.lists(
    st.tuples(
        st.sampled_from(
            ["trade", "county", "size", "ministry", "known", "why", "compare", "step.travel", "utm"]
        ),
        st.text(max_size=8),
    ),
    max_size=10,
)


def show(client: FlaskClient, address: str, status: int = 200) -> BeautifulSoup:
    """Return a page, following where it is sent."""
    response = client.get(address, follow_redirects=True)
    assert response.status_code == status, response.text
    return seen(response.text)


def one(page: BeautifulSoup, selector: str) -> Tag:
    """Return the only element that is meant."""
    (found,) = page.select(selector)
    return found


def names(page: BeautifulSoup) -> list[str]:
    """Return the names on the cards in their order."""
    return [link.text for link in page.select(".card-name h2 a")]


@given(typed=pairs)
@settings(max_examples=200)
def test_a_tidied_address_is_tidy_and_says_the_same(typed: list[tuple[str, str]]) -> None:
    first = read_result_address(MultiDict(typed))
    again = read_result_address(MultiDict([*_pairs(first.tidied)]))
    assert again.is_tidy
    assert again.form == first.form
    assert again.choice.arguments == first.choice.arguments
    assert again.need.unknown == first.need.unknown


def _pairs(address: str) -> list[tuple[str, str]]:
    return parse_qsl(address, keep_blank_values=True)


def test_a_choice_leaves_as_many_as_it_says_and_can_be_taken_back(client: FlaskClient) -> None:
    page = show(client, f"/nb/partnere?{NEED}")
    label = one(page, ".options input[name=county][value='46']").parent
    count = label.select_one(".quiet").text.strip("()")
    chosen = show(client, f"/nb/partnere?{NEED}&county=46")
    assert one(chosen, "[data-count]").text.strip().startswith(f"{count} av ")
    assert one(chosen, ".options input[name=county][value='46']").has_attr("checked")
    taken_back = show(client, one(chosen, "a.chip")["href"])
    assert names(taken_back) == names(page)


def test_sliders_become_weights_in_the_address_and_the_change_is_told(client: FlaskClient) -> None:
    response = client.get(f"/nn/partnere?{NEED}&step.travel=2&step.season=4")
    assert response.status_code == 302
    address = response.headers["Location"].split("#")[0]
    assert "weights=season%3A56" in address
    assert "travel" not in address
    page = show(client, address)
    assert one(page, "[name='step.season']")["value"] == "4"
    assert one(page, "[name='step.travel']")["value"] == "2"
    assert page.select(".changes li")
    assert "travle tider" in one(page, ".changes").text.lower()


def test_weights_stay_when_the_need_goes_to_other_pages(client: FlaskClient) -> None:
    page = show(client, f"/nb/partnere?{NEED}&weights=season%3A56")
    for link in (
        one(page, ".said a.ds-button")["href"],
        page.select(".card-ways a")[0]["href"],
        page.select(".download a")[0]["href"],
    ):
        assert "weights=season" in link
    answer = client.get(f"/api/v1/partners?{NEED}&weights=season%3A56").get_json()
    assert [match["name"] for match in answer["matches"]] == names(page)


def test_alike_and_different_are_one_click_apart(client: FlaskClient) -> None:
    page = show(client, f"/nb/partnere?{NEED}&similarity=complementary")
    assert one(page, ".switch input[checked]")["value"] == "complementary"
    assert [box["value"] for box in page.select(".switch input")] == [
        "",
        "alike",
        "complementary",
    ]


def test_it_is_told_why_not_for_each_kind_of_answer(client: FlaskClient) -> None:
    shown = show(client, f"/nb/partnere?{NEED}")
    first = one(shown, "#rank-1 h2 a")["href"].rsplit("/", 1)[1]
    assert "nummer 1 av" in one(show(client, f"/nb/partnere?{NEED}&why={first}"), "#why-told").text
    lower = one(show(client, f"/nb/partnere?{NEED}&why={SKATTEETATEN}"), "#why-told")
    assert len(lower.select(".costs li")) in range(1, 4)
    own = one(show(client, f"/nn/partnere?{NEED}&why=NVE"), "#why-told")
    assert not own.select(".costs")
    assert "Kvifor ikkje" in own.text
    chosen = show(client, f"/nb/partnere?{NEED}&why={first}&county=55")
    assert "ikke blant dem" in one(chosen, "#why-told").text


def test_every_agency_can_be_asked_about(client: FlaskClient, packaged_index: Index) -> None:
    page = show(client, f"/nb/partnere?{NEED}")
    listed = {option["value"] for option in page.select("#why option")} - {""}
    assert listed == set(packaged_index.candidates.ids)


def test_what_cannot_be_read_is_said_beside_its_field_and_the_rest_is_shown(
    client: FlaskClient,
) -> None:
    page = show(client, f"/nb/partnere?{NEED}&weights=travel%3Ax&county=99&why=tull", status=400)
    links = [link["href"] for link in page.select(".ds-error-summary a")]
    assert links == ["#weights", "#county", "#why"]
    for link in links:
        assert page.select(link)
        assert page.select(f"{link}-error")
    assert len(names(page)) == 10


def test_what_an_old_link_says_wrong_is_told_without_codes(client: FlaskClient) -> None:
    page = show(client, f"/nb/partnere?{NEED}&size=huge&known=x&weights=travel%3Ax", status=400)
    for field, code in (("size", "under_75"), ("known", "yes"), ("weights", "they_teach")):
        said = one(page, f"#{field}-error").text
        assert code not in said
        assert "Lenken" in said


@pytest.mark.parametrize("limit", ["x", "-3", "100000"])
def test_a_number_of_suggestions_that_cannot_be_is_told_where_more_are_shown(
    client: FlaskClient, limit: str
) -> None:
    page = show(client, f"/nb/partnere?{NEED}&limit={limit}", status=400)
    assert one(page, ".ds-error-summary a")["href"] == "#limit"
    assert limit in one(page, "#limit-error").text
    assert len(names(page)) == 10
    assert f"limit={limit}" not in one(page, ".said a.ds-button")["href"]


def test_a_need_that_cannot_be_answered_is_corrected_in_its_own_form(client: FlaskClient) -> None:
    page = show(client, "/nb/partnere?trade=SOA03-01&place=Leikangerr&county=46", status=400)
    assert one(page, "#place")["value"] == "Leikangerr"


def test_two_partners_are_set_side_by_side(client: FlaskClient, packaged_index: Index) -> None:
    page = show(client, f"/nb/partnere?{NEED}")
    two = [box["value"] for box in page.select(".card input[name=compare]")[:2]]
    compared = show(client, f"/nb/sammenlign?{NEED}&compare={two[0]}&compare={two[1]}")
    assert [link.text for link in compared.select(".compared h2 a")] == names(page)[:2]
    aims = compared.select(".matrix")[0].select("tbody tr")
    assert len(aims) == len(packaged_index.candidates.trades["SOA03-01"].aims)
    assert {len(row.select("td")) for row in aims} == {3}
    assert len(compared.select(".strips svg")) == 3
    assert len(compared.select(".drawn-map > .drawing > svg")) == 2
    points = compared.select(".matrix")[1]
    for at, total in enumerate(points.select("tfoot td strong")):
        parts = [
            row.select("td")[at].select_one("strong").text for row in points.select("tbody tr")
        ]
        summed = sum(float(part.split()[0].replace(",", ".")) for part in parts)
        assert abs(summed - float(total.text.split()[0])) < 1.1


@pytest.mark.parametrize(
    "compare",
    ["", "&compare=NVE", "".join(f"&compare={n}" for n in ("NVE", "Nav", "SSB", "DFØ", "Helfo"))],
)
def test_too_few_or_too_many_to_compare_are_told_on_the_list(
    client: FlaskClient, compare: str
) -> None:
    page = show(client, f"/nb/sammenlign?{NEED}{compare}", status=400)
    assert one(page, ".ds-error-summary a")["href"] == "#compare"
    assert "to til fire" in one(page, "#compare-error").text
    assert len(names(page)) == 10


def test_one_that_was_ticked_off_and_is_not_shown_stays_ticked_off(client: FlaskClient) -> None:
    page = show(client, f"/nb/sammenlign?{NEED}&compare={SKATTEETATEN}", status=400)
    assert one(page, f".ticked input[value='{SKATTEETATEN}']").has_attr("checked")


def test_a_card_tells_months_and_what_both_can_learn(client: FlaskClient) -> None:
    for cooperation in ("ring", "secondment"):
        page = show(client, f"/nb/partnere?{NEED}&cooperation={cooperation}")
        cards = page.select(".card")
        assert all(card.select_one(".card-facts dd").text.strip() for card in cards)
        assert any(card.select(".card-taught li") for card in cards)


def test_a_card_says_it_when_nothing_of_what_is_lacked_is_taught(client: FlaskClient) -> None:
    page = show(client, "/nb/partnere?agency_id=NVE&trade=SOA03-01&missing_aims=KM6858&limit=100")
    cards = page.select("li.card")
    silent = [card for card in cards if not card.select(".card-lacks")]
    assert 0 < len(silent) < len(cards)
    for card in cards:
        learns = "kompetansemål dere trenger" in one(card, ".part-they_teach").get_text()
        assert learns == (card in silent)


def test_what_is_only_assumed_is_not_set_side_by_side_as_fairly_certain(
    client: FlaskClient, packaged_index: Index
) -> None:
    assumed = [
        profile.agency.id
        for profile in packaged_index.candidates.profiles
        if (offer := profile.offer_in(TradeCode("SOA03-01")))
        and not any(t.origin.method.is_known for a in offer.aims.values() for t in a.tasks)
    ]
    page = show(
        client,
        f"/nb/sammenlign?trade=SOA03-01&compare={assumed[0]}&compare={assumed[1]}",
    )
    assert not page.select(".matrix .sure-sure")
    assert page.select(".matrix .sure-assumed")


def test_a_ring_with_a_partner_has_it_in_every_proposal(client: FlaskClient) -> None:
    page = show(client, f"/nb/partnere?{NEED}")
    rings = show(client, one(page, "#rank-1 .card-ways a")["href"])
    said = [row.text for row in rings.select(".said dd")]
    assert names(page)[0] in said
    for who in rings.select(".ring-name .ds-sr-only"):
        assert names(page)[0] in who.text
