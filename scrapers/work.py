"""How are several sources worked through, one after the other?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from matcher.domain.errors import SourceError
from matcher.store import Store
from scrapers.framework.fetch import PoliteFetcher
from scrapers.framework.manifest import Manifest
from scrapers.framework.page import FetchError, MalformedError
from scrapers.framework.run import Orders, Outcome, run_source
from scrapers.framework.shape import Finding, FindingKind
from scrapers.framework.strict import ShapeError
from scrapers.office import Office, check_contact
from scrapers.registry import Registered

T = TypeVar("T")


def run_sources(
    office: Office, store: Store, sources: Sequence[Registered], orders: Mapping[str, Orders]
) -> Iterator[Outcome]:
    """Run each source in turn and yield how it ended; one that fails stops no other.

    Raises
    ------
    InputError
        Before anything is visited, when we could not say who we are.
    """

    def run_one(source: Registered, fetcher: PoliteFetcher) -> Outcome:
        own = orders.get(source.manifest.name, Orders())
        return run_source(source.scraper, fetcher, store, now=office.now, orders=own)

    return _for_each(office, sources, run_one)


def check_sources(
    office: Office, sources: Sequence[Registered]
) -> Iterator[tuple[Manifest, tuple[Finding, ...]]]:
    """Check each source in turn and yield what no longer fits; what cannot be read is a finding.

    Raises
    ------
    InputError
        Before anything is visited, when we could not say who we are.
    """

    def check_one(
        source: Registered, fetcher: PoliteFetcher
    ) -> tuple[Manifest, tuple[Finding, ...]]:
        try:
            return source.manifest, source.scraper.check(fetcher, source.manifest)
        except SourceError as error:
            return source.manifest, (_finding(source.manifest, error),)

    return _for_each(office, sources, check_one)


def _for_each(
    office: Office, sources: Sequence[Registered], do: Callable[[Registered, PoliteFetcher], T]
) -> Iterator[T]:
    """Do something with each source and its fetcher in turn, and yield what came of it.

    The fetcher is let go before the yield, so that nothing is written into its progress bar.
    """
    for source in sources:
        check_contact(office.settings, source.manifest)
    with office.visitor() as (visitor, patience):
        for source in sources:
            with office.fetcher(source.manifest, visitor, patience) as fetcher:
                done = do(source, fetcher)
            yield done


def _finding(manifest: Manifest, error: SourceError) -> Finding:
    """Turn what stopped a check into a finding."""
    match error:
        case MalformedError():
            kind = FindingKind.MARKUP
        case FetchError():
            kind = FindingKind.UNREACHABLE
        case ShapeError():
            kind = FindingKind.TYPE
        case _:
            kind = FindingKind.MARKUP
    where = error.url if isinstance(error, FetchError) else manifest.url
    return Finding(kind=kind, where=where, what=str(error))
