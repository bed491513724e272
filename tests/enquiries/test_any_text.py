"""Does any text at all give a valid answer, with spans that point into the text?"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.enquiries import Enquiry, EnquiryReader
from matcher.services.enquiries_json import enquiry_json, need_of_json
from matcher.services.index import Index
from matcher.services.need_document import parse_need_document

EVALUATION: Final = Path(__file__).resolve().parents[2] / "data" / "evaluation"
MAILS: Final = [
    json.loads(line)
    for file in sorted(EVALUATION.glob("enquiries_*.jsonl"))
    for line in file.read_text(encoding="utf-8").splitlines()
]
FRAGMENTS: Final = st.sampled_from(
    [part for mail in MAILS for part in (mail["subject"], *mail["body"].split("\n")) if part]
)
days = st.dates(date(2000, 1, 1), date(2098, 12, 31))
texts = st.text(max_size=300) | st.lists(FRAGMENTS, max_size=8).map("\n".join)


def check(reader: EnquiryReader, enquiry: Enquiry) -> None:
    answer = enquiry_json(reader.read(enquiry))
    json.dumps(answer)
    assert answer["needs"]
    for need in answer["needs"]:
        if need["trade"]:
            parse_need_document(need_of_json(need))
        assert set(need["certainty"]) == set(need["evidence"])
        assert all(0 <= certainty <= 1 for certainty in need["certainty"].values())
        for spans in need["evidence"].values():
            for start, end in spans:
                assert 0 <= start < end <= len(enquiry.body)
                assert enquiry.body[start:end].strip()
                assert not enquiry.body[start - 1 : start + 1].isalnum() or start == 0


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=texts, body=texts, sent=days)
def test_any_text_gives_a_need_by_the_contract(
    reader: EnquiryReader, title: str, body: str, sent: date
) -> None:
    check(reader, Enquiry(subject=title, body=body, sent=sent))


@pytest.mark.parametrize("mail", MAILS, ids=lambda mail: mail["id"])
def test_a_real_mail_gives_a_need_by_the_contract(
    reader: EnquiryReader, packaged_index: Index, mail: dict[str, str]
) -> None:
    sent = date.fromisoformat(mail["sent_date"])
    enquiry = Enquiry(subject=mail["subject"], body=mail["body"], sent=sent)
    check(reader, enquiry)
    for need in reader.read(enquiry).needs:
        if need.agency and need.agency.value.agency:
            assert need.agency.value.agency in packaged_index.candidates.row_of


def test_the_same_mail_is_read_the_same_twice(reader: EnquiryReader) -> None:
    mail = MAILS[0]
    enquiry = Enquiry(
        subject=mail["subject"], body=mail["body"], sent=date.fromisoformat(mail["sent_date"])
    )
    assert reader.read(enquiry) == reader.read(enquiry)
