"""How does a program ask Samlære?"""

from web.api.routes import api

__all__ = ["api"]
