"""What must an apprentice in a trade have learnt?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NewType

from matcher.domain.errors import InputError, Problem, ProblemCode

TradeCode = NewType("TradeCode", str)
AimCode = NewType("AimCode", str)


def parse_trade_code(text: str, *, field_name: str = "trade") -> TradeCode:
    """Read a plan code such as SOA03-01, or KAD3-01 as they were written before 2020.

    A trade whose plan code is not known yet goes by its programme-area code, such as SRRLV3.

    Raises
    ------
    InputError
        When the text does not have the form of either code.
    """
    code = text.strip().upper()
    if not re.fullmatch(r"[A-ZÆØÅ]{3}\d{1,2}-\d{2}|[A-ZÆØÅ]{5}\d", code):
        raise InputError(Problem(field=field_name, code=ProblemCode.UNKNOWN_TRADE, given=text[:40]))
    return TradeCode(code)


def parse_aim_code(text: str, *, field_name: str = "missing_aims") -> AimCode:
    """Read a Grep code such as KM6850.

    Raises
    ------
    InputError
        When the text does not have the form of an aim code.
    """
    code = text.strip().upper()
    if not re.fullmatch(r"KM\d{1,7}", code):
        raise InputError(Problem(field=field_name, code=ProblemCode.UNKNOWN_AIM, given=text[:40]))
    return AimCode(code)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetenceAim:
    """One thing an apprentice shall be able to do.

    A written form may be missing; `official_form` says which one the regulation is written in.
    """

    code: AimCode
    trade: TradeCode
    number: int
    text_nb: str | None = None
    text_nn: str | None = None
    official_form: str = "nb"

    def text(self, written_form: str) -> str:
        """Return the text in `nb` or `nn`, or in the other form when that is all there is.

        In any other language the text is that in bokmål: a regulation is Norwegian.
        """
        text = self.text_nn if self.form(written_form) == "nn" else self.text_nb
        return text or ""

    def form(self, written_form: str) -> str:
        """Return in which form the text stands when it is asked for in `written_form`."""
        if written_form == "nn":
            return "nn" if self.text_nn else "nb"
        return "nb" if self.text_nb else "nn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """A trade one can take a trade certificate in; keyed on its plan code in Grep."""

    code: TradeCode
    programme_area: str
    name_nb: str
    name_nn: str | None = None
    is_expired: bool = False

    def name(self, written_form: str) -> str:
        """Return the name in `nb` or `nn`; bokmål when nynorsk is not known."""
        return (self.name_nn or self.name_nb) if written_form == "nn" else self.name_nb


@dataclass(frozen=True, slots=True, kw_only=True)
class Curriculum:
    """A trade with its aims in the order of the regulation; without aims nothing can be matched."""

    trade: Trade
    aims: tuple[CompetenceAim, ...] = ()

    def aim(self, code: AimCode) -> CompetenceAim | None:
        """Return the aim with this code, or None when it is not one of this curriculum's."""
        return next((aim for aim in self.aims if aim.code == code), None)

    def texts(self, written_form: str) -> dict[AimCode, str]:
        """Return the text of every aim by its code, as `CompetenceAim.text` gives it."""
        return {aim.code: aim.text(written_form) for aim in self.aims}
