"""Do pictures look as they did when a person last looked at them?

A picture that is missing is written, and the test fails: look at the file, and commit it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from matcher.pictures.picture import stack
from matcher.rings.hosting import HostProfile
from matcher.services.wording import Language
from tests.pictures.examples import make_ring

FOLDER: Final = Path(__file__).with_name("golden")
HOSTS: Final = (
    HostProfile(busy_months=frozenset({12, 1})),
    HostProfile(busy_months=frozenset({3, 4}), host_months=frozenset(range(1, 12))),
)


@pytest.mark.parametrize(
    ("language", "width"), [(Language.NB, 960), (Language.NN, 320)], ids=["nb-960", "nn-320"]
)
def test_a_small_ring_is_drawn_as_it_was_read(language: Language, width: int) -> None:
    chances = [[0.95, 0.4, 0.0, 0.1], [0.2, 0.6, 0.0, 0.1], [0.0, 0.55, 0.8, 0.0]]
    ring = make_ring(chances, apprentices=2, free_months=6, hosts=HOSTS)
    drawn = stack(ring.pictures(language, width=width), "Ring")
    file = FOLDER / f"ring-{language}-{width}.svg"
    if not file.exists():
        FOLDER.mkdir(exist_ok=True)
        file.write_text(drawn, encoding="utf-8")
        pytest.fail(f"{file.name} was written: look at it, and commit it if it is right")
    assert drawn == file.read_text(encoding="utf-8")
