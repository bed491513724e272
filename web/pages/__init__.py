"""The pages: what each reads, which service it calls, and which template shows it."""

from web.pages import (
    about,
    agencies,
    compare,
    enquiry,
    export,
    front,
    partners,
    rings,
    steps,
    trades,
)
from web.pages.blueprint import pages

__all__ = [
    "about",
    "agencies",
    "compare",
    "enquiry",
    "export",
    "front",
    "pages",
    "partners",
    "rings",
    "steps",
    "trades",
]
