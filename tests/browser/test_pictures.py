"""Does everything in a picture stay inside it, whatever the names, the width and the font?"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from matcher.pictures.lettering import FONTS
from matcher.pictures.paints import stylesheet
from matcher.pictures.picture import stack
from matcher.rings.hosting import HostProfile
from matcher.services.wording import Language
from tests.pictures.examples import LONG_AIM, LONG_NAMES, SHORT_NAMES, MadeUp, make_ring

STEP = 0.11
WIDEST_FONT = "DejaVu Sans"

SPRAWLING = """
() => {
  const root = document.querySelector('svg');
  const frame = root.getBoundingClientRect();
  return [...root.querySelectorAll('text')]
    .map(text => [text.textContent, text.getBoundingClientRect()])
    .filter(([, box]) => box.left < frame.left - 0.5 || box.right > frame.right + 0.5
                      || box.top < frame.top - 0.5 || box.bottom > frame.bottom + 0.5)
    .map(([said]) => said);
}
"""

COLLIDING = """
() => {
  const all = [...document.querySelectorAll('svg text')].filter(text => text.textContent.trim());
  const boxes = all.map(text => text.getBoundingClientRect());
  const found = [];
  for (let one = 0; one < all.length; one++)
    for (let other = one + 1; other < all.length; other++) {
      const a = boxes[one], b = boxes[other];
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 1 && high > 4) found.push([all[one].textContent, all[other].textContent]);
    }
  return found;
}
"""


def long_ones() -> MadeUp:
    """Return four members with the longest names there are, 40 aims, and two intakes of four."""
    chances = [[((at * 7 + who * 3) % 10) * STEP for at in range(40)] for who in range(4)]
    hosts = (
        HostProfile(busy_months=frozenset({1, 2, 3})),
        HostProfile(busy_months=frozenset({11}), host_months=frozenset(range(1, 11))),
        HostProfile(),
        HostProfile(busy_months=frozenset({6, 7, 8})),
    )
    return make_ring(
        chances,
        names=LONG_NAMES,
        short=SHORT_NAMES,
        aim=LONG_AIM,
        apprentices=4,
        intakes=2,
        hosts=hosts,
    )


RINGS = {
    "long": long_ones(),
    "no short names": make_ring([[0.4, 0.0, 1.0]] * 3, names=LONG_NAMES, apprentices=3, intakes=3),
    "small": make_ring([[1.0, 0.0], [0.3, 0.1]], apprentices=2, free_months=6),
    "one apprentice": make_ring([[0.5] * 5] * 4, free_months=0),
}


@pytest.mark.parametrize("font", [FONTS, WIDEST_FONT])
@pytest.mark.parametrize("width", [320, 560, 720, 960, 1200])
@pytest.mark.parametrize("name", RINGS)
def test_no_text_leaves_its_picture_or_runs_into_another(
    browser: Browser, name: str, width: int, font: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    for language in Language:
        for picture in RINGS[name].pictures(language, width=width):
            svg = picture.svg().replace(FONTS.replace("'", "&apos;"), font).replace(FONTS, font)
            page.set_content(f"<!doctype html><body>{svg}</body>")
            assert page.evaluate(SPRAWLING) == []
            assert page.evaluate(COLLIDING) == []
    page.close()


def answer(route: Route) -> None:
    """Answer with a page that holds a picture, or with the stylesheet of pictures."""
    if route.request.url.endswith(".css"):
        route.fulfill(body=stylesheet(), content_type="text/css")
        return
    head = '<link rel="stylesheet" href="/a.css"><link rel="icon" href="data:,">'
    body = RINGS["small"].pictures()[0].svg()
    policy = "default-src 'none'; style-src 'self'; img-src data:"
    route.fulfill(
        body=f"<!doctype html>{head}{body}",
        content_type="text/html",
        headers={"Content-Security-Policy": policy},
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_without_inline_styles_gives_pictures_their_colours(
    browser: Browser, scheme: str
) -> None:
    page = browser.new_page(color_scheme=scheme)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.route("**/*", answer)
    page.goto("http://pictures.test/")
    paper = page.evaluate("getComputedStyle(document.querySelector('.fill-paper')).fill")
    assert paper == {"light": "rgb(255, 255, 255)", "dark": "rgb(13, 19, 25)"}[scheme]
    assert complaints == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_file_by_itself_is_light_on_paper_and_dark_on_a_dark_screen(
    browser: Browser, scheme: str, tmp_path: Path
) -> None:
    file = tmp_path / "ring.svg"
    file.write_text(stack(RINGS["small"].pictures(), "Ring"), encoding="utf-8")
    page = browser.new_page(color_scheme=scheme)
    page.goto(file.as_uri())
    ask = "getComputedStyle(document.querySelector('.fill-paper')).fill"
    assert (page.evaluate(ask) == "rgb(255, 255, 255)") is (scheme == "light")
    page.emulate_media(media="print")
    assert page.evaluate(ask) == "rgb(255, 255, 255)"
    page.close()
