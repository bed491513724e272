"""What does an answer stand on: the agencies, curricula and models of one built index?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from matcher.aims import AimRanker, load_aim_ranker
from matcher.domain.agency import AgencyId, AgencyProfile
from matcher.domain.curriculum import Curriculum, TradeCode
from matcher.embedding import Encoder, Vectors, load_encoder
from matcher.geography import Borders, Gazetteer, read_borders
from matcher.language import TermReader
from matcher.retrieval import PassageIndex
from matcher.rings.between import Between, find_between
from matcher.rings.weights import read_ring_weights
from matcher.scoring import Candidates, WeightTable


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexInfo:
    """When an index was built, from what, and how many agencies it holds."""

    built_at: datetime
    fingerprint: str
    agencies: int


@dataclass(frozen=True, kw_only=True)
class TextVectors:
    """Unit vectors of many texts; `owner` gives the agency row of each, ascending."""

    owner: NDArray[np.int64]
    texts: tuple[str, ...]
    vectors: Vectors

    @cached_property
    def owners(self) -> NDArray[np.int64]:
        """Return the agency rows that have any text."""
        return self._first_of_each[0]

    @cached_property
    def starts(self) -> NDArray[np.intp]:
        """Return where the texts of each of `owners` begin."""
        return self._first_of_each[1]

    @cached_property
    def _first_of_each(self) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
        return np.unique(self.owner, return_index=True)


class Models:
    """The trained models of an index, each loaded from its folder when it is first asked for."""

    def __init__(self, folder: Path, *, encoder_name: str) -> None:
        self._folder = folder
        self._encoder_name = encoder_name

    @cached_property
    def aim_ranker(self) -> AimRanker:
        """Maps texts of work tasks to competence aims."""
        return load_aim_ranker(self._folder / "aims")

    @cached_property
    def encoder(self) -> Encoder:
        """Turns texts into unit vectors, the same model that the index was built with."""
        return load_encoder(self._encoder_name, self._folder / "encoder")

    @cached_property
    def term_reader(self) -> TermReader:
        """Reads the terms of a text, as those of the agencies were read."""
        return TermReader.load(self._folder / "terms")


@dataclass(frozen=True, kw_only=True)
class Index:
    """Everything that answers are computed from; it never changes once it is loaded.

    `passages` has the terms of the texts of each agency, in the order of `passages_of`.
    `vector_share` is what vectors count beside shared words when texts are compared, 0 to 1.
    """

    info: IndexInfo
    candidates: Candidates
    curricula: Mapping[TradeCode, Curriculum]
    gazetteer: Gazetteer
    data_dir: Path
    weights: WeightTable
    models: Models
    mandates: TextVectors
    work_areas: TextVectors
    tasks: Mapping[TradeCode, TextVectors]
    passages: PassageIndex
    vector_share: float
    names: Mapping[AgencyId, tuple[str, ...]]

    @cached_property
    def places_of_work(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the agency row of each text of work, and which of that agency's it is, from 0.

        The texts are those of the mandates, the work areas and the tasks, one after the other.
        """
        many = (self.mandates, self.work_areas, *self.tasks.values())
        owner = np.concatenate([texts.owner for texts in many])
        order = np.argsort(owner, kind="stable")
        place = np.empty_like(owner)
        place[order] = np.arange(len(owner)) - np.searchsorted(owner[order], owner[order])
        return owner, place

    def profile(self, agency: AgencyId) -> AgencyProfile | None:
        """Return the profile of an agency, or None when it is not in the index."""
        row = self.candidates.row_of.get(agency)
        return None if row is None else self.candidates.profiles[row]

    @cached_property
    def borders(self) -> Borders:
        """Return how the coast and the counties run, for maps; read when first asked."""
        return read_borders(self.data_dir)

    @cached_property
    def between(self) -> Between:
        """Return the ways and borders between every two agencies, worked out when first asked."""
        return find_between(self.candidates, read_ring_weights())
