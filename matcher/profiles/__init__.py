"""What do the observations add up to?"""

from matcher.profiles.assembling import (
    assemble_profile,
    assemble_profiles,
    size_of,
)
from matcher.profiles.curricula import assemble_curricula, assemble_trades

__all__ = [
    "assemble_curricula",
    "assemble_profile",
    "assemble_profiles",
    "assemble_trades",
    "size_of",
]
