"""Where is the place that somebody names?"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from matcher.domain.agency import Position
from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.geography.names import exact_key, loose_keys

_POSTCODE: Final = re.compile(r"(?<!\d)(?:n(?:o)?-?\s?)?(\d{4})(?!\d)", re.IGNORECASE)
_IN_COUNTY: Final = re.compile(r"\s+i\s+|\s*[,(]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A municipality, a postal town, a postcode or a county, with where people live in it.

    `municipality_number` is None for a county.
    """

    name: str
    municipality_number: str | None
    county: str
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """All places by postcode, by municipality number and by every way of writing their names.

    `exact` maps a name as written (case, Unicode form and hyphens aside) to its places, the one
    that is meant when nothing else is said first; `loose` does so for names typed without æ, ø, å
    and accents.
    """

    postcodes: Mapping[str, Place]
    municipalities: Mapping[str, Place]
    exact: Mapping[str, tuple[Place, ...]]
    loose: Mapping[str, tuple[Place, ...]]

    def find(self, text: str) -> Position | None:
        """Return where the named place is, or None when no place has that name."""
        place = self._look_up(text)
        return place.position if place else None

    def find_place(self, text: str, *, field_name: str = "place") -> Place:
        """Return the place that a name or a postcode means.

        A postcode anywhere in the text decides. Of several places with the same name a
        municipality comes before a county and a county before a postal town, and a place with
        more postcodes (our measure of people) before one with fewer; "Våler i Østfold" and
        "Våler, Østfold" name the other one.

        Raises
        ------
        InputError
            When no place has that name; names the field and the nearest names.
        """
        place = self._look_up(text)
        if place is not None:
            return place
        raise InputError(
            Problem(
                field=field_name,
                code=ProblemCode.UNKNOWN_PLACE,
                given=text[:60],
                hint=", ".join(self.similar_names(text)),
            )
        )

    def namesakes(self, text: str) -> tuple[Place, ...]:
        """Return what a bare name may mean, one place a county, that which is meant first.

        "Bø i Telemark" is also one that is called Bø. Nothing is returned for a name that only
        one county has, or that a postcode or a county tells from others.
        """
        if _POSTCODE.search(text):
            return ()
        in_counties: dict[str, Place] = {}
        for place in self._called(text):
            in_counties.setdefault(place.county, place)
        return tuple(in_counties.values()) if len(in_counties) > 1 else ()

    def spelled_out(self, text: str) -> str:
        """Return a name with the county that is meant when several have it, else as it is."""
        several = self.namesakes(text)
        return f"{several[0].name}, {several[0].county}" if several else text

    def municipality_of(self, text: str) -> str | None:
        """Return the number of the municipality a place is in, or None when it is not known."""
        place = self._look_up(text)
        return place.municipality_number if place else None

    def find_municipality(self, number: str) -> Position | None:
        """Return where people live in the municipality with this number, or None."""
        place = self.municipalities.get(number)
        return place.position if place else None

    def similar_names(self, text: str, *, limit: int = 3) -> tuple[str, ...]:
        """Return the names nearest in spelling to a name that was not found."""
        keys = loose_keys(text[:60])
        near = difflib.get_close_matches(keys[0], self.loose, n=limit, cutoff=0.7)
        return tuple(dict.fromkeys(self.loose[key][0].name for key in near))

    def _look_up(self, text: str) -> Place | None:
        """Return the place that is meant, or None."""
        code = _POSTCODE.search(text)
        if code and code.group(1) in self.postcodes:
            return self.postcodes[code.group(1)]
        name = _POSTCODE.sub(" ", text)
        places = self._named(name)
        if places:
            return places[0]
        parts = [part for part in _IN_COUNTY.split(name.rstrip(") ")) if part]
        if len(parts) != 2:
            return None
        within = exact_key(parts[1])
        return next((p for p in self._called(parts[0]) if _is_within(p, within)), None)

    def _named(self, name: str) -> tuple[Place, ...]:
        """Return the places with this name, the likeliest first."""
        key = exact_key(name)
        if not key:
            return ()
        if key in self.exact:
            return self.exact[key]
        return next((self.loose[k] for k in loose_keys(name) if k in self.loose), ())

    def _called(self, name: str) -> tuple[Place, ...]:
        """Return the places with this name, then those that add where they are: "Bø i Telemark"."""
        named = self._named(name)
        if not named:
            return ()
        start = f"{exact_key(named[0].name)} i "
        longer = (found for key, found in self.exact.items() if key.startswith(start))
        return (*named, *(place for found in longer for place in found))


def _is_within(place: Place, county: str) -> bool:
    """Tell whether the place is in the county with this key."""
    return exact_key(place.county) == county
