"""On which days does a movable feast fall, in the year that a mail speaks of?"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from dateutil.easter import easter

from matcher.enquiries.lexicon import Feast
from matcher.enquiries.word_lists import any_of

_WEEK: Final = timedelta(days=7)
_LATE_IN_MONTH: Final = 28
# «Nå etter påske» is said when it has just been.
_NOW_AFTER: Final = re.compile(
    rf"\b{any_of('now')}\s+(?:\w+\s+)?{any_of('after')}\s+$", re.IGNORECASE
)


def feast_days(feast: Feast, sent: date, *, year: int | None, before: str) -> tuple[date, date]:
    """Return the first and last day of a feast: in `year`, else of the next one not over.

    `before` are the words in front of it: what is said to be just over, is this year's.
    """
    days = _days(feast, year or sent.year)
    if year is None and days[1] < sent and not _NOW_AFTER.search(before):
        days = _days(feast, sent.year + 1)
    return days


def day_after(last: date) -> date:
    """Return the day from which something begins after a feast; late in a month, the next one."""
    after = last + timedelta(days=1)
    return after + _WEEK if after.day >= _LATE_IN_MONTH else after


def day_before(first: date) -> date:
    """Return a day just before a feast."""
    return first - _WEEK


def _days(feast: Feast, year: int) -> tuple[date, date]:
    sunday = easter(year)
    return sunday + timedelta(days=feast.first_day), sunday + timedelta(days=feast.last_day)
