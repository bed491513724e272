"""A need and the indexed agencies in, one explained score for each out; pure, and never in doubt.

Read `components.py` first: it is the method as a table.
"""

from matcher.scoring.candidates import Candidates, TradeColumns, collect_candidates
from matcher.scoring.rank import Ranking, Scored, explain_best, rank, score_all
from matcher.scoring.seeker import Seeker, Similarities
from matcher.scoring.weights import WeightTable, read_weights

__all__ = [
    "Candidates",
    "Ranking",
    "Scored",
    "Seeker",
    "Similarities",
    "TradeColumns",
    "WeightTable",
    "collect_candidates",
    "explain_best",
    "rank",
    "read_weights",
    "score_all",
]
