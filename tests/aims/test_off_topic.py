"""Is a text that is about no aim of a trade told from one that is, in other words than ours?"""

from __future__ import annotations

from typing import Final

import pytest

from matcher.domain.curriculum import TradeCode
from tests.aims.packaged import packaged_ranker

ASKED: Final = tuple(map(TradeCode, ("SOA03-01", "ITD03-01", "SIK03-02")))
OF_OTHER_TRADES: Final = (
    "sveise rør",
    "klippe hår",
    "kjøre buss",
    "legge fliser",
    "bytte bremseklosser",
    "elte brøddeig",
    "felle grantrær",
    "sko hester",
    "sy brudekjoler",
    "melke kyr",
    "legge takstein",
    "pusse tenner på barn hos tannlegen",
    "klippe hekkar og leggje brustein",
    "støype grunnmur",
    "bake wienerbrød",
    "ro ut og setje garn",
    "stelle reinsdyr under merking",
    "montere varmepumper",
    "slipe brilleglas",
    "polere gullsmykke",
)
EVERYDAY: Final = (
    "kattungen sover på sofaen",
    "vi skal på hytta i påsken",
    "jeg liker ikke brunost",
    "sola skin og sjøen er blank",
    "ungane vil ha is",
    "kva heiter naboen din",
    "mormor strikker votter",
    "sykkelen min er punktert",
    "jeg har vondt i kneet",
    "reise til Kreta med familien",
)
WORK: Final = {
    "SOA03-01": (
        "stå i skranken og ta imot folk som kommer innom",
        "purre på kunder som ikke har betalt",
        "hive gamle mapper etter reglane",
        "svare når telefonen kimer",
        "be om tilbod på nye kontorstolar",
        "holde orden på hvem som har fri",
    ),
    "ITD03-01": (
        "rulle ut nye bærbare",
        "låse opp kontoen til en som har glemt passordet",
        "finne ut kvifor skrivaren ikkje verkar",
        "holde øye med at disken ikke går full",
    ),
    "SIK03-02": (
        "gå runden på natta og kjenne på dørene",
        "sjå på kameraskjermane",
        "snakke ned en sint besøkende",
        "lete gjennom vesker ved inngangen",
    ),
    "BDR03-02": ("skifte lyspærer i gangene", "smøre hengsler på dører"),
    "ROF03-01": ("tørke støv av pultene", "tømme bosspann"),
}


def called_off_topic(trade: str, texts: tuple[str, ...]) -> float:
    rankings = packaged_ranker().rank(TradeCode(trade), texts)
    return sum(ranking.is_off_topic for ranking in rankings) / len(texts)


@pytest.mark.parametrize("trade", ASKED)
def test_most_work_of_trades_that_we_know_nothing_of_is_about_none_of_the_aims(trade: str) -> None:
    assert called_off_topic(trade, OF_OTHER_TRADES) >= 0.75


@pytest.mark.parametrize("trade", ASKED)
def test_most_everyday_talk_is_about_none_of_the_aims(trade: str) -> None:
    assert called_off_topic(trade, EVERYDAY) >= 0.75


@pytest.mark.parametrize(("trade", "texts"), WORK.items())
def test_work_in_other_words_is_not_taken_for_something_else(
    trade: str, texts: tuple[str, ...]
) -> None:
    assert called_off_topic(trade, texts) <= 0.2


def test_words_of_which_none_is_known_say_that_a_text_is_about_something_else() -> None:
    ranker = packaged_ranker()
    trade = ranker.trades[0]
    known = ranker.features.known_words(
        ["", "asdf qwer", ranker.models[trade].examples[0].text],
        ranker.models[trade].has_feature,
    )
    assert known.tolist() == [0.0, 0.0, 1.0]
