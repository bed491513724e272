"""Is what a trade's page counts what the profiles say?"""

from __future__ import annotations

from matcher.domain.certainty import PROBABLE_FROM
from matcher.domain.curriculum import TradeCode
from matcher.services.index import Index
from matcher.services.trade_coverage import agencies_by_trade, trade_coverage


def test_the_counts_are_those_of_the_profiles(packaged_index: Index) -> None:
    counts = agencies_by_trade(packaged_index)
    for trade, count in counts.items():
        coverage = trade_coverage(packaged_index, trade)
        assert coverage is not None
        assert len(coverage.agencies) == count
        for at, aim in enumerate(coverage.aims):
            sure = [one for one in coverage.agencies if one.certainty[at] >= PROBABLE_FROM]
            assert aim.probable == len(sure)
            assert aim.known <= aim.probable
        assert coverage.seasons <= count
        assert max(coverage.busy) <= coverage.seasons


def test_those_who_teach_most_come_first_and_closed_ones_do_not_come(
    packaged_index: Index,
) -> None:
    coverage = trade_coverage(packaged_index, TradeCode("SOA03-01"))
    assert coverage is not None
    expected = [one.expected for one in coverage.agencies]
    assert expected == sorted(expected, reverse=True)
    profiles = [packaged_index.profile(one.agency) for one in coverage.agencies]
    assert all(profile and profile.agency.is_open for profile in profiles)


def test_a_trade_that_nobody_has_read_is_none(packaged_index: Index) -> None:
    assert trade_coverage(packaged_index, TradeCode("XXX03-01")) is None
