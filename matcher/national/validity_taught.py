"""What is each apprentice of a plan taught? Once more for the checker, not as the search has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from matcher.domain.agency import AgencyId
from matcher.domain.national import Arrangement, Secondment
from matcher.domain.ring import Ring
from matcher.national.parties import OpenNeed
from matcher.national.weights import NationalWeights

ROUNDING: Final = 1e-9


class Taught(NamedTuple):
    """Aim by aim the chance that an agency teaches it.

    As far as it is known, as far as anything was said, and with what can be expected.
    """

    known: list[float]
    stated: list[float]
    expected: list[float]


def taught_at(need: OpenNeed, weights: NationalWeights) -> Taught:
    """Return what an agency teaches, as `weights.toml` says of one that wants an apprentice.

    What it was said to lack it does not teach; of one that has named that, more of the rest is
    expected, and that follows from something said.
    """
    seeker = need.seeker
    has_named = seeker.said_missing
    unread = weights.expected["taught_when_lacks_are_named" if has_named else "taught"]
    taught = Taught([], [], [])
    for read, lacked in zip(seeker.covered.tolist(), seeker.missing.tolist(), strict=True):
        nobody = (1.0 - read) * (1.0 - unread)
        chance = (1.0 - nobody) * (1.0 - lacked) if has_named else 1.0 - nobody
        taught.expected.append(chance)
        taught.stated.append(chance if has_named else read)
        taught.known.append(min(read, chance))
    return taught


def covered(chances: Sequence[Sequence[float]]) -> float:
    """Return the mean chance over the aims that at least one teaches it."""
    total = 0.0
    for of_one_aim in zip(*chances, strict=True):
        nobody = 1.0
        for chance in of_one_aim:
            nobody *= 1.0 - chance
        total += 1.0 - nobody
    return total / len(chances[0])


def who_goes_where(one: Arrangement) -> Iterator[tuple[AgencyId, AgencyId]]:
    """Yield who sends an apprentice to whom: in a swap everybody, in a secondment the first."""
    pairs = zip(one.agencies, (*one.agencies[1:], one.agencies[0]), strict=True)
    return iter([next(pairs)]) if isinstance(one.cooperating, Secondment) else pairs


def wrongly_told(
    one: Arrangement, needs: Mapping[int, OpenNeed], weights: NationalWeights
) -> Iterator[str]:
    """List what an arrangement tells wrongly of its apprentices and of what they are taught."""
    own = {agency: needs[number] for agency, number in zip(one.agencies, one.needs, strict=True)}
    goes = {} if isinstance(one.cooperating, Ring) else dict(who_goes_where(one))
    bring = sorted(goes or [agency for agency, need in own.items() if need.apprentices])
    if one.apprentices != len(bring):
        yield f"{one.agencies} bring {len(bring)} apprentices, and {one.apprentices} are told"
    if sorted(one.coverage) != bring:
        yield f"{bring} bring apprentices, and coverage is told of {sorted(one.coverage)}"
        return
    taught = {agency: taught_at(need, weights) for agency, need in own.items()}
    for agency in bring:
        teach = (agency, goes[agency]) if goes else one.agencies
        known, stated, expected = map(covered, zip(*(taught[who] for who in teach), strict=True))
        for told, is_so in (
            (one.known_coverage[agency], known),
            (one.implied_coverage[agency], max(stated - known, 0.0)),
            (one.coverage[agency], expected),
        ):
            if abs(told - is_so) > ROUNDING:
                yield f"the apprentice of {agency} is told {told:.4f}, and it is {is_so:.4f}"
