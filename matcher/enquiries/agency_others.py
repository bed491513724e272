"""Does a sentence speak of an agency as one speaks of others, and not of oneself?"""

from __future__ import annotations

import re
from typing import Final

from matcher.enquiries.agency_names import AgencyMention
from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.word_lists import any_of

# «UDI har visst noe her»: what is only supposed is not told of oneself; «vil gjerne» is a wish.
_HEDGED: Final = re.compile(
    rf"(?:\s+(?:i|på|in|at)\s+[A-ZÆØÅ][\w-]+)?\s+(?!vil\s+gjerne\b){any_of('acting')}\s+"
    rf"(?:{any_of('hedged')}|{any_of('asks_or_offers')})\b",
    re.IGNORECASE,
)
# «Havforskningsinstituttet ligger rett ved»
_NEAR_US: Final = re.compile(
    rf"(?:\s+(?:i|på|in|at)\s+[A-ZÆØÅ][\w-]+)?\s+{any_of('acting')}\s+"
    rf"[^.!?\n]{{0,30}}?{any_of('neighbouring')}\b",
    re.IGNORECASE,
)
# «En kollega i NVE tipset oss»
_ACQUAINTANCE: Final = re.compile(
    rf"\b{any_of('acquaintance')}\s+(?:[\w-]+\s+){{0,2}}?"
    r"(?:i|på|hos|hjå|ved|fra|frå|at|in|from|with)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# «Hun kom hit fra NVE», «hos NVE har de»
_COMES_FROM: Final = re.compile(
    rf"\b{any_of('subject_person')}\s+(?:kom|kommer|kjem|came|comes)\s+(?:\w+\s+){{0,2}}?"
    r"(?:fra|frå|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_THEY_HAVE: Final = re.compile(
    rf"\s+(?:{any_of('acting')}\s+(?:de|dei|they)|they\s+{any_of('acting')})\b", re.IGNORECASE
)
# «DFØ har større miljø enn oss», «Nav har tidligere hatt en lærling fra oss»
_BESIDE_US: Final = re.compile(
    r"[^.!?\n]{0,80}?\b(?:(?:enn|than)\s+(?:hos\s+|hjå\s+)?(?:oss|vi|me|us|we|ours)"
    r"|(?:fra|frå|av|from)\s+(?:oss|us))\b",
    re.IGNORECASE,
)
# «Lønn gjøres av DFØ»: but «en del av DFØ» and «ansatt av DFØ» are ourselves.
_DONE_BY: Final = re.compile(r"(?P<what>\b[\w-]+)\s+(?:av|by)\s+(?:the\s+)?$", re.IGNORECASE)
_OURS_BY: Final = re.compile(any_of("part_of"), re.IGNORECASE)
# «Vi leier lokaler av Statsbygg», «vi har avtale med DFØ»: who we deal with is not ourselves.
_DEALT_WITH: Final = re.compile(
    r"\b(?:vi|me|jeg|eg|we|(?-i:I))\b[^.;:!?\n]*?\b"
    r"(?:til|fra|frå|med|om|mot|hos|hjå|with|from|to|about)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OF_DEALINGS: Final = re.compile(
    rf"\b{any_of('dealings')}\s+(?:\w+\s+)?(?:for|til|hos|hjå|av|of|to|with)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# «Vi følger opp lærlingen til NVE»
_OF_APPRENTICE: Final = re.compile(
    rf"{any_of('person_noun')}\w*(?:\s+(?:i|innen|innan|in)\s+[\w-]+)?\s+"
    r"(?:til|hos|hjå|with)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FORMER: Final = re.compile(rf"\b{any_of('former')}\b", re.IGNORECASE)
_WE: Final = re.compile(rf"\b{any_of('we')}\b", re.IGNORECASE)


def is_heard_from(mention: AgencyMention, marked: MarkedText) -> bool:
    """Tell whether only an acquaintance or «they» are there: «en kollega i NVE»."""
    start, end = mention.span
    before = (marked.sentence_of(start)[0], start)
    return bool(
        _ACQUAINTANCE.search(marked.text, *before)
        or _COMES_FROM.search(marked.text, *before)
        or _THEY_HAVE.match(marked.text, end)
    )


def has_dealings(mention: AgencyMention, marked: MarkedText) -> bool:
    """Tell whether the writer is called a customer, partner or the like of the agency."""
    start = mention.span[0]
    return bool(_OF_DEALINGS.search(marked.text, marked.clause_of(start)[0], start))


def is_dealt_with(mention: AgencyMention, marked: MarkedText) -> bool:
    """Tell whether the writer speaks as «we» of what it has to do with the agency, or had.

    So it is with who does something («gjøres av DFØ»), too.
    """
    start = mention.span[0]
    before = marked.text[marked.clause_of(start)[0] : start]
    done = _DONE_BY.search(before)
    if done and not _OURS_BY.fullmatch(done["what"]):
        return True
    return bool(_DEALT_WITH.search(before)) and not _OF_APPRENTICE.search(before)


def was_there(mention: AgencyMention, marked: MarkedText) -> bool:
    """Tell whether somebody only was at the agency earlier: «forrige lærling var hos NVE»."""
    start = mention.span[0]
    return bool(_FORMER.search(marked.text, marked.clause_of(start)[0], start))


def is_supposed(mention: AgencyMention, marked: MarkedText) -> bool:
    """Tell whether the agency is spoken of as one speaks of others: «UDI har visst noe her»."""
    start, end = mention.span
    if _NEAR_US.match(marked.text, end) or _BESIDE_US.match(marked.text, end):
        return True
    is_hedged = _HEDGED.match(marked.text, end)
    return bool(is_hedged) and not _WE.search(marked.text, end, marked.sentence_of(start)[1])


def is_asked_of(mention: AgencyMention, marked: MarkedText) -> bool:
    """Tell whether a question names the agency and nobody who asks."""
    start = mention.span[0]
    sentence = marked.sentence_of(start)
    asks = marked.text[slice(*sentence)].endswith("?") and bool(marked.cues[Cue.APPRENTICE])
    return asks and not _WE.search(marked.text, sentence[0], start)
