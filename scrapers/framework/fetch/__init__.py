"""How are public sources visited? The only package that opens a connection."""

from scrapers.framework.fetch.limits import Limits
from scrapers.framework.fetch.polite import PoliteFetcher
from scrapers.framework.fetch.visitor import Visitor

__all__ = ["Limits", "PoliteFetcher", "Visitor"]
