"""How does an answer of the API travel?"""

from __future__ import annotations

from flask import Response, json

from web.languages import language_of_address


def answer_json(document: object) -> Response:
    """Return an answer as JSON, with the language that its sentences are in."""
    response = Response(json.dumps(document), content_type="application/json")
    response.content_language.add(language_of_address().value)
    response.vary.add("Accept-Language")
    return response
