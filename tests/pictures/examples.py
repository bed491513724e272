"""Which rings, aims and rotations do the tests of pictures use?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hypothesis import strategies as st

from matcher.domain.agency import AgencyId
from matcher.domain.calendar import MonthSpan, YearMonth
from matcher.domain.curriculum import AimCode
from matcher.domain.ring import Ring, RingMember, RingProposal, RotationPlan, Stay
from matcher.pictures.coverage import draw_coverage
from matcher.pictures.picture import Picture
from matcher.pictures.rotation import draw_rotation
from matcher.pictures.words import MemberName, PictureWords, name_members
from matcher.rings.hosting import HostProfile, take_in
from matcher.services.ring_pictures import picture_words
from matcher.services.wording import Language, words_in
from tests.scoring.examples import TRADE, agency_id

START: Final = YearMonth(2027, 8)
SURE_ENOUGH: Final = 0.3

LONG_NAMES: Final = (
    "Statens undersøkelseskommisjon for helse- og omsorgstjenesten",
    "Departementenes sikkerhets- og serviceorganisasjon",
    "Veterinærmedisinsk legemiddelinformasjonssenter",
    "Åarjelsaemien vierhtiesåafoe – Sørsamisk kunnskapspark",
)
SHORT_NAMES: Final = ("Ukom", "DSS", "Vetlis", "Åarjelsaemien vierhtiesåafoe")
PLAIN_NAMES: Final = ("Nav", "Skatteetaten", "Lånekassen", "Økokrim")
LONG_AIM: Final = (
    "gjøre rede for ulike områder innenfor helse, miljø og sikkerhet og for hvordan tiltak og "
    "organisering i virksomheten, og egen medvirkning, påvirker arbeidsmiljøet"
)


@dataclass(frozen=True, kw_only=True)
class MadeUp:
    """A ring that has never been, with everything its pictures need."""

    proposal: RingProposal
    texts: dict[AimCode, str]
    plan: RotationPlan
    hosts: dict[AgencyId, HostProfile]
    names: tuple[MemberName, ...]
    unknown: frozenset[AgencyId]

    def pictures(self, language: Language = Language.NB, *, width: float = 960) -> list[Picture]:
        """Return both pictures in a language."""
        words = said_in(language)
        return [
            draw_coverage(self.proposal, self.texts, self.names, words, width=width),
            draw_rotation(
                self.plan, self.names, self.hosts, words, width=width, unknown=self.unknown
            ),
        ]


def said_in(language: Language) -> PictureWords:
    """Return the words of pictures in a language."""
    return picture_words(words_in(language))


def make_ring(
    chances: list[list[float]],
    *,
    names: tuple[str, ...] = PLAIN_NAMES,
    short: tuple[str, ...] = (),
    aim: str = "føre arkiv og svare på brev",
    apprentices: int = 1,
    intakes: int = 1,
    free_months: int = 0,
    hosts: tuple[HostProfile, ...] = (),
) -> MadeUp:
    """Return a ring with a row of chances for each member, and its apprentices going round."""
    ids = tuple(agency_id(number) for number in range(1, len(chances) + 1))
    codes = [AimCode(f"KM{at + 6800}") for at in range(len(chances[0]))]
    proposal = _proposal(ids, names, codes, chances)
    known = {
        agency: hosts[at] if at < len(hosts) else HostProfile() for at, agency in enumerate(ids)
    }
    return MadeUp(
        proposal=proposal,
        texts={code: f"{aim} {at}" for at, code in enumerate(codes)},
        plan=_go_round(ids, apprentices=apprentices, intakes=intakes, free_months=free_months),
        hosts=known,
        names=name_members(proposal, dict(zip(ids, short, strict=False))),
        unknown=frozenset(ids[:1]) if len(ids) % 2 else frozenset(),
    )


def _proposal(
    ids: tuple[AgencyId, ...],
    names: tuple[str, ...],
    codes: list[AimCode],
    chances: list[list[float]],
) -> RingProposal:
    together = {code: 1 - _none([row[at] for row in chances]) for at, code in enumerate(codes)}
    members = tuple(
        RingMember(
            agency=agency,
            name=name,
            teaches=tuple((code, p) for code, p in zip(codes, own, strict=True) if p > 0),
            only_teaches=tuple(
                code
                for at, code in enumerate(codes)
                if own[at] >= SURE_ENOUGH and sum(row[at] >= SURE_ENOUGH for row in chances) == 1
            ),
            questions=(),
        )
        for agency, name, own in zip(ids, names, chances, strict=False)
    )
    return RingProposal(
        ring=Ring(trade=TRADE, members=frozenset(ids)),
        seeker=ids[0],
        members=members,
        parts=(),
        coverage=sum(together.values()) / len(together),
        aims=tuple((code, p) for code, p in together.items() if p > 0),
        uncovered=tuple(code for code, p in together.items() if p < SURE_ENOUGH),
        gap_hosts=(),
        withdrawals=(),
    )


def _none(chances: list[float]) -> float:
    left = 1.0
    for chance in chances:
        left *= 1 - chance
    return left


def _go_round(
    ids: tuple[AgencyId, ...], *, apprentices: int, intakes: int, free_months: int
) -> RotationPlan:
    """Return a plan in which every apprentice begins one member later than the one before."""
    span = MonthSpan(first=START, months=24)
    people = take_in(ids, span, apprentices, intakes=intakes, free_months=free_months)
    each = (24 - free_months) // len(ids)
    stays = [
        Stay(
            apprentice=person.apprentice,
            host=ids[(person.apprentice - 1 + turn) % len(ids)],
            span=MonthSpan(first=person.span.first.plus(turn * each), months=each),
        )
        for person in people
        for turn in range(len(ids))
    ]
    return RotationPlan(
        ring=Ring(trade=TRADE, members=frozenset(ids)),
        apprenticeships=people,
        stays=tuple(stays),
        coordinator=ids[0],
    )


_MONTHS: Final = st.frozensets(st.integers(1, 12), max_size=6)
_HOSTS: Final = st.builds(HostProfile, busy_months=_MONTHS, host_months=st.none() | _MONTHS)
_CHANCE: Final = st.sampled_from([0.0, 0.0, 0.02, 0.07, 0.29, 0.3, 0.5, 0.74, 0.99, 1.0])


@st.composite
def rings(draw: st.DrawFn, *, texts: st.SearchStrategy[str] | None = None) -> MadeUp:
    """Draw a ring of two to four with any number of aims, names of any letters, and hosts."""
    count = draw(st.integers(2, 4))
    aims = draw(st.integers(1, 12))
    words = texts or st.text(min_size=1, max_size=90)
    chances = [draw(st.lists(_CHANCE, min_size=aims, max_size=aims)) for _ in range(count)]
    return make_ring(
        chances,
        names=tuple(draw(words) for _ in range(count)),
        short=tuple(draw(st.text(min_size=1, max_size=12)) for _ in range(count)),
        aim=draw(words),
        apprentices=draw(st.integers(1, count)),
        intakes=draw(st.integers(1, 2)),
        free_months=draw(st.sampled_from([0, 0, 6])),
        hosts=tuple(draw(_HOSTS) for _ in range(count)),
    )
