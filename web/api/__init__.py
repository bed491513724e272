"""How does a program ask Samlære?"""

from web.api import national as _national  # noqa: F401 - its routes are registered by importing it
from web.api.routes import api

__all__ = ["api"]
