"""Is a number that would make nonsense of every ring refused when the weights are read?"""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.rings.weights import DEFAULT_WEIGHTS, read_ring_weights

WRONG = {
    "an expectation above a whole": ("season = 0.6", "season = 6", "season in [expected]"),
    "an expectation that is missing": ("travel = 0.2\n", "", "[expected] must name"),
    "a way of no length": ("half_way_km = 60 ", "half_way_km = 0 ", "half_way_km in [scale]"),
    "a contribution below nothing": (
        "least_contribution = 0.02",
        "least_contribution = -0.02",
        "least_contribution in [scale]",
    ),
    "a number that nobody reads": ("same_ministry = 0.25", "same_minstry = 0.25", "[scale] must"),
    "a chance that is no number": ("approved = 0.75", "approved = nan", "approved in [say_yes]"),
}


@pytest.mark.parametrize(("given", "wrong", "said"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_number_is_refused_with_its_name(
    tmp_path: Path, given: str, wrong: str, said: str
) -> None:
    text = DEFAULT_WEIGHTS.read_text(encoding="utf-8")
    assert text.count(given) == 1
    file = tmp_path / "weights.toml"
    file.write_text(text.replace(given, wrong), encoding="utf-8")
    with pytest.raises(ValueError, match="must") as caught:
        read_ring_weights(file)
    assert said in str(caught.value)


def test_the_packaged_weights_are_read() -> None:
    assert read_ring_weights().expected["season"] == 0.6
