"""Which aims does nobody in a ring teach, and who outside it could?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from matcher.domain.agency import AgencyId
from matcher.domain.certainty import how_sure
from matcher.domain.curriculum import AimCode
from matcher.domain.ring import RingProposal
from matcher.services.index import Index
from matcher.services.partners_compared import is_known
from web.presenters.voice import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class GapView:
    """An aim that nobody in the ring teaches, and who outside could: number, name, how sure."""

    text: str
    hosts: tuple[tuple[str, str, str], ...]


def present_gaps(
    proposal: RingProposal, index: Index, voice: Voice, only: frozenset[AimCode] | None = None
) -> Iterator[GapView]:
    """Yield the aims that nobody in the ring teaches, those that somebody outside could first.

    With `only` these alone: what the seeker has said that it lacks.
    """
    texts = index.curricula[proposal.ring.trade].texts(voice.language)
    could: dict[AimCode, list[tuple[float, str, str]]] = {aim: [] for aim in proposal.uncovered}
    for host in proposal.gap_hosts:
        for aim, chance in host.aims:
            could[aim].append((chance, host.agency, host.name))
    for aim in sorted(could, key=lambda aim: not could[aim]):
        if only is not None and aim not in only:
            continue
        hosts = sorted(could[aim], key=lambda host: -host[0])
        yield GapView(
            text=texts[aim],
            hosts=tuple(
                (agency, name, _say(chance, _answers_for(agency, aim, proposal, index), voice))
                for chance, agency, name in hosts
            ),
        )


def _answers_for(agency: str, aim: AimCode, proposal: RingProposal, index: Index) -> bool:
    return is_known(index.profile(AgencyId(agency)), proposal.ring.trade, aim)


def _say(chance: float, is_answered_for: bool, voice: Voice) -> str:
    """Return how sure it is in words; what nobody answers for is at most probable."""
    sure = how_sure(chance)
    if is_answered_for:
        return voice.words.word("how_sure", sure)
    return voice.sure_if_so(sure)
