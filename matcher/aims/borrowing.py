"""Which phrases of another trade say something about an aim of this one?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from scipy import sparse

from matcher.aims.examples import Example
from matcher.aims.features import TextFeatures
from matcher.aims.method import DEFAULT_METHOD, AimMethod
from matcher.domain.curriculum import AimCode, CompetenceAim, Curriculum, TradeCode


def borrowed_examples(
    curricula: Sequence[Curriculum],
    examples: Mapping[TradeCode, Sequence[Example]],
    features: TextFeatures,
    method: AimMethod = DEFAULT_METHOD,
) -> dict[TradeCode, tuple[Example, ...]]:
    """Return for each trade phrases of aims elsewhere whose texts are like an aim's of the trade.

    Many trades have nearly the same aim (rights and duties, waste, first aid). Such a phrase
    counts less, in proportion to how like the two aims are, and once however many trades have it;
    it is never shown as evidence.
    """
    if method.borrowed_share <= 0:
        return {trade: () for trade in examples}
    aims = [aim for curriculum in curricula for aim in curriculum.aims]
    likeness = _likeness(aims, features)
    by_aim = _phrases_by_aim(examples)
    shares: dict[TradeCode, dict[tuple[str, AimCode], float]] = {trade: {} for trade in examples}
    forms: dict[str, str] = {}
    for place, aim in enumerate(aims):
        for other, alike in _neighbours(likeness, place, method.alike_from):
            if aims[other].trade == aim.trade:
                continue
            own = shares[aim.trade]
            for example in by_aim.get((aims[other].trade, aims[other].code), ()):
                key = (example.text, aim.code)
                own[key] = max(own.get(key, 0.0), method.borrowed_share * alike)
                forms[example.text] = example.written_form
    return {
        trade: tuple(
            Example(text=text, written_form=forms[text], aims=(aim,), weight=weight)
            for (text, aim), weight in own.items()
        )
        for trade, own in shares.items()
    }


def _likeness(aims: Sequence[CompetenceAim], features: TextFeatures) -> sparse.csr_matrix:
    """Return how like each aim's text is to each other's, in the form that is known of both."""
    rows = features.rows([aim.text("nb") for aim in aims])
    return sparse.csr_matrix(rows @ rows.T)


def _neighbours(
    likeness: sparse.csr_matrix, place: int, alike_from: float
) -> Iterator[tuple[int, float]]:
    """Yield the aims that are alike enough, in their order, and how like they are."""
    row = likeness[place].toarray().ravel()
    for other in np.flatnonzero(row >= alike_from):
        if other != place:
            yield int(other), min(1.0, float(row[other]))


def _phrases_by_aim(
    examples: Mapping[TradeCode, Sequence[Example]],
) -> dict[tuple[TradeCode, str], list[Example]]:
    """Return the phrases by their trade and main aim, the aims' own texts left out."""
    found: dict[tuple[TradeCode, str], list[Example]] = {}
    for trade, group in examples.items():
        for example in group:
            if not example.is_aim_text:
                found.setdefault((trade, example.aims[0]), []).append(example)
    return found
