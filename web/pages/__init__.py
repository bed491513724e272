"""Which pages are there?"""

from web.pages.routes import pages

__all__ = ["pages"]
