"""How long does it take to read an e-mail?"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Final

from pytest_benchmark.fixture import BenchmarkFixture

from matcher.enquiries import Enquiry
from matcher.services.enquiries import open_reader
from matcher.services.index import Index

MAILS: Final = Path(__file__).resolve().parents[2] / "data/evaluation/enquiries_dev.jsonl"
AT_MOST_SECONDS: Final = 0.05


def test_a_mail_is_read_in_fifty_milliseconds(
    benchmark: BenchmarkFixture, packaged_index: Index
) -> None:
    reader = open_reader(packaged_index)
    rows = [json.loads(line) for line in MAILS.read_text(encoding="utf-8").splitlines()]
    mails = [
        Enquiry(subject=row["subject"], body=row["body"], sent=date.fromisoformat(row["sent_date"]))
        for row in rows
    ]

    def read_all() -> None:
        for mail in mails:
            reader.read(mail)

    benchmark.pedantic(read_all, rounds=5, warmup_rounds=1)
    assert benchmark.stats.stats.median / len(mails) <= AT_MOST_SECONDS
