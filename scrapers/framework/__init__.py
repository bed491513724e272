"""What does every source need, so that a source only says where to look and what the words mean?

A source is a folder `scrapers/sources/<name>/` with three files:

`__init__.py`
    A docstring: which question the source answers.
`source.toml`
    Everything about the source that is not code (read into a `Manifest`)::

        title = "Enhetsregisteret"
        publisher = "Brønnøysundregistrene"
        url = "https://data.brreg.no/enhetsregisteret/api"
        licence = "NLOD 2.0"
        method = "register"          # how its values are known: register or published
        cadence_days = 1             # how often it is worth asking
        floor = 180                  # fewer things than this is fatal, on the first run too
        ceiling = 3000               # more than this is a warning
        counted = "name"             # the field whose observations are counted (one per thing)
        interval_seconds = 0.2       # at least so long between two visits to one host
        max_body_bytes = 20_000_000
        complete = true              # a run sees everything, so what it no longer sees is retired
        other_hosts = []             # hosts that it may also visit; ["*"] is any public host
        after = ["brreg"]            # sources that run before it, because it builds on them

        [options]                    # whatever the source's own code wants to look up
        page_size = 100

`scraper.py`
    Three functions with these exact names and signatures, and any number of pure `parse_` ones::

        def scrape(fetcher: Fetcher, manifest: Manifest, known: Known) -> Harvest:
            '''Read the whole source, or raise a SourceError: then nothing is published.'''
            page = fetcher.fetch(f"{manifest.url}/ting", params={"page": "0"})
            entries = take(page.json_object(), "ting", list)
            things, oddities = read_each(entries, parse_thing, page=page, where="ting")
            found = tuple(
                Found(topic=Topic.AGENCY, key=thing.id, field=fields.NAME, value=thing.name,
                      raw=thing.raw_name, page=page.reference)
                for thing in things
            )
            return Harvest(found=found, oddities=oddities)

        def parse_thing(entry: dict[str, JsonValue]) -> tuple[Thing, tuple[Oddity, ...]]:
            '''Read one thing, taking every field out of `entry` as it is used.'''
            thing = Thing(id=parse_agency_id(take(entry, "nummer", str)),
                          name=take(entry, "navn", str).strip(),
                          homepage=take_optional(entry, "hjemmeside", str))
            return thing, expect_empty(entry, ignore=IGNORED)

        def check(fetcher: Fetcher, manifest: Manifest) -> tuple[Finding, ...]:
            '''Look at the live source and say, in plain words, what no longer fits.'''
            page = fetcher.fetch(f"{manifest.url}/ting", params={"page": "0", "size": "5"})
            return compare_shape(page.json(), SHAPE, where="ting")

What comes from where: `manifest` (Manifest), `harvest` (Found, Harvest, Known), `page` (Page,
PageReference, Fetcher and what a fetch may raise), `strict` (take, take_optional, take_objects,
expect_empty, look_up, read_each, Oddity, ShapeError), `shape` (compare_shape, Finding),
`reconcile` (which entry of a list is which agency of the register). A source
imports nothing else of ours but `matcher.domain`; it never imports requests, never reads a clock
and never sees the store.

The fetcher refuses, waits, retries and keeps the raw bytes; a source only handles what it can
make sense of: `NotThereError` (404) and `GoneError` (410, with the page). Everything else is left
to pass through: the run is then recorded as failed and the last good data stay.

When `SAMLAERE_SOURCE_<NAME>_URL` is set, `manifest.url` is that address, so build every address
from `manifest.url`; turn an absolute link found on a page into an address with `manifest.at(link)`.

In tests a source is played by `tests/scrapers/sources/<name>/play.py`, see
`tests/scrapers/source_server.py`.
"""
