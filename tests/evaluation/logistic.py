"""What would the plainest model do? Logistic regression on pieces of words, for comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from sklearn.linear_model import LogisticRegression

from matcher.aims import AimRanker, Phrase, fit_aim_ranker
from matcher.aims.features import TextFeatures
from matcher.aims.method import DEFAULT_METHOD
from matcher.aims.model import TradeModel
from tests.aims.packaged import packaged_curricula

STRENGTH = 10.0
"""sklearn's C; not searched for."""


def fit_logistic_ranker(phrases: Sequence[Phrase]) -> AimRanker:
    """Return a ranker whose weights are a logistic regression's on the same features."""
    method = replace(DEFAULT_METHOD, borrowed_share=0.0, bayes_share=0.0, encoder=None)
    ranker = fit_aim_ranker(packaged_curricula(), phrases, method=method)
    models = {trade: _refit(model, ranker.features) for trade, model in ranker.models.items()}
    return AimRanker(
        features=ranker.features,
        models=models,
        encoder=None,
        off_topic=ranker.off_topic,
        fingerprint="logistic",
    )


def _refit(model: TradeModel, features: TextFeatures) -> TradeModel:
    rows = features.rows([example.text for example in model.examples])[:, model.columns]
    aims = np.array([model.aims.index(example.aims[0]) for example in model.examples])
    counts = [example.weight for example in model.examples]
    learnt = LogisticRegression(C=STRENGTH, max_iter=200).fit(rows, aims, sample_weight=counts)
    weights = np.full(model.weights.shape, 0.0, dtype=np.float32)
    weights[:, learnt.classes_] = learnt.coef_.T
    return replace(model, weights=weights)
