"""What is on a page as a person sees it?"""

from __future__ import annotations

from bs4 import BeautifulSoup

from matcher.services.parting import SOFT_HYPHEN


def seen(html: str) -> BeautifulSoup:
    """Return a page without the soft hyphens in its long words: inside a line they are nothing."""
    return BeautifulSoup(html.replace(SOFT_HYPHEN, ""), "lxml")
