"""Which numbers does the scheme itself fix, and where are they published?

Source of the numbers on rings and secondments: the state's training office (OK stat in DFØ),
"Samarbeid om lærlinger på tvers av virksomheter", https://www.dfo.no/okstat, read 2026-11.
"""

from __future__ import annotations

from typing import Final

RING_MEMBERS: Final = range(2, 4 + 1)
RING_STAY_MONTHS: Final = range(4, 12 + 1)
SECONDMENT_MONTHS: Final = range(1, 6 + 1)

TRAINING_PERIOD_MONTHS: Final = 24
"""Læretid in most trades: two years (Udir, the structure of
each trade)."""

APPRENTICE_REQUIRED_ABOVE_EMPLOYEES: Final = 75
"""State agencies with more employees than this shall have at least one apprentice at all times
(Fellesføringer i tildelingsbrev, as described by OK stat)."""

APPRENTICE_START_MONTH: Final = 8
"""Apprentices normally start in August (vilbli.no; the counties' intake calendars)."""
