"""Is what was chosen on the page of results kept on the way, and is it said why it fits?"""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from flask.testing import FlaskClient

from matcher.domain.agency import parse_agency_id
from matcher.services.index import Index
from tests.web.test_results_page import NEED, names, one, show


def test_a_choice_is_kept_when_agencies_are_compared(client: FlaskClient) -> None:
    chosen = show(client, f"/nb/partnere?{NEED}&county=46&county=50")
    carried = chosen.select("form[data-compare] input[type=hidden][name=county]")
    assert [field["value"] for field in carried] == ["46", "50"]
    three = [tick["value"] for tick in chosen.select(".card input[name=compare]")[:3]]
    ticked = "".join(f"&compare={number}" for number in three)
    compared = show(client, f"/nb/sammenlign?{NEED}&county=46&county=50{ticked}")
    back = one(compared, ".tools a[href*='/partnere']")
    assert names(show(client, back["href"])) == names(chosen)
    for link in compared.select(".ways-on a[href*='sammenlign']"):
        assert {("county", "46"), ("county", "50")} <= set(parse_qsl(urlsplit(link["href"]).query))


def test_a_card_says_which_site_is_in_the_county_chosen(
    client: FlaskClient, packaged_index: Index
) -> None:
    asked = "trade=SOA03-01&place=Trondheim&max_km=1&county=56"
    page = show(client, f"/nb/partnere?{asked}")
    cards = page.select(".card")
    assert cards
    for card in cards:
        said = one(card, ".card-name .quiet").get_text()
        assert "Kontor i fylket dere valgte: " in said
        number = one(card, ".card-name a")["href"].split("?")[0].rpartition("/")[2]
        profile = packaged_index.profile(parse_agency_id(str(number)))
        assert profile is not None
        place = said.partition("valgte: ")[2].strip()
        sites = {site.place: site.municipality_number for site in profile.agency.sites}
        assert str(sites[place]).startswith("56")
    near = show(client, "/nb/partnere?trade=SOA03-01&place=Trondheim&max_km=1&county=50")
    assert "fylket dere valgte: " not in near.get_text()
