"""Which of many ranked rings are different enough to be shown beside each other?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from matcher.rings.weights import RingWeights


def pick_diverse(ranked: Iterable[frozenset[int]], weights: RingWeights, limit: int) -> list[int]:
    """Return the places of the rings to show: from the best down, each that is new enough.

    A ring is passed over when it shares more than `shared_partners` partners with one already
    shown, or has a partner that is shown in `appearances` rings. Partners that were asked for
    are not counted and must be left out of the sets.
    """
    shown: list[frozenset[int]] = []
    times: Counter[int] = Counter()
    places: list[int] = []
    for place, partners in enumerate(ranked):
        if len(places) == limit:
            break
        if any(times[partner] >= weights.appearances for partner in partners):
            continue
        if any(len(partners & other) > weights.shared_partners for other in shown):
            continue
        shown.append(partners)
        times.update(partners)
        places.append(place)
    return places
