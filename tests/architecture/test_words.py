"""Does the code use one word per concept, the glossary's?"""

from __future__ import annotations

from typing import Final

import pytest

from tests.architecture.glossary import find_phrase, forbidden_phrases
from tests.architecture.source_tree import (
    EVERYTHING,
    ROOT,
    SourceFile,
    defined_names,
    source_files,
)

FORBIDDEN: Final = forbidden_phrases(ROOT / "docs" / "glossary.md")

# (where, word): why it may stand there although the glossary prefers another.
ALLOWED: Final = {
    ("", "cycle"): "SwapCycle is a type of the architecture; the word is kept from rings only",
    ("", "circle"): "the great circle is the globe's; the word is kept from rings only",
    ("", "field"): "an observation says which field of an agency it is about, an error which one "
    "to correct; the word is kept from lærefag only",
    ("", "record"): "record_ is the glossary's verb for writing to the store",
    ("matcher/aims/", "term"): "text analysis's own word, kept from læretid only",
    (
        "matcher/aims/",
        "target",
    ): "machine learning's own word, kept from mottakende virksomhet only",
    ("matcher/embedding/", "term"): "text analysis's own word, kept from læretid only",
    ("matcher/evaluation/questions", "term"): "text analysis's own word, as in matcher/language",
    ("matcher/language/", "term"): "text analysis's own word, kept from læretid only",
    ("matcher/retrieval/", "term"): "text analysis's own word, kept from læretid only",
    ("matcher/services/index", "term"): "text analysis's own word, as in matcher/language",
    ("matcher/services/nearness", "term"): "text analysis's own word, as in matcher/language",
    ("tests/language/", "term"): "text analysis's own word, as in matcher/language",
    ("tests/retrieval/", "term"): "text analysis's own word, as in matcher/retrieval",
    ("tests/enquiries/", "subject"): "the same",
    ("matcher/enquiries/", "subject"): "an e-mail has a subject line, and the batch format says so",
    ("matcher/evaluation/enquiry", "subject"): "labelled e-mails have one too",
    ("scrapers/framework/", "request"): "HTTP's own word, kept from henvendelse only",
    ("web/", "request"): "Flask's own word, kept from henvendelse only",
    ("tests/", "request"): "pytest's own word for what asks for a fixture, and HTTP's",
}

# Names that say nothing about what is inside.
EMPTY_NAMES: Final = frozenset({"utils", "util", "helpers", "helper", "common", "misc", "data2"})


def is_allowed(path: str, word: str) -> bool:
    return any(path.startswith(where) and word == allowed for where, allowed in ALLOWED)


def names_of(source: SourceFile) -> list[tuple[str, int]]:
    """Return the names a file defines, with those of its folders and its own."""
    modules = source.path.removesuffix(".py").split("/")
    return [(module, 1) for module in modules] + list(defined_names(source.tree))


@pytest.mark.parametrize("source", source_files(*EVERYTHING), ids=lambda source: source.path)
def test_names_keep_to_the_glossary(source: SourceFile) -> None:
    wrong = [
        f"{source.path}:{line} {name}: the glossary has another word for {word}"
        for name, line in names_of(source)
        if (word := find_phrase(name, FORBIDDEN)) and not is_allowed(source.path, word)
    ]
    assert wrong == []


@pytest.mark.parametrize("source", source_files(*EVERYTHING), ids=lambda source: source.path)
def test_names_say_something(source: SourceFile) -> None:
    wrong = [
        f"{source.path}:{line} {name}"
        for name, line in names_of(source)
        if name in EMPTY_NAMES or name.startswith("process_")
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("company_name", "company"),
        ("read_companies", "company"),
        ("OrgNo", "org"),
        ("trainees", "trainee"),
        ("SearchQuery", "query"),
        ("busy_slots", "slot"),
        ("syllabus", "syllabu"),
        ("branches", "branch"),
    ],
)
def test_a_forbidden_word_is_found_inside_a_name(name: str, word: str) -> None:
    assert find_phrase(name, FORBIDDEN) == word


@pytest.mark.parametrize(
    "name",
    [
        "AgencyId",
        "trade",
        "source_url",
        "training_period",
        "organise",
        "action_plan",
        "factor",
        "subjective",
        "RotationPlan",
        "cooperation_agreement",
    ],
)
def test_a_word_of_the_glossary_or_a_longer_word_is_let_through(name: str) -> None:
    assert find_phrase(name, FORBIDDEN) is None


def test_every_exception_names_a_word_that_is_forbidden() -> None:
    assert {word for _, word in ALLOWED} <= {"_".join(words) for words in FORBIDDEN}
