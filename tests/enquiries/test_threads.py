"""Which mail of a thread counts, and does the newest word win?"""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.enquiries import EnquiryReader
from matcher.enquiries.lexicon import Lexicon
from matcher.enquiries.mail import cut_mail
from tests.enquiries.parts import Parts, read_all

OWN = (
    "Vi på Nasjonalarkivet i Kongsberg har en lærling i service- og administrasjonsfaget. "
    "Han er god på arkiv, men får ikke budsjett. Vi ønsker hospitering fra juni."
)
ADVISER = "Hei! Ønsker dere ring? Mange starter i august, og desember er travel. To lærlinger?"
FREELY = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def quoted(text: str, depth: int) -> str:
    return "\n".join(">" * depth + " " + line for line in text.splitlines())


def test_the_newest_word_wins_over_the_writers_own_first_mail(reader: EnquiryReader) -> None:
    body = (
        "Hei Live,\n\ndet blir fra mars i stedet.\n\nÅse\n\n"
        f"Den 16. feb. 2026 skrev OK stat <okstat@dfo.no>:\n{quoted(ADVISER, 1)}\n"
        "> Den 13. feb. 2026 skrev Åse <ase@arkivverket.no>:\n"
        f"{quoted(OWN, 2)}\n"
    )
    (need,) = read_all(reader, body, "SV: Hospitering")
    assert need["start"] == "2026-03"
    assert need["agency_name"] == "Nasjonalarkivet"
    assert need["missing_aims"] == ["KM6858"]
    assert (need["cooperation"], need["busy_months"]) == ("secondment", [])


def test_a_mail_that_is_passed_on_twice_is_read(reader: EnquiryReader) -> None:
    body = (
        "Kan dere ta denne?\n\nHilsen Anne\n\nFra: Per\nSendt: 1. februar 2026\nTil: HR\n\n"
        f"Videresender. Per\n\nFra: Åse\nSendt: 30. januar 2026\nTil: Per\n\nHei Per\n{OWN}\nÅse"
    )
    (need,) = read_all(reader, body, "VS: VS: lærling")
    assert (need["agency_name"], need["start"]) == ("Nasjonalarkivet", "2026-06")
    assert need["covered_aims"] == ["KM6853"]


def test_the_address_of_the_first_writer_names_the_agency(reader: EnquiryReader) -> None:
    body = (
        "Kan dere hjelpe?\nSigve\n\nFrom: Berit <berit@vegvesen.no>\nSent: Friday\nTo: Sigve\n\n"
        "Hei, lærlingen vår i IT-drift får ikke skripting. Kan han være hos andre i to måneder?"
    )
    (need,) = read_all(reader, body, "fw: lærling")
    assert need["agency_name"] == "Statens vegvesen"
    assert need["evidence"].get("agency_id", []) == []


@FREELY
@given(way=st.integers(0, 20), depth=st.integers(1, 3), signed=st.integers(0, 2))
def test_what_the_advisers_wrote_is_never_read(
    reader: EnquiryReader, way: int, depth: int, signed: int
) -> None:
    mail = Parts(ways=(way, way, way, way), signed=signed)
    thread = f"{mail.body}\n\nDen 1. mars 2026 skrev OK stat <okstat@dfo.no>:\n"
    thread += quoted(ADVISER, depth)
    keys = ("cooperation", "busy_months", "start", "missing_aims", "covered_aims", "apprentices")
    (alone,), (answered,) = read_all(reader, mail.body), read_all(reader, thread, "SV: Lærling")
    assert [alone[key] for key in keys] == [answered[key] for key in keys]


@FREELY
@given(text=st.text(alphabet=st.sampled_from("ab >\n:-FraTilSkrev.1"), max_size=120))
def test_a_cut_mail_keeps_the_place_of_every_character(lexicon: Lexicon, text: str) -> None:
    mail = cut_mail("", text, lexicon)
    for part in (mail.newest, mail.signatures):
        assert len(part) == len(text)
        assert all(own in (" ", "\n", was) for own, was in zip(part, text, strict=True))
