"""How does Grep answer, played from the packaged trades and aims?"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from matcher.settings import PROJECT_ROOT
from tests.scrapers.answers import Answer, Asked, in_json, not_there
from tests.scrapers.source_server import Play, SeedAgency

SEED = PROJECT_ROOT / "data" / "seed"
BASE = "https://data.udir.no/kl06/v201906"
PUBLISHED = f"{BASE}/status/status_publisert"
EXPIRED = f"{BASE}/status/status_utgaatt"
CHANGED = "2026-09-30T15:15:51.8354035"

Entry = dict[str, object]


def make_play(agencies: Sequence[SeedAgency]) -> Play:  # noqa: ARG001 - Grep knows no agencies
    """Play every curriculum that has aims in the packaged tables."""
    aims: dict[str, list[Entry]] = defaultdict(list)
    for row in _rows(SEED / "aims.csv"):
        aims[row["plan"]].append(make_aim(row["aim"], row["text_nb"], row["text_nn"]))
    trades = [row for row in _rows(SEED / "trades.csv") if row["plan_code"] in aims]
    areas = [make_area(row["code"], row["name_nb"], row["name_nn"]) for row in trades]
    return play_grep({plan: aims[plan] for plan in sorted(aims)}, areas)


def play_grep(aims: Mapping[str, Sequence[Entry]], areas: Sequence[Entry]) -> Play:
    """Play a Grep with these aims for each curriculum, in one set each."""
    sets = {f"KV{number}": plan for number, plan in enumerate(aims, start=1)}
    plans = [make_plan(plan, code) for code, plan in sets.items()]
    answers: dict[str, object] = {"/laereplaner-lk20": [_short(plan) for plan in plans]}
    answers["/programomraader"] = list(areas)
    for plan in plans:
        answers[f"/laereplaner-lk20/{plan['kode']}"] = plan
    for code, plan_code in sets.items():
        answers[f"/kompetansemaalsett-lk20/{code}"] = make_set(code, aims[plan_code])
        for aim in aims[plan_code]:
            answers[f"/kompetansemaal-lk20/{aim['kode']}"] = aim

    def play(asked: Asked) -> Answer:
        return in_json(answers[asked.path]) if asked.path in answers else not_there()

    return play


def make_plan(code: str, set_code: str, *, status: str = PUBLISHED) -> Entry:
    """Write one curriculum as its own page shows it."""
    return {
        **_identity(code, "laereplaner-lk20", "laereplan_lk20"),
        "tittel": {"tekst": [{"spraak": "default", "verdi": f"Læreplan {code}"}]},
        "status": status,
        "sist-endret": CHANGED,
        "om-faget-kapittel": {"overskrift": []},
        "merkelapper": [],
        "kompetansemaal-kapittel": {
            "kompetansemaalsett": [_identity(set_code, "kompetansemaalsett-lk20", "sett")]
        },
    }


def make_set(code: str, aims: Sequence[Entry]) -> Entry:
    """Write one set: its aims with the text in the default language only."""
    return {
        **_identity(code, "kompetansemaalsett-lk20", "kompetansemaalsett_lk20"),
        "tittel": {"tekst": [{"spraak": "default", "verdi": "Kompetansemål"}]},
        "status": PUBLISHED,
        "sist-endret": CHANGED,
        "rekkefoelge": 1,
        "etter-fag": [],
        "kompetansemaal": [
            {"kode": aim["kode"], "rekkefoelge": place, "tittel": "bare ett språk"}
            for place, aim in enumerate(aims, start=1)
        ],
    }


def make_aim(code: str, nb: str, nn: str, *, default: str = "") -> Entry:
    """Write one aim; a language without a text of its own repeats the default."""
    official = default or nb or nn
    texts = {"default": official, "nob": nb or official, "nno": nn or official}
    return {
        **_identity(code, "kompetansemaal-lk20", "kompetansemaal_lk20"),
        "tittel": {"tekst": [{"spraak": name, "verdi": text} for name, text in texts.items()]},
        "status": PUBLISHED,
        "sist-endret": CHANGED,
        "rekkefoelge": 1,
        "bygger-paa": [],
        "tilknyttede-kjerneelementer": [{"referanse": {"kode": "KE1"}}],
        "tilknyttede-tverrfaglige-temaer": [],
    }


def make_area(code: str, nb: str, nn: str, *, status: str = PUBLISHED) -> Entry:
    """Write one programme area as the list shows it, dashes and all."""
    texts = {"default": nb, "nob": nb, "nno": nn or nb}
    return {
        **_identity(f"{code}----", "programomraader", "programomraade"),
        "tittel": [{"spraak": name, "verdi": text} for name, text in texts.items()],
        "status": status,
        "sist-endret": CHANGED,
    }


def _short(plan: Entry) -> Entry:
    """Write a curriculum as the list shows it."""
    kept = {"kode", "uri", "url-data", "id", "grep-type", "status", "sist-endret"}
    title = [{"spraak": "default", "verdi": f"Læreplan {plan['kode']}"}]
    return {**{name: plan[name] for name in plan if name in kept}, "tittel": title}


def _identity(code: str, folder: str, kind: str) -> Entry:
    """Write the four ways in which Grep names everything."""
    return {
        "id": f"uuid:{code}",
        "kode": code,
        "uri": f"http://psi.udir.no/kl06/{code}",
        "url-data": f"{BASE}/{folder}/{code}",
        "grep-type": f"http://psi.udir.no/ontologi/kl06/{kind}",
    }


def _rows(path: Path) -> list[dict[str, str]]:
    """Read a packaged table."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
