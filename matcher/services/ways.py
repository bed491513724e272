"""How far is it between those who meet, how sure is that, and is it too far?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

import numpy as np

from matcher.domain.agency import AgencyId
from matcher.domain.national import Way
from matcher.domain.need import Need
from matcher.geography import road_km_between
from matcher.services.index import Index
from matcher.services.seekers import own_place_trust, positions_of
from matcher.services.wording import Wording

_TENS_FROM_KM: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The longest known way between two that meet, None when none is known, and who is nowhere.

    A way longer than `far_km` is warned of. `nowhere` are those whose place nobody knows.
    """

    longest: Way | None
    nowhere: tuple[AgencyId, ...]
    far_km: float

    @property
    def is_far(self) -> bool:
        """Tell whether two that meet are so far apart that it is warned of."""
        return self.longest is not None and self.longest.km > self.far_km


def ways_in_ring(index: Index, need: Need, partners: Sequence[AgencyId], far_km: float) -> Ways:
    """Return the longest way between two members of the seeker's ring, as in the national plan.

    It goes between the nearest places of each two; the seeker is where the need says it is.
    """
    needs = [need, *(Need(trade=need.trade, seeker=partner) for partner in partners)]
    places = [positions_of(index, one) for one in needs]
    owner = np.repeat(np.arange(len(needs)), [len(own) for own in places])
    latitude = np.array([place.latitude for own in places for place in own], dtype=float)
    longitude = np.array([place.longitude for own in places for place in own], dtype=float)
    km = road_km_between(owner, latitude, longitude, len(needs))
    members = [one.seeker or AgencyId("") for one in needs]
    known = [pair for pair in combinations(range(len(needs)), 2) if not np.isnan(km[pair])]
    nowhere = tuple(who for who, own in zip(members, places, strict=True) if not own)
    if not known:
        return Ways(longest=None, nowhere=nowhere, far_km=far_km)
    one, other = max(known, key=lambda pair: float(km[pair]))
    trust = min(float(own_place_trust(index, needs[at]).reliability) for at in (one, other))
    way = Way(between=(members[one], members[other]), km=float(km[one, other]), trust=trust)
    return Ways(longest=way, nowhere=nowhere, far_km=far_km)


@dataclass(frozen=True, slots=True, kw_only=True)
class WayWords:
    """The sentences on ways in one language; `name` gives the name of an agency.

    `cure` is the word that says what to do about a way that is too far. Places trusted less than
    `sure_place` are told as not confirmed.
    """

    words: Wording
    name: Callable[[AgencyId], str]
    cure: str
    sure_place: float

    def way(self, way: Way | None) -> str:
        """Return how far those who meet are apart, and whether that is sure; nothing if unknown."""
        if way is None:
            return ""
        one, other = way.between
        code = "way_here" if round(way.km) < 1 else "way"
        said = self._say(code, km=self._about(way.km), one=self.name(one), other=self.name(other))
        return said if way.trust >= self.sure_place else f"{said} {self._say('way_unsure')}"

    def warnings(self, ways: Ways) -> list[str]:
        """Return what to know of where those are who meet: too far apart, or nobody knows."""
        found = []
        if ways.is_far:
            found.append(f"{self.way(ways.longest)} {self._say(self.cure)}")
        if ways.nowhere:
            names = self.words.listed([self.name(agency) for agency in ways.nowhere])
            found.append(self._say("nowhere", names=names))
        return found

    def _about(self, km: float) -> str:
        """Return a way in km, in tens from a hundred on: it is estimated."""
        return self.words.grouped(round(km) if km < _TENS_FROM_KM else 10 * round(km / 10))

    def _say(self, code: str, **values: Any) -> str:  # noqa: ANN401 - whatever the word has
        return self.words.word("ways", code).format(**values)


def way_json(way: Way | None) -> dict[str, Any] | None:
    """Return the longest way of an arrangement, null where none is known."""
    if way is None:
        return None
    return {"between": list(way.between), "km": round(way.km, 1), "certainty": round(way.trust, 4)}
