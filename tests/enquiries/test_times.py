"""Which months do people's words for times mean, with the calendar of their year?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.calendar import YearMonth
from matcher.enquiries import Lexicon
from matcher.enquiries.clauses import mark_text
from matcher.enquiries.times import find_times
from matcher.enquiries.times_dated import months_between, next_month
from matcher.enquiries.times_said import read_busy_months, read_roles, read_start


def busy(text: str, lexicon: Lexicon, sent: date = date(2026, 1, 12)) -> list[int]:
    marked = mark_text(text, lexicon)
    times = find_times(text, sent, lexicon)
    return [said.value for said in read_busy_months(times, read_roles(marked, times))]


def start(text: str, lexicon: Lexicon, sent: date = date(2026, 1, 12)) -> str | None:
    marked = mark_text(text, lexicon)
    times = find_times(text, sent, lexicon)
    said = read_start(times, read_roles(marked, times))
    return str(said.value) if said else None


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Unngå mars–mai.", [3, 4, 5]),
        ("Januar, februar og mars går ikke.", [1, 2, 3]),
        ("Q4 er helt uaktuelt.", [10, 11, 12]),
        ("Rundt årsskiftet er det stengt.", [1, 12]),
        ("Uke 40–42 er umulig for oss.", [10]),
        ("Hausten er travel.", [9, 10, 11]),
        ("I eksamenstida har vi ingen tid.", [5, 6, 12]),
        ("I eksamenstida, altså mai og desember, har vi ingen tid.", [5, 12]),
        ("Vi kan når som helst unntatt mai og juni.", [5, 6]),
        ("November through January is hopeless.", [1, 11, 12]),
        ("Travle perioder:\n- mars\n- desember", [3, 12]),
        ("Sommeren er høysesong.", [6, 7, 8]),
        ("Februar er roligst hos oss.", []),
        ("Det er vår beste lærling siden august.", []),
        ("Vi kan ikke begynne før august.", []),
        ("Vinteren (nov.–feb.) er vond.", [1, 2, 11, 12]),
        ("Hausten (sept. - okt.) er full av revisjonar.", [9, 10]),
        ("The spring (Mar.–May) is hopeless.", [3, 4, 5]),
        ("Rett før jul og i mai er det kaos.", [5, 12]),
        ("I juni og like før påske er vi opptekne.", [3, 6]),
        ("Just before Christmas and in February is impossible.", [2, 12]),
        ("Ukene før sommerferien er håpløse.", [6]),
        ("Ikkje kom med noko i mars.", [3]),
        ("Ikke send noen til oss i oktober.", [10]),
        ("Please don't send anyone in November.", [11]),
        ("Ikke send noen hit før oktober.", []),
        ("Unngå mars, nei, april.", [4]),
        ("Eksamenstid er mai og desember, da er det kaos.", [5, 12]),
        ("Hun bør være hjemme i november.", [11]),
        ("Me treng henne sjølve i august og september.", [8, 9]),
        ("It is not to be in April or May.", [4, 5]),
        ("We need her here in June.", [6]),
        ("Unngå april og mai (påske og lamming).", [4, 5]),
        ("Januar (rett etter jul) er verst.", [1]),
        ("Unngå uke 8 (det er vinterferie), og i juni er det tilsyn.", [2, 6]),
        ("June, sorry, July is impossible.", [7]),
    ],
)
def test_months_that_are_called_bad_are_busy(
    text: str, months: list[int], lexicon: Lexicon
) -> None:
    assert busy(text, lexicon) == months


@pytest.mark.parametrize(
    ("sent", "month"),
    [(date(2026, 1, 8), "2026-04"), (date(2026, 6, 1), "2027-04"), (date(2024, 1, 8), "2024-04")],
)
def test_after_easter_follows_the_calendar_of_the_year(
    sent: date, month: str, lexicon: Lexicon
) -> None:
    assert start("Vi ønsker oppstart etter påske.", lexicon, sent) == month


@pytest.mark.parametrize(
    ("text", "sent", "month"),
    [
        ("Oppstart etter påske neste år.", date(2026, 1, 12), "2027-04"),
        ("Vi vil starte etter påske 2028.", date(2026, 1, 12), "2028-04"),
        ("We could begin after Easter next year.", date(2026, 1, 12), "2027-04"),
        ("Ho kan starte no etter påske.", date(2026, 4, 9), "2026-04"),
        ("Han kan starte ette påske.", date(2026, 1, 28), "2026-04"),
    ],
)
def test_a_feast_falls_in_the_year_that_is_meant(
    text: str, sent: date, month: str, lexicon: Lexicon
) -> None:
    assert start(text, lexicon, sent) == month


@pytest.mark.parametrize(
    "text",
    [
        "We would like to start in March, sorry, April.",
        "Start in September – no wait, I mean April.",
        "Oppstart i mars, nei, april.",
        "Vi ønskjer start i mai, orsak, i april.",
        "Vi ønsker oppstart i mars. Beklager, det skal være april.",
    ],
)
def test_who_puts_a_month_right_means_the_last_one(text: str, lexicon: Lexicon) -> None:
    assert start(text, lexicon) == "2026-04"


@pytest.mark.parametrize(
    ("text", "sent", "month"),
    [
        ("Gjerne fra 1. september.", date(2026, 1, 12), "2026-09"),
        ("Gjerne fra 1. september.", date(2026, 10, 12), "2027-09"),
        ("Tidligst over nyttår.", date(2026, 8, 20), "2027-01"),
        ("Oppstart i august neste år.", date(2026, 3, 1), "2027-08"),
        ("Vi vil starte i mars 2028.", date(2026, 3, 1), "2028-03"),
        ("Fra uke 8 og fire uker fram.", date(2025, 11, 24), "2026-02"),
        ("Vi kan ikke begynne før august.", date(2026, 3, 1), "2026-08"),
        ("January 2027 would be a good time to begin.", date(2026, 3, 1), "2027-01"),
        ("Hospitering i oktober hadde passet fint.", date(2026, 3, 1), "2026-10"),
        ("Hospitering i mai hadde høvt bra.", date(2026, 3, 1), "2026-05"),
        ("Lærlingen begynte i august.", date(2026, 3, 1), None),
        ("Svar innen 1. juni.", date(2026, 3, 1), None),
        ("Vi vil starte neste høst.", date(2026, 9, 10), "2027-09"),
        ("Vi vil starte neste høst.", date(2026, 11, 10), "2027-09"),
        ("We would like to start next autumn.", date(2026, 10, 1), "2027-09"),
        ("Vi ynskjer oppstart til hausten.", date(2026, 9, 10), "2026-09"),
        ("Oppstart uke 34/2027.", date(2026, 3, 1), "2027-08"),
        ("Oppstart uke 34 i 2028.", date(2026, 3, 1), "2028-08"),
        ("Oppstart H27.", date(2026, 3, 1), "2027-09"),
        ("Oppstart V 2028.", date(2026, 3, 1), "2028-03"),
        ("Oppstart 01/09/2026.", date(2026, 3, 1), "2026-09"),
        ("Oppstart september '27.", date(2026, 3, 1), "2027-09"),
        ("Oppstart neste måned.", date(2026, 12, 10), "2027-01"),
        ("Start after the summer holidays.", date(2026, 3, 1), "2026-08"),
        ("Læretiden løper til august 2027.", date(2026, 3, 1), None),
        ("Hun blir ferdig til sommeren.", date(2026, 3, 1), None),
    ],
)
def test_start_is_counted_from_the_day_the_mail_was_sent(
    text: str, sent: date, month: str | None, lexicon: Lexicon
) -> None:
    assert start(text, lexicon, sent) == month


@given(first=st.integers(1, 12), last=st.integers(1, 12))
def test_a_run_of_months_begins_and_ends_where_it_says(first: int, last: int) -> None:
    run = months_between(first, last)
    assert (run[0], run[-1]) == (first, last)
    assert len(set(run)) == len(run) <= 12


@given(month=st.integers(1, 12), sent=st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_the_next_month_is_never_over_and_less_than_a_year_away(month: int, sent: date) -> None:
    found = next_month(month, sent)
    now = YearMonth(sent.year, sent.month)
    assert now <= found < now.plus(12)
