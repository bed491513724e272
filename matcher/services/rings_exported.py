"""What do proposed rings look like in a spreadsheet?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher.domain.certainty import LEAST_SHOWN
from matcher.domain.curriculum import AimCode
from matcher.services.index import Index
from matcher.services.ring_account import RingAccount, give_account
from matcher.services.ring_pictures import aim_texts
from matcher.services.rings import ProposedRing, RingsAnswer
from matcher.services.rings_json import names_in, warnings_of
from matcher.services.sheet_about import AskedInWords, about_sheet
from matcher.services.sheets import Cell, Sheet
from matcher.services.wording import Wording

_Row = tuple[Cell, ...]


def ring_sheets(
    answer: RingsAnswer, index: Index, words: Wording, asked: AskedInWords
) -> tuple[Sheet, ...]:
    """Return the rings with their members, who teaches what, who is where when, and what was asked.

    The first has a row for each member of each ring.
    """
    say, rings = words.tables["export"], answer.rings
    accounts = [give_account(index, ring, words) for ring in rings]
    counted = (say["possible"], answer.possible)
    parts = [words.word("ring_part", one.part) for ring in rings[:1] for one in ring.proposal.parts]
    return (
        Sheet(
            name=say["rings"],
            head=(
                *(say[name] for name in ("ring", "points", "coverage", "number", "agency")),
                *(say[name] for name in ("aims_taught", "only_taught", "questions", "warnings")),
                *(say["part_value"].format(part=part) for part in parts),
            ),
            rows=tuple(_members(rings, accounts, words)),
        ),
        Sheet(
            name=say["aims"],
            head=tuple(say[name] for name in ("ring", "aim", "number", "agency", "chance")),
            rows=tuple(_chances(rings, aim_texts(index, answer.need.trade, words))),
        ),
        Sheet(
            name=say["rotation"],
            head=tuple(
                say[name]
                for name in ("ring", "apprentice", "employer", "host", "first", "last", "length")
            ),
            rows=tuple(_stays(rings)),
        ),
        about_sheet(answer.need, index, words, asked, counted),
    )


def _members(
    rings: Sequence[ProposedRing], accounts: Sequence[RingAccount], words: Wording
) -> Iterator[_Row]:
    for number, (ring, account) in enumerate(zip(rings, accounts, strict=True), 1):
        proposal = ring.proposal
        warnings = " ".join(warnings_of(ring, words))
        for member in account.members:
            is_seeker = member.name.agency == proposal.seeker
            asked = () if is_seeker else (*member.questions, *account.questions)
            yield (
                number,
                _of_hundred(proposal.value),
                _of_hundred(proposal.coverage),
                member.name.agency,
                member.name.name,
                len(member.aims),
                "; ".join(aim.text for aim in member.only),
                " ".join(asked),
                warnings,
                *(_of_hundred(part.value) for part in proposal.parts),
            )


def _chances(rings: Sequence[ProposedRing], texts: Mapping[AimCode, str]) -> Iterator[_Row]:
    """Yield for each ring and aim the chance in per cent of each member that may teach it."""
    for number, ring in enumerate(rings, 1):
        for member in ring.proposal.members:
            for aim, chance in member.teaches:
                if chance >= LEAST_SHOWN:
                    yield number, texts[aim], member.agency, member.name, _of_hundred(chance)


def _stays(rings: Sequence[ProposedRing]) -> Iterator[_Row]:
    for number, ring in enumerate(rings, 1):
        if ring.rotation is None:
            continue
        names, plan = names_in(ring.proposal), ring.rotation.plan
        for person in plan.apprenticeships:
            for stay in plan.stays_of(person.apprentice):
                span = stay.span
                yield (
                    number,
                    person.apprentice,
                    names[person.employer],
                    names[stay.host],
                    str(span.first),
                    str(span.last),
                    span.months,
                )


def _of_hundred(share: float) -> float:
    return round(100 * share, 1)
