"""How far apart are those who meet in an arrangement, and how sure is that?"""

from __future__ import annotations

import numpy as np

from matcher.domain.agency import AgencyId
from matcher.domain.national import Form, Way
from matcher.national.counting import pairs_that_meet
from matcher.national.packing.problem import IntArray
from matcher.national.parties import Parties


def longest_way(parties: Parties, form: Form, members: IntArray) -> Way | None:
    """Return the longest known way between two that meet, None when no way is known."""
    pairs = [(int(one[0]), int(other[0])) for one, other in pairs_that_meet(form, members[None, :])]
    known = [pair for pair in pairs if not np.isnan(parties.km[pair])]
    if not known:
        return None
    longest = max(known, key=lambda pair: float(parties.km[pair]))
    return Way(
        between=(parties.agencies[longest[0]], parties.agencies[longest[1]]),
        km=float(parties.km[longest]),
        trust=float(parties.km_trust[longest]),
    )


def nowhere(parties: Parties, members: IntArray) -> tuple[AgencyId, ...]:
    """Return the members whose place nobody knows, so that no way to them is known."""
    has_place = ~np.isnan(np.diagonal(parties.km))
    return tuple(parties.agencies[member] for member in members if not has_place[member])
