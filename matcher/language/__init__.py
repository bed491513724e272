"""How is Norwegian text made comparable: written forms, words, compounds and names?"""

from matcher.language.compounds import Compounds
from matcher.language.names import NameHit, find_names, fold_name
from matcher.language.stems import stem
from matcher.language.terms import Term, TermReader, packaged_question_words
from matcher.language.words import Word, fold_text, iter_words
from matcher.language.written_forms import (
    WrittenForms,
    packaged_written_forms,
    read_written_forms,
)

__all__ = [
    "Compounds",
    "NameHit",
    "Term",
    "TermReader",
    "Word",
    "WrittenForms",
    "find_names",
    "fold_name",
    "fold_text",
    "iter_words",
    "packaged_question_words",
    "packaged_written_forms",
    "read_written_forms",
    "stem",
]
