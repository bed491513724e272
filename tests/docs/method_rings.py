"""What does the guide to the method say of rings that the operator can change?"""

from __future__ import annotations

from dataclasses import fields
from typing import Final

from matcher.domain.match import POINTS_OF_A_WHOLE
from matcher.rings.weights import PARTS, RingWeights, RotationWeights
from matcher.services.wording import Wording

AVOIDED: Final = {
    "busy_month": "en måned av et opphold der verten har det travelt",
    "outside_host_month": "en måned av et opphold der verten har sagt at den ikke kan",
    "move": "hvert opphold, altså hver flytting",
    "not_home_first": "en lærling som ikke begynner hos sin egen arbeidsgiver",
    "unequal_month": "hver måned som delingen mellom medlemmene avviker fra lik deling",
}
"""What each price of a rotation is for."""


def ring_parts_table(words: Wording, weights: RingWeights) -> str:
    """Return the parts of a ring's value, what they mean and what they count of a hundred."""
    rows = ["| Del | Hva den sier | Vekt |", "|---|---|--:|"]
    for part in PARTS:
        share = f"{100 * weights.value[part] / POINTS_OF_A_WHOLE:.3g}".replace(".", ",")
        name, meaning = words.word("ring_part", part), words.word("ring_part_long", part)
        rows.append(f"| **{name}** | {meaning} | {share} |")
    return "\n".join(rows)


def ring_rules(weights: RingWeights) -> str:
    """Return the rules for which rings are shown, with their numbers."""
    least = f"{100 * weights.scale['least_contribution']:g}".replace(".", ",")
    lacked = f"{weights.scale['lacked_aim']:g}".replace(".", ",")
    return (
        "- **Det dere sier at dere mangler, teller mest.** Et slikt kompetansemål teller som "
        f"{lacked} i delene om hva ringen kan lære bort. Vekten er antatt.\n"
        f"- **De minste først.** Et medlem dere ikke har bedt om, må tilføre minst {least} % av "
        "læreplanen som ingen av de andre har. Dekker to alt, blir det aldri foreslått flere.\n"
        f"- **Ulike forslag.** To ringer på listen har høyst {weights.shared_partners} partner "
        f"felles, og ingen partner står i mer enn {weights.appearances} ringer. De dere har bedt "
        "om, regnes ikke med."
    )


def rotation_prices(weights: RotationWeights) -> str:
    """Return what a rotation would rather avoid, the dearest first."""
    prices = {price.name: getattr(weights, price.name) for price in fields(weights)}
    rows = ["| Det planen helst unngår | Poeng |", "|---|--:|"]
    rows += [
        f"| {AVOIDED[name]} | {points} |"
        for name, points in sorted(prices.items(), key=lambda price: (-price[1], price[0]))
    ]
    return "\n".join(rows)
