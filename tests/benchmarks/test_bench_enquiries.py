"""How long does it take to read an e-mail?"""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path
from typing import Final

from pytest_benchmark.fixture import BenchmarkFixture

from matcher.enquiries import Enquiry
from matcher.services.enquiries import open_reader
from matcher.services.index import Index

MAILS: Final = Path(__file__).resolve().parents[2] / "data/evaluation/enquiries_dev.jsonl"
AT_MOST_SECONDS: Final = 0.05


SLOWEST: Final = 0.05
"""The share of mails that may take longer."""


def read_mails(*files: Path) -> list[Enquiry]:
    rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    return [
        Enquiry(subject=row["subject"], body=row["body"], sent=date.fromisoformat(row["sent_date"]))
        for row in rows
    ]


def test_nineteen_of_twenty_mails_take_fifty_milliseconds_of_the_processor(
    packaged_index: Index,
) -> None:
    reader = open_reader(packaged_index)
    mails = read_mails(*sorted(MAILS.parent.glob("enquiries_*.jsonl")))
    reader.read(mails[0])
    took = []
    for mail in mails:
        before = time.process_time()
        reader.read(mail)
        took.append(time.process_time() - before)
    assert sorted(took)[int(len(took) * (1 - SLOWEST))] <= AT_MOST_SECONDS


def test_a_mail_is_read_in_fifty_milliseconds(
    benchmark: BenchmarkFixture, packaged_index: Index
) -> None:
    reader = open_reader(packaged_index)
    mails = read_mails(MAILS)

    def read_all() -> None:
        for mail in mails:
            reader.read(mail)

    benchmark.pedantic(read_all, rounds=5, warmup_rounds=1)
    assert benchmark.stats.stats.median / len(mails) <= AT_MOST_SECONDS
