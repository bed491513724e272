"""Which competence aims does a work task train?"""

from matcher.aims.fit import fit_aim_ranker
from matcher.aims.phrases import Phrase, digest_phrases, read_phrases
from matcher.aims.ranker import AimRanker, load_aim_ranker
from matcher.aims.ranking import AimEvidence, AimRanking, NearPhrase

__all__ = [
    "AimEvidence",
    "AimRanker",
    "AimRanking",
    "NearPhrase",
    "Phrase",
    "digest_phrases",
    "fit_aim_ranker",
    "load_aim_ranker",
    "read_phrases",
]
