"""How is the gazetteer made from the tables of postcodes, municipalities and counties?"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Final

from matcher.domain.agency import Position
from matcher.domain.errors import SourceError
from matcher.geography.gazetteer import Gazetteer, Place
from matcher.geography.names import display_name, exact_key, loose_keys

POSTCODES: Final = "postnummer.csv"
MUNICIPALITIES: Final = "kommuner_2024.csv"
COUNTIES: Final = "fylker_2024.csv"

_POSTCODE_COLUMNS: Final = (
    "postnummer",
    "poststed",
    "kommunenummer",
    "kommune",
    "fylke",
    "lat",
    "lon",
)
_MUNICIPALITY_COLUMNS: Final = (
    "kommunenummer",
    "navn",
    "fylke",
    "navn_alle",
    "befolkningspunkt_lat",
    "befolkningspunkt_lon",
)
_COUNTY_COLUMNS: Final = ("navn", "offisielt_navn", "centroid_lat", "centroid_lon")

_Named = tuple[str, Place]


def read_gazetteer(data_dir: Path) -> Gazetteer:
    """Return the gazetteer of `data_dir`/reference/geo.

    A municipality lies where its people live (Kartverket's population point), a postal town at
    the mean of its postcodes, a county at its centre.

    Raises
    ------
    SourceError
        When a table is missing or lacks a column; names the file.
    """
    folder = data_dir / "reference" / "geo"
    codes = _read(folder / POSTCODES, _POSTCODE_COLUMNS)
    postcodes = {row[0]: _postcode(row) for row in codes}
    rows = _read(folder / MUNICIPALITIES, _MUNICIPALITY_COLUMNS)
    municipalities = {row[0]: _municipality(row) for row in rows}
    towns = _towns(codes)
    islands = _beyond_the_municipalities(codes, towns, municipalities)
    counties = [_county(row) for row in _read(folder / COUNTIES, _COUNTY_COLUMNS)]
    sizes = Counter(row[2] for row in codes)
    official = [
        (name, municipalities[row[0]]) for row in rows for name in (row[1], *row[3].split(" - "))
    ]
    ranked = [
        *sorted(official, key=lambda named: -sizes[named[1].municipality_number or ""]),
        *islands,
        *((name, place) for names, place in counties for name in names),
        *((place.name, place) for place in towns),
    ]
    exact, loose = _by_key(ranked)
    return Gazetteer(
        postcodes=postcodes,
        municipalities=municipalities
        | {place.municipality_number or "": place for _, place in islands},
        exact=exact,
        loose=loose,
    )


def _read(path: Path, columns: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the named columns of a CSV file, in that order."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            header = next(reader)
            pick = itemgetter(*(header.index(column) for column in columns))
            return [pick(row) for row in reader]
    except (OSError, ValueError, IndexError, StopIteration) as error:
        message = f"{path.name}: cannot be read as a table of places: {error}"
        raise SourceError(message) from error


def _postcode(row: tuple[str, ...]) -> Place:
    """Return the place of one postcode."""
    _, town, municipality, _, county, latitude, longitude = row
    return Place(
        name=display_name(town),
        municipality_number=municipality,
        county=county,
        position=Position(latitude=float(latitude), longitude=float(longitude)),
    )


def _municipality(row: tuple[str, ...]) -> Place:
    """Return the place of one municipality."""
    number, name, county, _, latitude, longitude = row
    return Place(
        name=name,
        municipality_number=number,
        county=county,
        position=Position(latitude=float(latitude), longitude=float(longitude)),
    )


def _county(row: tuple[str, ...]) -> tuple[tuple[str, ...], Place]:
    """Return the names of a county and its place."""
    name, official, latitude, longitude = row
    place = Place(
        name=name,
        municipality_number=None,
        county=name,
        position=Position(latitude=float(latitude), longitude=float(longitude)),
    )
    return (name, *official.split(" - ")), place


def _towns(codes: Iterable[tuple[str, ...]]) -> list[Place]:
    """Return the postal towns, one for each municipality they reach into, most postcodes first."""
    grouped: dict[tuple[str, str, str], list[tuple[float, float]]] = {}
    for _, town, municipality, _, county, latitude, longitude in codes:
        points = grouped.setdefault((town, municipality, county), [])
        points.append((float(latitude), float(longitude)))
    by_size = sorted(grouped.items(), key=lambda item: (-len(item[1]), item[0]))
    return [
        Place(
            name=display_name(town),
            municipality_number=municipality,
            county=county,
            position=Position(
                latitude=round(sum(point[0] for point in points) / len(points), 4),
                longitude=round(sum(point[1] for point in points) / len(points), 4),
            ),
        )
        for (town, municipality, county), points in by_size
    ]


def _beyond_the_municipalities(
    codes: Iterable[tuple[str, ...]], towns: Sequence[Place], municipalities: Mapping[str, Place]
) -> list[_Named]:
    """Return Svalbard and Jan Mayen, which have postcodes but no municipality, at their town."""
    names = {row[2]: display_name(row[3]) for row in codes if row[2] not in municipalities}
    main_towns = {
        number: next(town for town in towns if town.municipality_number == number)
        for number in names
    }
    return [
        (
            name,
            Place(
                name=name,
                municipality_number=number,
                county=main_towns[number].county,
                position=main_towns[number].position,
            ),
        )
        for number, name in names.items()
    ]


def _by_key(
    ranked: Iterable[_Named],
) -> tuple[dict[str, tuple[Place, ...]], dict[str, tuple[Place, ...]]]:
    """Return the places by exact and by loose key, in the order they come."""
    exact: dict[str, tuple[Place, ...]] = {}
    loose: dict[str, tuple[Place, ...]] = {}
    for name, place in ranked:
        _add(exact, (exact_key(name),), place)
        _add(loose, _keys_once(name), place)
    return exact, loose


def _keys_once(name: str) -> Iterator[str]:
    """Give the loose keys of a name; one for a name that any keyboard can type."""
    key = exact_key(name)
    if key.isascii():
        yield key
    else:
        yield from loose_keys(name)


def _add(index: dict[str, tuple[Place, ...]], keys: Iterable[str], place: Place) -> None:
    """Put the place last under each key, once."""
    for key in keys:
        known = index.get(key, ())
        if place not in known:
            index[key] = (*known, place)
