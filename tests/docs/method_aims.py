"""Which figures on aims stand in the account of the method?"""

from __future__ import annotations

import json
from typing import Any, Final

from matcher.services.evaluating_aims import FROZEN
from matcher.settings import Settings

LABELLERS: Final = {
    "Samlære": "merket av oss",
    "outsider": "merket av en utenforstående",
}
FORMS: Final = {"nb": "bokmål", "nn": "nynorsk"}


def read_figures() -> dict[str, Any]:
    """Return the figures of the frozen run on labelled tasks, of all and by kind."""
    read: dict[str, Any] = json.loads((Settings().data_dir / FROZEN).read_text(encoding="utf-8"))
    figures: dict[str, Any] = read["figures"]
    return figures


def aims_table() -> str:
    """Return how often a right aim is found for a labelled task, by who labelled and form."""
    figures = read_figures()
    rows = {
        "alle": figures["all"],
        **{LABELLERS[who]: some for who, some in figures["by_labeller"].items()},
        **{FORMS[form]: some for form, some in figures["by_written_form"].items()},
    }
    head = "| Merkede arbeidsoppgaver | Antall | Riktig mål øverst | Blant de tre øverste | MRR |"
    lines = [
        f"| {name} | {some['cases']} | {_percent(some['first'])} "
        f"({' til '.join(_percent(bound) for bound in some['first_interval'])}) "
        f"| {_percent(some['first_three'])} | {some['mrr']:.2f} |".replace(".", ",")
        for name, some in rows.items()
    ]
    return "\n".join((head, "|---|--:|--:|--:|--:|", *lines))


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"
