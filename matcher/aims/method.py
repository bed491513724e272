"""How much does each part of the method count when tasks are mapped to aims?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class AimMethod:
    """What the mapping is learnt with; docs/method-aims.md tells what each part is worth.

    `aim_text_weight` is how many phrases an aim's own text counts as, `second_aim_weight` how much
    a further aim of a phrase counts. Phrases of aims elsewhere whose texts are alike from
    `alike_from` on are borrowed, each at `borrowed_share` times the likeness. `word_share` is how
    much whole words count beside pieces of words. `penalty` holds the regression back,
    `bayes_share` is how much naive Bayes counts beside it and `smoothing` its constant.
    `sharpness` turns scores into logarithms of odds.
    """

    aim_text_weight: float = 3.0
    second_aim_weight: float = 0.5
    alike_from: float = 0.5
    borrowed_share: float = 0.3
    word_share: float = 0.4
    penalty: float = 2.6
    bayes_share: float = 0.1
    smoothing: float = 0.3
    sharpness: float = 18.0


DEFAULT_METHOD: Final = AimMethod()
