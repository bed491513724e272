"""Which turns of phrase say that a town is the writer's, wherever they stand in the sentence?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from matcher.enquiries.clauses import MarkedText
from matcher.enquiries.lexicon import Cue
from matcher.enquiries.reading import Span
from matcher.enquiries.word_lists import any_of

_AT: Final = rf"(?:\s+{any_of('at_place')})?\s+$"
# «Denne henvendelsen gjelder Vadsø», «det er de på Kjeller det gjelder»
_CONCERNS: Final = re.compile(
    rf"\b{any_of('concerns')}(?:\s+(?:her|nå|no|altså|bare|just|only|[\w-]*{any_of('own_site')})){{0,2}}{_AT}",
    re.IGNORECASE,
)
_CONCERNED: Final = re.compile(
    rf"\s+(?:som\s+|that\s+)?(?:det|dette|denne\s+\w+|it|this)\s+(?:nå\s+|no\s+)?{any_of('concerns')}\b",
    re.IGNORECASE,
)
# «sitter i Bodø sammen med oss»
_WITH_US: Final = re.compile(
    r"\s+(?:sammen\s+|saman\s+|together\s+)?(?:med|hos|hjå|with)\s+(?:oss|meg|us|me)\b",
    re.IGNORECASE,
)
# «i Longyearbyen, der eg sit»
_WHERE_WE: Final = re.compile(
    rf",?\s+(?:der|hvor|kor|where)\s+"
    rf"(?:(?:{any_of('we', 'about_me')}|[\w-]*(?:lærlingen|apprentice))\s+{any_of('sits')}"
    rf"|{any_of('sits')}\s+(?:{any_of('we', 'about_me')}|[\w-]*lærlingen))\b",
    re.IGNORECASE,
)
# «I look after our buildings in»
_IN_CHARGE: Final = re.compile(
    rf"\b(?:{any_of('about_me')}|jeg|eg|(?-i:I))\b[^.;:!?]{{0,60}}\b(?P<told>{any_of('in_charge')})"
    r"[^.;:!?]{0,50}\s(?:i|på|ved|in|at)\s+$",
    re.IGNORECASE,
)
# «Jeg heter Ola og er stasjonssjef på»
_POST_AT: Final = re.compile(
    rf"\b(?:jeg|eg|(?-i:I)|undertegnede|underteikna)\b[^.;:!?]{{0,40}}?\b(?:er|am|'m)\s+"
    rf"(?:(?:{any_of('article')}|ny|the|new)\s+)*(?:\w+\s+)?{any_of('post')}\s+(?:i|på|ved|in|at)\s+$",
    re.IGNORECASE,
)
# «vi har flyttet fra Lysaker til»
_WE_MOVED: Final = re.compile(
    rf"\b{any_of('we')}\s+(?:(?:har|have|just|nettopp)\s+){{0,2}}(?:flytta|flyttet|flytter|moved)"
    r"(?:\s+(?:fra|frå|from)\s+[\w-]+)?\s+(?:til|to)\s+$",
    re.IGNORECASE,
)
# «Hun på Lillehammer går i», «vi på Svinesund har»
_PERSON_AT: Final = re.compile(
    rf"(?:^|\bhei\W+)\W*(?:{any_of('subject_person', 'we')}|[\w-]*lærlingen)"
    r"\s+(?:i|på|ved|in|at)\s+$",
    re.IGNORECASE,
)
_DOES: Final = re.compile(
    rf"\s+(?:{any_of('acting', 'sits', 'employ', 'offers')}|går|lærer|får|gets|goes)\b",
    re.IGNORECASE,
)
# «Hun er fra Harstad»
_ORIGIN: Final = re.compile(
    rf"\b{any_of('subject_person', 'person_noun')}\s+(?:\w+\s+)?(?:er|is|kommer|kjem|comes)\s+"
    r"(?:\w+\s+)?(?:fra|frå|from)\s+$",
    re.IGNORECASE,
)
# «vi kan tilby Bodø»
_WE_OFFER: Final = re.compile(
    rf"\b{any_of('we')}\s+(?:(?:kan|can)\s+)?{any_of('offers_town')}\s+$", re.IGNORECASE
)
# «139 Luftving på Bardufoss har to lærlinger»
_HAS_APPRENTICES: Final = re.compile(
    r"\s+(?:har|hadde|has|have)\s+(?:(?!også|òg|allerede|also)[\w-]+\s+){0,4}?"
    r"[\w-]*(?:lærling|lærekandidat|apprentice)",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(
    r"^\W*(?!.*\b"
    rf"{any_of('others', 'another_party', 'wished_at', 'acquaintance', 'head_office')}\b)"
    r"(?!.*(?:etaten|verksemda|virksomheten|kolleg|colleague|søster|nabo|firma|kommune|fylke|sister))"
    r"(?:[\w-]+\s+){1,6}(?:i|på|ved|in|at)\s+$",
    re.IGNORECASE | re.DOTALL,
)
# «Vi er en institusjon under Bufetat, i»
_WE_ARE: Final = re.compile(
    rf"^\W*(?:vi|me|we)\s+(?:er|are)\s+{any_of('article')}\s[^.;:!?]{{0,70}}\s(?:i|på|in|at)\s+$",
    re.IGNORECASE,
)
# «De andre lærlingene mine er i»
_OTHER_ONES: Final = re.compile(
    r"\b(?:(?:de|dei|den|the|our)\s+(?:\w+\s+)?(?:andre|øvrige|other)|resten|the rest)\b[^.;:!?]*$",
    re.IGNORECASE,
)
# «Vi er i dialog med kontoret i», «her family is in»
_WITH_THEM: Final = re.compile(
    r"\b(?:med|with)\s+(?:the\s+)?(?!(?:vår|our)\w*\b)"
    rf"(?:\w*(?:kontoret|avdelingen|avdelinga|seksjonen|enheten|eininga|stasjonen)|office|unit){_AT}"
    rf"|\b{any_of('kin')}(?:\s+\w+)?\s+{any_of('at_place')}\s+$",
    re.IGNORECASE,
)
_OF_US: Final = re.compile(
    rf"\b(?:{any_of('we', 'about_me', 'person_noun', 'subject_person')}|vår|vårt|våre|our)\b",
    re.IGNORECASE,
)
_HERE_IN: Final = re.compile(rf"\b(?:her|here){_AT}", re.IGNORECASE)
_THEY: Final = re.compile(
    r"^\W*(?:(?:og|men|so|så|for|fordi|but|and|as|since)\s+)*(?:de|dei|they)\b", re.IGNORECASE
)
_SEVERAL: Final = re.compile(rf"\b{any_of('plural_apprentices')}\b", re.IGNORECASE)
_REFERS: Final = re.compile(
    rf"\b(?:(?P<first>{any_of('named_first')})|{any_of('named_last')})\b", re.IGNORECASE
)
_NOT_THERE: Final = (Cue.WISH, Cue.STAY, Cue.SECONDMENT, Cue.GO_VERB, Cue.NEGATION)


def is_told_ours(marked: MarkedText, span: Span) -> bool:
    """Tell whether a sentence is about the office in a town, or says that «we» are there."""
    sentence = marked.sentence_of(span[0])
    before = marked.text[sentence[0] : span[0]]
    found = next(
        filter(
            None,
            (
                p.search(before)
                for p in (_CONCERNS, _IN_CHARGE, _WE_MOVED, _WE_OFFER, _WE_ARE, _POST_AT)
            ),
        ),
        None,
    )
    if found is None:
        clause = (marked.clause_of(span[0])[0], span[0])
        is_behind = (
            _CONCERNED.match(marked.text, span[1])
            or _WHERE_WE.match(marked.text, span[1])
            or _WITH_US.match(marked.text, span[1])
            or is_doing_at(marked, span)
            or (_SUBJECT.match(before) and _HAS_APPRENTICES.match(marked.text, span[1]))
        )
        return bool(is_behind) and not _is_moved(marked, clause)
    start = found.start("told" if "told" in found.groupdict() else 0)
    return not _is_moved(marked, (sentence[0] + start, span[0]))


def has_post_at(marked: MarkedText, span: Span) -> bool:
    """Tell whether the writer says to have a post at what is named: «er stasjonssjef på»."""
    is_post = _POST_AT.search(marked.text, marked.sentence_of(span[0])[0], span[0])
    return bool(is_post) or is_doing_at(marked, span)


def is_doing_at(marked: MarkedText, span: Span) -> bool:
    """Tell whether a clause begins with the apprentice or us «on» what is named, and a verb."""
    clause = marked.text[marked.clause_of(span[0])[0] : span[0]]
    return bool(_PERSON_AT.search(clause) and _DOES.match(marked.text, span[1]))


def is_of_others(marked: MarkedText, span: Span) -> bool:
    """Tell whether a clause speaks of the rest of us, of kin, of whom we talk to or where from."""
    clause = marked.text[marked.clause_of(span[0])[0] : span[0]]
    patterns = (_OTHER_ONES, _ORIGIN, _WITH_THEM)
    return any(pattern.search(clause) for pattern in patterns)


def is_at_other(marked: MarkedText, span: Span, others: tuple[Span, ...]) -> bool:
    """Tell whether a clause speaks of another agency before the town, and of nobody of us.

    «Statsbygg hadde passet, men de er i Oslo» speaks of it too.
    """
    start = marked.clause_of(span[0])[0]
    if is_here(marked, span):
        return False
    if _THEY.match(marked.text[start : span[0]]):
        first_of = marked.around(marked.sentence_of(span[0]))[0]
        is_named = any(first_of <= first and last <= start for first, last in others)
        return is_named or not _SEVERAL.search(marked.text)
    named = [last for first, last in others if start <= first and last <= span[0]]
    return bool(named) and not _OF_US.search(marked.text, start, span[0])


def is_here(marked: MarkedText, span: Span) -> bool:
    """Tell whether a town stands behind «here in»."""
    return bool(_HERE_IN.search(marked.text, marked.clause_of(span[0])[0], span[0]))


def referred_towns(
    marked: MarkedText, towns: Sequence[tuple[str, Span]]
) -> Iterator[tuple[str, Span]]:
    """Yield the towns meant by «the former» and «the latter» where the writer or apprentice is.

    They are those of the row that was named last before.
    """
    for found in _REFERS.finditer(marked.text):
        sentence = marked.sentence_of(found.start())
        if _is_moved(marked, (sentence[0], found.start())) or marked.text[
            slice(*sentence)
        ].endswith("?"):
            continue
        rows = [
            [town for town in towns if start <= town[1][0] < min(end, found.start())]
            for start, end in marked.sentences
            if start < found.start()
        ]
        row = next((row for row in reversed(rows) if len(row) > 1), None)
        if row is not None:
            yield row[0] if found["first"] else row[-1]


def _is_moved(marked: MarkedText, part: Span) -> bool:
    return any(marked.has(cue, part) for cue in _NOT_THERE)
