"""The pages: what each reads, which service it calls, and which template shows it."""

from web.pages import about, agencies, front, partners, rings
from web.pages.blueprint import pages

__all__ = ["about", "agencies", "front", "pages", "partners", "rings"]
