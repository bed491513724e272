"""Do questions find the agencies that they are about, with evidence that truly matched?"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from matcher.domain.agency import AgencyId
from matcher.services.index import Index
from matcher.services.nearness import border_nearness, matching_evidence, question_nearness
from matcher.services.passages import names_of, passages_of

CIVIL_AVIATION = AgencyId("981105516")
ARCHIVES = AgencyId("961181399")
FAMILY_AFFAIRS = AgencyId("986128433")


def best(index: Index, question: str, count: int = 3) -> list[AgencyId]:
    nearness = np.nan_to_num(question_nearness(index, [question]), nan=-1)
    return [index.candidates.ids[row] for row in np.argsort(-nearness, kind="stable")[:count]]


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("hvem jobber med luftfartstilsyn", CIVIL_AVIATION),
        ("kven fører tilsyn med luftfarten?", CIVIL_AVIATION),
        ("hvordan jobber dere med digitalt arkiv?", ARCHIVES),
        ("korleis arbeider de med digitale arkiv?", ARCHIVES),
        ("Kven finn nye fosterforeldre?", FAMILY_AFFAIRS),
    ],
)
@pytest.mark.parametrize("vector_share", [0.0, 0.25])
def test_a_question_finds_who_it_is_about(
    packaged_index: Index, question: str, agency: AgencyId, vector_share: float
) -> None:
    index = replace(packaged_index, vector_share=vector_share)
    assert agency in best(index, question)


def test_both_written_forms_of_a_question_find_the_same(packaged_index: Index) -> None:
    nb = best(packaged_index, "Hvem veileder innbyggere om personvern?", 10)
    nn = best(packaged_index, "Kven rettleier innbyggjarar om personvern?", 10)
    assert nb == nn


def test_evidence_names_words_that_stand_in_the_text_it_shows(packaged_index: Index) -> None:
    index = packaged_index
    evidence = matching_evidence(index, ["hvem jobber med luftfartstilsyn"])
    names = names_of(index.candidates.profiles)
    shown = 0
    for row, profile in enumerate(index.candidates.profiles):
        found_by = {one.text: one.found_by for one in passages_of(profile, names)}
        for one in evidence(row):
            shown += 1
            for word in re.findall("«(.+?)»", one.about):
                assert word in found_by[one.text]
                assert re.search("luftfart|tilsyn", word, re.IGNORECASE)
    assert shown > 10


def test_a_question_of_nothing_known_has_no_evidence_and_finds_nobody_by_words(
    packaged_index: Index,
) -> None:
    index = replace(packaged_index, vector_share=0.0)
    assert not np.nan_to_num(question_nearness(index, ["xyzzy"])).any()
    assert matching_evidence(index, ["xyzzy"])(0) == ()
    assert matching_evidence(index, [])(0) == ()


def test_known_borders_are_nearer_than_others(packaged_index: Index) -> None:
    shares = []
    for row, profile in enumerate(packaged_index.candidates.profiles):
        near = border_nearness(packaged_index, profile.agency.id)
        linked = [packaged_index.candidates.row_of.get(link.agency) for link in profile.links]
        known = [one for one in linked if one is not None and one != row]
        if known and not np.isnan(near).all():
            assert np.isnan(near[row])
            shares.append(float(np.nanmean(near[known] > np.nanmedian(near))))
    assert np.mean(shares) > 0.8


def test_passages_are_as_many_as_were_indexed(packaged_index: Index) -> None:
    names = names_of(packaged_index.candidates.profiles)
    counts = [len(list(passages_of(p, names))) for p in packaged_index.candidates.profiles]
    assert np.bincount(packaged_index.passages.owner).tolist() == counts
