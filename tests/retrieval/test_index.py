"""Does the fast BM25 say what the formula says, and does evidence truly match?"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matcher.language import Term
from matcher.retrieval import PassageIndex, index_passages, matching_words, weigh
from matcher.retrieval.index import LENGTH_COUNTS, PART_COUNTS, SATURATION

WORDS = st.sampled_from(["arkiv", "post", "møte", "kart", "hav", "vei"])
TEXTS = st.lists(WORDS, max_size=6).map(" ".join)
OWNERS = st.lists(st.lists(TEXTS, max_size=3), min_size=1, max_size=5)


class WordReader:
    def terms(self, text: str) -> Iterator[Term]:
        for word in text.split():
            yield Term(stem=word.casefold(), word=word, is_part=False)


def index_of(owners: list[list[str]]) -> PassageIndex:
    return index_passages(WordReader(), owners)


def oracle(owners: list[list[str]], question: list[str]) -> list[float]:
    """BM25 as it is written in the textbook, one owner and one word at a time."""
    documents = [[word for text in own for word in text.split()] for own in owners]
    mean = max(sum(map(len, documents)) / len(documents), 1.0)
    scores = []
    for document in documents:
        score = 0.0
        for word in question:
            having = sum(word in other for other in documents)
            rarity = math.log(1 + (len(documents) - having + 0.5) / (having + 0.5))
            longer = 1 - LENGTH_COUNTS + LENGTH_COUNTS * len(document) / mean
            count = document.count(word)
            score += rarity * count * (SATURATION + 1) / (count + SATURATION * longer)
        scores.append(score)
    return scores


@given(OWNERS, st.lists(WORDS, max_size=4))
def test_scores_are_those_of_the_formula(owners: list[list[str]], question: list[str]) -> None:
    found = index_of(owners).scores(weigh(WordReader().terms(" ".join(question))))
    assert np.allclose(found, oracle(owners, question), rtol=1e-5)


@given(OWNERS, st.lists(WORDS, max_size=3))
def test_the_best_passages_are_those_that_share_a_word(
    owners: list[list[str]], question: list[str]
) -> None:
    index, asked = index_of(owners), weigh(WordReader().terms(" ".join(question)))
    worths = index.passage_worths(asked)
    for row, own in enumerate(owners):
        sharing = {at for at, text in enumerate(own) if set(text.split()) & set(question)}
        best = index.best_passages(worths, row)
        assert set(best) == sharing
        for at in best:
            words = matching_words(WordReader().terms(own[at]), asked)
            assert words
            assert set(words) <= set(question)


def test_a_rare_word_is_worth_more_than_a_common_one() -> None:
    index = index_of([["arkiv post", "post"], ["post"], ["post møte"]])
    worths = index.passage_worths({"arkiv": 1.0, "post": 1.0})
    assert index.best_passages(worths, 0) == (0, 1)
    assert index.scores({"arkiv": 1.0})[0] > index.scores({"post": 1.0})[0] > 0


def test_a_part_of_a_word_counts_less_than_the_word() -> None:
    whole = Term(stem="tilsyn", word="tilsyn", is_part=False)
    part = Term(stem="tilsyn", word="luftfartstilsyn", is_part=True)
    assert weigh([whole]) == {"tilsyn": 1.0}
    assert weigh([part]) == {"tilsyn": PART_COUNTS}


def test_a_question_without_a_known_word_is_answered_by_nobody() -> None:
    index = index_of([["arkiv"], []])
    assert index.scores(weigh(WordReader().terms("romfart"))).tolist() == [0.0, 0.0]
    assert index.best_passages(index.passage_worths({"romfart": 1.0}), 0) == ()
