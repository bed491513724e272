"""How many apprentices does a mail ask for, and for how long?"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.enquiries import Enquiry, EnquiryReader, Lexicon
from matcher.enquiries.clauses import mark_text
from matcher.enquiries.numbers_said import read_apprentices, read_distance, read_length
from tests.enquiries.letters import AGENCIES, SENT

NUMBERS = {"nb": ("en", "to", "tre", "fire", "fem"), "nn": ("ein", "to", "tre", "fire", "fem")}
PARTS = {
    "nb": ("{some} av dem trenger hospitering.", "{some} av de {all} trenger et opphold ute."),
    "nn": ("{some} av dei treng hospitering.", "{some} av dei {all} treng eit opphald ute."),
}
WHOLE = {"nb": "Vi i {agency} har {all} lærlinger.", "nn": "Vi i {agency} har {all} lærlingar."}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    form=st.sampled_from(["nb", "nn"]),
    counts=st.lists(st.integers(1, 5), min_size=2, max_size=2, unique=True).map(sorted),
    agency=st.sampled_from(sorted(AGENCIES)),
    way=st.integers(0, 1),
)
def test_those_who_need_it_are_counted_and_not_all(
    reader: EnquiryReader, form: str, counts: list[int], agency: str, way: int
) -> None:
    some, every = (NUMBERS[form][count - 1] for count in counts)
    part = PARTS[form][way].format(some=some.capitalize(), all=every)
    body = f"{WHOLE[form].format(agency=agency, all=every)} {part}"
    (need,) = reader.read(Enquiry(subject="IT-drift", body=body, sent=SENT)).needs
    assert need.apprentices is not None
    assert need.apprentices.value == counts[0]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Vi ønskjer hospitering i eit halvt år.", 6),
        ("Vi ønsker at hun hospiterer et halvår.", 6),
        ("We would like a secondment of half a year.", 6),
        ("Vi ønsker en ring der hun er halvannet år hos andre.", 18),
        ("Vi ønsker hospitering i to måneder.", 2),
        ("Vi vil gjerne starte om to måneder.", None),
        ("Ho kunne starte om eit halvt år.", None),
        ("For et halvt år siden ønsket vi hospitering.", None),
    ],
)
def test_half_a_year_is_a_length_but_not_when_it_is_ahead_or_over(
    text: str, months: int | None, lexicon: Lexicon
) -> None:
    said = read_length(mark_text(text, lexicon), lexicon.numbers)
    assert (said.value if said else None) == months


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Vi ser for oss en ring på tre, der vår lærling begynner.", 1),
        ("Kanskje ein ring med to andre om lærlingen vår?", None),
        ("Helst en ring av tre etater med hver sin lærling.", None),
        ("Vi ønsker en ring med tre lærlinger.", 3),
        ("Vi er tre etater med to lærlinger.", 2),
        ("Tre etatar kunne dele på to lærlingar.", 2),
        ("A ring of three agencies for our two apprentices.", 2),
    ],
)
def test_the_members_of_a_ring_are_no_apprentices(
    text: str, count: int | None, lexicon: Lexicon
) -> None:
    said = read_apprentices(mark_text(text, lexicon), lexicon.numbers)
    assert (said.value if said else None) in {count, 1}
    if count is not None:
        assert said is not None
        assert said.value == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Jeg leder lærlingene på museet. Vi har to.", 2),
        ("Eg er ansvarleg for lærlingane her. Vi har tre.", 3),
        ("We supervise apprentices in logistics. We have four.", 4),
        ("Vi kan tilby tre plasser til lærlinger fra andre.", 3),
        ("We don't have an apprentice ourselves, but would like to offer two places.", 2),
        ("Vi har ikkje ein lærling sjølve, men kan ta imot to lærlingar.", 2),
        ("Museet har stor hage. Vi har to.", None),
    ],
)
def test_places_and_those_one_has_are_counted_and_not_the_one_that_is_missing(
    text: str, count: int | None, lexicon: Lexicon
) -> None:
    said = read_apprentices(mark_text(text, lexicon), lexicon.numbers)
    assert (said.value if said else None) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Vi har fire lærlinger i IT-drift, hvorav to trenger hospitering.", 2),
        ("Vi har tre lærlinger i IT-drift. To av disse trenger hospitering.", 2),
        ("Det gjelder to stk. lærlinger i IT-drift.", 2),
        ("Lærlinger: 3. Fag: IT-drift.", 3),
        ("Vi er to instruktører og en lærling i IT-drift.", 1),
        ("Båe lærlingane i IT-drift treng hospitering.", 2),
        ("Vi har et par lærlinger i IT-drift.", None),
        ("Vi har flere lærlinger i IT-drift.", None),
    ],
)
def test_only_what_is_counted_is_a_number(text: str, count: int | None, lexicon: Lexicon) -> None:
    said = read_apprentices(mark_text(text, lexicon), lexicon.numbers)
    assert (said.value if said else None) == count


@pytest.mark.parametrize(
    ("text", "km"),
    [
        ("Reiseavstand maks 1,5 mil.", 15.0),
        ("Høyst 50 km.", 50.0),
        ("Hun kan reise maks 30 minutter.", None),
        ("Vi sitter i Førde og hun kan reise maks 60 km.", 60.0),
    ],
)
def test_a_limit_is_a_distance_and_no_time(text: str, km: float | None, lexicon: Lexicon) -> None:
    said = read_distance(mark_text(text, lexicon))
    assert (said.value if said else None) == km
