"""Does the page of a ring say how sure it is that outsiders fill its gaps, and no surer?"""

from __future__ import annotations

from matcher.domain.agency import AgencyId
from matcher.domain.certainty import SURE_FROM
from matcher.domain.curriculum import AimCode
from matcher.domain.ring import RingProposal
from matcher.services.index import Index
from matcher.services.needs import parse_need
from matcher.services.partners_compared import is_known
from matcher.services.rings import find_rings
from matcher.services.wording import Language, words_in
from web.current import this_month
from web.presenters.ring_gaps import present_gaps
from web.presenters.voice import Voice
from web.texts import texts_in

GIVEN = {"agency_id": "NVE", "cooperation": "ring", "limit": 5}


def proposals(index: Index) -> list[RingProposal]:
    found: list[RingProposal] = []
    for trade in sorted(index.candidates.trades)[:8]:
        need = parse_need({**GIVEN, "trade": trade}, index)
        answer = find_rings(index, need, today=this_month(), rotations=0)
        found += [ring.proposal for ring in answer.rings]
    return found


def test_what_is_only_assumed_is_never_said_to_be_very_probable(packaged_index: Index) -> None:
    voice = Voice(
        language=Language.NB,
        texts=texts_in(Language.NB),
        words=words_in(Language.NB),
    )
    said: set[str] = set()
    for proposal in proposals(packaged_index):
        trade = proposal.ring.trade
        texts = packaged_index.curricula[trade].texts(Language.NB)
        shown = {
            (gap.text, host[0]): host[2]
            for gap in present_gaps(proposal, packaged_index, voice)
            for host in gap.hosts
        }
        for host in proposal.gap_hosts:
            for aim, chance in host.aims:
                words = shown[texts[aim], host.agency]
                knows = is_known(packaged_index.profile(AgencyId(host.agency)), trade, AimCode(aim))
                assert words.endswith("om oppgavene stemmer") != knows
                assert (words == "svært trolig") == (knows and chance >= SURE_FROM)
                assert "%" not in words
                said.add(words)
    assert "trolig, om oppgavene stemmer" in said
