"""Are the operator's weights read as they are written, and is a wrong one refused?"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.errors import InputError, ProblemCode
from matcher.domain.match import POINTS_OF_A_WHOLE, Component
from matcher.domain.need import Cooperation, Direction, Need
from matcher.scoring import read_weights
from matcher.scoring.weights import DEFAULT_WEIGHTS
from tests.scoring.examples import TRADE, WEIGHTS


@given(
    st.sampled_from(Cooperation),
    st.sampled_from(Direction),
    st.booleans(),
    st.dictionaries(
        st.sampled_from([part.value for part in Component if part is not Component.NOT_KNOWN]),
        st.floats(0.001, 1000),
    ),
)
def test_importance_sums_to_a_whole_whatever_is_asked_for(
    cooperation: Cooperation, direction: Direction, asks: bool, own: dict[str, float]
) -> None:
    need = Need(
        trade=TRADE,
        cooperation=cooperation,
        direction=direction,
        questions=("hva?",) if asks else (),
        weights=own,
    )
    shares = WEIGHTS.importance_for(need)
    assert sum(shares.values()) == POINTS_OF_A_WHOLE
    assert min(shares.values()) >= 0


def test_answers_count_only_when_something_was_asked() -> None:
    silent = Need(trade=TRADE)
    curious = Need(trade=TRADE, questions=("Hvordan arkiverer dere?",))
    assert Component.ANSWERS not in WEIGHTS.importance_for(silent)
    assert Component.ANSWERS in WEIGHTS.importance_for(curious)


def test_an_unknown_component_is_named_with_those_that_exist() -> None:
    with pytest.raises(InputError) as caught:
        WEIGHTS.importance_for(Need(trade=TRADE, weights={"charm": 1.0}))
    (problem,) = caught.value.problems
    assert (problem.field, problem.code) == ("weights.charm", ProblemCode.UNKNOWN_COMPONENT)
    assert "travel" in problem.hint


def test_weights_that_leave_nothing_to_count_are_refused() -> None:
    nothing = {part.value: 0.0 for part in Component if part is not Component.NOT_KNOWN}
    with pytest.raises(InputError):
        WEIGHTS.importance_for(Need(trade=TRADE, weights=nothing))


@pytest.mark.parametrize("line", ["assumed = 0.5", "travel = 0.2\nroom = 0.5"])
def test_a_table_with_a_hole_is_refused(tmp_path: Path, line: str) -> None:
    text = DEFAULT_WEIGHTS.read_text(encoding="utf-8")
    first = line.splitlines()[0]
    broken = "\n".join(x for x in text.splitlines() if not x.startswith(first.split(" = ")[0]))
    path = tmp_path / "weights.toml"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(ValueError, match="must name every"):
        read_weights(path)


def test_every_weight_has_a_component_that_scores_it() -> None:
    from matcher.scoring.components import COMPONENTS  # noqa: PLC0415 - only this test needs it

    named = {part for table in WEIGHTS.importance.values() for part in table}
    assert named == set(COMPONENTS)
