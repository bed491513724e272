"""What is a mail made of, before anything is concluded from it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matcher.domain.calendar import YearMonth
from matcher.enquiries.agency_names import AgencyMention
from matcher.enquiries.agency_said import find_wished
from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.layers import Layer, Timed
from matcher.enquiries.mail import Mail
from matcher.enquiries.place_said import AgenciesNamed
from matcher.enquiries.reading import Said, SaidAgency, Span
from matcher.enquiries.scopes import Scope
from matcher.enquiries.trades_said import TradeMention


@dataclass(frozen=True, kw_only=True)
class MailText:
    """A mail taken apart: what it is made of, its cues, and the trades and times that it names."""

    mail: Mail
    body: MarkedText
    subject: MarkedText
    nothing: MarkedText
    trades: tuple[TradeMention, ...]
    title_trades: tuple[TradeMention, ...]
    agencies: tuple[AgencyMention, ...]
    timed: tuple[Timed, ...]
    numbers: Mapping[str, int]
    sent: YearMonth

    def layer(self, parts: Sequence[Span], subject: MarkedText) -> Layer:
        """Return a part of the mail to read fields from."""
        return Layer.cut(self.body, parts, subject, self.timed)

    def of_need(self, scope: Scope) -> MarkedText:
        """Return what the mail says of one of its needs, alone or together with the others."""
        return self.layer([*scope.own, *scope.shared], self.nothing).marked

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing at all was written."""
        return not (self.mail.body.strip() or self.subject.text.strip())

    @property
    def names_trade(self) -> bool:
        """Tell whether the mail or its title names a trade."""
        return bool(self.trades or self.title_trades)

    def agencies_named(self, own: Said[SaidAgency] | None) -> AgenciesNamed:
        """Return where the agency that writes is named, those wished for as hosts, and others."""
        writer = own.value.agency if own else None
        return AgenciesNamed(
            own=own.spans if own else (),
            hosts=tuple(
                m.span for m in find_wished(self.body, self.agencies) if m.agency != writer
            ),
            others=tuple(
                m.span for m in self.agencies if m.agency != writer and not m.is_lower_case
            ),
        )
