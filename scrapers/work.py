"""How are several sources worked through, one after the other?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher.domain.errors import SourceError
from matcher.store import Store
from scrapers.framework.manifest import Manifest
from scrapers.framework.page import FetchError, MalformedError
from scrapers.framework.run import Orders, Outcome, run_source
from scrapers.framework.shape import Finding, FindingKind
from scrapers.framework.strict import ShapeError
from scrapers.office import Office, check_contact
from scrapers.registry import Registered


def run_sources(
    office: Office, store: Store, sources: Sequence[Registered], orders: Mapping[str, Orders]
) -> Iterator[Outcome]:
    """Run each source in turn and yield how it ended; one that fails stops no other.

    Raises
    ------
    InputError
        Before anything is visited, when we could not say who we are.
    """
    for source in sources:
        check_contact(office.settings, source.manifest)
    with office.visitor() as (visitor, patience):
        for source in sources:
            with office.fetcher(source.manifest, visitor, patience) as fetcher:
                outcome = run_source(
                    source.scraper,
                    fetcher,
                    store,
                    now=office.now,
                    orders=orders.get(source.manifest.name, Orders()),
                )
            yield outcome


def check_sources(
    office: Office, sources: Sequence[Registered]
) -> Iterator[tuple[Manifest, tuple[Finding, ...]]]:
    """Check each source in turn and yield what no longer fits; what cannot be read is a finding.

    Raises
    ------
    InputError
        Before anything is visited, when we could not say who we are.
    """
    for source in sources:
        check_contact(office.settings, source.manifest)
    with office.visitor() as (visitor, patience):
        for source in sources:
            with office.fetcher(source.manifest, visitor, patience) as fetcher:
                try:
                    findings = source.scraper.check(fetcher, source.manifest)
                except SourceError as error:
                    findings = (_finding(source.manifest, error),)
            yield source.manifest, findings


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
