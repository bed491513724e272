"""All open needs at once: the best set of rings, swaps and secondments, with a proven gap."""

from matcher.national.conditions import Before, Conditions
from matcher.national.packing import Effort
from matcher.national.parties import OpenNeed
from matcher.national.plan import NeverTogetherError, pack_nation
from matcher.national.validity import violations
from matcher.national.weights import NationalWeights, read_national_weights

__all__ = [
    "Before",
    "Conditions",
    "Effort",
    "NationalWeights",
    "NeverTogetherError",
    "OpenNeed",
    "pack_nation",
    "read_national_weights",
    "violations",
]
