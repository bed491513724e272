"""What does an e-mail ask for, and which of its words say so?"""

from matcher.enquiries.agency_names import AgencyNames, collect_names
from matcher.enquiries.form_guess import (
    FormExample,
    fit_forms,
    read_form_examples,
    write_form_examples,
)
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
    "FormExample",
    "Lexicon",
    "OffTopic",
    "ReadNeed",
    "Said",
    "SaidAgency",
    "TradePhrase",
    "collect_names",
    "compile_phrases",
    "fit_forms",
    "read_form_examples",
    "read_lexicon",
    "write_form_examples",
]
