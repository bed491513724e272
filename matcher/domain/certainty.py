"""How sure is it that an agency can teach an aim? The one scale of the whole product."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from typing import Final

LEAST_SHOWN: Final = 0.05
"""Below this certainty there is nothing to say but that it is not known."""

SURE_ENOUGH_TO_NAME: Final = 0.3
"""An aim is named as taught from this certainty on; below it only counts towards a value."""

PROBABLE_FROM: Final = 0.5
"""From this certainty on, it is likelier than not."""

SURE_FROM: Final = 0.75

STEPS: Final = (SURE_ENOUGH_TO_NAME, PROBABLE_FROM, SURE_FROM)
"""Where one word gives way to the next, and one shade of a picture."""


class HowSure(StrEnum):
    """How sure it is that an agency can teach an aim; every code has a word in every language.

    Nobody says that a list of tasks is complete: what is not on it is unknown, never a no.
    """

    UNKNOWN = "unknown"
    HARDLY = "hardly"
    POSSIBLE = "possible"
    PROBABLE = "probable"
    SURE = "sure"


_BY_STEP: Final = (HowSure.HARDLY, HowSure.POSSIBLE, HowSure.PROBABLE, HowSure.SURE)


def sure_step(certainty: float) -> int:
    """Return the number of a certainty's shade, from 0 (hardly) to 3 (sure)."""
    return bisect_right(STEPS, certainty)


def how_sure(certainty: float) -> HowSure:
    """Return the code of a certainty's word."""
    return HowSure.UNKNOWN if certainty < LEAST_SHOWN else _BY_STEP[sure_step(certainty)]
