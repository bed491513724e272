"""Does a national plan keep the rules? Written from the rules, not from the search.

A need is served by at most as many arrangements as it has apprentices, an agency hosts no more at
once than it has places, nobody is in an arrangement it did not ask for, and every arrangement does
what it is for: a ring covers enough, not on assumptions alone, and everybody adds something; a swap
teaches every apprentice something that is not assumed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from matcher.domain.agency import AgencyId
from matcher.domain.national import Arrangement, NationalPlan, Secondment, SwapCycle
from matcher.domain.need import Cooperation, Direction, Need
from matcher.domain.ring import Ring
from matcher.domain.rules import RING_STAY_MONTHS
from matcher.geography import road_km
from matcher.national.conditions import Conditions
from matcher.national.parties import OpenNeed
from matcher.national.validity_taught import (
    ROUNDING,
    covered,
    taught_at,
    who_goes_where,
    wrongly_told,
)
from matcher.national.weights import NationalWeights, Possible

_METRES = 0.01


def violations(
    plan: NationalPlan, needs: Sequence[OpenNeed], conditions: Conditions, weights: NationalWeights
) -> list[str]:
    """List every broken rule in plain words; an empty list means the plan is valid."""
    by_number = {need.number: need for need in needs}
    return [
        *_served(plan, needs),
        *_places(plan, by_number),
        *(text for one in plan.arrangements for text in _wishes(one, by_number)),
        *(text for one in plan.arrangements for text in _meeting(one, conditions)),
        *(text for one in plan.arrangements for text in _starts(one, by_number, weights.possible)),
        *(text for one in plan.arrangements for text in _purpose(one, by_number, weights)),
        *(text for one in plan.arrangements for text in wrongly_told(one, by_number, weights)),
        *_reached(plan),
    ]


def _served(plan: NationalPlan, needs: Sequence[OpenNeed]) -> Iterator[str]:
    times = Counter(number for one in plan.arrangements for number in one.needs)
    missing = Counter(left.need for left in plan.left_out)
    for need in needs:
        wanted = max(need.apprentices, 1)
        if times[need.number] + missing[need.number] != wanted:
            is_special = need.seeker.need.cooperation is Cooperation.EXTERNAL_SPECIALIST
            if not (is_special and not times[need.number] and missing[need.number]):
                yield (
                    f"need {need.number} is served {times[need.number]} times and left out "
                    f"{missing[need.number]} times, not {wanted} in all"
                )


def _places(plan: NationalPlan, needs: dict[int, OpenNeed]) -> Iterator[str]:
    hosted: Counter[tuple[AgencyId, str]] = Counter()
    for one in plan.arrangements:
        hosts = one.agencies[1:] if isinstance(one.cooperating, Secondment) else one.agencies
        hosted.update((agency, one.cooperating.trade) for agency in hosts)
    for need in needs.values():
        times = hosted[need.agency, need.seeker.need.trade]
        if need.places is not None and times > need.places:
            yield f"{need.agency} hosts in {times} arrangements and has {need.places} places"


def _reached(plan: NationalPlan) -> Iterator[str]:
    """Look at what the plan tells of its objectives: their sums, and bounds that they are below."""
    for reached in plan.reached:
        objective, value, bound = reached.objective, reached.value, reached.bound
        added = sum(one.counts[objective] for one in plan.arrangements)
        if abs(value - added) > ROUNDING:
            yield f"{objective} is told as {value:g}, and adds up to {added:g}"
        if value > bound:
            yield f"{objective} reaches {value:g}, above its bound {bound:g}"


def _wishes(one: Arrangement, needs: dict[int, OpenNeed]) -> Iterator[str]:
    """Look at what each member asked for: the form, the way, the trade, and how far."""
    if len(set(one.agencies)) != len(one.agencies):
        yield f"{one.agencies} has an agency twice"
    for agency, number in zip(one.agencies, one.needs, strict=True):
        need = needs[number].seeker.need
        if needs[number].agency != agency:
            yield f"need {number} is not of {agency}"
        if need.trade != one.cooperating.trade:
            yield f"need {number} is in {need.trade}, not in {one.cooperating.trade}"
        yield from _form(one, agency, need)


def _form(one: Arrangement, agency: AgencyId, need: Need) -> Iterator[str]:
    form = Cooperation.RING if isinstance(one.cooperating, Ring) else Cooperation.SECONDMENT
    if need.cooperation not in {None, Cooperation.ANY, form}:
        yield f"{agency} asked for {need.cooperation} and got {form}"
    if isinstance(one.cooperating, SwapCycle) and need.direction not in {None, Direction.SWAP}:
        yield f"{agency} wants to {need.direction} and is in a swap"
    if isinstance(one.cooperating, Secondment):
        is_host = agency == one.cooperating.host
        right = {Direction.RECEIVE} if is_host else {Direction.SEND, None}
        if need.direction not in right:
            wants = need.direction or "place an apprentice"
            yield f"{agency} wants to {wants}, not so in a secondment"


def _meeting(one: Arrangement, conditions: Conditions) -> Iterator[str]:
    members = frozenset(one.agencies)
    for apart in conditions.apart:
        if len(apart & members) > 1:
            yield f"{sorted(apart & members)} were to be kept apart"
    for together in conditions.together:
        if together & members and not together <= members:
            yield f"{sorted(together & members)} is without the rest of {sorted(together)}"


def _starts(one: Arrangement, needs: dict[int, OpenNeed], least: Possible) -> Iterator[str]:
    """Look at every two that meet: how far apart their places are, and the starts they want."""
    for first, second in _meetings(one):
        here, there = needs[first], needs[second]
        starts = (here.seeker.need.start, there.seeker.need.start)
        if starts[0] is not None and starts[1] is not None:
            months = abs((starts[0].year - starts[1].year) * 12 + starts[0].month - starts[1].month)
            if months > least.start_within_months:
                yield f"{here.agency} and {there.agency} want to start {months} months apart"
        yield from _too_far(here, there)


def _meetings(one: Arrangement) -> Iterator[tuple[int, int]]:
    """Yield every two needs that must suit each other: in a swap each and the next."""
    if isinstance(one.cooperating, SwapCycle):
        yield from zip(one.needs, (*one.needs[1:], one.needs[0]), strict=True)
    else:
        yield from combinations(one.needs, 2)


def _too_far(here: OpenNeed, there: OpenNeed) -> Iterator[str]:
    ways = [
        float(road_km(a.latitude, a.longitude, b.latitude, b.longitude))
        for a in here.positions
        for b in there.positions
    ]
    for need in (here, there):
        most = need.seeker.need.max_km
        if most is not None and (not ways or min(ways) > most + _METRES):
            yield f"{need.agency} is willing to travel {most} km, and that is not near enough"


def _purpose(
    one: Arrangement, needs: dict[int, OpenNeed], weights: NationalWeights
) -> Iterator[str]:
    least = weights.possible
    taught = {
        agency: taught_at(needs[number], weights)
        for agency, number in zip(one.agencies, one.needs, strict=True)
    }
    if isinstance(one.cooperating, Ring):
        chances = {agency: own.expected for agency, own in taught.items()}
        yield from _ring_purpose(one, needs, chances, least)
        share = covered([own.stated for own in taught.values()])
        if share < least.enough_stated - ROUNDING:
            yield f"of what {one.agencies} cover {share:.3f} was said or read, the rest assumed"
        return
    for own, host in who_goes_where(one):
        at_home, there = taught[own].expected, taught[host].stated
        more = covered([at_home, there]) - covered([at_home])
        if more < least.least_gain - ROUNDING:
            yield f"the apprentice of {own} learns too little at {host}: {more:.3f}"
        seeker = needs[one.needs[one.agencies.index(own)]].seeker
        brought = sum(w * c for w, c in zip(seeker.missing.tolist(), there, strict=True))
        if seeker.said_missing and brought < least.least_wanted - ROUNDING:
            yield f"{host} does not teach what the apprentice of {own} was said to lack"


def _ring_purpose(
    one: Arrangement,
    needs: dict[int, OpenNeed],
    chances: dict[AgencyId, list[float]],
    least: Possible,
) -> Iterator[str]:
    together = covered(list(chances.values()))
    if together < least.enough_coverage - ROUNDING:
        yield f"{one.agencies} cover {together:.3f} of the curriculum"
    for agency, number in zip(one.agencies, one.needs, strict=True):
        wish = needs[number].seeker.need
        months = wish.planned_months
        if needs[number].apprentices and months < len(one.agencies) * min(RING_STAY_MONTHS):
            yield f"{agency} has {months} months, too few for {len(one.agencies)} members"
        others = [own for other, own in chances.items() if other != agency]
        adds = together - covered(others)
        only_sends = wish.direction is Direction.SEND
        if adds < least.least_contribution - ROUNDING and not only_sends:
            yield f"{agency} adds only {adds:.4f} to {one.agencies}"
