"""What does an e-mail ask for, and which of its words say so?"""

from matcher.enquiries.agency_names import AgencyNames, collect_names
from matcher.enquiries.lexicon import Lexicon, TradePhrase, read_lexicon
from matcher.enquiries.phrase_finder import compile_phrases
from matcher.enquiries.reader import EnquiryReader
from matcher.enquiries.reading import (
    Enquiry,
    EnquiryReading,
    OffTopic,
    ReadNeed,
    Said,
    SaidAgency,
)

__all__ = [
    "AgencyNames",
    "Enquiry",
    "EnquiryReader",
    "EnquiryReading",
    "Lexicon",
    "OffTopic",
    "ReadNeed",
    "Said",
    "SaidAgency",
    "TradePhrase",
    "collect_names",
    "compile_phrases",
    "read_lexicon",
]
