"""Which constants tell best what is about no aim? `python -m tests.evaluation.fit_off_topic`.

On topic are the phrases of a hand that nothing was learnt from. Off topic are the phrases of some
trades of which nothing was learnt either, asked of the others where these have no aim like theirs,
and each text of `data/reference/language/off_topic.csv`, asked when nothing was learnt from it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from matcher.aims import AimRanker, Phrase, fit_aim_ranker
from matcher.aims.method import AimMethod
from matcher.aims.model import near_likeness
from matcher.aims.off_topic import OffTopic, fit_off_topic, packaged_off_topic
from matcher.domain.curriculum import Curriculum, TradeCode
from tests.aims.packaged import packaged_curricula
from tests.evaluation.hands import phrases_by_hand

LEFT_OUT: Final = "D"
STRANGE_STEP: Final = 6
"""Of the tasks of strange trades one in so many is asked: they are many, and much alike."""
FOLDS: Final = 6
UNLIKE_BELOW: Final = 0.25
"""Aims whose texts are less alike than this have nothing in common."""
STRANGE: Final[tuple[tuple[str, ...], ...]] = (
    ("AMF03-02", "ELE03-04", "AKV03-02", "EKF03-01"),
    ("BUA03-02", "ROF03-01", "AUT03-05", "LAB03-02"),
    ("BDR03-02", "SLG03-02", "DAT03-03", "MET03-01"),
)
"""Trades of which nothing is learnt, group by group."""
ASKED: Final = ("SOA03-01", "ITD03-01", "SIK03-02", "LOG03-02", "MDF03-01", "IUV03-01")
THINNED: Final = (1, 3, 8)
"""Trades have few phrases or many: signs are taken with each of them, every third, every eighth."""
TASKS_TO_ONE: Final = 4.0
"""How much taking a task for none counts against the opposite, which does less harm."""

Signs = NDArray[np.float64]


def signs_of(
    ranker: AimRanker, trade: TradeCode, texts: Sequence[str], off_topic: OffTopic
) -> Signs:
    """Return the signs of texts in a trade, as `OffTopic` weighs them, by all phrases and few."""
    rows, every = ranker.features.rows(texts), ranker.models[trade].examples_by_feature
    return np.vstack([_signs(ranker, rows, texts, every[:, ::step], off_topic) for step in THINNED])


def _signs(
    ranker: AimRanker,
    rows: sparse.csr_matrix,
    texts: Sequence[str],
    examples: sparse.csr_matrix,
    off_topic: OffTopic,
) -> Signs:
    return np.column_stack(
        [
            near_likeness(rows, examples),
            ranker.features.known_words(texts, np.diff(examples.indptr) > 0),
            off_topic.small_talk(rows),
            np.full(len(texts), np.log(examples.shape[1])),
        ]
    )


def task_signs(ranker: AimRanker, tasks: Sequence[Phrase]) -> Iterator[Signs]:
    """Yield the signs of tasks in their own trades."""
    for trade in ASKED:
        texts = [task.text for task in tasks if task.trade == trade]
        if texts:
            yield signs_of(ranker, TradeCode(trade), texts, ranker.off_topic)


def strange_signs(
    ranker: AimRanker, strange: Sequence[Curriculum], tasks: Sequence[Phrase]
) -> Iterator[Signs]:
    """Yield the signs of tasks of strange trades in trades that have no aim like theirs."""
    known = {curriculum.trade.code: curriculum for curriculum in packaged_curricula()}
    for trade in map(TradeCode, ASKED):
        own = ranker.features.rows([aim.text("nb") for aim in known[trade].aims])
        aims = [aim for curriculum in strange for aim in curriculum.aims]
        likeness = ranker.features.rows([aim.text("nb") for aim in aims]) @ own.T
        nearest = likeness.max(axis=1).toarray().ravel()
        unlike = {aim.code for aim, near in zip(aims, nearest, strict=True) if near < UNLIKE_BELOW}
        texts = [task.text for task in tasks if task.aims[0] in unlike][::STRANGE_STEP]
        yield signs_of(ranker, trade, texts, ranker.off_topic)


def stray_signs(ranker: AimRanker, tasks: Sequence[Phrase]) -> Iterator[Signs]:
    """Yield the signs of each text that is no task, when nothing was learnt from it."""
    strays = np.array(packaged_off_topic())
    rows = ranker.features.rows([task.text for task in tasks])
    for known, asked in KFold(FOLDS, shuffle=True, random_state=1).split(strays):
        learnt = fit_off_topic(rows, ranker.features.rows(list(strays[known])))
        for trade in ASKED:
            yield signs_of(ranker, TradeCode(trade), list(strays[asked]), learnt)


def gather_signs() -> tuple[Signs, Signs, Signs]:
    """Return the signs of tasks, of tasks of strange trades, and of texts that are no tasks."""
    hands = phrases_by_hand()
    found: tuple[list[Signs], list[Signs], list[Signs]] = ([], [], [])
    for group in STRANGE:
        every = [phrase for own in hands.values() for phrase in own if phrase.trade in group]
        strange = [one for one in packaged_curricula() if one.trade.code in group]
        kept = [one for one in packaged_curricula() if one.trade.code not in group]
        known = [
            phrase
            for hand, own in hands.items()
            for phrase in own
            if hand != LEFT_OUT and phrase.trade not in group
        ]
        ranker = fit_aim_ranker(kept, known, method=AimMethod(encoder=None))
        found[0].extend(task_signs(ranker, hands[LEFT_OUT]))
        found[1].extend(strange_signs(ranker, strange, every))
        found[2].extend(stray_signs(ranker, known))
    tasks, strange_tasks, strays = (np.vstack(signs) for signs in found)
    return tasks, strange_tasks, strays


def main() -> None:
    """Print the constants for `matcher/aims/off_topic.py` and what they achieve."""
    kinds = gather_signs()
    signs = np.vstack(kinds)
    is_off = np.repeat([0, 1, 1], [len(kind) for kind in kinds])
    shares = (TASKS_TO_ONE, 0.5, 0.5)
    counts = np.concatenate(
        [np.full(len(kind), share / len(kind)) for kind, share in zip(kinds, shares, strict=True)]
    )
    model = LogisticRegression(C=1e6, max_iter=1000).fit(
        signs, is_off, sample_weight=counts * len(signs)
    )
    near, words, talk, many = model.coef_[0]
    tasks, strange, strays = (float(model.predict(kind).mean()) for kind in kinds)
    sys.stdout.write(
        f"NEAR_PHRASES {near:.1f} KNOWN_WORDS {words:.1f} SMALL_TALK {talk:.2f} "
        f"MANY_PHRASES {many:.1f} CONSTANT {model.intercept_[0]:.1f}; "
        f"called off topic: tasks {tasks:.3f}, tasks of strange trades {strange:.3f}, "
        f"other texts {strays:.3f}\n"
    )


if __name__ == "__main__":
    main()
