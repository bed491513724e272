"""How much memory has this process had at most?"""

from __future__ import annotations

import resource
import sys


def most_memory_mb() -> float:
    """Return the most memory that has been resident, in megabytes (kilobytes on Linux)."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(most / (1e6 if sys.platform == "darwin" else 1e3), 1)
