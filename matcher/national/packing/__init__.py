"""Which of very many columns are chosen together, with a proven bound on what could be better?

`pack` is the answer; it is not imported here, since three solvers load with it.
"""

from matcher.national.packing.problem import Effort, Packing, PackingProblem

__all__ = ["Effort", "Packing", "PackingProblem"]
