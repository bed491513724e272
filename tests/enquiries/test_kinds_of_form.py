"""Is who shall go where read from what is told, refused and asked, in any written form?"""

from __future__ import annotations

import pytest

from matcher.enquiries import EnquiryReader
from matcher.enquiries.reading import Enquiry
from tests.enquiries.parts import HAS_APPRENTICE as INTRO
from tests.enquiries.parts import SENT, form_of, read_all

RING, STAY = ("ring", "swap"), ("secondment", "send")
EXTERNAL = ("external_specialist", "send")


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("nb", "Vi ser for oss at to–tre etater går sammen om én lærling hver."),
        ("nb", "Flere virksomheter kan ansette hver sin, og så er tanken at hver tar sin del."),
        ("nb", "Vi ønsker at to eller tre virksomheter til sammen dekker læreplanen."),
        ("nn", "Tanken er å gå saman om ho med to andre verksemder, og at kvar tek sin del."),
        ("nn", "Vi ønskjer at to–tre etatar går saman om læretida."),
        ("en", "We would like three agencies to join forces to train her."),
        ("en", "Our idea is that two or three agencies together cover the curriculum."),
    ],
)
def test_a_ring_that_is_told_and_not_named_is_a_ring(
    reader: EnquiryReader, form: str, text: str
) -> None:
    assert form_of(reader, INTRO[form] + text) == RING


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("nb", "De to i resepsjonen dekker til sammen dagen. Vi ønsker hospitering i to måneder."),
        ("nn", "Dei tek kvar sin del av huset. Vi ønskjer hospitering i to månader."),
    ],
)
def test_people_who_share_work_are_no_ring(reader: EnquiryReader, form: str, text: str) -> None:
    assert form_of(reader, INTRO[form] + text) == STAY


@pytest.mark.parametrize(
    ("subject", "text", "direction"),
    [
        ("Apprentice - exchange?", "Could she spend two months with another agency?", "send"),
        ("Utveksling?", "Kan hun være to måneder hos en annen etat?", "send"),
        ("Lærlingbytte", "Vi ønsker at hun hospiterer hos en annen etat.", "swap"),
        ("", "Hun kunne byttet med noen, vi har plass til en annen imens, i åtte uker.", "swap"),
        ("", "Ho kunne bytt med nokon, vi har plass til ein annan i staden i åtte veker.", "swap"),
    ],
)
def test_a_title_may_call_a_stay_so_and_a_swap_may_have_a_person(
    reader: EnquiryReader, subject: str, text: str, direction: str
) -> None:
    assert form_of(reader, INTRO["nb"] + text, subject) == ("secondment", direction)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("nb", "Teller en som er på hospitering, med hos oss? Vi har ingen planer om samarbeid."),
        ("nn", "Kven betaler for ein som hospiterer hos oss? Vi har ingen planar om samarbeid."),
        ("en", "Who pays for somebody on secondment with us? We have no plans to cooperate."),
        ("nb", "Kan hun være hos kommunen, eller må det være staten? Vi bare lurer."),
    ],
)
def test_a_form_that_is_only_asked_about_is_not_wished_for(
    reader: EnquiryReader, form: str, text: str
) -> None:
    assert form_of(reader, INTRO[form] + text)[0] is None


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("nb", "De mener en ring er svaret. Det er jeg uenig i. Vi ønsker hospitering.", STAY),
        ("nn", "Dei vil ha oss med i ein ring. Det er eg usamd i. Vi ønskjer hospitering.", STAY),
        ("en", "They want us in a training ring. I disagree. We would like a secondment.", STAY),
        ("nb", "Det blir hospitering og ikke ring.", STAY),
        ("nn", "Vi vil ha hospitering og ikkje ring.", STAY),
        ("nb", "Vi ønsker hospitering heller enn ring.", STAY),
        ("nb", "Vi ønsker å være med i en ring, ikke hospitering.", RING),
        ("nb", "Vi ønsker en opplæringsring heller enn hospitering.", RING),
    ],
)
def test_the_form_that_is_refused_is_not_the_one_beside_it(
    reader: EnquiryReader, form: str, text: str, expected: tuple[str, str]
) -> None:
    assert form_of(reader, INTRO[form] + text) == expected


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Vi er åpne for alt: ring, hospitering eller hva dere har.", "any"),
        ("Ring el. hospitering? Begge deler går for vår del.", "any"),
        ("Økonomi og personal: begge deler får hun hos oss. Vi ønsker hospitering.", "secondment"),
        ("August og juni: begge deler er kaos. Vi ønsker hospitering.", "secondment"),
    ],
)
def test_both_are_forms_only_where_forms_are_named(
    reader: EnquiryReader, text: str, form: str
) -> None:
    assert form_of(reader, INTRO["nb"] + text)[0] == form


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("nb", "Vedlikehold har leverandøren avtale på. Kan hun hospitere et sted?", STAY),
        ("nn", "Vedlikehald har leverandøren avtale på. Kan ho hospitere ein stad?", STAY),
        ("nb", "Kan hun komme til et sykehus, en høgskole eller noe annet? To måneder.", STAY),
        ("nn", "Kan ho kome til eit sjukehus eller ein høgskule? To månader, frå mars.", STAY),
        ("nb", "Fire uker et sted (sykehjem tror jeg ikke dere har, men et fengsel?).", STAY),
        ("nb", "Kan hun hospitere hos kommunen… nei, det er jo kommune, i staten?", STAY),
        ("nb", "Kan hun hospitere hos en privat leverandør i to måneder?", EXTERNAL),
        ("nb", "Leverandøren sier ja til å ha henne hos seg i tre måneder. Er det lov?", EXTERNAL),
        ("nb", "Det trenger ikke være statlig, privat bedrift er greit i to måneder.", EXTERNAL),
    ],
)
def test_only_a_host_outside_the_state_that_is_wished_for_is_external(
    reader: EnquiryReader, form: str, text: str, expected: tuple[str, str]
) -> None:
    assert form_of(reader, INTRO[form] + text) == expected


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("nb", "To måneder, gjerne tre, hos en annen etat hadde vært fint."),
        ("nb", "Fire til seks uker et annet sted er det vi ser for oss."),
        ("nn", "To månader, gjerne tre, hos ein annan etat hadde halde."),
        ("en", "Two months, perhaps three, at another agency would do."),
    ],
)
def test_a_length_of_time_at_another_place_is_a_stay(
    reader: EnquiryReader, form: str, text: str
) -> None:
    assert form_of(reader, INTRO[form] + text) == STAY


@pytest.mark.parametrize(
    "text",
    [
        "Lønn settes ut til leverandør. Kan hun hospitere hos noen?",
        "IT er satt ut til en ekstern leverandør, så det lærer hun ikke.",
        "Løn er sett bort til eit byrå. Kan ho hospitere hos nokon?",
        "Payroll is outsourced to a supplier. Could she visit another agency?",
        "Seks uker hadde vært nok. Kan hun hospitere hos noen?",
        "Det hadde holdt med fire til seks uker hos noen.",
    ],
)
def test_whom_work_is_set_out_to_and_how_long_is_no_procurement(
    reader: EnquiryReader, text: str
) -> None:
    (need,) = read_all(reader, INTRO["nb"] + text)
    assert "KM6839" not in need["missing_aims"]


@pytest.mark.parametrize(
    "text",
    [
        "Nord universitet skal ha lærling på Nesna. Fag er ikke bestemt. Kan vi få en prat om "
        "hva slags samarbeid som passer et så lite sted?",
        "Høgskulen i Volda skal ha lærling, faget er ikkje bestemt. Kva slags samarbeid passar?",
        "We shall have an apprentice, the trade is not decided. Which cooperation would suit us?",
    ],
)
def test_who_asks_of_cooperation_is_on_topic_before_a_trade_is_chosen(
    reader: EnquiryReader, text: str
) -> None:
    assert reader.read(Enquiry(subject="Nesna", body=text, sent=SENT)).off_topic is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NVE har en lærling i IT-drift. Vi sender vår, de sender sin, åtte uker.", "swap"),
        ("NVE har ein lærling i IT-drift. Vi kan ta deira medan vår er der, i åtte veker.", "swap"),
        ("NVE ser for seg at en lærling i IT-drift går på omgang mellom tre etater.", "ring"),
        ("NVE vil gjerne at to–tre etater er sammen om en lærling i IT-drift.", "ring"),
        ("NVE vil at to etatar er saman om ein lærling i IT-drift.", "ring"),
        ("NVE would like two agencies to take turns with an apprentice in IT operations.", "ring"),
    ],
)
def test_theirs_for_ours_is_a_swap_and_one_by_turns_a_ring(
    reader: EnquiryReader, text: str, expected: str
) -> None:
    form, direction = form_of(reader, text)
    assert direction == "swap"
    assert (form == "ring") == (expected == "ring")
