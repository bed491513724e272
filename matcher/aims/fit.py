"""How is the mapping from work tasks to competence aims learnt?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np
import scipy
import sklearn
from scipy import sparse
from threadpoolctl import threadpool_limits

from matcher.aims import encoder_training, features
from matcher.aims import off_topic as gate
from matcher.aims.borrowing import borrowed_examples
from matcher.aims.encoder import AimEncoder
from matcher.aims.encoder_training import fit_aim_encoder
from matcher.aims.examples import Example, examples_by_trade
from matcher.aims.features import TextFeatures
from matcher.aims.method import DEFAULT_METHOD, AimMethod
from matcher.aims.model import TradeModel, fit_trade_model
from matcher.aims.off_topic import fit_off_topic, packaged_off_topic
from matcher.aims.phrases import Phrase, digest_phrases
from matcher.aims.ranker import AimRanker
from matcher.domain.curriculum import AimCode, Curriculum, TradeCode
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
    lesson, learnt = _prepare(curricula, phrases, forms, method)
    # One thread: small systems gain nothing from more, and their sums would depend on how many.
    with threadpool_limits(1):
        models = {trade: _fit_trade(trade, lesson, learnt, method) for trade in lesson.aims}
        encoder = _fit_encoder(lesson, method)
    return AimRanker(
        features=learnt,
        models=models,
        encoder=encoder,
        off_topic=fit_off_topic(_tasks(lesson), learnt.rows(strays)),
        fingerprint=_fingerprint(curricula, phrases, forms, [asdict(method), list(strays)]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lesson:
    """What is learnt from, by trade: aims, own examples with their features, borrowed examples."""

    aims: Mapping[TradeCode, tuple[AimCode, ...]]
    known: Mapping[TradeCode, tuple[Example, ...]]
    known_rows: Mapping[TradeCode, sparse.csr_matrix]
    lent: Mapping[TradeCode, tuple[Example, ...]]


def _prepare(
    curricula: Sequence[Curriculum],
    phrases: Sequence[Phrase],
    forms: WrittenForms,
    method: AimMethod,
) -> tuple[_Lesson, TextFeatures]:
    """Return what is learnt from, and the features that its texts have."""
    own = examples_by_trade(curricula, phrases, method)
    if not own:
        message = "there is nothing to learn from: no curriculum has an aim"
        raise ValueError(message)
    texts = [example.text for group in own.values() for example in group]
    learnt = TextFeatures.fit(texts, forms, method.word_share)
    lesson = _Lesson(
        aims={c.trade.code: tuple(aim.code for aim in c.aims) for c in curricula if c.aims},
        known=own,
        known_rows={t: learnt.rows([one.text for one in group]) for t, group in own.items()},
        lent=borrowed_examples(curricula, own, learnt, method),
    )
    return lesson, learnt


def _fit_trade(
    trade: TradeCode, lesson: _Lesson, learnt: TextFeatures, method: AimMethod
) -> TradeModel:
    """Return the model of one trade."""
    known, lent = lesson.known[trade], lesson.lent[trade]
    lent_rows = learnt.rows([example.text for example in lent])
    rows = sparse.csr_matrix(sparse.vstack([lesson.known_rows[trade], lent_rows]))
    return fit_trade_model(lesson.aims[trade], rows, known=known, lent=lent, method=method)


def _tasks(lesson: _Lesson) -> sparse.csr_matrix:
    """Return the features of all phrases of all trades, the aims' own texts left out."""
    return sparse.csr_matrix(
        sparse.vstack(
            [
                rows[[at for at, one in enumerate(lesson.known[trade]) if not one.is_aim_text]]
                for trade, rows in lesson.known_rows.items()
            ]
        )
    )


def _fit_encoder(lesson: _Lesson, method: AimMethod) -> AimEncoder | None:
    """Return the encoder of all trades, if the method has one."""
    if method.encoder is None:
        return None
    return fit_aim_encoder(lesson.aims, lesson.known, lesson.known_rows, method.encoder)


def _fingerprint(
    curricula: Sequence[Curriculum],
    phrases: Sequence[Phrase],
    forms: WrittenForms,
    settings: list[object],
) -> str:
    """Return a digest of everything that decides what the ranker answers."""
    constants = {
        f"{module.__name__}.{name}": repr(value)
        for module in (encoder_training, features, gate)
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
