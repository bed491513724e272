"""How is the mapping from work tasks to competence aims learnt?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

import numpy as np
import scipy
import sklearn

from matcher.aims import model
from matcher.aims.examples import examples_by_trade
from matcher.aims.features import SETTINGS, TextFeatures
from matcher.aims.model import fit_trade_model
from matcher.aims.phrases import Phrase, digest_phrases
from matcher.aims.ranker import AimRanker
from matcher.domain.curriculum import Curriculum
from matcher.language import WrittenForms, packaged_written_forms


def fit_aim_ranker(
    curricula: Sequence[Curriculum],
    phrases: Sequence[Phrase],
    *,
    written_forms: WrittenForms | None = None,
) -> AimRanker:
    """Learn from the phrases, and from the aims' own texts where a trade has no phrases.

    Curricula without aims are left out. The same input gives the same ranker. Without
    `written_forms` the project's own table is used.

    Raises
    ------
    ValueError
        When no curriculum has an aim.
    """
    forms = written_forms or packaged_written_forms()
    examples = examples_by_trade(curricula, phrases)
    if not examples:
        message = "there is nothing to learn from: no curriculum has an aim"
        raise ValueError(message)
    features = TextFeatures.fit(
        [example.text for group in examples.values() for example in group], forms
    )
    aims = {curriculum.trade.code: curriculum.aims for curriculum in curricula}
    models = {
        trade: fit_trade_model(
            [aim.code for aim in aims[trade]],
            group,
            features.rows([example.text for example in group]),
        )
        for trade, group in examples.items()
    }
    return AimRanker(
        features=features, models=models, fingerprint=_fingerprint(curricula, phrases, forms)
    )


def _fingerprint(
    curricula: Sequence[Curriculum], phrases: Sequence[Phrase], forms: WrittenForms
) -> str:
    """Return a digest of everything that decides what the ranker answers."""
    texts = [
        (aim.trade, aim.code, aim.text_nb, aim.text_nn)
        for curriculum in curricula
        for aim in curriculum.aims
    ]
    parts = {
        "features": {name: str(value) for name, value in SETTINGS.items()},
        "model": [
            model.REGULARISATION,
            model.SECOND_AIM_WEIGHT,
            model.UNLIKE_ANYTHING,
            model.UNLIKENESS_WIDTH,
        ],
        "phrases": digest_phrases(phrases),
        "aims": texts,
        "written_forms": forms.digest,
        "libraries": [np.__version__, scipy.__version__, sklearn.__version__],
    }
    return "aims-" + hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:24]
