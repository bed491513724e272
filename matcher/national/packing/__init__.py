"""Which of very many columns are chosen together, with a proven bound on what could be better?"""

from matcher.national.packing.pack import pack
from matcher.national.packing.problem import Effort, Packing, PackingProblem

__all__ = ["Effort", "Packing", "PackingProblem", "pack"]
