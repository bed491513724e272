"""Which of several apprentices does a mail ask for, when only some of them need it?"""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.enquiries import Enquiry, EnquiryReader
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
