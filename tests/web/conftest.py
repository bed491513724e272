"""Which application do tests of pages and API ask? A real one on the packaged data."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from matcher.settings import Settings
from web import create_app

UNLIMITED = "1000000 per minute"


@pytest.fixture(scope="session")
def app(packaged_settings: Settings) -> Flask:
    """Return an application that answers as often as a test wants."""
    return create_app(replace(packaged_settings, rate_limit=UNLIMITED))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return somebody who asks the application."""
    return app.test_client()
