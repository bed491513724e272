"""How often is each field of an e-mail read as a person labelled it?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any, Final

from matcher.domain.provenance import JsonValue
from matcher.evaluation.enquiry_cases import OR, EnquiryCase, GoldNeed
from matcher.evaluation.enquiry_figures import MANY, ONE, FieldOutcome

MOST_NEEDS: Final = 5

Answer = Mapping[str, Any]
SameAgency = Callable[[str, str | None, str | None], bool]
"""Tells whether a name that a person gave means the agency with this name and number."""


def judge_enquiry(case: EnquiryCase, answer: Answer, same: SameAgency) -> Iterator[FieldOutcome]:
    """Yield how each field was read; of a mail off topic only that it is, and of no other field.

    `answer` is the reading as JSON by the contract. Needs that the labeller told apart are
    compared with the needs that were read in the order that agrees best; the rest of the mail
    is compared as a whole.
    """
    is_off = answer["off_topic"] is not None
    whole = (case.is_off_topic, answer["off_topic"])
    yield _one(case, "off_topic", whole, is_right=case.is_off_topic == is_off)
    if case.is_off_topic:
        return
    read = answer["needs"]
    yield from _judge_whole(case, read)
    if not case.gold.needs:
        yield from _judge_need(case, case.gold, _as_one(read), same)
        return
    for need, own in _aligned(case, read, same):
        yield from _judge_need(case, need, own, same)


def _judge_whole(case: EnquiryCase, read: Sequence[Answer]) -> Iterator[FieldOutcome]:
    """Yield how many needs, which trades and how many questions were read."""
    gold = case.gold
    expected = len(gold.needs) or max(1, len(gold.trades))
    yield _one(case, "needs", (expected, len(read)), is_right=len(read) == expected)
    trades = [need["trade"] for need in read if need["trade"]]
    is_same = set(trades) == set(gold.trades)
    words = _words(case, read, "trade")
    yield _one(case, "trades", (list(gold.trades), trades), is_right=is_same, words=words)
    count = sum(len(need["questions"]) for need in read[:1])
    pair = (gold.questions_count, count)
    yield _one(case, "questions", pair, is_right=count == gold.questions_count)


def _judge_need(
    case: EnquiryCase, gold: GoldNeed, read: Answer, same: SameAgency
) -> Iterator[FieldOutcome]:
    """Yield how the fields of one need were read."""
    for field in ONE:
        key = "agency_name" if field == "agency" else field
        wanted, found = getattr(gold, key), read[key]
        accepted = (wanted, *gold.accept.get(field, ()))
        is_right = found in accepted or (
            field == "apprentices" and wanted in read.get("counts", ())
        )
        if field == "agency" and wanted is not None:
            is_right = any(same(str(name), found, read["agency_id"]) for name in accepted)
        words = _words(case, [read], key)
        yield _one(case, field, (wanted, found), is_right=is_right, words=words)
    for field in MANY:
        wanted_values, found_values = getattr(gold, field), read[field]
        ways = (wanted_values, *gold.accept.get(field, ()))
        right, wrong, missed = max(
            (_count(way, found_values) for way in ways),
            key=lambda counts: counts[0] - counts[1] - counts[2],
        )
        yield FieldOutcome(
            case=case.id,
            lang=case.lang,
            field=field,
            right=right,
            wrong=wrong,
            missed=missed,
            gold=list(wanted_values),
            read=list(found_values),
            words=_words(case, [read], field),
        )


def _count(gold: Sequence[Any], read: Sequence[Any]) -> tuple[int, int, int]:
    """Return how many values are right, wrong and missed; `A|B` is right by A or by B."""
    groups = [set(one.split(OR)) if isinstance(one, str) else {one} for one in gold]
    found = set(read)
    right = sum(bool(group & found) for group in groups)
    wrong = len([one for one in found if not any(one in group for group in groups)])
    return right, wrong, len(groups) - right


def _aligned(
    case: EnquiryCase, read: Sequence[Answer], same: SameAgency
) -> list[tuple[GoldNeed, Answer]]:
    """Pair each labelled need with a need that was read, so that most fields agree."""
    gold = case.gold.own_needs
    padded = [*read, *[_as_one([])] * max(0, len(gold) - len(read))][:MOST_NEEDS]

    def agreement(order: Sequence[Answer]) -> int:
        pairs = zip(gold, order, strict=False)
        trades = sum(4 for need, own in pairs if own["trade"] in need.trades)
        pairs = zip(gold, order, strict=False)
        return trades + sum(
            one.is_right for need, own in pairs for one in _judge_need(case, need, own, same)
        )

    best = max(permutations(padded, len(gold)), key=agreement)
    return list(zip(gold, best, strict=True))


def _as_one(read: Sequence[Answer]) -> Answer:
    """Return the needs of a mail as one: the first's fields, with all aims and months."""
    keys = ("agency_id", "agency_name", "trade", *ONE[1:])
    first = read[0] if read else {}
    merged: dict[str, Any] = {key: first.get(key) for key in keys}
    counts = [need["apprentices"] for need in read if need["apprentices"] is not None]
    merged["counts"] = (sum(counts), *counts)
    for field in MANY:
        merged[field] = list(dict.fromkeys(value for need in read for value in need[field]))
    evidence: dict[str, list[list[int]]] = {}
    for need in read:
        for key, spans in need["evidence"].items():
            evidence.setdefault(key, []).extend(s for s in spans if s not in evidence.get(key, []))
    return {**merged, "evidence": evidence}


def _one(
    case: EnquiryCase,
    field: str,
    gold_and_read: tuple[JsonValue, JsonValue],
    *,
    is_right: bool,
    words: tuple[str, ...] = (),
) -> FieldOutcome:
    return FieldOutcome(
        case=case.id,
        lang=case.lang,
        field=field,
        right=int(is_right),
        wrong=int(not is_right),
        missed=0,
        gold=gold_and_read[0],
        read=gold_and_read[1],
        words=words,
    )


def _words(case: EnquiryCase, needs: Sequence[Answer], key: str) -> tuple[str, ...]:
    spans = sorted({tuple(span) for need in needs for span in need["evidence"].get(key, ())})
    return tuple(" ".join(case.body[start:end].split()) for start, end in spans)
