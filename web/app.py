"""What does the web application consist of?"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from flask import Flask, redirect, url_for
from flask.typing import ResponseReturnValue
from werkzeug.middleware.proxy_fix import ProxyFix

from matcher.services.enquiries import ReaderHolder
from matcher.services.index_loading import IndexHolder
from matcher.services.ring_pictures import stylesheet
from matcher.settings import Settings
from web import (
    compression,
    conditional,
    errors,
    limits,
    pages,
    security,
    templating,
)
from web.api import api
from web.api.openapi import DESCRIPTION, describe_api
from web.assets import read_assets
from web.current import EXTENSION, Rim, rim
from web.languages import language_of_browser
from web.sources import SourceNames

HERE: Final = Path(__file__).parent


def create_app(settings: Settings, index_holder: IndexHolder | None = None) -> Flask:
    """Return the application: pages in every language, the API and the static files.

    `index_holder` gives the index that answers are computed from; by default the one that
    `settings` points to, exchanged when a new one has been published.

    Raises
    ------
    InputError
        When a setting cannot be used; the field is the variable's name.
    """
    app = Flask("web", root_path=str(HERE), static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body_bytes
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.extensions[EXTENSION] = Rim(
        settings=settings,
        holder=index_holder or IndexHolder(settings),
        assets=read_assets(HERE / "static", {"pictures.css": stylesheet()}),
        source_names=SourceNames(settings),
        readers=ReaderHolder(),
    )
    # Flask runs these the other way round: the body is compressed after all else is settled.
    compression.register(app)
    security.register(app)
    conditional.register(app)
    limits.register(app, settings)
    app.add_url_rule("/static/<digest>/<path:name>", "static", _serve_asset, methods=["GET"])
    app.add_url_rule("/", "root", _send_to_own_language)
    app.register_blueprint(pages.pages)
    app.register_blueprint(api)
    errors.register(app)
    templating.register(app)
    app.extensions[DESCRIPTION] = describe_api(app)
    if settings.trusted_proxies:
        trusted = settings.trusted_proxies
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=trusted, x_proto=trusted, x_host=trusted
        )
    return app


def _serve_asset(digest: str, name: str) -> ResponseReturnValue:
    return rim().assets.respond(digest, name)


def _send_to_own_language() -> ResponseReturnValue:
    response = redirect(url_for("pages.front", language=language_of_browser()))
    response.vary.add("Accept-Language")
    return response
