"""How is the mapping from work tasks to competence aims learnt?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

import numpy as np
import scipy
import sklearn
from scipy import sparse
from threadpoolctl import threadpool_limits

from matcher.aims import borrowing, examples, features, model
from matcher.aims import off_topic as gate
from matcher.aims.borrowing import borrowed_examples
from matcher.aims.examples import examples_by_trade
from matcher.aims.features import TextFeatures
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
    own = examples_by_trade(curricula, phrases)
    if not own:
        message = "there is nothing to learn from: no curriculum has an aim"
        raise ValueError(message)
    learnt = TextFeatures.fit([example.text for group in own.values() for example in group], forms)
    borrowed = borrowed_examples(curricula, own, learnt)
    # One thread: small systems gain nothing from more, and their sums would depend on how many.
    with threadpool_limits(1):
        models = {
            curriculum.trade.code: _fit_trade(curriculum, own, borrowed, learnt)
            for curriculum in curricula
            if curriculum.aims
        }
    return AimRanker(
        features=learnt,
        models=models,
        off_topic=sparse.csr_matrix(learnt.rows(strays).T),
        fingerprint=_fingerprint(curricula, phrases, forms, strays),
    )


Examples = dict[TradeCode, tuple[examples.Example, ...]]


def _fit_trade(
    curriculum: Curriculum, own: Examples, borrowed: Examples, learnt: TextFeatures
) -> TradeModel:
    """Return the model of one trade."""
    known, lent = own[curriculum.trade.code], borrowed[curriculum.trade.code]
    rows = learnt.rows([example.text for example in known + lent])
    aims = [aim.code for aim in curriculum.aims]
    return fit_trade_model(aims, rows, known=known, lent=lent)


def _fingerprint(
    curricula: Sequence[Curriculum],
    phrases: Sequence[Phrase],
    forms: WrittenForms,
    strays: Sequence[str],
) -> str:
    """Return a digest of everything that decides what the ranker answers."""
    constants = {
        f"{module.__name__}.{name}": repr(value)
        for module in (borrowing, examples, features, gate, model)
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
        "off_topic": list(strays),
        "libraries": [np.__version__, scipy.__version__, sklearn.__version__],
    }
    return "aims-" + hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:24]
