"""How good are the answers on labelled cases, and are they worse than when last frozen?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, ValidationError

from matcher.domain.agency import AgencyId
from matcher.domain.errors import InputError, SourceError
from matcher.domain.match import Match
from matcher.domain.need import MAX_LIMIT
from matcher.evaluation.partners import (
    CaseOutcome,
    PartnerCase,
    judge,
    measure,
    overlap_at_the_top,
    read_partner_cases,
)
from matcher.services.index import Index
from matcher.services.needs import parse_need
from matcher.services.partners import PartnersAnswer, find_partners

CASES: Final = Path("evaluation", "partner_cases.jsonl")
FROZEN: Final = Path("evaluation", "frozen", "partners.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where one agency of a case ended: its place from 1 and its match, None when left out."""

    name: str
    place: int | None
    match: Match | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongCase:
    """A case on which the program and the label disagree, with what the program saw."""

    case: PartnerCase
    outcome: CaseOutcome
    better: Placed
    worse: Placed


class FrozenRun(BaseModel):
    """The run that is kept in the repository; it names no index and no score."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    metrics: dict[str, Any]
    cases: dict[str, CaseOutcome]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnersEvaluation:
    """A run over all cases, what it is compared with, and where label and program disagree."""

    run: FrozenRun
    frozen: FrozenRun | None
    wrong: tuple[WrongCase, ...]

    @property
    def changed(self) -> tuple[str, ...]:
        """Return the ids of the cases whose outcome is not the frozen one, new and gone too."""
        before = self.frozen.cases if self.frozen else {}
        return tuple(
            sorted(
                case
                for case in {*before, *self.run.cases}
                if before.get(case) != self.run.cases.get(case)
            )
        )

    @property
    def is_worse(self) -> bool:
        """Tell whether any share fell, on the cases that both runs have."""
        if self.frozen is None:
            return False
        shared = self.run.cases.keys() & self.frozen.cases.keys()
        return any(
            now < before
            for now, before in zip(
                _headlines({case: self.run.cases[case] for case in shared}),
                _headlines({case: self.frozen.cases[case] for case in shared}),
                strict=True,
            )
        )


def evaluate_partners(index: Index, data_dir: Path) -> PartnersEvaluation:
    """Ask for partners in every labelled case and compare with the labels and the frozen run.

    Raises
    ------
    SourceError
        When a labelled case or the frozen run cannot be read, or a case's need cannot be asked.
    """
    cases = {case.id: case for case in read_partner_cases(data_dir / CASES)}
    answers = {case.id: _ask(index, case) for case in cases.values()}
    outcomes = {case.id: _outcome(case, answers) for case in cases.values()}
    return PartnersEvaluation(
        run=FrozenRun(metrics=measure(outcomes.values()), cases=outcomes),
        frozen=read_frozen(data_dir / FROZEN),
        wrong=tuple(
            WrongCase(
                case=case,
                outcome=outcomes[case.id],
                better=_placed(index, case.better, answers[case.id]),
                worse=_placed(index, case.worse, answers[case.id]),
            )
            for case in cases.values()
            if not outcomes[case.id].is_right
        ),
    )


def read_frozen(path: Path) -> FrozenRun | None:
    """Read the frozen run, None when nothing has been frozen yet.

    Raises
    ------
    SourceError
        When the file is not a frozen run.
    """
    if not path.is_file():
        return None
    try:
        return FrozenRun.model_validate_json(path.read_text(encoding="utf-8"))
    except ValidationError as error:
        message = f"{path} is not a frozen run: {error}"
        raise SourceError(message) from error


def freeze(run: FrozenRun, data_dir: Path) -> Path:
    """Write a run as the one to compare with, and return where; the same run, the same bytes.

    Raises
    ------
    SourceError
        When the file cannot be written.
    """
    path = data_dir / FROZEN
    content = run.model_dump(mode="json", exclude_defaults=True)
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}"
        raise SourceError(message) from error
    return path


def _ask(index: Index, case: PartnerCase) -> PartnersAnswer:
    """Return the answer to the need of a case, with all who can be proposed."""
    try:
        return find_partners(index, parse_need({**case.need, "limit": MAX_LIMIT}, index))
    except InputError as error:
        message = f"the need of the case {case.id} cannot be asked: {error}"
        raise SourceError(message) from error


def _outcome(case: PartnerCase, answers: Mapping[str, PartnersAnswer]) -> CaseOutcome:
    answer = answers[case.id]
    other = answers[case.same_need_as] if case.same_need_as else None
    return CaseOutcome(
        outcome=judge(case, _ranked(answer), {e.agency: e.code for e in answer.excluded}),
        cooperation=case.cooperation,
        need_of=case.same_need_as or case.id,
        is_exclusion=case.worse_excluded is not None,
        overlap=overlap_at_the_top(_ranked(answer), _ranked(other)) if other else None,
    )


def _ranked(answer: PartnersAnswer) -> list[AgencyId]:
    return [match.agency for match in answer.matches]


def _placed(index: Index, agency: AgencyId, answer: PartnersAnswer) -> Placed:
    profile = index.profile(agency)
    found = ((p, m) for p, m in enumerate(answer.matches, start=1) if m.agency == agency)
    place, match = next(found, (None, None))
    return Placed(name=profile.agency.name if profile else agency, place=place, match=match)


def _headlines(cases: Mapping[str, CaseOutcome]) -> tuple[float, float, float]:
    """Return what may not fall: pairs and exclusions that are right, and the summed overlap."""
    right = [outcome for outcome in cases.values() if outcome.is_right]
    overlap = sum(outcome.overlap or 0.0 for outcome in cases.values())
    excluded = sum(outcome.is_exclusion for outcome in right)
    return len(right) - excluded, excluded, round(overlap, 6)
