"""Which needs does an e-mail state, and with which words?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from matcher.aims import AimRanker
from matcher.domain.agency import AgencyId
from matcher.domain.curriculum import TradeCode
from matcher.enquiries.agency_names import AgencyNames
from matcher.enquiries.agency_said import read_agency
from matcher.enquiries.aims_said import SaidAims, Task, find_tasks, read_aims
from matcher.enquiries.clauses import MarkedText, mark_text
from matcher.enquiries.forms_said import read_cooperation, read_direction
from matcher.enquiries.lexicon import Cue, Lexicon, TradePhrase
from matcher.enquiries.mail import Mail, cut_mail
from matcher.enquiries.numbers_said import read_apprentices, read_distance, read_length
from matcher.enquiries.place_said import TownOf, read_place
from matcher.enquiries.questions_said import read_questions
from matcher.enquiries.reading import Enquiry, EnquiryReading, OffTopic, ReadNeed, Span
from matcher.enquiries.times import find_times
from matcher.enquiries.times_said import Role, read_busy_months, read_roles, read_start
from matcher.enquiries.trades_said import TradeMention, find_trades, read_trades

MAX_LENGTH: Final = 20_000
"""A mail is read as far as here, in characters: about ten pages."""

_BLANKS: Final = re.compile(r"[\u00a0\u2007\u202f\t\r]")


@dataclass(frozen=True, kw_only=True, repr=False)
class EnquiryReader:
    """Reads e-mails by a lexicon, the names of agencies and trades, a map and the aims' model.

    It never changes once it is made, and keeps nothing of what it reads.
    """

    lexicon: Lexicon
    names: AgencyNames
    display: Mapping[AgencyId, str]
    trades: Sequence[TradePhrase]
    town_of: TownOf
    ranker: AimRanker

    def read(self, enquiry: Enquiry) -> EnquiryReading:
        """Return the needs of an e-mail, one for each trade; spans count characters of its body."""
        body = _BLANKS.sub(" ", enquiry.body[:MAX_LENGTH])
        mail = cut_mail(enquiry.subject, body, self.lexicon)
        text = _Text(
            mail=mail,
            body=mark_text(mail.newest, self.lexicon),
            subject=mark_text(_BLANKS.sub(" ", enquiry.subject[:MAX_LENGTH]), self.lexicon),
            trades=self._find_trades(mail.newest),
            title_trades=self._find_trades(enquiry.subject[:MAX_LENGTH]),
        )
        reason = _find_off_topic(text)
        if reason is not None:
            return EnquiryReading(needs=(ReadNeed(),), off_topic=reason)
        times = find_times(text.body.text, enquiry.sent, self.lexicon)
        roles = read_roles(text.body, times)
        busy = [t.span for t, role in zip(times, roles, strict=True) if role is Role.BUSY]
        shared = replace(
            self._read_shared(text),
            busy_months=read_busy_months(times, roles),
            start=read_start(times, roles),
        )
        needs = self._by_trade(text, shared, busy)
        return EnquiryReading(needs=needs, off_topic=_find_no_wish(text, needs))

    def _find_trades(self, text: str) -> tuple[TradeMention, ...]:
        """Return the mentions of trades whose aims are known; others cannot be matched."""
        known = self.ranker.trades
        return tuple(m for m in find_trades(text, self.trades) if m.trade in known)

    def _read_shared(self, text: _Text) -> ReadNeed:
        """Return what holds for all needs of the mail, but for its times."""
        agency = read_agency(text.mail, text.body, text.subject.text, self.names, self.display)
        cooperation = read_cooperation(text.body, text.subject)
        return ReadNeed(
            agency=agency,
            cooperation=cooperation,
            direction=read_direction(text.body, text.subject, cooperation),
            months=read_length(text.body, self.lexicon.numbers),
            apprentices=read_apprentices(text.body, self.lexicon.numbers),
            place=read_place(text.mail, text.body, agency.spans if agency else (), self.town_of),
            max_km=read_distance(text.body),
            questions=read_questions(text.body, text.mail.forwarded_from),
        )

    def _by_trade(
        self, text: _Text, shared: ReadNeed, busy: Sequence[Span]
    ) -> tuple[ReadNeed, ...]:
        """Return one need for each trade, with the aims of the text that speaks of it."""
        trades = read_trades(text.body, text.trades, text.title_trades)
        if not trades:
            return (shared,)
        names = [m.span for m in text.trades]
        names += [m.span for m in self.names.find(text.body.text)]
        tasks = find_tasks(text.body, names=names, times=busy)
        needs = []
        for trade in trades:
            own = tasks if len(trades) == 1 else _tasks_of(trade.value, text.trades, tasks)
            aims = read_aims(own, trade.value, self.ranker)
            needs.append(_with_aims(replace(shared, trade=trade), aims))
        return tuple(needs)


@dataclass(frozen=True, kw_only=True)
class _Text:
    """A mail taken apart: what it is made of, its cues and the trades that it names."""

    mail: Mail
    body: MarkedText
    subject: MarkedText
    trades: tuple[TradeMention, ...]
    title_trades: tuple[TradeMention, ...]


def _find_off_topic(text: _Text) -> OffTopic | None:
    """Return why the mail asks for nothing, or None when it does ask."""
    if not (text.mail.body.strip() or text.subject.text.strip()):
        return OffTopic.EMPTY

    def says(*cues: Cue) -> bool:
        return any(part.cues[cue] for part in (text.body, text.subject) for cue in cues)

    if says(Cue.AUTOMATIC_REPLY):
        return OffTopic.AUTOMATIC_REPLY
    if says(Cue.APPLICANT):
        return OffTopic.APPLICANT
    if says(Cue.ADVERT) and not says(Cue.RING, Cue.SECONDMENT, Cue.RECEIVE, Cue.LACK):
        return OffTopic.ADVERT
    is_about = says(Cue.APPRENTICE, Cue.RING) or text.trades or text.title_trades
    return None if is_about else OffTopic.NO_APPRENTICE


def _find_no_wish(text: _Text, needs: Sequence[ReadNeed]) -> OffTopic | None:
    """Return that nothing is asked for when no trade, form, direction or time is said."""
    is_asking = any(n.trade or n.cooperation or n.direction or n.busy_months for n in needs)
    forms = text.body.cues[Cue.RING] or text.body.cues[Cue.SECONDMENT]
    return None if is_asking or forms else OffTopic.NO_COOPERATION


def _tasks_of(
    own: TradeCode, mentions: Sequence[TradeMention], tasks: Sequence[Task]
) -> tuple[Task, ...]:
    """Return the tasks whose nearest trade named before them is this one; the first has no fore."""
    if not mentions:
        return ()

    def nearest(task: Task) -> TradeCode:
        before = [m for m in mentions if m.span[0] <= task.span[1]]
        return (before[-1] if before else mentions[0]).trade

    return tuple(task for task in tasks if nearest(task) == own)


def _with_aims(need: ReadNeed, aims: SaidAims) -> ReadNeed:
    return replace(
        need,
        missing_aims=aims.missing,
        covered_aims=aims.covered,
        missing_tasks=aims.missing_tasks,
        covered_tasks=aims.covered_tasks,
    )
