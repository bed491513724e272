"""Has somebody thought of every route: what it is, and for whom?"""

from __future__ import annotations

from typing import Final

from flask import Flask

from matcher.services.wording import Language
from web.api.operations import operation_of

PAGES: Final = {
    "pages.front",
    "pages.whole_form",
    "pages.step",
    "pages.summary",
    "pages.write_enquiry",
    "pages.enquiry",
    "pages.partners",
    "pages.compare",
    "pages.export",
    "pages.export_rings",
    "pages.rings",
    "pages.agencies",
    "pages.agency",
    "pages.trades",
    "pages.trade",
    "pages.method",
    "pages.accessibility",
    "pages.privacy",
    "pages.data",
    "pages.api_description",
}
API: Final = {
    "api.list_agencies",
    "api.read_agency",
    "api.list_trades",
    "api.read_trade",
    "api.find_partners_of_body",
    "api.find_partners_of_address",
    "api.find_rings_of_body",
    "api.plan_nation",
    "api.read_enquiry",
    "api.find_aims",
    "api.read_status",
}
ABOUT_THE_API: Final = {"api.read_openapi", "api.read_docs"}
OTHER: Final = {"root", "static"}


def test_every_route_is_classified(app: Flask) -> None:
    assert set(app.view_functions) == PAGES | API | ABOUT_THE_API | OTHER


def test_every_page_has_its_language_in_the_address(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        if rule.endpoint in PAGES:
            languages = ", ".join(Language)
            assert rule.rule.startswith(f"/<any({languages}):language>/"), rule.rule


def test_every_route_of_the_api_says_what_it_reads_and_answers(app: Flask) -> None:
    assert {name for name, view in app.view_functions.items() if operation_of(view)} == API


def test_nothing_is_changed_by_asking(app: Flask) -> None:
    methods = {method for rule in app.url_map.iter_rules() for method in rule.methods or ()}
    assert methods <= {"GET", "HEAD", "OPTIONS", "POST"}
