"""Is everything on the pages said in every language?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from string import Formatter
from typing import Final

import pytest

from matcher.domain import fields
from matcher.domain.match import ExclusionCode
from matcher.domain.need import Cooperation, Direction, Similarity
from matcher.enquiries import OffTopic
from matcher.services.importance import STEPS as SLIDER_STEPS
from matcher.services.loosening import LoosenCode
from matcher.services.need_document import NeedDocument
from matcher.services.partner_filters import Facet
from matcher.services.wording import Language, words_in
from tests.architecture.source_tree import ROOT
from web.errors import WORDED
from web.forms.steps import SHOWN, STEPS
from web.pages.export import MEDIA_TYPES
from web.problems import NOT_BUILT
from web.texts import texts_in

TEMPLATES: Final = sorted((ROOT / "web" / "templates").rglob("*.html"))
SAID: Final = re.compile(r"""\bt(?:\.counted)?\(\s*["']([a-z_0-9.]+[a-z_0-9])["']\s*[,)]""")

SOURCES: Final = [*TEMPLATES, *sorted((ROOT / "web").rglob("*.py"))]
FIELDS_SHOWN: Final = {
    value for name, value in vars(fields).items() if name.isupper() and isinstance(value, str)
}
# The keys that are put together where they are asked for: by what each of them ends with.
PUT_TOGETHER: Final[Mapping[str, AbstractSet[str]]] = {
    "site_wide": {
        "find",
        "agencies",
        "trades",
        "method",
        "data",
        "accessibility",
        "privacy",
        "api",
    },
    "language": set(Language),
    "front": {"can", "cannot", "unsure"},
    "need": {*NeedDocument.model_fields, "body", "task", "text"},
    "steps.name": {step.name for step in STEPS},
    "summary.nothing": {step.name for step in STEPS},
    "mark": {*SHOWN, "missing", "covered"},
    "off_topic": {*OffTopic, "nothing"},
    "choice.cooperation": {*Cooperation, *(f"{one}_hint" for one in Cooperation)},
    "choice.direction": set(Direction),
    "choice.similarity": set(Similarity),
    "results": {
        *("basis_known", "basis_assumed", "basis_unknown", "learn", "teach"),
        *(f"step_{step}" for step in range(len(SLIDER_STEPS))),
        *(f"field_{name}" for name in (*Facet, "similarity", "weights", "why", "compare")),
        *("field_limit", "compare_wrong", "filter_wrong", "weights_wrong", "limit_wrong"),
        *(f"download_{kind}" for kind in MEDIA_TYPES),
        *(f"why_{kind}" for kind in ("shown", "lower", "not_chosen")),
    },
    "loosen": set(LoosenCode),
    "excluded": set(ExclusionCode),
    "field": FIELDS_SHOWN,
    "error_page": {"agency_unknown", "agency_misspelt"},
    "status": {
        f"{status}.{part}" for status in (*WORDED, NOT_BUILT) for part in ("title", "detail")
    },
}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", Language)
def test_no_text_lacks_a_form(language: Language) -> None:
    every, own = texts_in(Language.NB).by_key, texts_in(language).by_key
    assert own.keys() == every.keys()
    assert [key for key, text in own.items() if not text.strip()] == []


@pytest.mark.parametrize("language", Language)
def test_every_form_of_a_text_names_the_same_values(language: Language) -> None:
    every, own = texts_in(Language.NB).by_key, texts_in(language).by_key
    assert {k: placeholders(own[k]) for k in own} == {k: placeholders(every[k]) for k in every}


def test_the_two_written_forms_are_two() -> None:
    nb, nn = texts_in(Language.NB).by_key, texts_in(Language.NN).by_key
    long = [key for key, text in nb.items() if len(text.split()) > 6]
    assert [key for key in long if nb[key] == nn[key]] == []


BOKMAAL: Final = re.compile(
    r"\b(ikke|hva|hvem|hvor\w*|hvilk\w*|noen?|dere|deres|fra|være|mer|bare|uten|gi|gir|ennå"
    r"|måned\w*|virksomhet\w*|oppgave\w*|ansatte|sted|steder|navn|annet)\b",
    re.IGNORECASE,
)


def test_nynorsk_has_no_words_of_bokmal() -> None:
    told = words_in(Language.NN).tables
    every = {f"{table}.{code}": said for table, own in told.items() for code, said in own.items()}
    every |= texts_in(Language.NN).by_key
    assert {key: text for key, text in every.items() if BOKMAAL.search(text)} == {}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_text_that_a_template_asks_for_exists(template: object) -> None:
    known = texts_in(Language.NB).by_key
    asked = SAID.findall(template.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    assert [key for key in asked if key not in known and f"{key}.one" not in known] == []


def test_no_template_speaks_for_itself() -> None:
    norwegian = re.compile(r"\b(og|ikke|ikkje|dere|virksomhet|verksemd|eller)\b")
    for template in TEMPLATES:
        shown = re.sub(r"\{[{%#].*?[}%#]\}|<[^>]*>", " ", template.read_text(encoding="utf-8"))
        assert norwegian.findall(shown) == [], template.name


@pytest.mark.parametrize("code", ExclusionCode)
def test_every_kind_of_exclusion_has_a_heading(code: ExclusionCode) -> None:
    assert f"excluded.{code}" in texts_in(Language.NB).by_key


@pytest.mark.parametrize("status", sorted(WORDED))
def test_every_worded_status_has_words(status: int) -> None:
    assert f"status.{status}.title" in texts_in(Language.NB).by_key
    assert f"status.{status}.detail" in texts_in(Language.NB).by_key


def test_every_text_is_used() -> None:
    """A key is used when a page or a presenter asks for it, whole or put together."""
    known = texts_in(Language.NB).by_key
    assert sorted(known.keys() - set(_asked_for())) == []


def _asked_for() -> Iterator[str]:
    for path in SOURCES:
        for key in re.findall(
            r"""["']([a-z_0-9]+(?:\.[a-z_0-9]+)+)["']""", path.read_text("utf-8")
        ):
            yield from (key, f"{key}.one", f"{key}.several")
    for start, ends in PUT_TOGETHER.items():
        yield from (f"{start}.{end}" for end in ends)
