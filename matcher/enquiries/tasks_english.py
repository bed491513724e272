"""How would the work that an English mail tells of be called in Norwegian?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from matcher.enquiries.language import is_english
from matcher.enquiries.lexicon import Lexicon
from matcher.enquiries.phrase_finder import PhraseFinder
from matcher.enquiries.tasks_said import AskBy, as_they_are


def numbers_of(text: str, lexicon: Lexicon) -> Mapping[str, int]:
    """Return the words for numbers; «to» is none in an English text."""
    return lexicon.english_numbers if is_english(text, lexicon) else lexicon.numbers


def translator_of(text: str, lexicon: Lexicon) -> AskBy:
    """Return what says how to ask the aims' model of a task, by its text and its core.

    The model has learnt from Norwegian phrases alone. Of a task in an English mail it is asked by
    its core in Norwegian and by the words that could be translated, if any could.
    """
    if not is_english(text, lexicon):
        return as_they_are
    return partial(_translated, norwegian=lexicon.english_tasks)


def translate_tasks(text: str, norwegian: PhraseFinder[str]) -> tuple[str, str]:
    """Return a text with its English words for work in bokmål, and those words alone."""
    found = [(*span, word) for word, spans in norwegian.find(text).items() for span in spans]
    parts, known, at = [], [], 0
    for start, end, word in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= at:
            parts += [text[at:start], word]
            known.append(word)
            at = end
    return "".join([*parts, text[at:]]), " ".join(known)


def _translated(text: str, core: str, norwegian: PhraseFinder[str]) -> tuple[str, ...]:
    whole, known = translate_tasks(core, norwegian)
    return (whole, known) if known else as_they_are(text, core)
