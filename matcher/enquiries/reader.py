"""Which needs does an e-mail state, and with which words?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from matcher.aims import AimRanker
from matcher.domain.agency import AgencyId
from matcher.domain.calendar import YearMonth
from matcher.domain.need import Direction
from matcher.enquiries.agency_names import AgencyNames
from matcher.enquiries.agency_said import read_agency
from matcher.enquiries.aims_said import SaidAims, read_aims
from matcher.enquiries.clauses import mark_text
from matcher.enquiries.form_guess import FormWeights
from matcher.enquiries.form_traits import Traits, find_traits
from matcher.enquiries.forms_open import is_undecided
from matcher.enquiries.layers import (
    read_busy,
    read_first_form,
    read_first_start,
    share_swap,
)
from matcher.enquiries.lexicon import Lexicon, TradePhrase
from matcher.enquiries.mail import cut_mail
from matcher.enquiries.mail_text import MailText
from matcher.enquiries.numbers_said import (
    read_apprentices,
    read_apprentices_of,
    read_distance,
    read_length,
)
from matcher.enquiries.off_topic_said import find_no_wish, find_off_topic
from matcher.enquiries.place_of_need import read_need_place
from matcher.enquiries.place_said import AgenciesNamed, read_place
from matcher.enquiries.place_title import read_title_place
from matcher.enquiries.questions_said import read_questions
from matcher.enquiries.reading import (
    SURE,
    Enquiry,
    EnquiryReading,
    ReadNeed,
    Said,
    SaidAgency,
)
from matcher.enquiries.scopes import Scope, find_scopes
from matcher.enquiries.tasks_english import numbers_of, translator_of
from matcher.enquiries.tasks_said import Task, find_tasks, tasks_of
from matcher.enquiries.times import find_times
from matcher.enquiries.times_said import Role, read_roles
from matcher.enquiries.towns_named import TownOf
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
    towns: Mapping[AgencyId, frozenset[str]]
    ranker: AimRanker
    forms: FormWeights

    def read(self, enquiry: Enquiry) -> EnquiryReading:
        """Return the needs of an e-mail: one for each trade, or for each agency that asks.

        Spans count characters of its body.
        """
        text = self._take_apart(enquiry)
        reason = find_off_topic(
            text.body, text.subject, is_empty=text.is_empty, has_trade=text.names_trade
        )
        if reason is not None:
            return EnquiryReading(needs=(ReadNeed(),), off_topic=reason)
        scopes, tasks, needs = self._read_needs(text)
        reason = find_no_wish(text.body, needs)
        if reason is None:
            told = zip(scopes, needs, strict=True)
            needs = tuple(self._with_form(text, scope, need, tasks) for scope, need in told)
        return EnquiryReading(needs=needs, off_topic=reason)

    def read_traits(self, enquiry: Enquiry) -> Traits:
        """Return the traits of an e-mail with one need, from which its form may be learnt."""
        text = self._take_apart(enquiry)
        scopes, _, needs = self._read_needs(text)
        return find_traits(text.of_need(scopes[0]), text.subject, needs[0])

    def _read_needs(
        self, text: MailText
    ) -> tuple[tuple[Scope, ...], tuple[Task, ...], tuple[ReadNeed, ...]]:
        """Return the parts of a mail by need, the tasks it tells of, and what its words settle."""
        trades = read_trades(text.body, text.trades, text.title_trades)
        scopes = find_scopes(text.body, trades, text.trades, text.agencies)
        tasks = find_tasks(
            text.body,
            names=[*(m.span for m in text.trades), *(m.span for m in text.agencies)],
            busy=[hit.span for hit, role in text.timed if role is Role.BUSY],
            times=[hit.span for hit, _ in text.timed],
            light_words=self.lexicon.light_words,
            ask_by=translator_of(text.body.text, self.lexicon),
        )
        whole = self._read_whole(text)
        if len(scopes) > 1:
            needs = [self._read_scope(text, scope, whole, tasks) for scope in scopes]
            return scopes, tasks, share_swap(needs, whole)
        trade = scopes[0].trade
        counted = read_apprentices_of(trade, text.body, text.trades, text.numbers)
        whole = replace(whole, trade=trade, apprentices=whole.apprentices or counted)
        return scopes, tasks, (self._with_aims(whole, tasks),)

    def _with_form(
        self, text: MailText, scope: Scope, need: ReadNeed, tasks: Sequence[Task]
    ) -> ReadNeed:
        """Return a need with the form and direction that mails with its traits have."""
        told = text.of_need(scope)
        if is_undecided(told) or (need.cooperation is not None and need.direction is not None):
            return need
        traits = find_traits(told, text.subject, need)
        cooperation, direction = self.forms.guess(traits, need.cooperation, need.direction)
        guessed = replace(need, cooperation=cooperation, direction=direction)
        if direction == need.direction:
            return guessed
        return self._with_aims(guessed, tasks_of(scope, text.trades, tasks))

    def _take_apart(self, enquiry: Enquiry) -> MailText:
        title = _BLANKS.sub(" ", enquiry.subject[:MAX_LENGTH])
        mail = cut_mail(title, _BLANKS.sub(" ", enquiry.body[:MAX_LENGTH]), self.lexicon)
        body = mark_text(mail.newest, self.lexicon)
        times = find_times(body.text, enquiry.sent, self.lexicon)
        trades = self._find_trades(mail.newest)
        return MailText(
            mail=mail,
            body=body,
            subject=mark_text(title, self.lexicon),
            nothing=mark_text("", self.lexicon),
            trades=trades,
            title_trades=self._find_trades(title),
            agencies=self.names.find_outside(mail.newest, [trade.span for trade in trades]),
            timed=tuple(zip(times, read_roles(body, times), strict=True)),
            numbers=numbers_of(mail.newest, self.lexicon),
            sent=YearMonth(enquiry.sent.year, enquiry.sent.month),
        )

    def _find_trades(self, text: str) -> tuple[TradeMention, ...]:
        """Return the mentions of trades whose aims are known; others cannot be matched."""
        known = self.ranker.trades
        return tuple(m for m in find_trades(text, self.trades) if m.trade in known)

    def _read_whole(self, text: MailText) -> ReadNeed:
        """Return what the mail as a whole says, the newest word of a thread first."""
        body, numbers = text.body, text.numbers
        title = text.subject.text
        agency = read_agency(
            text.mail, body, title, self.names, self.display, mentions=text.agencies
        )
        layers = [text.layer([(0, len(body.text))], text.subject)]
        if len(text.mail.messages) > 1:
            layers.insert(0, text.layer([text.mail.messages[0]], text.nothing))
        cooperation, direction = read_first_form(layers, numbers)
        return ReadNeed(
            agency=agency,
            cooperation=cooperation,
            direction=direction,
            busy_months=read_busy(layers),
            start=read_first_start(layers, text.sent),
            months=read_length(body, numbers),
            apprentices=read_apprentices(body, numbers),
            place=read_place(
                text.mail.signatures,
                body,
                text.agencies_named(agency),
                self.town_of,
                known=self._towns_of(agency),
            )
            or read_title_place(text.subject, body, self.town_of),
            max_km=read_distance(body),
            questions=read_questions(body, text.mail.forwarded_from),
        )

    def _read_scope(
        self, text: MailText, scope: Scope, whole: ReadNeed, tasks: Sequence[Task]
    ) -> ReadNeed:
        """Return one of several needs: what is said of it alone, else what is said of all."""
        numbers = text.numbers
        own = text.layer(scope.own, text.nothing)
        both = text.layer([*scope.own, *scope.shared], text.subject)
        cooperation, direction = read_first_form([own, both], numbers)
        agency, place = whole.agency, whole.place
        if scope.agency is not None:
            name = scope.agency.name or self.display.get(scope.agency.agency, "")
            said = SaidAgency(name=name, agency=scope.agency.agency)
            agency = Said(value=said, spans=(scope.agency.span,), certainty=SURE)
            place = None
        named = AgenciesNamed(own=agency.spans if agency else ())
        is_offer = whole.direction is not None and whole.direction.value is Direction.RECEIVE
        counted = read_apprentices_of(scope.trade, text.body, text.trades, numbers)
        need = replace(
            whole,
            trade=scope.trade,
            agency=agency,
            cooperation=cooperation or whole.cooperation,
            direction=direction or (None if scope.agency or is_offer else whole.direction),
            busy_months=read_busy([both]),
            start=read_first_start([own, both], text.sent),
            months=read_length(own.marked, numbers) or read_length(both.marked, numbers),
            apprentices=counted
            or read_apprentices(own.marked, numbers)
            or (None if scope.agency else whole.apprentices),
            place=read_need_place(text.body, scope, named, self.town_of) or place,
            max_km=read_distance(own.marked) or whole.max_km,
        )
        return self._with_aims(need, tasks_of(scope, text.trades, tasks))

    def _towns_of(self, agency: Said[SaidAgency] | None) -> frozenset[str]:
        """Return the towns where an agency is known to sit."""
        known = agency.value.agency if agency else None
        return self.towns.get(known, frozenset()) if known else frozenset()

    def _with_aims(self, need: ReadNeed, tasks: Sequence[Task]) -> ReadNeed:
        if need.trade is None:
            return need
        is_offer = need.direction is not None and need.direction.value is Direction.RECEIVE
        aims: SaidAims = read_aims(tasks, need.trade.value, self.ranker, is_offer=is_offer)
        return replace(
            need,
            missing_aims=aims.missing,
            covered_aims=aims.covered,
            missing_tasks=aims.missing_tasks,
            covered_tasks=aims.covered_tasks,
        )
