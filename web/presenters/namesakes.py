"""Which of several places with one name is meant, and how does one name another of them?"""

from __future__ import annotations

from matcher.services.index import Index
from web.presenters.voice import Voice


def tell_namesakes(place: str, index: Index, voice: Voice) -> str:
    """Return that several places are called so, and how to mean another; else nothing."""
    several = index.gazetteer.namesakes(place)
    if not several:
        return ""
    meant, other = several[:2]
    return voice.texts(
        "front.place_namesakes",
        name=meant.name,
        counties=voice.words.listed([one.county for one in several]),
        meant=meant.county,
        example=f"{meant.name}, {other.county}",
    )
