"""How are the choices on the page of results shown: filters, sliders, alike or different?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from matcher.domain.need import Need, Similarity
from matcher.services.importance import STEPS, find_sliders
from matcher.services.partner_filters import Facet, FilterOption, PartnerFilter, count_options
from matcher.services.partners import PartnerRanking
from web.forms.need_form import NeedForm
from web.forms.result_choice import STEP_PREFIX, ResultChoice
from web.presenters.voice import Voice

Link = dict[str, str | list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionView:
    """A choice in a facet: what it is called, how many it leaves, and is it made."""

    code: str
    name: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetView:
    """What partners can be chosen by, with its choices."""

    name: str
    title: str
    options: tuple[OptionView, ...]

    @property
    def chosen(self) -> int:
        """Return how many choices are made."""
        return sum(option.is_chosen for option in self.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class SliderView:
    """A part of the score, where its slider stands, and what that is called."""

    field: str
    name: str
    explanation: str
    step: int
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChipView:
    """A choice that is made, and the address without it."""

    name: str
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptingView:
    """Everything that can be chosen on the page; `hidden` is what the form carries along."""

    hidden: tuple[tuple[str, str], ...]
    similarities: tuple[tuple[str, str, bool], ...]
    """Code, name, and whether it is chosen; the empty code is no wish."""
    facets: tuple[FacetView, ...]
    sliders: tuple[SliderView, ...]
    steps: tuple[str, ...]
    """What each step of a slider is called."""
    are_weights_own: bool
    chips: tuple[ChipView, ...]
    cleared: Link
    """The address with nothing chosen and all weights as usual."""


def present_adapting(
    ranking: PartnerRanking,
    chosen: PartnerFilter,
    form: NeedForm,
    choice: ResultChoice,
    voice: Voice,
) -> AdaptingView:
    """Return the choices that can be made for an answer, each with how many it would leave."""
    need = ranking.need
    options = count_options(ranking, chosen)
    steps = tuple(voice.texts(f"results.step_{step}") for step in range(len(STEPS)))
    return AdaptingView(
        hidden=tuple(pair for pair in form.address_arguments if pair[0] != "similarity"),
        similarities=_similarities(need, voice),
        facets=tuple(
            FacetView(
                name=facet.value,
                title=voice.texts(f"results.field_{facet}"),
                options=tuple(_option(option, voice) for option in group),
            )
            for facet, group in groupby(options, key=lambda option: option.facet)
        ),
        sliders=tuple(_sliders(ranking, steps, voice)),
        steps=steps,
        are_weights_own=bool(need.weights),
        chips=tuple(_chip(option, form, choice, voice) for option in options if option.is_chosen),
        cleared={name: value for name, value in form.address.items() if name != "weights"},
    )


def _similarities(need: Need, voice: Voice) -> tuple[tuple[str, str, bool], ...]:
    return (
        ("", voice.texts("results.no_wish"), need.similarity is None),
        *(
            (one.value, voice.texts(f"choice.similarity.{one}"), need.similarity is one)
            for one in Similarity
        ),
    )


def _sliders(ranking: PartnerRanking, steps: Sequence[str], voice: Voice) -> Iterator[SliderView]:
    for slider in find_sliders(ranking.index, ranking.need):
        yield SliderView(
            field=STEP_PREFIX + slider.part,
            name=voice.words.word("component", slider.part),
            explanation=voice.words.word("component_long", slider.part),
            step=slider.step,
            said=steps[slider.step],
        )


def _option(option: FilterOption, voice: Voice) -> OptionView:
    return OptionView(
        code=option.code,
        name=name_of_option(option, voice),
        count=option.count,
        is_chosen=option.is_chosen,
    )


def _chip(option: FilterOption, form: NeedForm, choice: ResultChoice, voice: Voice) -> ChipView:
    left = choice.without_code(option.facet, option.code)
    return ChipView(name=name_of_option(option, voice), link=form.address | left.address)


def name_of_option(option: FilterOption, voice: Voice) -> str:
    """Return what a choice is called in the reader's language."""
    if option.facet is Facet.SIZE:
        return voice.words.word("size", option.code)
    return voice.texts("results.known_only") if option.facet is Facet.KNOWN else option.name
