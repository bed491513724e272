"""How does a national plan read on a terminal?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Final

from matcher.cli.lines import wrapped
from matcher.domain.curriculum import TradeCode
from matcher.domain.national import Arrangement, LeftOutCode, Secondment, SwapCycle
from matcher.domain.need import Direction
from matcher.services.index import Index
from matcher.services.national import NationalAnswer
from matcher.services.national_json import kind_of
from matcher.services.national_words import NationalWords, wanted_in
from matcher.services.wording import Wording

_TOO_LITTLE: Final = {LeftOutCode.TOO_LITTLE_COVERED, LeftOutCode.TOO_LITTLE_KNOWN}


def national_text(answer: NationalAnswer, index: Index, words: Wording, *, seconds: float) -> str:
    """Return what the plan reaches, who is with whom trade by trade, and who got nothing."""
    said = NationalWords(answer=answer, index=index, words=words)
    parts = (
        _heading(said),
        *(_trade(trade, said) for trade in _trades(answer)),
        _left_out(said),
        _rather_together(said),
        _changes(said),
        _proof(said, seconds),
    )
    return "\n\n".join(text for part in parts if (text := "\n".join(part)))


def _heading(said: NationalWords) -> Iterator[str]:
    task, plan = said.answer.task, said.answer.plan
    trades, needs = len(_trades(said.answer)), len(task.needs)
    if needs == 1:
        yield _say(said, "title_one")
    else:
        counted = _say(said, "trades_one") if trades == 1 else _say(said, "trades", count=trades)
        yield _say(said, "title", needs=needs, trades=counted)
    yield _asked(said)
    yield _say(said, f"order_{task.conditions.order}")
    unknown, lacking = (
        said.words.percent(task.weights.expected[name])
        for name in ("taught", "taught_when_lacks_are_named")
    )
    yield from _lines(_say(said, "unknown_aims", share=unknown, lacking=lacking), indent=0)
    stated = said.words.percent(task.weights.possible.enough_stated)
    yield from _lines(_say(said, "least_stated", stated=stated), indent=0)
    if plan.arrangements:
        yield from _lines(_say(said, "not_as_for_one"), indent=0)
    if task.withdrawn:
        yield from _lines(_say(said, "withdrawn", names=said.names(task.withdrawn)), indent=0)
    yield ""
    if not plan.possible:
        yield _say(said, "nothing")
        return
    yield _say(said, "reached")
    is_proven = all(reached.is_optimal for reached in plan.reached)
    for at, reached in enumerate(plan.reached, 1):
        text = said.value(reached) if is_proven else said.reached(reached)
        yield from _lines(text, indent=5, first=f"{at}. ")
    if is_proven:
        yield from _lines(_say(said, "all_proven"), indent=2)
    yield from _assumed(said)


def _assumed(said: NationalWords) -> Iterator[str]:
    """Yield in how many arrangements more is assumed than known, where there are any."""
    arrangements = said.answer.plan.arrangements
    count = sum(said.is_mostly_assumed(one) for one in arrangements)
    if count:
        text = _say(said, "assumed_in", count=count, all=len(arrangements))
        yield from _lines(f"{text} {_say(said, 'ask_first')}", indent=2)


def _asked(said: NationalWords) -> str:
    """Return how many apprentices the needs bring, and how many of them only receive."""
    needs = said.answer.task.needs.values()
    wanted = wanted_in(needs)
    text = _say(said, "asked_one") if wanted == 1 else _say(said, "asked", count=wanted)
    receiving = sum(need.direction is Direction.RECEIVE for need in needs)
    if not receiving:
        return text
    many = "receiving_one" if receiving == 1 else "receiving"
    return f"{text} {_say(said, many, count=receiving)}"


def _trades(answer: NationalAnswer) -> list[TradeCode]:
    return sorted({need.trade for need in answer.task.needs.values()})


def _trade(trade: TradeCode, said: NationalWords) -> Iterator[str]:
    yield said.trade(trade)
    arrangements = said.answer.plan.arrangements
    own = [one for one in arrangements if one.cooperating.trade == trade]
    if not own:
        yield f"   {_say(said, 'nothing_in_trade')}"
    for one in own:
        yield from _arrangement(one, said)
        if not said.is_far(one):
            yield from _lines(said.way(one), indent=6)
        for warning in said.warnings_of_places(one):
            yield from _lines(warning, indent=8, first="! ")


def _arrangement(one: Arrangement, said: NationalWords) -> Iterator[str]:
    kind = f"{said.words.word('arrangement', kind_of(one))}: "
    many = "apprentices_one" if one.apprentices == 1 else "apprentices"
    values = {
        "names": said.names(one.agencies),
        "apprentices": _say(said, many, count=one.apprentices),
    }
    if isinstance(one.cooperating, Secondment):
        employer, host = (said.name(agency) for agency in one.agencies)
        shares = said.coverage(one, one.cooperating.employer)
        line = _say(said, "secondment_line", employer=employer, host=host, **shares)
        yield from _lines(kind + line, indent=6, first="– ")
        return
    if not isinstance(one.cooperating, SwapCycle):
        values |= said.coverage(one, next(iter(one.coverage)))
        yield from _lines(kind + _say(said, "ring_line", **values), indent=6, first="– ")
        return
    yield from _lines(kind + _say(said, "swap_line", **values), indent=6, first="– ")
    for employer_id, host_id in zip(
        one.agencies, (*one.agencies[1:], one.agencies[0]), strict=True
    ):
        goes = _say(
            said,
            "swap_goes",
            employer=said.name(employer_id),
            host=said.name(host_id),
            **said.coverage(one, employer_id),
        )
        yield from _lines(goes, indent=11, first="→ ")


def _left_out(said: NationalWords) -> Iterator[str]:
    left_out = said.answer.plan.left_out
    needs = {left.need for left in left_out}
    if not needs:
        yield _say(said, "left_out_none")
        return
    yield (
        _say(said, "left_out_one") if len(needs) == 1 else _say(said, "left_out", count=len(needs))
    )
    alike: dict[tuple[TradeCode, str], Counter[int]] = defaultdict(Counter)
    for left in left_out:
        trade = said.answer.task.needs[left.need].trade
        alike[trade, said.left_out(left)][left.need] += 1
    for (trade, sentence), times in alike.items():
        names = said.words.listed([_name(need, count, said) for need, count in times.items()])
        yield from _lines(f"{names} ({trade}): {sentence}", indent=6, first="– ")
    if any(left.code in _TOO_LITTLE for left in left_out):
        yield from _lines(_say(said, "cure_too_little"), indent=4)


def _name(need: int, count: int, said: NationalWords) -> str:
    """Return whose need it is, with its number where there are several, and how many are left."""
    needs = said.answer.task.needs
    own = needs[need]
    details = []
    if sum(one.seeker == own.seeker and one.trade == own.trade for one in needs.values()) > 1:
        details.append(_say(said, "need_number", number=need))
    if (own.apprentices or 1) > 1:
        many = "apprentices_one" if count == 1 else "apprentices"
        details.append(_say(said, many, count=count).lower())
    name = said.name(own.seeker) if own.seeker else ""
    return f"{name} ({', '.join(details)})" if details else name


def _rather_together(said: NationalWords) -> Iterator[str]:
    pairs = said.answer.plan.rather_together
    if pairs:
        yield _say(said, "rather_together")
    yield from chain.from_iterable(
        _lines(said.rather_together(pair), indent=6, first="– ") for pair in pairs
    )


def _changes(said: NationalWords) -> Iterator[str]:
    if not said.answer.task.conditions.before:
        return
    changes = said.answer.plan.changes
    yield _say(said, "changes") if changes else _say(said, "no_changes")
    yield from chain.from_iterable(
        _lines(said.change(change), indent=6, first="– ") for change in changes
    )


def _proof(said: NationalWords, seconds: float) -> Iterator[str]:
    plan = said.answer.plan
    possible, took = said.words.grouped(plan.possible), said.words.decimal(seconds)
    yield from _lines(_say(said, "proof", possible=possible, seconds=took), indent=0)
    for untried in plan.untried:
        yield from _lines(said.untried(untried), indent=0)
    if not plan.is_complete:
        yield from _lines(_say(said, "is_cut"), indent=0)


def _say(said: NationalWords, code: str, **values: object) -> str:
    return said.words.word("national", code).format(**values)


def _lines(text: str, *, indent: int, first: str = "") -> Iterator[str]:
    """Yield a text as lines, with no line between a number and its per cent sign."""
    for line in wrapped(text.replace(" %", "\u00a0%"), indent=indent, first=first):
        yield line.replace("\u00a0", " ")
