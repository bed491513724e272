"""What was chosen on the page of results, in words?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from matcher.services.importance import USUAL, find_sliders
from matcher.services.partner_filters import count_options
from matcher.services.partners import PartnerRanking
from web.forms.asked import Asked
from web.presenters.adapting import name_of_option
from web.presenters.said import SaidView
from web.presenters.voice import Voice


def tell_chosen(ranking: PartnerRanking, asked: Asked, voice: Voice) -> Iterator[SaidView]:
    """Yield the filters that were chosen, and what counts otherwise than usual."""
    texts = voice.texts
    chosen = (one for one in count_options(ranking, asked.chosen) if one.is_chosen)
    for facet, options in groupby(chosen, key=lambda one: one.facet):
        names = "; ".join(name_of_option(option, voice) for option in options)
        yield SaidView(name=texts(f"results.field_{facet}"), said=names)
    moved = [
        f"{voice.words.word('component', one.part)}: {texts(f'results.step_{one.step}')}"
        for one in find_sliders(ranking.index, ranking.need)
        if one.step != USUAL
    ]
    if moved:
        yield SaidView(name=texts("results.field_weights"), said="; ".join(moved))
