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

from matcher.services.evaluating_enquiries import FROZEN as ENQUIRIES_FROZEN
from matcher.services.evaluating_enquiries import HEADLINES
from matcher.services.evaluating_pairs import FROZEN as PAIRS_FROZEN
from matcher.services.evaluating_questions import FROZEN as QUESTIONS_FROZEN
from matcher.services.index import Index
from matcher.services.index_building import build_index
from matcher.services.index_loading import load_index
from matcher.services.wording import Language, words_in
from matcher.settings import PROJECT_ROOT, Settings, read_settings
from tests.docs.method_aims import aims_table
from tests.docs.method_told import share_of, told_blocks

METHOD: Final = PROJECT_ROOT / "docs" / "method.md"
METHODS: Final = {Language.NB: METHOD, Language.NN: PROJECT_ROOT / "docs" / "method.nn.md"}
"""The guide in each written form; the technical part stands in the first."""


def blocks(index: Index, language: Language) -> dict[str, str]:
    """Return the text of each block by its name, made from weights, words, answers and figures."""
    told = told_blocks(index, language)
    if language is not Language.NB:
        return told
    technical = {
        "kompetansemal": aims_table(),
        "eposttall": enquiry_figures(),
        "fritekst": free_text(),
    }
    return told | technical


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
        shown = " | ".join(share_of(value) for value in values)
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
            message = f"the guide must have the block {name} once, not {count} times"
            raise ValueError(message)
    return text


def _percent(share: float) -> str:
    return f"{share * 100:.1f} %".replace(".", ",")


def _between(bounds: list[float]) -> str:
    return "–".join(f"{bound * 100:.0f}" for bound in bounds) + " %"


def main() -> None:
    """Build an index of the packaged data and write all blocks of the guide in both forms."""
    with tempfile.TemporaryDirectory() as local:
        settings = read_settings({"SAMLAERE_LOCAL_DIR": local})
        build_index(settings, now=lambda: datetime.now(UTC), say=lambda _: None)
        index = load_index(settings)
        for language, path in METHODS.items():
            made = blocks(index, language)
            path.write_text(replace_blocks(path.read_text("utf-8"), made), encoding="utf-8")


if __name__ == "__main__":
    main()
