"""Which known phrases, and which whole words, speak for an aim?"""

from __future__ import annotations

from typing import Final

import numpy as np

from matcher.aims.features import TextFeatures
from matcher.aims.model import TradeModel
from matcher.aims.ranking import AimEvidence, NearPhrase
from matcher.domain.curriculum import AimCode
from matcher.language import WrittenForms, fold_text, iter_words

# Words that stand in any sentence say nothing about an aim; nynorsk ones have become these.
FUNCTION_WORDS: Final = frozenset(
    """
    av at både da de den det disse du eller en er et for fra får ha han har hos hun hva hvem hver
    hvor hvordan hvorfor i ikke jeg kan med mellom men mot mye må noe noen når og også om opp
    oss over på seg si sin sitt skal slik som så til ut uten var ved vi vil vår være å
    a an and by from in is it of on or our the to we with you
    """.split()  # noqa: SIM905 - a list of sixty short strings is harder to read
)


def find_evidence(
    features: TextFeatures, model: TradeModel, text: str, *, aim: AimCode, limit: int
) -> AimEvidence:
    """Return the examples of `aim` nearest to `text`, and the words of `text` they contain."""
    own = [place for place, example in enumerate(model.examples) if aim in example.aims]
    likeness = model.likeness(features.rows([text])).toarray().ravel()[own]
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
    """Return the words of `text`, as written, that some other text has as a whole word too.

    Function words do not count.
    """
    known = {
        written_forms.word(word.text) for other in others for word in iter_words(fold_text(other))
    } - FUNCTION_WORDS
    found = (
        word.text for word in iter_words(text) if written_forms.word(fold_text(word.text)) in known
    )
    return tuple(dict.fromkeys(found))
