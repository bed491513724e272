"""What does an answer with rings look like as JSON, by the contract other programs rely on?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matcher.domain.agency import AgencyId
from matcher.domain.errors import Problem, ProblemCode
from matcher.domain.match import POINTS_OF_A_WHOLE
from matcher.domain.need import Cooperation, Need
from matcher.domain.ring import Compromise, PlannedRotation, Question, RingMember, RingProposal
from matcher.national import read_national_weights
from matcher.services.need_document import write_need
from matcher.services.partners_json import index_json
from matcher.services.rings import ProposedRing, RingsAnswer
from matcher.services.ways import WayWords, way_json
from matcher.services.wording import Wording


def rings_json(answer: RingsAnswer, words: Wording) -> dict[str, Any]:
    """Return the best rings, and the proof that there are no better ones."""
    return {
        "need": write_need(answer.need),
        "rings": [ring_json(ring, words) for ring in answer.rings],
        "exact": True,
        "proof": {
            "partners": answer.partners,
            "possible": answer.possible,
            "valued": answer.valued,
            "others_below": round(answer.at_least, 6),
        },
        "notes": notes_of(answer.need, words),
        "index": index_json(answer.index),
    }


def ring_json(proposed: ProposedRing, words: Wording) -> dict[str, Any]:
    """Return one ring: what it covers, who teaches what, who is where when, and what to ask."""
    proposal, rotation = proposed.proposal, proposed.rotation
    return {
        "members": [_member_json(member, words) for member in proposal.members],
        "value": proposal.value,
        "parts": [
            {
                "part": score.part.value,
                "name": words.word("ring_part", score.part),
                "value": score.value,
                "weight": score.weight,
                "contribution": score.points / POINTS_OF_A_WHOLE,
            }
            for score in proposal.parts
        ],
        "coverage": proposal.coverage,
        "aims": _certainties(proposal.aims),
        "uncovered_aims": list(proposal.uncovered),
        "aims_by_member": {m.agency: _certainties(m.teaches) for m in proposal.members},
        "gap_hosts": [
            {"agency_id": host.agency, "name": host.name, "aims": _certainties(host.aims)}
            for host in proposal.gap_hosts
        ],
        "withdrawals": [
            {
                "agency_id": withdrawal.agency,
                "coverage": withdrawal.coverage,
                "lost_aims": list(withdrawal.lost_aims),
            }
            for withdrawal in proposal.withdrawals
        ],
        "coordinator": proposal.seeker,
        "longest_way": way_json(proposed.ways.longest),
        "warnings": warnings_of(proposed, words),
        **_rotation_json(rotation),
    }


def warnings_of(proposed: ProposedRing, words: Wording) -> list[str]:
    """Return in words who is too far away, and what a rotation could not avoid, or why it is none.

    A ring is warned of as an arrangement of the national plan with the same members is.
    """
    names = names_in(proposed.proposal)
    found = proposed.rotation.compromises if proposed.rotation else ()
    said = _way_words(proposed, words).warnings(proposed.ways)
    said += [_compromise(compromise, names, words) for compromise in found]
    if proposed.extra_places:
        wanted = ", ".join(f"{names[a]}: +{n}" for a, n in sorted(proposed.extra_places.items()))
        problem = Problem(field="apprentices", code=ProblemCode.TOO_FEW_PLACES, hint=wanted)
        said.append(words.problem(problem))
    return said


def way_of(proposed: ProposedRing, words: Wording) -> str:
    """Return how long the longest way between two members is; nothing if no way is known."""
    return _way_words(proposed, words).way(proposed.ways.longest)


def _way_words(proposed: ProposedRing, words: Wording) -> WayWords:
    names = names_in(proposed.proposal)
    return WayWords(
        words=words,
        name=lambda agency: names[agency],
        cure="far_in_ring",
        sure_place=read_national_weights().told.sure_place,
    )


def question_sentence(question: Question, words: Wording) -> str:
    """Return what to ask a member, in words."""
    count = question.values.get("count", 0)
    return words.counted("ask", question.about, int(count)).format(**question.values)


def notes_of(need: Need, words: Wording) -> list[str]:
    """Return what to know of an answer with rings: that something else was asked for."""
    if need.cooperation not in {Cooperation.SECONDMENT, Cooperation.EXTERNAL_SPECIALIST}:
        return []
    wanted = words.word("cooperation", need.cooperation)
    return [words.word("rings", "other_cooperation").format(cooperation=wanted)]


def _member_json(member: RingMember, words: Wording) -> dict[str, Any]:
    return {
        "agency_id": member.agency,
        "name": member.name,
        "only_teaches": list(member.only_teaches),
        "questions": [
            {"about": question.about.value, "sentence": question_sentence(question, words)}
            for question in member.questions
        ],
    }


def _rotation_json(planned: PlannedRotation | None) -> dict[str, Any]:
    """Return the stays in order of apprentice and month; months are YYYY-MM, both included."""
    if planned is None:
        unplanned = ("rotation_is_optimal", "rotation_cost", "rotation_bound")
        lists = ("rotation", "apprentices", "hand_overs")
        return {key: [] for key in lists} | dict.fromkeys(unplanned)
    people = planned.plan.apprenticeships
    return {
        "rotation": [
            {
                "apprentice": person.apprentice,
                "employer": person.employer,
                "host": stay.host,
                "first": str(stay.span.first),
                "last": str(stay.span.last),
                "months": stay.span.months,
            }
            for person in people
            for stay in planned.plan.stays_of(person.apprentice)
        ],
        "apprentices": [
            {
                "apprentice": person.apprentice,
                "employer": person.employer,
                "first": str(person.span.first),
                "last": str(person.span.last),
                "free_months": person.free_months,
                "half_year_reviews": [str(month) for month in person.half_year_reviews],
            }
            for person in people
        ],
        "hand_overs": [str(month) for month in planned.plan.hand_overs],
        "rotation_is_optimal": planned.is_optimal,
        "rotation_cost": planned.cost,
        "rotation_bound": planned.bound,
    }


def _compromise(compromise: Compromise, names: Mapping[AgencyId, str], words: Wording) -> str:
    months = ", ".join(words.year_month(month) for month in compromise.months)
    agency = names[compromise.agency] if compromise.agency else ""
    sentence = words.counted("compromise", compromise.code, compromise.amount)
    return sentence.format(agency=agency, amount=compromise.amount, months=months)


def _certainties(aims: tuple[tuple[str, float], ...]) -> list[dict[str, Any]]:
    return [{"aim": aim, "certainty": certainty} for aim, certainty in aims]


def names_in(proposal: RingProposal) -> dict[AgencyId, str]:
    """Return the names of a ring's members by their numbers."""
    return {member.agency: member.name for member in proposal.members}
