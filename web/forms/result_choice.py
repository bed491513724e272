"""What does an address say of the page of results beside the need: who, beside whom, how much?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from matcher.services.importance import STEPS
from matcher.services.partner_filters import Facet, PartnerFilter
from matcher.services.partners_compared import COMPARE_FIELD
from web.forms.need_address import NeedAddress, read_need_address
from web.forms.need_form import NeedForm

WHY: Final = "why"
STEP_PREFIX: Final = "step."
_ONE_DIGIT: Final = frozenset(str(step) for step in range(len(STEPS)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultChoice:
    """What was chosen on the page of results, as it was typed.

    `filters` has the codes chosen in each facet, `why` the agency that is asked about, `compare`
    those ticked off. `steps` are where sliders were moved to; they become weights of the need.
    """

    filters: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    why: str = ""
    compare: tuple[str, ...] = ()
    steps: Mapping[str, int] = field(default_factory=dict)

    @property
    def address(self) -> dict[str, str | list[str]]:
        """Return what an address needs to keep the choices, without the steps."""
        kept: dict[str, str | list[str]] = {
            facet.value: list(codes) for facet, codes in self.filters.items() if codes
        }
        if self.why:
            kept[WHY] = self.why
        if self.compare:
            kept[COMPARE_FIELD] = list(self.compare)
        return kept

    @property
    def arguments(self) -> list[tuple[str, str]]:
        """Return the same as pairs, in their order."""
        return [
            (name, one)
            for name, value in self.address.items()
            for one in ([value] if isinstance(value, str) else value)
        ]

    @property
    def filters_alone(self) -> ResultChoice:
        """Return the choices of whom to show, with nobody asked about and nobody ticked off."""
        return replace(self, why="", compare=())

    def without_code(self, facet: Facet, code: str) -> ResultChoice:
        """Return the choices without one code of a facet."""
        left = tuple(one for one in self.filters.get(facet, ()) if one != code)
        return self.with_filter({**self.filters, facet: left})

    def with_filter(self, filters: Mapping[Facet, tuple[str, ...]]) -> ResultChoice:
        """Return the choices with other filters."""
        return replace(self, filters=filters)

    def with_chosen(self, chosen: PartnerFilter) -> ResultChoice:
        """Return the choices with the filters of a service's answer."""
        return self.with_filter({facet: tuple(sorted(chosen.codes(facet))) for facet in Facet})


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultAddress:
    """A need and the choices on its page of results, and whether the address is short."""

    need: NeedAddress
    choice: ResultChoice
    is_tidy: bool

    @property
    def form(self) -> NeedForm:
        """Return the form of the need."""
        return self.need.form

    @property
    def tidied(self) -> str:
        """Return the address without empty fields; what is not understood stays in it."""
        return "&".join(
            part for part in (self.need.tidied, urlencode(self.choice.arguments)) if part
        )


def read_result_address(arguments: MultiDict[str, str]) -> ResultAddress:
    """Read the parameters of an address of the page of results."""
    own = {*Facet, WHY, COMPARE_FIELD}
    pairs = list(arguments.items(multi=True))
    mine = [(name, value) for name, value in pairs if name in own]
    steps = {
        name.removeprefix(STEP_PREFIX): int(value)
        for name, value in pairs
        if name.startswith(STEP_PREFIX) and value in _ONE_DIGIT
    }
    taken = own | {STEP_PREFIX + part for part in steps}
    rest = MultiDict([(name, value) for name, value in pairs if name not in taken])
    choice = ResultChoice(
        filters={facet: _listed(arguments, facet) for facet in Facet},
        why=arguments.get(WHY, "").strip(),
        compare=_listed(arguments, COMPARE_FIELD),
        steps=steps,
    )
    need = read_need_address(rest)
    is_tidy = need.is_tidy and not steps and choice.arguments == mine
    return ResultAddress(need=need, choice=choice, is_tidy=is_tidy)


def _listed(arguments: MultiDict[str, str], name: str) -> tuple[str, ...]:
    given = (text.strip() for text in arguments.getlist(name))
    return tuple(dict.fromkeys(text for text in given if text))
