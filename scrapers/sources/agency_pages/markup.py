"""Which parts of a page hold its content, and which only surround it?"""

from __future__ import annotations

from typing import Final

from bs4 import BeautifulSoup

HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
FURNITURE: Final = ("nav", "footer", "aside", "script", "style", "form", "noscript", "dialog")


def read_content(html: str) -> BeautifulSoup:
    """Return a page without the menus, forms and scripts around its content."""
    soup = BeautifulSoup(html, "lxml")
    for furniture in soup.find_all(FURNITURE):
        furniture.decompose()
    return soup
