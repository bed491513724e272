"""What stands around the name of an agency, and does it say that the writer is there?"""

from __future__ import annotations

import re
from typing import Final

from matcher.enquiries.agency_names import AgencyMention
from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.word_lists import any_of

_GREETING: Final = re.compile(rf"^\s*{any_of('greeting')}\b[^\n]{{0,25}}$", re.IGNORECASE)
_ACTS: Final = re.compile(
    r"(?:\s*\([^)]*\))?(?: [A-ZÆØÅ][\w-]+){0,3}"
    r"(?:[ ,]+(?:her )?(?:i|på|in|at|ved|avd\.?|avdeling)\s[A-ZÆØÅ][\w-]+)?[ ,]+"
    rf"{any_of('acting')}\b"
)
_WOULD_BE: Final = re.compile(rf"[^.!?\n]{{0,40}}?\b{any_of('would_be')}\b")
# «Politistasjonen på Tynset (Innlandet politidistrikt)», «Skatteetaten i Mo i Rana (tidligere …)»
_IN_BRACKETS: Final = re.compile(
    rf"(?:\s+(?:i|på|ved|in|at)\s+[A-ZÆØÅ][\w-]+(?:\s+i\s+[A-ZÆØÅ][\w-]+)?)?\s*\((?:{any_of('former')}\s+)?"
)
# «Hos NVE har vi …»: the host of what we have is ourselves; but «NVE har vi snakket med».
_WITH: Final = re.compile(r"\b(?:hos|hjå|i|på|ved|at|in|with|for)\s+(?:the\s+)?$", re.IGNORECASE)
_WE_HAVE: Final = re.compile(
    rf"(?:\s+(?:i|på|in|at)?\s*[A-ZÆØÅ][\w-]+|,)*\s+(?:{any_of('acting')}\s+{any_of('we')}"
    rf"|{any_of('we')}\s+{any_of('acting')})\b"
)
# «Politiet i Ålesund, Møre og Romsdal politidistrikt.»: the second name says more exactly which.
_APPOSED: Final = re.compile(r"(?:\s+(?:i|på|ved|in|at)\s+[A-ZÆØÅ][\w-]+)?,\s+")
# «Kan Kartverket ta imot lærlingen fra NVE?»
_OF_APPRENTICE: Final = re.compile(
    rf"{any_of('person_noun')}\b[^.?!\n]{{0,60}}?\b(?:fra|frå|from)\s+$", re.IGNORECASE
)
# «Vi skal ansette to lærlinger hos NVE», «lærlingen vår hos NVE»: not where one would be a guest.
_EMPLOYED_AT: Final = re.compile(
    rf"(?:\b{any_of('we')}\b(?:\s+[\w-]+){{0,6}}?\s+{any_of('employ')}\b(?:\s+[\w-]+){{0,5}}?"
    r"\s+[\w-]*(?:lærling(?:er|ar)?|apprentices?)"
    r"|\b[\w-]*lærling(?:en|ene|ane)\s+(?:vår|våre|min)|\bour\s+(?:[\w-]+\s+)?apprentices?)"
    r"(?:\s+(?:i|innen|innan|in)\s+[\w-]+)?(?:\s+(?:her|here))?\s+(?:hos|hjå|ved|i|på|with|at)\s+$"
    # «Lærekontrakten er tegnet med NVE»
    r"|\b(?:(?:lære|lærling)kontrakt\w*|(?:lærling|apprentice)\w*\b[^.;:!?\n]{0,40}\b(?:kontrakt|contract))"
    r"\b[^.;:!?\n]{0,40}?\s(?:med|hos|hjå|i|with)\s+(?:the\s+)?$"
    # «Har en lærling i service hos NVE»: who has is left out.
    rf"|^\W*(?:{any_of('greeting')}\W+)?(?:{any_of('employ')}\s+)?(?:[\w-]+\s+){{0,2}}?"
    r"[\w-]*(?:lærling|lærekandidat|apprentice)\w*"
    r"[^.;:!?\n]{0,50}?\s(?:hos|hjå|ved|at|with)\s+$",
    re.IGNORECASE,
)
# «Vi på Jernbanedirektoratet, dvs. Norsk jernbanemuseum»: the second is what is meant.
_OR_RATHER: Final = re.compile(
    rf"\W+{any_of('or_rather')}\b\W+(?:(?:vi|me|we)\s+)?"
    r"(?:(?:er|i|på|ved|hos|at|in)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
# «Mvh Kari, NVE» or «Hilsen NVE» in the last line of the text
_SIGNED_INLINE: Final = re.compile(
    r"\b(?:mvh|hilsen|helsing|hilsning|regards|vh|best)\b(?:[^.!?\n]{0,40},)?\s+$", re.IGNORECASE
)
# «IT-avdelingen hos NVE har …»: a unit that acts is the writer's own.
_OUR_UNIT: Final = re.compile(
    rf"^\W*(?:{any_of('greeting')}\W+)?(?:the\s+)?(?:[\w-]+[\s-])?"
    rf"{any_of('own_place', 'own_site')}\s+(?:hos|hjå|ved|i|på|at|of|in|with)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# «Spørsmål fra NVE: …»
_HEADED: Final = re.compile(r"\b(?:fra|frå|from)\s+(?:the\s+)?$", re.IGNORECASE)
_HELLO: Final = re.compile(rf"^\W*{any_of('greeting')}\b\W+", re.IGNORECASE)
# «Lærlingen vår er på UiT-campus»: what they own, not where we are employed.
_PREMISES: Final = re.compile(rf"(?:s|-|\s)\s?{any_of('premises')}\b", re.IGNORECASE)
# «Statens vegvesen, Mosjøen.» is a sentence of its own.
_ALONE: Final = re.compile(
    r"(?:,? (?:(?:i|på|ved|avd\.?|avdeling|region) )?[A-ZÆØÅ][\w-]+){0,2}\s*[.!;]?\s*"
)
# «Eg er ny rådgjevar hos», «æ jobbe på»: who introduces oneself is no host that is wished for.
_INTRODUCED: Final = re.compile(
    rf"(?:^|[.!?,;(\n]\s*|{any_of('greeting')}\W+)(?:{any_of('about_me')}|vi|me|we)\s+"
    # «eg heiter Bente og er avdelingsingeniør ved»
    r"(?:(?:heter|heiter|am called)\s+\w+(?:\s+[A-ZÆØÅ]\w+)?\s*(?:,|og|and)\s+"
    r"(?:(?:jeg|eg|i)\s+)?)?"
    r"(?:er|e|jobber|jobbar|jobbe|arbeider|arbeidar|arbeide|leder|leier|sitter|sit|sitt|am|are|work"
    r"|works|lead)\s+(?:(?!(?:som|og|men|who|and|but)\b)[\w-]+\s+){0,6}?"
    r"(?:hos|hjå|i|ved|på|for|fra|frå|at|with|in|from|\w*(?:kontoret|avdelinga|avdelingen|stasjonen|seksjonen|eininga"
    r"|enheten)\s+(?:til|i|under))\s+(?:the\s+)?$"
    # «Vi er en liten etat på Moss, Sivil klareringsmyndighet.»
    rf"|\b(?:vi|me|we)\s+(?:er|are)\s+{any_of('article')}\s[^.!?,\n]{{3,60}},\s+$",
    re.IGNORECASE,
)
# «Fiskeridirektoratet sin lærling»
_ITS_APPRENTICE: Final = re.compile(
    r"\s+(?:sin|si|sine)\s+(?:[\w-]+\s+){0,2}?[\w-]*(?:lærling|lærekandidat)", re.IGNORECASE
)
_FOR_EXAMPLE: Final = re.compile(
    r"[^.!?\n]{0,40}?(?:\bf\. ?eks|\bfor eksempel|\btil dømes|\bt\. ?d\.|\bfor example|\be\.g)",
    re.IGNORECASE,
)
_FORMER: Final = re.compile(rf"\b{any_of('former')}\b", re.IGNORECASE)
_HERE: Final = re.compile(r"\.?(?:\s+[\w-]+)?\s+(?:her|here)\s*[.!,\n]", re.IGNORECASE)
# … and a name in a row of names says nothing of the one before it.
_ENDS: Final = re.compile(r"\s*(?:[.;)\n]|,(?!\s+[A-ZÆØÅ])|$)")
_WE: Final = re.compile(rf"\b{any_of('we')}\b", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\s*(?:,|og|eller|and|or|/|,\s*(?:og|eller|and|or))\s*")


def _without_article(text: str, start: int) -> int:
    return start - len("the ") * text[:start].lower().endswith(" the ")


def is_greeted(mention: AgencyMention, text: str) -> bool:
    """Tell whether a line says hello to the agency: «Hei Nav», and not «Hei, Nav her»."""
    start, end = mention.span
    line = text[text.rfind("\n", 0, start) + 1 : (text + "\n").find("\n", end)]
    return bool(_GREETING.match(line)) and not _HERE.match(text, end)


def is_spoken(mention: AgencyMention, marked: MarkedText) -> bool:
    """Tell whether the writer speaks of the agency as «we», «here» or where «I» work."""
    start, end = mention.span
    return (
        marked.ends_with(Cue.SEEKER, _without_article(marked.text, start))
        or bool(_SIGNED_INLINE.search(marked.text, 0, start))
        or bool(_HERE.match(marked.text, end))
        or (marked.text[end : end + 1] == ":" and bool(_HEADED.search(marked.text, 0, start)))
        or _is_introduced(marked, start)
    )


def is_ours(mention: AgencyMention, marked: MarkedText) -> bool:
    """Tell whether the writer has apprentices at the agency: «Hos NVE har vi», «ansatt hos»."""
    start, end = mention.span
    is_asked = marked.text[slice(*marked.sentence_of(start))].endswith("?")
    if _PREMISES.match(marked.text, end):
        return False
    is_with = not is_asked and _WITH.search(marked.text, 0, start)
    has_there = bool(is_with and _WE_HAVE.match(marked.text, end))
    return has_there or _is_employed_at(marked, start) or _has_unit_acting(mention, marked)


def has_apprentice(mention: AgencyMention, marked: MarkedText) -> bool:
    """Tell whether the apprentice is «from» the agency, and nobody else is named as we."""
    start = mention.span[0]
    sentence = marked.sentence_of(start)[0]
    found = _OF_APPRENTICE.search(marked.text, sentence, start)
    return bool(found) and not _WE.search(marked.text, sentence, start)


def owns_apprentice(mention: AgencyMention, marked: MarkedText) -> bool:
    """Tell whether the apprentice is called the agency's: «Fiskeridirektoratet sin lærling»."""
    return bool(_ITS_APPRENTICE.match(marked.text, mention.span[1]))


def acts_first(mention: AgencyMention, marked: MarkedText) -> bool:
    """Tell whether a sentence begins with the agency and what it does, or is no more than it."""
    start, end = mention.span
    sentence = marked.sentence_of(start)
    before = _HELLO.sub("", marked.text[sentence[0] : start])
    if not before.strip() and _ALONE.fullmatch(marked.text, end, sentence[1]):
        return True
    is_first = not re.search(r"[a-zæøå]{3}", before)
    return is_first and bool(_ACTS.match(marked.text, end))


def is_same(first: AgencyMention, second: AgencyMention, text: str) -> bool:
    """Tell whether a name only repeats the one before it in brackets, or mends it: «dvs.»."""
    between = (text, first.span[1], second.span[0])
    return bool(_IN_BRACKETS.fullmatch(*between) or _OR_RATHER.fullmatch(*between))


def is_apposed(first: AgencyMention, second: AgencyMention, text: str) -> bool:
    """Tell whether a name stands behind another and says more exactly which agency it is."""
    is_behind = _APPOSED.fullmatch(text, first.span[1], second.span[0])
    return bool(is_behind and _ENDS.match(text, second.span[1]))


def is_welcome(mention: AgencyMention, marked: MarkedText) -> bool:
    """Tell whether the agency is named as a host that would be welcome."""
    start, end = mention.span
    return (
        marked.ends_with(Cue.WISHED_HOST, _without_article(marked.text, start), gap=1)
        or bool(_WOULD_BE.match(marked.text, end))
        or bool(_FOR_EXAMPLE.match(marked.text, end))
    )


def is_in_row(first: AgencyMention, second: AgencyMention, text: str) -> bool:
    """Tell whether two names stand in a row: «NVE og Kartverket»."""
    return bool(_BETWEEN.fullmatch(text, first.span[1], second.span[0]))


def _has_unit_acting(mention: AgencyMention, marked: MarkedText) -> bool:
    """Tell whether a sentence begins with a unit of the agency and what that does."""
    start, end = mention.span
    before = marked.text[marked.sentence_of(start)[0] : start]
    return bool(_OUR_UNIT.search(before)) and bool(_ACTS.match(marked.text, end))


def _is_introduced(marked: MarkedText, start: int) -> bool:
    """Tell whether the writer says to work at what is named, and does not wish to."""
    sentence = marked.sentence_of(start)[0]
    found = _INTRODUCED.search(marked.text[sentence:start])
    wishes = (Cue.WISH, Cue.SECONDMENT, Cue.OTHER_PLACE, Cue.NEGATION)
    return found is not None and not any(
        marked.has(cue, (sentence + found.start(), start)) for cue in wishes
    )


def _is_employed_at(marked: MarkedText, start: int) -> bool:
    """Tell whether the writer has apprentices at what is named, and does not only wish it."""
    sentence = marked.sentence_of(start)[0]
    found = _EMPLOYED_AT.search(marked.text[sentence:start])
    wishes = (Cue.WISH, Cue.SECONDMENT, Cue.OTHER_PLACE)
    if found is None or _FORMER.search(marked.text, sentence, start):
        return False
    return not any(marked.has(cue, (sentence + found.start(), start)) for cue in wishes)
