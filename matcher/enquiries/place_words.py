"""Which words make up «we sit in», as parts of regular expressions?"""

from __future__ import annotations

from typing import Final

from matcher.enquiries.word_lists import any_of

AT: Final = rf"(?:\s+{any_of('whereabouts')}){{0,3}}\s+{any_of('at_place')}\s+(?:the\s+)?$"
# «sitter nå på tollstedet på»
ADVERBS: Final = (
    rf"(?:\s+{any_of('between_sits')}){{0,3}}"
    rf"(?:\s+(?:på|ved|i|at|in)\s+(?:the\s+)?(?!{any_of('no_site')}\b)"
    rf"(?:{any_of('own_place', 'own_site')}"
    # «på Statens hus i», «på Framsenteret i»
    r"|(?-i:[A-ZÆØÅ][\w-]+)(?:\s+(?:hus|gård|gard|park|(?-i:[A-ZÆØÅ][\w-]+)))?(?=\s+(?:i|in)\s)))?"
)
SITS: Final = any_of("sits")
NO_HEAD: Final = rf"(?!{any_of('head_office', 'no_site')}\b)"
OUR_OWN: Final = (
    rf"(?:(?:vår|vårt|våre|our|my)\s+{NO_HEAD}(?:\w+\s+)?{NO_HEAD}{any_of('own_place', 'own_site')}"
    rf"|(?<![\w-]){NO_HEAD}{any_of('own_place', 'own_site')}\s+(?:vår|vårt|våre|min|mitt))"
)
OUR_PLACE: Final = rf"(?:{OUR_OWN}|(?<![\w-]){any_of('the_place')})"
# «de fleste sitter i Oslo» are not the apprentices
APPRENTICE: Final = (
    rf"(?!(?:de|dei|they)\s+{any_of('not_all_of')}\b)"
    rf"{any_of('apprentice_person', 'subject_person', 'person_noun')}"
)
GAP: Final = (
    r"(?:\s+(?:[\w-]+-\s+(?:og|and)\s+[\w-]+"
    r"|(?!(?:som|har|og|men|who|has|and|but)\b)[\w(][\w()/-]*)){0,6}?"
)
WE: Final = rf"{any_of('we', 'about_me')}(?:\s+(?:i|på|ved|hos|in|at)(?:\s+[\w-]+){{1,6}}?)?"
OURSELVES: Final = rf"(?:\b{WE}|\b{APPRENTICE}{GAP}|{OUR_PLACE}{GAP})"
