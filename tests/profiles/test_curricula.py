"""Are trades and aims put together as Grep has them?"""

from __future__ import annotations

from matcher.domain import fields
from matcher.domain.curriculum import parse_trade_code
from matcher.domain.provenance import JsonValue, Method, Observation, Topic
from matcher.profiles import assemble_curricula, assemble_trades
from matcher.seed import read_seed
from matcher.settings import Settings
from tests.profiles.examples import seen

SEEN = [one for run in read_seed(Settings().data_dir) for one in run.observations]


def trade(code: str, **values: JsonValue) -> list[Observation]:
    """Return the observations of one trade."""
    return [
        seen(field, value, Method.REGISTER, topic=Topic.TRADE, key=code)
        for field, value in values.items()
    ]


def test_all_curricula_have_their_aims_in_order() -> None:
    curricula = assemble_curricula(SEEN)
    with_aims = [c for c in curricula if c.aims]
    assert len(curricula) == 78
    assert len(with_aims) == 19
    assert sum(len(c.aims) for c in with_aims) == 419
    for curriculum in with_aims:
        assert [aim.number for aim in curriculum.aims] == list(range(1, len(curriculum.aims) + 1))
        assert {aim.trade for aim in curriculum.aims} == {curriculum.trade.code}
        assert all(aim.text("nb") and aim.text("nn") for aim in curriculum.aims)


def test_every_trade_code_can_be_typed_in() -> None:
    for known in assemble_trades(SEEN):
        assert parse_trade_code(known.code) == known.code


def test_expired_trades_are_marked() -> None:
    expired = {known.code for known in assemble_trades(SEEN) if known.is_expired}
    assert expired == {"KAD3-01", "SIK3-01", "BDR3-01"}


def test_a_trade_with_a_plan_code_takes_the_place_of_its_programme_area_code() -> None:
    known = trade("SRRLV3", name_nb="Reiselivsfaget", programme_area="SRRLV3")
    assert [t.code for t in assemble_trades(known)] == ["SRRLV3"]
    newer = trade("RLV03-02", name_nb="Reiselivsfaget", programme_area="SRRLV3")
    assert [t.code for t in assemble_trades(known + newer)] == ["RLV03-02"]


def test_an_official_text_wins_over_a_translation() -> None:
    texts = [
        seen(fields.TEXT_NB, text, method, topic=Topic.AIM, key="KM1")
        for text, method in (("omsatt", Method.INFERRED), ("offisiell", Method.REGISTER))
    ]
    rest = [
        seen(field, value, Method.REGISTER, topic=Topic.AIM, key="KM1")
        for field, value in ((fields.AIM_TRADE, "SOA03-01"), (fields.AIM_NUMBER, 1))
    ]
    (curriculum,) = assemble_curricula(texts + rest + trade("SOA03-01", name_nb="Faget"))
    assert [aim.text_nb for aim in curriculum.aims] == ["offisiell"]


def test_an_aim_without_a_trade_is_in_no_curriculum() -> None:
    stray = seen(fields.TEXT_NB, "x", Method.REGISTER, topic=Topic.AIM, key="KM1")
    assert assemble_curricula([stray, *trade("SOA03-01", name_nb="Faget")])[0].aims == ()
