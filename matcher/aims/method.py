"""How much does each part of the method count when tasks are mapped to aims?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderSettings:
    """How the vectors of the encoder are learnt; docs/encoder-card.md tells more.

    `kept` is the share of its features that a text shows in each round. `sharpness` is what a
    nearness is multiplied by to become the logarithm of odds while learning, and `said` afterwards,
    beside the regression. `step` is how far a step goes, and `aim_text_weight` how many phrases an
    aim's own text counts as.
    """

    dimension: int = 128
    rounds: int = 12
    kept: float = 0.3
    sharpness: float = 10.0
    said: float = 7.0
    step: float = 0.01
    aim_text_weight: float = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class AimMethod:
    """What the mapping is learnt with; docs/method-aims.md tells what each part is worth.

    `aim_text_weight` is how many phrases an aim's own text counts as, `second_aim_weight` how much
    a further aim of a phrase counts. Phrases of aims elsewhere whose texts are alike from
    `alike_from` on are borrowed, each at `borrowed_share` times the likeness. `word_share` is how
    much whole words count beside pieces of words. `penalty` holds the regression back,
    `bayes_share` is how much naive Bayes counts beside it and `smoothing` its constant.
    `sharpness` turns scores into logarithms of odds. Without `encoder` none is learnt.
    """

    aim_text_weight: float = 3.0
    second_aim_weight: float = 0.5
    alike_from: float = 0.5
    borrowed_share: float = 0.3
    word_share: float = 0.4
    penalty: float = 2.6
    bayes_share: float = 0.1
    smoothing: float = 0.3
    sharpness: float = 12.6
    encoder: EncoderSettings | None = EncoderSettings()


DEFAULT_METHOD: Final = AimMethod()
