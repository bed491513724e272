"""What is known, and since when? The only room that talks to a database."""

from matcher.domain.runs import PublishedRun, RunDraft
from matcher.store.store import Store, open_store

__all__ = ["PublishedRun", "RunDraft", "Store", "open_store"]
