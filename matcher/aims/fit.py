"""How is the mapping from work tasks to competence aims learnt?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict

import numpy as np
import scipy
import sklearn
from scipy import sparse
from threadpoolctl import threadpool_limits

from matcher.aims import examples, features
from matcher.aims import off_topic as gate
from matcher.aims.borrowing import borrowed_examples
from matcher.aims.examples import examples_by_trade
from matcher.aims.features import TextFeatures
from matcher.aims.method import DEFAULT_METHOD, AimMethod
from matcher.aims.model import TradeModel, fit_trade_model
from matcher.aims.off_topic import packaged_off_topic
from matcher.aims.phrases import Phrase, digest_phrases
from matcher.aims.ranker import AimRanker
from matcher.domain.curriculum import Curriculum, TradeCode
from matcher.language import WrittenForms, packaged_written_forms


def fit_aim_ranker(
    curricula: Sequence[Curriculum],
    phrases: Sequence[Phrase],
    *,
    written_forms: WrittenForms | None = None,
    off_topic: Sequence[str] | None = None,
    method: AimMethod = DEFAULT_METHOD,
) -> AimRanker:
    """Learn from the phrases, and from the aims' own texts where a trade has no phrases.

    Curricula without aims are left out. The same input gives the same ranker. Without
    `written_forms` and `off_topic` (texts about no aim at all) the project's own are used.

    Raises
    ------
    ValueError
        When no curriculum has an aim.
    """
    forms = written_forms or packaged_written_forms()
    strays = packaged_off_topic() if off_topic is None else tuple(off_topic)
    own = examples_by_trade(curricula, phrases, method)
    if not own:
        message = "there is nothing to learn from: no curriculum has an aim"
        raise ValueError(message)
    texts = [example.text for group in own.values() for example in group]
    learnt = TextFeatures.fit(texts, forms, method.word_share)
    borrowed = borrowed_examples(curricula, own, learnt, method)
    # One thread: small systems gain nothing from more, and their sums would depend on how many.
    with threadpool_limits(1):
        models = {
            curriculum.trade.code: _fit_trade(curriculum, (own, borrowed), learnt, method)
            for curriculum in curricula
            if curriculum.aims
        }
    return AimRanker(
        features=learnt,
        models=models,
        off_topic=sparse.csr_matrix(learnt.rows(strays).T.astype(np.float32)),
        fingerprint=_fingerprint(curricula, phrases, forms, [asdict(method), list(strays)]),
    )


Examples = dict[TradeCode, tuple[examples.Example, ...]]


def _fit_trade(
    curriculum: Curriculum,
    own_and_borrowed: tuple[Examples, Examples],
    learnt: TextFeatures,
    method: AimMethod,
) -> TradeModel:
    """Return the model of one trade."""
    known, lent = (group[curriculum.trade.code] for group in own_and_borrowed)
    rows = learnt.rows([example.text for example in known + lent])
    aims = [aim.code for aim in curriculum.aims]
    return fit_trade_model(aims, rows, known=known, lent=lent, method=method)


def _fingerprint(
    curricula: Sequence[Curriculum],
    phrases: Sequence[Phrase],
    forms: WrittenForms,
    settings: list[object],
) -> str:
    """Return a digest of everything that decides what the ranker answers."""
    constants = {
        f"{module.__name__}.{name}": repr(value)
        for module in (features, gate)
        for name, value in sorted(vars(module).items())
        if name.isupper()
    }
    parts = {
        "constants": constants | {"matcher.aims.off_topic.PACKAGED": ""},
        "phrases": digest_phrases(phrases),
        "aims": [
            (aim.trade, aim.code, aim.text_nb, aim.text_nn)
            for curriculum in curricula
            for aim in curriculum.aims
        ],
        "written_forms": forms.digest,
        "settings": settings,
        "libraries": [np.__version__, scipy.__version__, sklearn.__version__],
    }
    return "aims-" + hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:24]
