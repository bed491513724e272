"""Can everybody tell what is drawn, without colours and in the dark as well?"""

from __future__ import annotations

from itertools import pairwise

import pytest

from matcher.pictures.paints import HOSTS, ON_SURE, SURE, Paint

TEXT = 4.5
"""WCAG 2.2, 1.4.3: contrast of text."""

SIGN = 3.0
"""WCAG 2.2, 1.4.11: contrast of what one must see to understand a picture."""

TEXTS = [
    *zip(ON_SURE, SURE, strict=True),
    *((Paint.ON_HOST, host) for host in HOSTS),
    *((ink, on) for ink in (Paint.INK, Paint.QUIET) for on in (Paint.PAPER, Paint.HOLIDAY)),
]
SIGNS = [
    *((line, Paint.PAPER) for line in (Paint.INK, Paint.EDGE, Paint.HATCH)),
    *((Paint.HATCH, on) for on in (*HOSTS, Paint.HOLIDAY, Paint.WASH)),
    *((Paint.EDGE, on) for on in (Paint.PAPER, Paint.HOLIDAY)),
]


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb as WCAG 2.2 defines it."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return sum(w * part for w, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("ink", "on"), TEXTS)
def test_text_can_be_read(ink: Paint, on: Paint, mode: str) -> None:
    assert contrast(getattr(ink, mode), getattr(on, mode)) >= TEXT


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("ink", "on"), SIGNS)
def test_signs_and_frames_stand_out(ink: Paint, on: Paint, mode: str) -> None:
    assert contrast(getattr(ink, mode), getattr(on, mode)) >= SIGN


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_surer_shades_stand_further_from_the_paper_without_colour_too(mode: str) -> None:
    paper = getattr(Paint.PAPER, mode)
    away = [contrast(getattr(shade, mode), paper) for shade in SURE]
    assert all(surer >= paler * 1.25 for paler, surer in pairwise(away))
