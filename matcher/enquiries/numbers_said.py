"""How many apprentices, for how long, and how far away?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from matcher.domain.curriculum import TradeCode
from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.elsewhere import is_elsewhere
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.reading import LIKELY, SURE, WEAK, Said, Span
from matcher.enquiries.trades_said import TradeMention
from matcher.enquiries.word_lists import any_of

_APPRENTICE: Final = (
    r"[\w-]*(?:lærling(?!e?(?:tilskudd|ansvar|ordning|løp|avtale|kontrakt|kontor|lønn|bytte|plass|sam))"
    r"|lærlig|lærlign|lærekandidat|apprentice(?!ship))[\w]*"
)
_ROW: Final = re.compile(r"[^.!?\n]{0,45}?(?:,| og| and|, og|, and)\s*")
_ONE_PERSON: Final = re.compile(r"\b(?:hun|han|ho|hu|hen|she|he)\b", re.IGNORECASE)
_PLURAL: Final = re.compile(r"(?:lærling(?:er|ar|ene|ane)|apprentices)$", re.IGNORECASE)
_DEFINITE: Final = re.compile(
    r"\b(?:lærling (?:nr\.? ?)?[1-9A-D]|(?:en|ei|ein) (?:jente|gutt|gut|ungdom)"
    r"|(?:jeg|eg) er lærling|lærlingen|lærlignen|lærligen|[\w-]+lærlingen"
    r"|(?:vår|our|her|my|the) (?:[\w-]+ )?(?:lærling|apprentice)|lærlingen vår"
    r"|lærekandidaten|(?:den|han|ho|hun)\s+ein[e]? lærlingen)\b(?! som\b)",
    re.IGNORECASE,
)
_LENGTH: Final = (
    r"(?:\s+(?:hele|heile|full|whole|ca\.?|eller så))?[ -]*"
    r"(måned\w*|månad\w*|mnd\.?|md\.?|months?|veker?|vekers|uker?|ukers|weeks?)\b"
)
_AGO: Final = re.compile(r"\s*(?:siden|sidan|ago)\b", re.IGNORECASE)
_EACH: Final = re.compile(r"\s*(?:hver|kvar|each|om gangen|om gongen)\b", re.IGNORECASE)
_NEAR: Final = 20
_LASTING: Final = re.compile(r"\b(?:i|for|in)\s*$", re.IGNORECASE)
_LONGEST_STAY: Final = 60
_SHORT: Final = 8
_WEEKS_IN_MONTH: Final = 52 / 12
_DISTANCE: Final = re.compile(
    r"(\d{1,4}(?:[.,]\d+)?)\s*(km|kilometer\w*|mil|kilometres?)\b", re.IGNORECASE
)
_KM_IN_MIL: Final = 10
_MEANT: Final = (Cue.WISH, Cue.NEED, Cue.SECONDMENT, Cue.SEND, Cue.OUT, Cue.STAY, Cue.RING)
_LIMIT: Final = re.compile(any_of("limit"), re.IGNORECASE)
_HALF_YEARS: Final = (
    (re.compile(rf"\b{any_of('half_year')}\b", re.IGNORECASE), 6),
    (re.compile(rf"\b{any_of('year_and_half')}\b", re.IGNORECASE), 18),
)
_IN_TIME: Final = re.compile(r"\bom\s+$", re.IGNORECASE)
# «Vi har ikke en egen lærling», «we don't have an apprentice».
_HAS_NONE: Final = re.compile(
    r"\bhar\s+(?:ikke|ikkje)(?!\s+(?:bare|berre))\s+(?:\w+\s+)?$"
    r"|\b(?:don't|do\s+not|doesn't|does\s+not)\s+(?:currently\s+|yet\s+)?have\s+$",
    re.IGNORECASE,
)
_FAR: Final = 40
# «En ring på tre»: so many agencies, unless apprentices are what is counted.
_OF_RING: Final = re.compile(rf"\bring\w*\s+{any_of('of_ring')}\s+(?:\w+\s+)?$", re.IGNORECASE)
_NOT_APPRENTICES: Final = re.compile(rf"\b{any_of('not_apprentices')}\b", re.IGNORECASE)


def read_apprentices(marked: MarkedText, numbers: Mapping[str, int]) -> Said[int] | None:
    """Return how many apprentices it is about: the writer's own, else those it can receive.

    Apprentices counted in a row («to i drift og en i utvikling») are added up, and where only
    some of them are who need it («én av de tre trenger»), those count. Where none is counted,
    «lærlingen» and «hun» speak of one.
    """
    found = list(_counts(marked, numbers))
    part = _part(marked, numbers, max((said.value for said, _ in found), default=0))
    if part is not None:
        return part
    own = [said for said, is_received in found if not is_received] or [said for said, _ in found]
    if own:
        row = [own[0]]
        for said in own[1:]:
            if _ROW.fullmatch(marked.text, row[-1].spans[0][1], said.spans[0][0]):
                row.append(said)
        spans = tuple(said.spans[0] for said in row)
        return Said(value=sum(said.value for said in row), spans=spans, certainty=SURE)
    for pattern in (_DEFINITE, _ONE_PERSON):
        for match in pattern.finditer(marked.text):
            sentence = marked.text[slice(*marked.sentence_of(match.start()))]
            if not sentence.rstrip().endswith("?"):
                return Said(value=1, spans=(match.span(),), certainty=WEAK)
    return None


def _part(marked: MarkedText, numbers: Mapping[str, int], most: int) -> Said[int] | None:
    """Return how many of several apprentices are said to need or want something."""
    number = _number_pattern(numbers)
    pattern = re.compile(
        rf"\b(?:({number})|den ene|den eine)\s+(?:av|of)\s+"
        rf"(?:(?:dem|dei|them|disse|desse|these)\b(?!\s+(?:{number})\b)"
        rf"|(?:de|dei|the|våre|our)\s+(?:{number})\b(?!\s+\w+(?:ene|ane)\b)"
        rf"(?:\s+{_APPRENTICE})?)(?!\s+(?:til|to|i|in|ut|out|hos|hjå|with|for)\b)"
        rf"|\b(?:hvorav|derav|korav|of whom)\s+({number})\b",
        re.IGNORECASE,
    )
    for found in pattern.finditer(marked.text):
        counted = found.group(1) or found.group(2)
        value = _value(counted, numbers) if counted else 1
        rest = (found.end(), marked.sentence_of(found.start())[1])
        if 0 < value < most and any(marked.has(cue, rest) for cue in _MEANT):
            return Said(value=value, spans=(found.span(),), certainty=LIKELY)
    return None


def read_apprentices_of(
    trade: Said[TradeCode] | None,
    marked: MarkedText,
    mentions: Sequence[TradeMention],
    numbers: Mapping[str, int],
) -> Said[int] | None:
    """Return how many apprentices are counted right before a name of the trade, None when none."""
    pattern = re.compile(
        rf"\b({_number_pattern(numbers)})\s+(?:stk\.?\s+|stykk\s+)?(?:{_APPRENTICE}\s+)?"
        r"(?:(?:er\s+)?"
        r"(?:i|innen|innan|innenfor|innanfor|in|på)\s+)?$",
        re.IGNORECASE,
    )
    for mention in mentions:
        if trade is None or mention.trade != trade.value:
            continue
        before = max(marked.sentence_of(mention.span[0])[0], mention.span[0] - 50)
        found = pattern.search(marked.text, before, mention.span[0])
        if found is not None:
            value = _value(found.group(1), numbers)
            return Said(value=value, spans=(found.span(1),), certainty=SURE)
    return None


def read_length(marked: MarkedText, numbers: Mapping[str, int]) -> Said[int] | None:
    """Return how many months a stay shall last, the longer end of a span; weeks become months."""
    weak: Said[int] | None = None
    stays = (Cue.WISH, Cue.SECONDMENT, Cue.RING, Cue.SEND, Cue.OTHER_PLACE, Cue.MATCH_QUESTION)
    for span, months in sorted(_lengths(marked.text, numbers)):
        sentence, clause = marked.sentence_of(span[0]), marked.clause_of(span[0])
        before = (clause[0], span[0])
        if marked.has(Cue.PAST, before) or _AGO.match(marked.text, span[1]):
            continue
        if _IN_TIME.search(marked.text, *before) and marked.has(Cue.START, clause):
            continue
        is_hosted = marked.has(Cue.HOST_VERB, before) and marked.has(Cue.PERSON, before)
        is_hosted = is_hosted or is_elsewhere(marked, span)
        if is_hosted or any(marked.has(cue, sentence) for cue in stays):
            return Said(value=months, spans=(span,), certainty=LIKELY)
        if weak is None and (
            _EACH.match(marked.text, span[1])
            or _LASTING.search(marked.text, *before)
            or len(marked.text[slice(*clause)].split()) <= _SHORT
        ):
            weak = Said(value=months, spans=(span,), certainty=WEAK)
    return weak


def _lengths(text: str, numbers: Mapping[str, int]) -> Iterator[tuple[Span, int]]:
    """Yield where a length of time is counted, and how many months it is."""
    number = _number_pattern(numbers)
    pattern = re.compile(
        rf"\b({number})(?:\s*(?:[-–]|til|to|eller|or)\s*({number}))?{_LENGTH}", re.IGNORECASE
    )
    for found in pattern.finditer(text):
        most = _value(found.group(2) or found.group(1), numbers)
        is_weeks = found.group(3).lower().startswith(("v", "u", "w"))
        months = max(1, round(most / _WEEKS_IN_MONTH)) if is_weeks else most
        if 1 <= months <= _LONGEST_STAY:
            yield found.span(), months
    for words, months in _HALF_YEARS:
        yield from ((found.span(), months) for found in words.finditer(text))


def read_distance(marked: MarkedText) -> Said[float] | None:
    """Return the farthest distance in kilometres that is said as a limit."""
    for found in _DISTANCE.finditer(marked.text):
        clause = marked.sentence_of(found.start())
        if _LIMIT.search(marked.text[slice(*clause)]):
            far, unit = float(found.group(1).replace(",", ".")), found.group(2).lower()
            km = far * (_KM_IN_MIL if unit == "mil" else 1)
            return Said(value=km, spans=(found.span(),), certainty=LIKELY)
    return None


def _counts(marked: MarkedText, numbers: Mapping[str, int]) -> Iterator[tuple[Said[int], bool]]:
    """Yield each counted apprentice, and whether it is one that the writer would receive."""
    pattern = re.compile(
        rf"\b({_number_pattern(numbers)})\s+(?:stk\.\s+)?(?:[\w/&-]+\s+){{0,3}}?({_APPRENTICE})"
        rf"|\b(?:ansette|tilsette|employ|hire|ta inn|sender|sende|send|(?:antall )?lærlinger:"
        r"|(?:tal )?lærlingar:|apprentices:|antall:|antal:|tal:|number:)"
        rf"\s+({_number_pattern(numbers)})\b"
        rf"|\b({_number_pattern(numbers)})\s+(?:stk|stykk|stykker|om gangen|om gongen|av gangen"
        r"|at a time|at once|samtidig|plass|plasser|plassar|place|places|på besøk"
        r"|til låns|visiting)\b"
        rf"|\b(?:vi|me|we)\s+(?:har|have)\s+({_number_pattern(numbers)})(?=\s*[.!;])",
        re.IGNORECASE,
    )
    for found in _matches(pattern, marked.text, numbers):
        sentence, clause = marked.sentence_of(found.start()), marked.clause_of(found.start())
        if marked.text[slice(*sentence)].rstrip().endswith("?") and not marked.has(
            Cue.WISH, sentence
        ):
            continue
        value = _value(next(filter(None, found.group(1, 3, 4, 5))), numbers)
        span: Span = found.span()
        if found.group(1, 3) == (None, None) and not _is_of_apprentices(marked, found, sentence):
            continue
        if 1 <= value <= 100 and not marked.has(Cue.MATCH_QUESTION, clause):
            is_received = marked.has(Cue.RECEIVE, clause) or marked.has(Cue.SWAP, clause)
            yield Said(value=value, spans=(span,), certainty=SURE), is_received


def _is_of_apprentices(marked: MarkedText, found: re.Match[str], sentence: Span) -> bool:
    """Tell whether a count of places or pieces, or «vi har to», is about apprentices."""
    if found.group(5):
        return marked.has(Cue.APPRENTICE, marked.around(sentence))
    near = (max(0, sentence[0] - _NEAR), sentence[1])
    return marked.has(Cue.APPRENTICE, near) or marked.has(Cue.RECEIVE, near)


def _matches(
    pattern: re.Pattern[str], text: str, numbers: Mapping[str, int]
) -> Iterator[re.Match[str]]:
    """Yield counts, but not of agencies or months with an apprentice a few words behind them.

    Nor is «one» a count of apprentices in the plural: «en ring med tre lærlinger».
    """
    found = pattern.search(text)
    while found is not None:
        between = text[found.end(1) : found.start(2)] if found.group(2) else ""
        is_ring = bool(
            between.strip() and _OF_RING.search(text, max(0, found.start() - _NEAR), found.start())
        )
        is_none = bool(_HAS_NONE.search(text, max(0, found.start() - _FAR), found.start()))
        is_else = is_ring or is_none or bool(_NOT_APPRENTICES.search(between))
        if found.group(2) and _PLURAL.search(found.group(2)):
            is_else = is_else or _value(found.group(1), numbers) == 1
        if not is_else:
            yield found
        found = pattern.search(text, found.end(1) if is_else else found.end())


def _number_pattern(numbers: Mapping[str, int]) -> str:
    return r"\d{1,3}|" + "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))


def _value(text: str, numbers: Mapping[str, int]) -> int:
    return int(text) if text.isdigit() else numbers.get(text.lower(), 0)
