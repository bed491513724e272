"""The pages: what each reads, which service it calls, and which template shows it."""

from web.pages import about, agencies, enquiry, front, partners, rings, steps, trades
from web.pages.blueprint import pages

__all__ = [
    "about",
    "agencies",
    "enquiry",
    "front",
    "pages",
    "partners",
    "rings",
    "steps",
    "trades",
]
