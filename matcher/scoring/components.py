"""Which parts does a score consist of? This table is the method; read it first.

Each part is one small function: what is known of the seeker and of all candidates → a value
between 0 and 1 for each candidate, or unknown, with the reason and the evidence. The first line
of its docstring is the public explanation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from matcher.domain.match import Component
from matcher.scoring.adjacency import score_adjacency
from matcher.scoring.answers import score_answers
from matcher.scoring.candidates import Candidates, ComponentColumn
from matcher.scoring.room import score_room
from matcher.scoring.season import score_season
from matcher.scoring.seeker import Seeker
from matcher.scoring.tasks import score_tasks
from matcher.scoring.teaching import score_mutual, score_they_teach, score_we_teach
from matcher.scoring.travel import score_travel

Scale: TypeAlias = Mapping[str, float]
ScoreFunction: TypeAlias = Callable[[Seeker, Candidates, Scale], ComponentColumn]

COMPONENTS: Final[Mapping[Component, ScoreFunction]] = {
    Component.THEY_TEACH: score_they_teach,
    Component.WE_TEACH: score_we_teach,
    Component.MUTUAL: score_mutual,
    Component.TASKS: score_tasks,
    Component.SEASON: score_season,
    Component.ADJACENCY: score_adjacency,
    Component.TRAVEL: score_travel,
    Component.ROOM: score_room,
    Component.ANSWERS: score_answers,
}
