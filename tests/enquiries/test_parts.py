"""Is what a mail says read however it says it, in whichever order and written form?"""

from __future__ import annotations

from itertools import product
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.enquiries import EnquiryReader
from tests.enquiries.letters import AGENCIES, TOWNS
from tests.enquiries.parts import BUSY, HAVE, LACK, TASKS, WISH, Parts, read_all

FREELY = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
MONTHS: Final = {
    "januar": 1, "februar": 2, "mars": 3, "april": 4, "mai": 5, "juni": 6, "juli": 7,
    "august": 8, "september": 9, "oktober": 10, "november": 11, "desember": 12,
}  # fmt: skip
FIELDS: Final = (
    "agency_name", "trade", "cooperation", "direction", "missing_aims", "covered_aims",
    "busy_months", "start", "apprentices", "place",
)  # fmt: skip


@st.composite
def mails(draw: st.DrawFn) -> Parts:
    form = draw(st.sampled_from(["nb", "nn"]))
    lacked, had = draw(
        st.lists(st.sampled_from(sorted(TASKS[form])), min_size=2, max_size=2, unique=True)
    )
    busy, start = draw(
        st.lists(st.sampled_from(sorted(MONTHS)), min_size=2, max_size=2, unique=True)
    )
    return Parts(
        form=form,
        agency=draw(st.sampled_from(sorted(AGENCIES))),
        town=draw(st.sampled_from(TOWNS)),
        lacked=lacked,
        had=had,
        busy=busy,
        start=start,
        ways=draw(st.tuples(*[st.integers(0, 20)] * 4)),
        order=tuple(draw(st.permutations(range(4)))),
        signed=draw(st.integers(0, 2)),
    )


@FREELY
@given(mail=mails())
def test_whatever_the_order_and_the_words_the_same_need_is_read(
    reader: EnquiryReader, mail: Parts
) -> None:
    need = mail.read(reader)
    assert need["agency_name"] == AGENCIES[mail.agency]
    assert need["trade"] == "SOA03-01"
    assert need["place"] == mail.town
    assert need["busy_months"] == [MONTHS[mail.busy]]
    assert need["start"] is not None
    assert int(need["start"][-2:]) == MONTHS[mail.start]
    assert (need["cooperation"], need["direction"]) == ("secondment", "send")
    assert need["missing_aims"] == [TASKS[mail.form][mail.lacked]]
    assert need["covered_aims"] == [TASKS[mail.form][mail.had]]


@FREELY
@given(mail=mails())
def test_the_evidence_is_the_very_words_that_say_it(reader: EnquiryReader, mail: Parts) -> None:
    need, body = mail.read(reader), mail.body

    def words(key: str) -> str:
        return " ".join(body[start:end] for start, end in need["evidence"][key]).lower()

    assert mail.agency.lower() in words("agency_id")
    assert mail.town.lower() in words("place")
    assert mail.busy in words("busy_months")
    assert mail.start in words("start")
    assert mail.start not in words("busy_months")
    assert mail.lacked.split()[0] in words("missing_aims")
    assert mail.had.split()[0] in words("covered_aims")
    assert mail.had.split()[0] not in words("missing_aims")


def test_nothing_of_a_mail_is_logged_or_printed(
    reader: EnquiryReader, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(0)
    Parts().read(reader)
    assert caplog.records == []
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("form", "way"), [(f, w) for f in ("nb", "nn") for w in range(len(LACK[f]))]
)
def test_each_way_of_saying_lack_is_read_for_every_task(
    reader: EnquiryReader, form: str, way: int
) -> None:
    for task, aim in TASKS[form].items():
        had = next(other for other in TASKS[form] if other != task)
        need = Parts(form=form, lacked=task, had=had, ways=(way, 0, 0, 0)).read(reader)
        assert need["missing_aims"] == [aim], LACK[form][way]


@pytest.mark.parametrize(
    ("form", "way"), [(f, w) for f in ("nb", "nn") for w in range(len(HAVE[f]))]
)
def test_each_way_of_saying_offer_is_read_for_every_task(
    reader: EnquiryReader, form: str, way: int
) -> None:
    for task, aim in TASKS[form].items():
        lacked = next(other for other in TASKS[form] if other != task)
        need = Parts(form=form, lacked=lacked, had=task, ways=(0, way, 0, 0)).read(reader)
        assert need["covered_aims"] == [aim], HAVE[form][way]


@pytest.mark.parametrize("form", ["nb", "nn"])
def test_each_way_of_calling_a_month_bad_is_read(reader: EnquiryReader, form: str) -> None:
    for way, month in product(range(len(BUSY[form])), MONTHS):
        start = "september" if month != "september" else "oktober"
        need = Parts(form=form, busy=month, start=start, ways=(0, 0, way, 0)).read(reader)
        assert need["busy_months"] == [MONTHS[month]], BUSY[form][way]


@pytest.mark.parametrize("form", ["nb", "nn"])
def test_each_way_of_wishing_for_a_stay_sends_the_apprentice(
    reader: EnquiryReader, form: str
) -> None:
    for way in range(len(WISH[form])):
        need = Parts(form=form, ways=(0, 0, 0, way)).read(reader)
        assert (need["cooperation"], need["direction"]) == ("secondment", "send"), WISH[form][way]


@FREELY
@given(mail=mails())
def test_the_other_written_form_says_the_same(reader: EnquiryReader, mail: Parts) -> None:
    other = "nn" if mail.form == "nb" else "nb"
    tasks = list(TASKS[mail.form])
    translated = Parts(
        form=other,
        agency=mail.agency,
        town=mail.town,
        lacked=list(TASKS[other])[tasks.index(mail.lacked)],
        had=list(TASKS[other])[tasks.index(mail.had)],
        busy=mail.busy,
        start=mail.start,
        order=mail.order,
        signed=mail.signed,
    )
    need, second = mail.read(reader), translated.read(reader)
    assert [need[key] for key in FIELDS] == [second[key] for key in FIELDS]


def test_a_list_under_a_heading_is_what_the_heading_says(reader: EnquiryReader) -> None:
    body = (
        "Hei\n\nNVE i Oslo har en lærling i service- og administrasjonsfaget.\n\n"
        "Dette mangler vi:\n- innkjøp\n- personalarbeid\n\n"
        "Dette kan vi:\n- arkiv\n- arrangementer\n"
    )
    (need,) = read_all(reader, body)
    assert need["missing_aims"] == ["KM6839", "KM6856"]
    assert need["covered_aims"] == ["KM6853", "KM6855"]


def test_lines_under_a_heading_need_no_bullets(reader: EnquiryReader) -> None:
    body = (
        "Hei\n\nNVE i Oslo har en lærling i service- og administrasjonsfaget.\n\n"
        "Det vi ikke har:\nInnkjøp\nPersonalarbeid\n\nDet vi har:\nArkiv\n"
    )
    (need,) = read_all(reader, body)
    assert need["missing_aims"] == ["KM6839", "KM6856"]
    assert need["covered_aims"] == ["KM6853"]


@pytest.mark.parametrize(
    ("text", "missing", "covered"),
    [
        ("Arkiv får hun nok av, men ikke innkjøp.", ["KM6839"], ["KM6853"]),
        ("Innkjøp? Aldri. Arkiv? Ja.", ["KM6839"], ["KM6853"]),
        (
            "Arkiv går fint, verre er det med innkjøp, det tar HR seg av.",
            ["KM6839"],
            ["KM6853"],
        ),
        (
            "Hun får ikke innkjøp, personalarbeid eller budsjett.",
            ["KM6839", "KM6856", "KM6858"],
            [],
        ),
        ("Hun kan arkiv, personalarbeid og innkjøp.", [], ["KM6853", "KM6856", "KM6839"]),
        ("Hun får ikke bare arkiv, hun får innkjøp også.", [], ["KM6853", "KM6839"]),
    ],
)
def test_contrast_answers_and_enumerations_keep_their_side(
    reader: EnquiryReader, text: str, missing: list[str], covered: list[str]
) -> None:
    intro = "Hei. NVE i Oslo har en lærling i service- og administrasjonsfaget. "
    (need,) = read_all(reader, intro + text)
    assert (need["missing_aims"], need["covered_aims"]) == (missing, covered)
