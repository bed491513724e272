"""What does every test stand on? A closed network, repeatable examples and databases."""

from __future__ import annotations

from hypothesis import settings

pytest_plugins = ["tests.network", "tests.packaged", "tests.postgres"]

# Repeatable, so that a failure on one machine is a failure on all; no deadline, since a slow
# machine is not a wrong answer.
settings.register_profile("samlaere", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("samlaere")
