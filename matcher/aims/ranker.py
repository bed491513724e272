"""Which competence aims does a work task train, and what says so?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy.special import softmax

from matcher.aims.encoder import AimEncoder
from matcher.aims.evidence import find_evidence
from matcher.aims.features import TextFeatures
from matcher.aims.model import TradeModel, near_likeness
from matcher.aims.off_topic import OffTopic
from matcher.aims.ranking import AimEvidence, AimRanking
from matcher.aims.storage import Parts, read_parts, write_parts
from matcher.domain.curriculum import AimCode, TradeCode
from matcher.domain.errors import InputError, Problem, ProblemCode


class AimRanker:
    """Ranks the aims of a trade for texts of work tasks; never changes once it is made."""

    def __init__(
        self,
        *,
        features: TextFeatures,
        models: Mapping[TradeCode, TradeModel],
        encoder: AimEncoder | None,
        off_topic: OffTopic,
        fingerprint: str,
    ) -> None:
        self.features = features
        self.models = models
        self.encoder = encoder
        self.off_topic = off_topic
        self._fingerprint = fingerprint

    @property
    def fingerprint(self) -> str:
        """Identify settings, phrases, aim texts and libraries; another one means other answers."""
        return self._fingerprint

    @property
    def trades(self) -> tuple[TradeCode, ...]:
        """Return the trades whose aims can be ranked."""
        return tuple(self.models)

    def rank(self, trade: TradeCode, texts: Sequence[str]) -> list[AimRanking]:
        """Return one ranking for each text, in order, each with all aims of the trade.

        Raises
        ------
        InputError
            When nothing is known of the aims of the trade.
        """
        if not texts:
            return []
        model = self._model(trade)
        rows = self.features.rows(texts)
        none = self.off_topic.none_probability(
            rows,
            near_phrases=near_likeness(rows, model.examples_by_feature),
            known_words=self.features.known_words(texts, model.has_feature),
            phrases=len(model.examples),
        )
        odds = model.log_odds(rows)
        if self.encoder is not None:
            odds += self.encoder.log_odds(trade, rows)
        shares = softmax(odds, axis=1) * (1 - none[:, None])
        order = np.argsort(-shares, axis=1, kind="stable")
        return [
            AimRanking(
                trade=trade,
                text=text,
                aims=tuple((model.aims[place], float(share[place])) for place in places),
                none_probability=float(none_share),
            )
            for text, share, places, none_share in zip(texts, shares, order, none, strict=True)
        ]

    def explain(self, trade: TradeCode, text: str, aim: AimCode, *, limit: int = 3) -> AimEvidence:
        """Return the known phrases of `aim` nearest to `text`, and the words that they share.

        Raises
        ------
        InputError
            When nothing is known of the trade, or the aim is not one of the trade's.
        """
        model = self._model(trade)
        if aim not in model.aims:
            raise InputError(Problem(field="aim", code=ProblemCode.UNKNOWN_AIM, given=aim))
        return find_evidence(self.features, model, text, aim=aim, limit=limit)

    def save(self, folder: Path) -> None:
        """Write the ranker into `folder`; `load_aim_ranker` reads it back."""
        write_parts(
            folder,
            Parts(
                features=self.features,
                models=self.models,
                encoder=self.encoder,
                off_topic=self.off_topic,
                fingerprint=self._fingerprint,
            ),
        )

    def _model(self, trade: TradeCode) -> TradeModel:
        """Return the model of a trade or raise an InputError that names the trade."""
        try:
            return self.models[trade]
        except KeyError:
            raise InputError(
                Problem(field="trade", code=ProblemCode.TRADE_WITHOUT_AIMS, given=trade)
            ) from None


def load_aim_ranker(folder: Path) -> AimRanker:
    """Read a ranker that was saved in `folder`.

    Raises
    ------
    NotIndexedError
        When there is none, or one that another version of Samlære wrote.
    """
    parts = read_parts(folder)
    return AimRanker(
        features=parts.features,
        models=parts.models,
        encoder=parts.encoder,
        off_topic=parts.off_topic,
        fingerprint=parts.fingerprint,
    )
