"""Are dates, numbers and names written as readers of each language write them?"""

from __future__ import annotations

from datetime import date

from matcher.services.wording import Language
from web.formats import month_names, percent, write_date, write_km


def test_a_date_has_its_month_in_words() -> None:
    assert write_date(date(2026, 11, 1), Language.NB) == "1. november 2026"
    assert write_date(date(2026, 5, 17), Language.NN) == "17. mai 2026"
    assert write_date(date(2026, 5, 7), Language.EN) == "7 May 2026"


def test_numbers_stay_with_their_units() -> None:
    assert (percent(0.405), write_km(37.6)) == (40, "38\u00a0km")


def test_a_year_has_twelve_months() -> None:
    assert month_names(Language.NN)[1] == "januar"
    assert month_names(Language.EN)[12] == "December"
    assert len(set(month_names(Language.NB).values())) == 12
