"""What does the guide to the method say of rings that the operator can change?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from matcher.domain.match import POINTS_OF_A_WHOLE
from matcher.rings.weights import PARTS, RingWeights, RotationWeights
from matcher.services.wording import Wording


def ring_parts_table(words: Wording, said: Mapping[str, str], weights: RingWeights) -> str:
    """Return the parts of a ring's value, what they mean and what they count of a hundred."""
    rows = [said["ring_parts"], "|---|---|--:|"]
    for part in PARTS:
        share = f"{100 * weights.value[part] / POINTS_OF_A_WHOLE:.3g}".replace(".", ",")
        name, meaning = words.word("ring_part", part), words.word("ring_part_long", part)
        rows.append(f"| **{name}** | {meaning} | {share} |")
    return "\n".join(rows)


def ring_rules(said: Mapping[str, str], weights: RingWeights) -> str:
    """Return the rules for which rings are shown, with their numbers."""
    least = f"{100 * weights.scale['least_contribution']:g}".replace(".", ",")
    lacked = f"{weights.scale['lacked_aim']:g}".replace(".", ",")
    varied = said["varied"].format(shared=weights.shared_partners, appearances=weights.appearances)
    return "\n".join(
        (said["lacked"].format(lacked=lacked), said["least"].format(least=least), varied)
    )


def rotation_prices(said: Mapping[str, str], weights: RotationWeights) -> str:
    """Return what a rotation would rather avoid, the dearest first."""
    prices = {price.name: getattr(weights, price.name) for price in fields(weights)}
    rows = (
        f"| {said[name]} | {points} |"
        for name, points in sorted(prices.items(), key=lambda price: (-price[1], price[0]))
    )
    return "\n".join((said["avoided"], "|---|--:|", *rows))
