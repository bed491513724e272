"""Which form and direction do mails with the same traits mean, where no words settle them?"""

from __future__ import annotations

import csv
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from matcher.domain.need import Cooperation, Direction
from matcher.enquiries.form_traits import ASKED, Traits
from matcher.enquiries.lexicon import PACKAGED, Cue
from matcher.enquiries.reading import WEAK, Said, Span

EXAMPLES: Final = PACKAGED / "form_examples.csv"

_FEWEST: Final = 5
"""Of so many mails at least a form and direction can be learnt."""
_SMOOTHING: Final = 0.5
_AGREED: Final = 0.8
_TOLD_BY: Final = 3
"""A guess shows the words of so many traits, those that speak most for it."""
_NONE: Final = "-"
_TELLING: Final = frozenset(
    (
        *(Cue.LACK, Cue.NEED, Cue.WISH, Cue.MATCH_QUESTION, Cue.SEEK, Cue.COOPERATE, Cue.BOUNDED),
        *(Cue.RECEIVE, Cue.SEND, Cue.SWAP, Cue.OUT, Cue.HOST_VERB, Cue.OTHER_PLACE, Cue.STAY),
        *(Cue.RING, Cue.SECONDMENT, Cue.EXTERNAL, Cue.WISHED_HOST),
        *("read.missing", "read.covered", "read.months"),
    )
)
"""What a reader can see for oneself; other traits count too, but «she» is shown for nothing."""

FormAndWay = tuple[Cooperation | None, Direction | None]
Value = TypeVar("Value", Cooperation, Direction)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormExample:
    """A labelled mail as it is learnt from: what it means, and its traits."""

    mail: str
    meant: FormAndWay
    traits: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWeights:
    """How much each trait speaks for each form and direction, against `base` without any."""

    base: Mapping[FormAndWay, float]
    weights: Mapping[FormAndWay, Mapping[str, float]]

    def guess(
        self,
        traits: Traits,
        cooperation: Said[Cooperation] | None,
        direction: Said[Direction] | None,
    ) -> tuple[Said[Cooperation] | None, Said[Direction] | None]:
        """Return form and direction with what is not known filled in where mails alike agree.

        What is known already is kept, and only what goes together with it is considered. Four of
        five such mails must agree. A guess is never sure, and it shows the words that spoke most
        for it. No offer is guessed, nor the form of one.
        """
        known = (cooperation.value if cooperation else None, direction.value if direction else None)
        points = {
            meant: base + sum(self.weights[meant].get(trait, 0.0) for trait in traits)
            for meant, base in self.base.items()
            if all(old in (None, new) for old, new in zip(known, meant, strict=True))
        }
        best = max(points, key=lambda meant: points[meant], default=None)
        if (
            best is None
            or sum(math.exp(other - points[best]) for other in points.values()) > 1 / _AGREED
        ):
            return cooperation, direction
        if best[1] is Direction.RECEIVE:
            return cooperation, direction
        spans = self._deciding(traits, best)
        return cooperation or _said(best[0], spans), direction or _said(best[1], spans)

    def _deciding(self, traits: Traits, best: FormAndWay) -> tuple[Span, ...]:
        """Return the first words of each of the traits that speak most for what was chosen."""

        def lead(trait: str) -> float:
            others = [own.get(trait, 0.0) for meant, own in self.weights.items() if meant != best]
            return self.weights[best].get(trait, 0.0) - sum(others) / max(len(others), 1)

        telling = (trait for trait, spans in traits.items() if spans and _tells(trait))
        chosen = sorted(telling, key=lead, reverse=True)[:_TOLD_BY]
        return tuple(sorted({traits[trait][0] for trait in chosen}))


def read_form_examples(path: Path = EXAMPLES) -> tuple[FormExample, ...]:
    """Return the labelled mails that form and direction are learnt from."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            FormExample(
                mail=row["mail"],
                meant=(
                    None if row["form"] == _NONE else Cooperation(row["form"]),
                    None if row["direction"] == _NONE else Direction(row["direction"]),
                ),
                traits=frozenset(row["traits"].split()),
            )
            for row in csv.DictReader(file)
        )


def write_form_examples(examples: Iterable[FormExample], path: Path = EXAMPLES) -> None:
    """Write labelled mails as a table to learn from: their traits, none of their words."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("mail", "form", "direction", "traits"))
        for one in examples:
            meant = [value or _NONE for value in one.meant]
            table.writerow((one.mail, *meant, " ".join(sorted(one.traits))))


def fit_forms(examples: Iterable[FormExample]) -> FormWeights:
    """Return how much each trait speaks for each meaning: naive Bayes, which is only counting."""
    by_meaning: defaultdict[FormAndWay, list[frozenset[str]]] = defaultdict(list)
    for one in examples:
        by_meaning[one.meant].append(one.traits)
    kept = {meant: own for meant, own in by_meaning.items() if len(own) >= _FEWEST}
    every = frozenset(trait for own in kept.values() for traits in own for trait in traits)
    base: dict[FormAndWay, float] = {}
    weights: dict[FormAndWay, dict[str, float]] = {}
    for meant, own in kept.items():
        seen = Counter(trait for traits in own for trait in traits)
        share = {t: (seen[t] + _SMOOTHING) / (len(own) + 2 * _SMOOTHING) for t in sorted(every)}
        base[meant] = math.log(len(own)) + math.fsum(math.log(1 - p) for p in share.values())
        weights[meant] = {trait: math.log(p / (1 - p)) for trait, p in share.items()}
    return FormWeights(base=base, weights=weights)


def _tells(trait: str) -> bool:
    return trait.removeprefix(ASKED) in _TELLING


def _said(value: Value | None, spans: tuple[Span, ...]) -> Said[Value] | None:
    return None if value is None else Said(value=value, spans=spans, certainty=WEAK)
