"""Are form and direction guessed only where no word settles them and most mails alike agree?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.need import Cooperation, Direction
from matcher.enquiries import Enquiry, EnquiryReader, FormExample, fit_forms, read_form_examples
from matcher.enquiries.form_guess import FormAndWay, FormWeights
from matcher.enquiries.reading import LIKELY, SURE, Said
from tests.enquiries.parts import SENT, read_all
from tests.evaluation.form_examples import labelled_examples

EXAMPLES = read_form_examples()
TRAITS = sorted({trait for example in EXAMPLES for trait in example.traits})
MEANINGS = sorted({example.meant for example in EXAMPLES}, key=str)
TOLD = {
    "nb": (
        "Hei. NVE i {town} har lærling i service og administrasjon. På skranken er hun uslåelig. "
        "Budsjett og innkjøp ser hun derimot aldri snurten av, det gjør de på et annet kontor. "
        "Hun skulle sett hvordan andre gjør det, helst fra januar. I mai har vi det travelt."
    ),
    "nn": (
        "Hei. NVE i {town} har lærling i service og administrasjon. I skranken er ho framifrå. "
        "Budsjett og innkjøp får ho derimot aldri sjå, det blir gjort på eit anna kontor. "
        "Ho skulle sett korleis andre gjer det, helst frå januar. I mai har vi det travelt."
    ),
    "en": (
        "Hello. NVE in {town} has an apprentice in service and administration. She is excellent "
        "at the front desk. She never sees budgets or procurement, another office does that. "
        "She ought to see how others do it, preferably from January. We are busy in May."
    ),
}


@pytest.fixture(scope="module")
def weights() -> FormWeights:
    return fit_forms(EXAMPLES)


@pytest.mark.parametrize("town", ["Oslo", "Narvik", "Førde"])
@pytest.mark.parametrize("form", sorted(TOLD))
def test_a_lack_that_is_told_and_a_wish_for_a_place_are_a_secondment(
    reader: EnquiryReader, form: str, town: str
) -> None:
    body = TOLD[form].format(town=town)
    (need,) = reader.read(Enquiry(subject="Lærling", body=body, sent=SENT)).needs
    assert need.cooperation is not None
    assert need.direction is not None
    assert (need.cooperation.value, need.direction.value) == ("secondment", "send")
    assert need.cooperation.certainty < LIKELY
    assert need.cooperation.spans


@pytest.mark.parametrize(
    "undecided",
    [
        "Vi har ikke bestemt oss for noe ennå.",
        "Hva vi vil, det vet jeg ærlig talt ikke.",
        "Vi har ikkje teke stilling til noko.",
        "We have not decided anything and have no plans yet.",
    ],
)
def test_nothing_is_guessed_of_who_has_not_decided(reader: EnquiryReader, undecided: str) -> None:
    (need,) = read_all(reader, f"{TOLD['nb'].format(town='Oslo')} {undecided}")
    assert need["cooperation"] is None


def test_the_form_of_an_offer_is_left_open(reader: EnquiryReader) -> None:
    body = "NVE i Oslo har plass til en lærling i IT-drift. Hos oss lærer man å drifte servere."
    (need,) = read_all(reader, body)
    assert (need["cooperation"], need["direction"]) == (None, "receive")


@given(
    traits=st.sets(st.sampled_from(TRAITS), max_size=30),
    meant=st.sampled_from(MEANINGS),
)
def test_what_is_known_is_kept_and_what_is_guessed_goes_with_it(
    weights: FormWeights, traits: set[str], meant: FormAndWay
) -> None:
    form = Said(value=meant[0], spans=(), certainty=SURE) if meant[0] else None
    way = Said(value=meant[1], spans=(), certainty=SURE) if meant[1] else None
    told = {trait: ((at, at + 1),) for at, trait in enumerate(sorted(traits))}
    cooperation, direction = weights.guess(told, form, way)
    assert cooperation == form or form is None
    assert direction == way or way is None
    if cooperation is not None and cooperation.value is Cooperation.RING and form is None:
        assert direction is not None
        assert direction.value is Direction.SWAP


def test_mails_that_disagree_say_nothing() -> None:
    told = frozenset({"lack"})
    ways = (Direction.SEND, Direction.RECEIVE)
    examples = [
        FormExample(mail=f"{way}-{at}", meant=(Cooperation.SECONDMENT, way), traits=told)
        for way in ways
        for at in range(10)
    ]
    assert fit_forms(examples).guess({"lack": ((0, 4),)}, None, None) == (None, None)


def test_a_meaning_that_hardly_any_mail_has_is_never_guessed() -> None:
    rare = FormExample(mail="a-1", meant=(Cooperation.RING, Direction.SWAP), traits=frozenset("a"))
    assert fit_forms([rare]).guess({"a": ((0, 1),)}, None, None) == (None, None)


def test_examples_have_the_traits_that_are_read_now(reader: EnquiryReader) -> None:
    kept = {example.mail: example for example in EXAMPLES}
    read = list(labelled_examples(reader, every=12))
    changed = sum(len(one.traits ^ kept[one.mail].traits) for one in read)
    assert changed <= 0.05 * sum(len(one.traits) for one in read), (
        "run tests.evaluation.form_examples"
    )
    assert [one.meant for one in read] == [kept[one.mail].meant for one in read]
