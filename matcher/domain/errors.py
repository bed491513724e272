"""Which errors does Samlære raise on purpose, and what does each tell the one who can mend it?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ProblemCode(StrEnum):
    """What is wrong with a value that somebody gave; every code has words in every language."""

    UNKNOWN_KEY = "unknown_key"
    MISSING = "missing"
    WRONG_TYPE = "wrong_type"
    NOT_AN_AGENCY_ID = "not_an_agency_id"
    UNKNOWN_AGENCY = "unknown_agency"
    AMBIGUOUS_AGENCY = "ambiguous_agency"
    CLOSED_AGENCY = "closed_agency"
    UNKNOWN_TRADE = "unknown_trade"
    EXPIRED_TRADE = "expired_trade"
    TRADE_WITHOUT_AIMS = "trade_without_aims"
    UNKNOWN_AIM = "unknown_aim"
    AIM_OF_ANOTHER_TRADE = "aim_of_another_trade"
    AIM_BOTH_MISSING_AND_COVERED = "aim_both_missing_and_covered"
    UNKNOWN_PLACE = "unknown_place"
    NOWHERE_TO_MEASURE_FROM = "nowhere_to_measure_from"
    NOT_A_MONTH = "not_a_month"
    NOT_A_YEAR_MONTH = "not_a_year_month"
    NOT_A_DATE = "not_a_date"
    OUT_OF_RANGE = "out_of_range"
    UNKNOWN_CHOICE = "unknown_choice"
    UNKNOWN_COMPONENT = "unknown_component"
    ONESELF = "oneself"
    TOO_LARGE = "too_large"
    NOT_UTF8 = "not_utf8"
    NOT_JSON = "not_json"
    NOT_JSON_VALUE = "not_json_value"
    KEY_TWICE = "key_twice"
    NOT_FOUND = "not_found"
    UNREADABLE_FILE = "unreadable_file"
    UNWRITABLE_FILE = "unwritable_file"
    NOT_A_PICTURE_FILE = "not_a_picture_file"
    AGENCY_BOTH_WITH_AND_WITHOUT = "agency_both_with_and_without"
    CLOSED_MEMBER = "closed_member"
    MEMBER_LACKS_TRADE = "member_lacks_trade"
    MEMBER_TOO_FAR = "member_too_far"
    MEMBER_WITHOUT_PLACES = "member_without_places"
    RING_TOO_LARGE = "ring_too_large"
    PERIOD_TOO_SHORT = "period_too_short"
    TOO_MANY_FREE_MONTHS = "too_many_free_months"
    TOO_MANY_APPRENTICES = "too_many_apprentices"
    TOO_FEW_PLACES = "too_few_places"
    SEVERAL_NEEDS = "several_needs"
    WEIGHTS_WITHOUT_VALUE = "weights_without_value"
    START_IN_THE_PAST = "start_in_the_past"
    NO_NEEDS = "no_needs"
    NEED_SAID_TWICE = "need_said_twice"
    WITHOUT_NEED = "without_need"
    WRONG_NUMBER_OF_AGENCIES = "wrong_number_of_agencies"
    BOTH_TOGETHER_AND_APART = "both_together_and_apart"
    NEVER_TOGETHER = "never_together"
    NOT_SWITCHED_ON = "not_switched_on"
    UNSAID_TASK = "unsaid_task"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to correct: where it is, what is wrong, what was given and what would work."""

    field: str
    code: ProblemCode
    given: str = ""
    hint: str = ""

    @property
    def key(self) -> str:
        """Return the key that the field is in: `missing_aims.0` is in `missing_aims`."""
        return self.field.split(".")[0]


class SamlaereError(Exception):
    """Base of every error raised on purpose; caught only at the rim."""


class InputError(SamlaereError):
    """Somebody gave us something that cannot be used; lists everything to correct at once."""

    def __init__(self, *problems: Problem) -> None:
        if not problems:
            message = "an InputError must name at least one problem"
            raise ValueError(message)
        self.problems = problems
        super().__init__("; ".join(f"{problem.field}: {problem.code}" for problem in problems))


class NotIndexedError(SamlaereError):
    """There is no index to answer from yet; the cure is `samlaere index`."""


class StoreError(SamlaereError):
    """The database cannot be opened, is at another version, or refused what was written."""


class SourceError(SamlaereError):
    """A source could not be read as agreed; nothing of the run is published."""


class ServerError(SamlaereError):
    """The service cannot be put on the address it was given; the message names it."""
