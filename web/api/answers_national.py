"""What form does a national plan have? These models are the published contract."""

from __future__ import annotations

from pydantic import Field

from matcher.domain.national import ChangeCode, Form, LeftOutCode, Objective, Order
from web.api.answers import Answer, IndexStamp, LongestWay, Share


class NamedAgency(Answer):
    """An agency by number and name."""

    agency_id: str
    name: str


class ArrangementEntry(Answer):
    """A ring, a swap or a secondment; `needs` are places in the given list, from 0.

    In a swap each one's apprentice goes to the next in the list, the last one's to the first; in a
    secondment the employer stands before the host.
    """

    kind: Form
    trade: str
    agencies: list[NamedAgency]
    needs: list[int]
    apprentices: int
    coverage: dict[str, Share] = Field(
        description="By employer, the share of the curriculum its apprentice shall be taught."
    )
    known_coverage: dict[str, Share] = Field(
        description="The part of it that rests on what was said or read."
    )
    implied_coverage: dict[str, Share] = Field(
        description="The part that follows from somebody having named what it lacks, and no more."
    )
    assumed_coverage: dict[str, Share] = Field(description="The rest: nobody has said or read it.")
    longest_way: LongestWay | None = Field(description="Null where no way is known.")
    warnings: list[str] = Field(description="What to know before anything is agreed.")
    counts: dict[Objective, float] = Field(description="What it adds to each objective.")


class LeftOutEntry(Answer):
    """A need that got nothing, once for each apprentice, and exactly why."""

    need: int
    agency_id: str
    name: str
    trade: str
    code: LeftOutCode
    sentence: str
    possible: int
    best: list[str]
    displaces: list[str]
    lost: int
    most_coverage: Share | None
    most_known: Share | None


class RatherTogetherEntry(Answer):
    """Two agencies that would both be taught more with each other than in the plan."""

    agencies: list[NamedAgency]
    needs: list[int]
    together: list[Share]
    now: list[Share | None]
    sentence: str


class ObjectiveEntry(Answer):
    """What an objective reached; the bound holds for plans as good in those before it."""

    objective: Objective
    name: str
    value: float
    bound: float
    gap: Share
    is_optimal: bool
    sentence: str


class UntriedEntry(Answer):
    """Arrangements of one trade, kind and number of members, too many to be tried."""

    trade: str
    kind: Form
    members: int
    sentence: str


class ChangeEntry(Answer):
    """What became different for one need since the plan before."""

    need: int
    agency_id: str
    name: str
    code: ChangeCode
    before: list[str]
    after: list[str]
    sentence: str


class NationalAnswer(Answer):
    """The best plan for all open needs, with its proof."""

    arrangements: list[ArrangementEntry]
    left_out: list[LeftOutEntry]
    rather_together: list[RatherTogetherEntry]
    objectives: list[ObjectiveEntry]
    order: Order
    needs: int
    apprentices: int
    without: list[NamedAgency]
    possible: int = Field(description="How many arrangements could have been chosen.")
    untried: list[UntriedEntry] = Field(description="The bounds hold for these too.")
    is_complete: bool = Field(description="False when the search ended before it had finished.")
    seconds: float
    changes: list[ChangeEntry]
    index: IndexStamp
