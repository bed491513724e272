"""In which written form is a curriculum laid down, and which texts are truly in which form?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from bs4 import BeautifulSoup

from matcher.domain.provenance import JsonValue
from scrapers.framework.strict import ShapeError

DEFAULT: Final = "default"
BOKMAAL: Final = "nob"
NYNORSK: Final = "nno"

# Words that belong to one written form alone.
_NB_ONLY: Final = frozenset({"ikke", "en", "et", "være", "fra", "hva", "hvordan", "egne", "noen"})
_NN_ONLY: Final = frozenset({"ikkje", "ein", "eit", "vere", "frå", "kva", "korleis", "eigne"})
_CLEARLY_MORE: Final = 3


def parse_texts(value: JsonValue, *, where: str) -> dict[str, str]:
    """Read a text with its languages, in any of the three ways that Grep writes one.

    `{"tekst": [{"spraak": …, "verdi": …}]}`, the list alone, or a plain text, which is in the
    default language. Markup is taken away.

    Raises
    ------
    ShapeError
        When it is none of the three, or a language stands without a text.
    """
    if isinstance(value, str):
        return {DEFAULT: clean(value)}
    items = value.get("tekst") if isinstance(value, dict) else value
    if not isinstance(items, list):
        raise ShapeError(where, "expected a text with its languages", value)
    texts: dict[str, str] = {}
    for item in items:
        language = item.get("spraak") if isinstance(item, dict) else None
        text = item.get("verdi") if isinstance(item, dict) else None
        if not isinstance(language, str) or not isinstance(text, str):
            raise ShapeError(where, "expected “spraak” and “verdi”", item)
        if clean(text):
            texts[language] = clean(text)
    return texts


def clean(text: str) -> str:
    """Return a text without markup and doubled spaces."""
    plain = BeautifulSoup(text, "lxml").get_text(" ") if "<" in text else text
    return " ".join(plain.split())


def find_official_form(texts: Sequence[Mapping[str, str]]) -> str | None:
    """Say in which form, `nb` or `nn`, a curriculum is laid down; None when that is not clear.

    Grep's `default` is the text of the regulation, and a language without a translation repeats
    it. So where bokmål and nynorsk differ, the one that is the default is the official one. When
    they never differ, words that only one of the forms has decide, if they are clearly more.
    """
    differing = [each for each in texts if each.get(BOKMAAL) and each.get(NYNORSK)]
    differing = [each for each in differing if each[BOKMAAL] != each[NYNORSK]]
    votes_nb = sum(each.get(DEFAULT) == each[BOKMAAL] for each in differing)
    votes_nn = sum(each.get(DEFAULT) == each[NYNORSK] for each in differing)
    if votes_nb != votes_nn and min(votes_nb, votes_nn) == 0:
        return "nb" if votes_nb else "nn"
    words = [
        word
        for each in texts
        for word in re.findall(r"\w+", each.get(DEFAULT, each.get(BOKMAAL, "")).casefold())
    ]
    nb, nn = (sum(word in only for word in words) for only in (_NB_ONLY, _NN_ONLY))
    if nb >= _CLEARLY_MORE * max(nn, 1):
        return "nb"
    return "nn" if nn >= _CLEARLY_MORE * max(nb, 1) else None


def split_forms(texts: Mapping[str, str], official: str | None) -> tuple[str | None, str | None]:
    """Return a text in bokmål and in nynorsk; a repetition of the other form is None."""
    default = texts.get(DEFAULT)
    if official == "nn":
        nn = texts.get(NYNORSK) or default
        nb = texts.get(BOKMAAL)
        return (None if nb == nn else nb), nn
    nb = texts.get(BOKMAAL) or default
    nn = texts.get(NYNORSK)
    return nb, (None if nn == nb else nn)
