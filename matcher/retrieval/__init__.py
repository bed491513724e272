"""Which of many texts speak of what is asked, by the words that they share with it?"""

from matcher.retrieval.index import (
    PassageIndex,
    Reader,
    index_passages,
    matching_words,
    weigh,
)

__all__ = ["PassageIndex", "Reader", "index_passages", "matching_words", "weigh"]
