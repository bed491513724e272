"""Which constants tell best what is about no aim? `python -m tests.evaluation.fit_off_topic`.

On topic are the phrases of a hand that nothing was learnt from; off topic is each text of
`data/reference/language/off_topic.csv`, asked when nothing was learnt from it.
"""

from __future__ import annotations

import sys
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from matcher.aims import AimRanker, fit_aim_ranker
from matcher.aims.method import AimMethod
from matcher.aims.model import nearest_likeness
from matcher.aims.off_topic import OffTopic, fit_off_topic, packaged_off_topic
from tests.aims.packaged import packaged_curricula
from tests.evaluation.hands import phrases_by_hand

LEFT_OUT: Final = "D"
FOLDS: Final = 8
TRADES_ASKED: Final = ("SOA03-01", "ITD03-01", "LOG03-02", "SIK03-02")


def off_topic_signs(ranker: AimRanker, tasks: list[str]) -> NDArray[np.float64]:
    """Return the signs of each off-topic text in each of some trades, nothing learnt from it."""
    strays = ranker.features.rows(packaged_off_topic())
    task_rows = ranker.features.rows(tasks)
    talk, nearest = np.zeros(strays.shape[0]), np.zeros(strays.shape[0])
    for known, asked in KFold(FOLDS, shuffle=True, random_state=1).split(strays):
        learnt = fit_off_topic(task_rows, strays[known])
        talk[asked], nearest[asked] = _signs_of_text(learnt, strays[asked])
    return np.vstack(
        [
            np.column_stack(
                [nearest_likeness(strays, ranker.models[trade].examples_by_feature), nearest, talk]
            )
            for trade in ranker.trades
            if trade in TRADES_ASKED
        ]
    )


def task_signs(ranker: AimRanker) -> NDArray[np.float64]:
    """Return the signs of each phrase of the hand that was left out."""
    signs = []
    for trade in ranker.trades:
        texts = [p.text for p in phrases_by_hand()[LEFT_OUT] if p.trade == trade]
        rows = ranker.features.rows(texts)
        phrase = nearest_likeness(rows, ranker.models[trade].examples_by_feature)
        talk, nearest = _signs_of_text(ranker.off_topic, rows)
        signs.append(np.column_stack([phrase, nearest, talk]))
    return np.vstack(signs)


def _signs_of_text(
    off_topic: OffTopic, rows: sparse.csr_matrix
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how much each text is made of small talk, and its nearest off-topic text."""
    talk = rows @ off_topic.weights[:-1] + off_topic.weights[-1]
    return talk, nearest_likeness(rows, off_topic.texts_by_feature)


def main() -> None:
    """Print the constants for `matcher/aims/off_topic.py` and what they achieve."""
    hands = phrases_by_hand()
    known = [phrase for hand, own in hands.items() if hand != LEFT_OUT for phrase in own]
    ranker = fit_aim_ranker(packaged_curricula(), known, method=AimMethod(encoder=None))
    off = off_topic_signs(ranker, [phrase.text for phrase in known])
    on = task_signs(ranker)
    signs = np.vstack([off, on])
    is_off = np.repeat([1, 0], [len(off), len(on)])
    # Taking a task for small talk is worse than the opposite: tasks count as three to one.
    counts = np.where(is_off == 1, len(on) / len(off) / 3, 1.0)
    model = LogisticRegression(C=1e4).fit(signs, is_off, sample_weight=counts)
    called = model.predict(signs)
    sys.stdout.write(
        f"NEAREST_PHRASE {model.coef_[0][0]:.1f} NEAREST_OFF_TOPIC {model.coef_[0][1]:.1f} "
        f"SMALL_TALK {model.coef_[0][2]:.1f} CONSTANT {model.intercept_[0]:.1f}; "
        f"caught {called[: len(off)].mean():.3f}, "
        f"tasks called off topic {called[len(off) :].mean():.3f}\n"
    )


if __name__ == "__main__":
    main()
