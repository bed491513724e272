"""Which known phrases, and which whole words, speak for an aim?"""

from __future__ import annotations

import numpy as np

from matcher.aims.features import TextFeatures
from matcher.aims.model import TradeModel
from matcher.aims.ranking import AimEvidence, NearPhrase
from matcher.domain.curriculum import AimCode
from matcher.language import WrittenForms, fold_text, iter_words


def find_evidence(
    features: TextFeatures, model: TradeModel, text: str, *, aim: AimCode, limit: int
) -> AimEvidence:
    """Return the examples of `aim` nearest to `text`, and the words of `text` they contain."""
    own = [place for place, example in enumerate(model.examples) if aim in example.aims]
    likeness = (model.example_rows[own] @ features.rows([text]).T).toarray().ravel()
    nearest = [place for place in np.argsort(-likeness, kind="stable") if likeness[place] > 0]
    phrases = tuple(
        NearPhrase(
            text=model.examples[own[place]].text,
            written_form=model.examples[own[place]].written_form,
            likeness=min(1.0, float(likeness[place])),
            is_aim_text=model.examples[own[place]].is_aim_text,
        )
        for place in nearest[:limit]
    )
    words = shared_words(text, [phrase.text for phrase in phrases], features.written_forms)
    return AimEvidence(aim=aim, phrases=phrases, words=words)


def shared_words(text: str, others: list[str], written_forms: WrittenForms) -> tuple[str, ...]:
    """Return the words of `text`, as written, that some other text has as a whole word too."""
    known = {
        written_forms.word(word.text) for other in others for word in iter_words(fold_text(other))
    }
    found = (
        word.text for word in iter_words(text) if written_forms.word(fold_text(word.text)) in known
    )
    return tuple(dict.fromkeys(found))
