"""What does the guide to the method tell case workers that the program knows best itself?"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from matcher.domain.match import Component, ComponentScore
from matcher.domain.provenance import Method
from matcher.rings.weights import read_ring_weights
from matcher.scoring import WeightTable, read_weights
from matcher.scoring.components import COMPONENTS
from matcher.services.evaluating import FROZEN
from matcher.services.index import Index
from matcher.services.needs import parse_need
from matcher.services.partners import find_partners
from matcher.services.wording import Language, Wording, words_in
from matcher.settings import PROJECT_ROOT, Settings
from tests.docs.method_aims import read_figures
from tests.docs.method_rings import ring_parts_table, ring_rules, rotation_prices

NEED: Final = PROJECT_ROOT / "docs" / "examples" / "need.json"
SITUATIONS: Final = (
    "ring",
    "secondment.send",
    "secondment.receive",
    "secondment.swap",
    "external_specialist.send",
)

Phrases = Mapping[str, str]


@cache
def phrases_in(language: Language) -> Phrases:
    """Return what the guide says around words and figures, in a written form."""
    path = Path(__file__).with_name("method_phrases.toml")
    phrases: Phrases = tomllib.loads(path.read_text(encoding="utf-8"))[language]
    return phrases


def told_blocks(index: Index, language: Language) -> dict[str, str]:
    """Return the blocks that the guide has in both written forms, by their names."""
    words, said = words_in(language), phrases_in(language)
    weights, of_rings = read_weights(), read_ring_weights()
    return {
        "deler": parts_table(words, said, weights),
        "palitelighet": reliability_table(words, said, weights),
        "eksempel": example(words, said, index),
        "ringdeler": ring_parts_table(words, said, of_rings),
        "ringregler": ring_rules(said, of_rings),
        "rotasjonspriser": rotation_prices(said, of_rings.rotation),
        "tall": figures(said),
    }


def parts_table(words: Wording, said: Phrases, weights: WeightTable) -> str:
    """Return the parts of a score with what they mean and how much they count."""
    rows = [said["parts"], "|---|---|" + "--:|" * len(SITUATIONS)]
    for part in COMPONENTS:
        counts = [f"{weights.importance[s].get(part, 0):g}" for s in SITUATIONS]
        shown = " | ".join(count if count != "0" else "" for count in counts)
        name, meaning = words.word("component", part), words.word("component_long", part)
        rows.append(f"| **{name}** | {meaning} | {shown} |")
    return "\n".join(rows)


def reliability_table(words: Wording, said: Phrases, weights: WeightTable) -> str:
    """Return how far a fact is trusted by how it is known, the most trusted first."""
    by_trust = sorted(Method, key=lambda method: -weights.reliability[method])
    rows = (
        f"| {words.word('method', method)} | {words.word('method_long', method)} "
        f"| {weights.reliability[method] * 100:.0f} % |"
        for method in by_trust
    )
    return "\n".join((said["reliability"], "|---|---|--:|", *rows))


def example(words: Wording, said: Phrases, index: Index) -> str:
    """Return the best partner for the example need, with every part of its score."""
    given = json.loads(NEED.read_text(encoding="utf-8"))
    answer = find_partners(index, parse_need(given, index))
    best, trade = answer.matches[0], index.curricula[answer.need.trade].trade.name(words.language)
    told = said["example"].format(
        seeker=given["agency_id"],
        trade=trade[0].lower() + trade[1:],
        wishes=words.listed([words.quoted(task) for task in answer.need.missing_tasks]),
        months=words.months(answer.need.busy_months),
        km=f"{answer.need.max_km:.0f}",
        place=answer.need.place,
        eligible=answer.eligible,
        best=best.name,
        total=_points(best.total),
        known=share_of(best.known_share),
    )
    rows = (_row(part, words) for part in best.components)
    total = f"| **{said['sum']}** | | | | **{_points(best.total)}** | |"
    return "\n".join((told, "", said["points"], "|---|--:|--:|--:|--:|---|", *rows, total))


def figures(said: Phrases) -> str:
    """Return the figures of the frozen runs on partners and aims in plain words."""
    written = json.loads((Settings().data_dir / FROZEN).read_text(encoding="utf-8"))
    metrics = written["metrics"]
    pairs, exclusions, aims = metrics["pairs"], metrics["exclusions"], read_figures()["all"]
    of_pairs = said["pairs"].format(
        right=pairs["right"],
        cases=pairs["cases"],
        share=share_of(pairs["share"]),
        low=share_of(pairs["interval"][0]),
        high=share_of(pairs["interval"][1]),
        excluded=exclusions["right"],
        exclusions=exclusions["cases"],
        overlap=share_of(metrics["overlap_at_5"]),
    )
    of_aims = said["aims"].format(
        cases=aims["cases"],
        first=share_of(aims["first"]),
        low=share_of(aims["first_interval"][0]),
        high=share_of(aims["first_interval"][1]),
        three=share_of(aims["first_three"]),
    )
    return f"{of_pairs}\n\n{of_aims}"


def share_of(share: float) -> str:
    """Return a share in whole per cent, as both written forms write it."""
    return f"{share * 100:.0f} %"


def _row(part: ComponentScore, words: Wording) -> str:
    name = words.word("component", part.component)
    value = "" if part.value is None else _points(part.value)
    is_rest = part.component is Component.NOT_KNOWN
    weight = _points(part.weight if is_rest else part.importance)
    trust = "" if is_rest else share_of(part.reliability)
    gain = _points(part.points / 1_000_000)
    return f"| {name} | {value} | {weight} | {trust} | {gain} | {words.reason(part.reason)} |"


def _points(share: float) -> str:
    return f"{share * 100:.1f}".replace(".", ",")
