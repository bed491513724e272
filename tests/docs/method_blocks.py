"""Which parts of the guide to the method are made from the program, so that they stay true?

Run it to write them anew: ``python -m tests.docs.method_blocks``.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from matcher.domain.match import Component, ComponentScore
from matcher.domain.provenance import Method
from matcher.rings.weights import read_ring_weights
from matcher.scoring import WeightTable, read_weights
from matcher.scoring.components import COMPONENTS
from matcher.services.evaluating import FROZEN
from matcher.services.evaluating_enquiries import FROZEN as ENQUIRIES_FROZEN
from matcher.services.evaluating_enquiries import HEADLINES
from matcher.services.evaluating_pairs import FROZEN as PAIRS_FROZEN
from matcher.services.evaluating_questions import FROZEN as QUESTIONS_FROZEN
from matcher.services.index import Index
from matcher.services.index_building import build_index
from matcher.services.index_loading import load_index
from matcher.services.needs import parse_need
from matcher.services.partners import find_partners
from matcher.services.wording import Language, Wording, words_in
from matcher.settings import PROJECT_ROOT, Settings, read_settings
from tests.docs.method_aims import aims_sentence, aims_table
from tests.docs.method_rings import ring_parts_table, ring_rules, rotation_prices

METHOD: Final = PROJECT_ROOT / "docs" / "method.md"
NEED: Final = PROJECT_ROOT / "docs" / "examples" / "need.json"

SITUATIONS: Final = {
    "ring": "Ring",
    "secondment.send": "Hospitering: sende",
    "secondment.receive": "ta imot",
    "secondment.swap": "bytte",
    "external_specialist.send": "Fagressurs",
}


def blocks(index: Index) -> dict[str, str]:
    """Return the text of each block by its name, made from weights, words, answers and figures."""
    words, weights, of_rings = words_in(Language.NB), read_weights(), read_ring_weights()
    return {
        "deler": parts_table(words, weights),
        "palitelighet": reliability_table(words, weights),
        "eksempel": example(words, index),
        "ringdeler": ring_parts_table(words, of_rings),
        "ringregler": ring_rules(of_rings),
        "rotasjonspriser": rotation_prices(of_rings.rotation),
        "tall": figures(),
        "kompetansemal": aims_table(),
        "eposttall": enquiry_figures(),
        "fritekst": free_text(),
    }


def parts_table(words: Wording, weights: WeightTable) -> str:
    """Return the parts of a score with what they mean and how much they count."""
    head = f"| Del | Hva den sier | {' | '.join(SITUATIONS.values())} |"
    rows = [head, "|---|---|" + "--:|" * len(SITUATIONS)]
    for part in COMPONENTS:
        counts = [f"{weights.importance[s].get(part, 0):g}" for s in SITUATIONS]
        shown = " | ".join(count if count != "0" else "" for count in counts)
        name, meaning = words.word("component", part), words.word("component_long", part)
        rows.append(f"| **{name}** | {meaning} | {shown} |")
    return "\n".join(rows)


def reliability_table(words: Wording, weights: WeightTable) -> str:
    """Return how far a fact is trusted by how it is known, the most trusted first."""
    rows = ["| Hvordan vi vet det | | Pålitelighet |", "|---|---|--:|"]
    by_trust = sorted(Method, key=lambda method: -weights.reliability[method])
    rows += [
        f"| {words.word('method', method)} | {words.word('method_long', method)} "
        f"| {weights.reliability[method] * 100:.0f} % |"
        for method in by_trust
    ]
    return "\n".join(rows)


def example(words: Wording, index: Index) -> str:
    """Return the best partner for the example need, with every part of its score."""
    given = json.loads(NEED.read_text(encoding="utf-8"))
    answer = find_partners(index, parse_need(given, index))
    best = answer.matches[0]
    wishes = " og ".join(f"«{task}»" for task in answer.need.missing_tasks)
    lines = [
        f"{given['agency_id']} vil sende ut en lærling i service- og administrasjonsfaget, mangler "
        f"{wishes}, har det travelt i {words.months(answer.need.busy_months)}, og vil ikke lenger "
        f"enn {answer.need.max_km:.0f} km fra {answer.need.place}. Øverst av "
        f"{answer.eligible} kommer **{best.name}** med **{_points(best.total)} av 100**, "
        f"{best.known_share * 100:.0f} % kjent:",
        "",
        "| Del | Verdi | Vekt | Pålitelighet | Bidrag | Begrunnelse |",
        "|---|--:|--:|--:|--:|---|",
        *(_row(part, words) for part in best.components),
        f"| **Sum** | | | | **{_points(best.total)}** | |",
    ]
    return "\n".join(lines)


def figures() -> str:
    """Return the figures of the frozen run in words."""
    written = json.loads((Settings().data_dir / FROZEN).read_text(encoding="utf-8"))
    metrics = written["metrics"]
    pairs, exclusions = metrics["pairs"], metrics["exclusions"]
    low, high = pairs["interval"]
    return (
        f"Programmet og merkingen er enige om **{pairs['right']} av {pairs['cases']} par** "
        f"({_share(pairs['share'])}, trolig mellom {_share(low)} og {_share(high)}). "
        f"**{exclusions['right']} av {exclusions['cases']}** som ikke skulle foreslås, ble holdt "
        f"utenfor. Står behovet på bokmål og på nynorsk, er **{_share(metrics['overlap_at_5'])}** av "
        f"de fem øverste de samme.\n\n{aims_sentence()}"
    )


STEPS: Final = {
    "plain": "ordene slik de står (BM25)",
    "stems": "uten spørreord og endelser",
    "written_forms": "og bokmål og nynorsk lest som ett",
    "compounds": "og sammensatte ord delt: **ordene alene**",
    "vectors": "**vektorene alene**",
    "fused": "**begge sammen, slik Samlære gjør**",
}


def free_text() -> str:
    """Return what the frozen runs say of questions and of the two written forms."""
    questions, pairs = (
        json.loads((Settings().data_dir / path).read_text(encoding="utf-8"))["figures"]
        for path in (QUESTIONS_FROZEN, PAIRS_FROZEN)
    )
    rows = ["| Hvordan det søkes | nDCG@10 | 95 % sikkert mellom | Mer enn ordene slik de står |"]
    rows.append("|---|--:|--:|--:|")
    for method, name in STEPS.items():
        own = questions["all"][method]
        low, high = (f"{bound * 100:+.0f} %" for bound in own["gain_interval"])
        gain = f"{own['gain'] * 100:+.0f} % ({low} til {high})" if method != "plain" else ""
        rows.append(f"| {name} | {_percent(own['ndcg'])} | {_between(own['interval'])} | {gain} |")
    halves = (
        f"{questions[half]['cases']} spørsmål {what}: {_percent(questions[half]['fused']['ndcg'])} "
        f"({_between(questions[half]['fused']['interval'])}), mot "
        f"{_percent(questions[half]['plain']['ndcg'])} for ordene slik de står."
        for half, what in (("development", "til utvikling"), ("held_out", "holdt utenfor"))
    )
    forms = ", ".join(
        f"{_percent(questions[form]['fused']['ndcg'])} på {name}"
        for form, name in (("nb", "bokmål"), ("nn", "nynorsk"))
    )
    same = pairs["all"]
    return "\n".join(
        [
            *rows,
            "",
            f"{questions['all']['cases']} spørsmål, {forms}. {' '.join(halves)}",
            "",
            f"{same['cases']} behov i {len(pairs['by_trade'])} lærefag er skrevet på begge "
            f"målformer. I snitt er **{_percent(same['overlap_at_5'])}** av de fem øverste de "
            f"samme ({_between(same['interval_at_5'])}), og {_percent(same['overlap_at_10'])} "
            "av de ti øverste.",
        ]
    )


def enquiry_figures() -> str:
    """Return how each field of labelled e-mails was read in the frozen run, set by set."""
    written = json.loads((Settings().data_dir / ENQUIRIES_FROZEN).read_text(encoding="utf-8"))
    words = words_in(Language.NB)
    names = " | ".join(words.word("evaluation_field", field) for field in HEADLINES)
    rows = [
        f"| Sett (e-poster) | {names} |",
        "|---|" + "--:|" * len(HEADLINES),
    ]
    for name, run in written.items():
        figures = run["figures"]["all"]
        values = [figures[field].get("share", figures[field].get("f1")) for field in HEADLINES]
        shown = " | ".join(_share(value) for value in values)
        rows.append(f"| {name} ({figures['mails']}) | {shown} |")
    return "\n".join(rows)


def replace_blocks(text: str, made: Mapping[str, str]) -> str:
    """Return the guide with each block between its markers replaced."""
    for name, block in made.items():
        pattern = rf"(<!-- begynn: {name} -->\n).*?(<!-- slutt: {name} -->)"
        text, count = re.subn(
            pattern, lambda m, b=block: f"{m[1]}{b}\n{m[2]}", text, flags=re.DOTALL
        )
        if count != 1:
            message = f"{METHOD} must have the block {name} once, not {count} times"
            raise ValueError(message)
    return text


def _row(part: ComponentScore, words: Wording) -> str:
    name = words.word("component", part.component)
    value = "" if part.value is None else _points(part.value)
    is_rest = part.component is Component.NOT_KNOWN
    weight = _points(part.weight if is_rest else part.importance)
    trust = "" if is_rest else f"{part.reliability * 100:.0f} %"
    gain = _points(part.points / 1_000_000)
    return f"| {name} | {value} | {weight} | {trust} | {gain} | {words.reason(part.reason)} |"


def _points(share: float) -> str:
    return f"{share * 100:.1f}".replace(".", ",")


def _percent(share: float) -> str:
    return f"{share * 100:.1f} %".replace(".", ",")


def _between(bounds: list[float]) -> str:
    return "–".join(f"{bound * 100:.0f}" for bound in bounds) + " %"


def _share(share: float) -> str:
    return f"{share * 100:.0f} %"


def main() -> None:
    """Build an index of the packaged data and write all blocks of the guide."""
    with tempfile.TemporaryDirectory() as local:
        settings = read_settings({"SAMLAERE_LOCAL_DIR": local})
        build_index(settings, now=lambda: datetime.now(UTC), say=lambda _: None)
        made = blocks(load_index(settings))
    METHOD.write_text(replace_blocks(METHOD.read_text(encoding="utf-8"), made), encoding="utf-8")


if __name__ == "__main__":
    main()
