"""Which colours do pictures have, in light and in dark, and how does a stylesheet set them?"""

from __future__ import annotations

from enum import Enum
from typing import Final


class Paint(Enum):
    """A colour by what it is for: its class name, and its value in light and in dark.

    `sure_1` to `sure_4` go from pale to strong in one hue, so that the order holds without colour
    as well; text on `sure_n` is painted `on_sure_n`. The hosts' hues are those of Okabe and Ito
    (https://jfly.uni-koeln.de/color/), thinned so that dark text can stand on them.
    """

    PAPER = ("paper", "#ffffff", "#0d1319")
    INK = ("ink", "#1d2530", "#e7ebf0")
    QUIET = ("quiet", "#545e6c", "#aab4c1")
    LINE = ("line", "#c8ced6", "#3a4450")
    EDGE = ("edge", "#5c6572", "#94a0ae")
    WASH = ("wash", "#f1f3f5", "#18202a")
    HOLIDAY = ("holiday", "#f6ecd2", "#2c2718")
    HATCH = ("hatch", "#3b4654", "#b9c3ce")
    SURE_1 = ("sure-1", "#e3edf7", "#15273a")
    SURE_2 = ("sure-2", "#b5d0ea", "#23496f")
    SURE_3 = ("sure-3", "#7fb0dc", "#6aa7dd")
    SURE_4 = ("sure-4", "#1b5a96", "#d3e8fb")
    ON_SURE_1 = ("on-sure-1", "#1d2530", "#e7ebf0")
    ON_SURE_2 = ("on-sure-2", "#14202c", "#f2f5f8")
    ON_SURE_3 = ("on-sure-3", "#0c1620", "#0a1420")
    ON_SURE_4 = ("on-sure-4", "#ffffff", "#0a1420")
    HOST_1 = ("host-1", "#b3d3ef", "#23507c")
    HOST_2 = ("host-2", "#f4cd96", "#76480f")
    HOST_3 = ("host-3", "#aadccb", "#1b5c46")
    HOST_4 = ("host-4", "#e3bfdc", "#6a3a66")
    ON_HOST = ("on-host", "#14202c", "#f2f5f8")

    def __init__(self, code: str, light: str, dark: str) -> None:
        self.code = code
        self.light = light
        self.dark = dark


SURE: Final = (Paint.SURE_1, Paint.SURE_2, Paint.SURE_3, Paint.SURE_4)
ON_SURE: Final = (Paint.ON_SURE_1, Paint.ON_SURE_2, Paint.ON_SURE_3, Paint.ON_SURE_4)
HOSTS: Final = (Paint.HOST_1, Paint.HOST_2, Paint.HOST_3, Paint.HOST_4)

_IN_FORCED_COLOURS: Final = {
    Paint.PAPER: "Canvas",
    Paint.WASH: "Canvas",
    Paint.HOLIDAY: "Canvas",
    **dict.fromkeys((*SURE, *HOSTS), "Canvas"),
    **dict.fromkeys(ON_SURE, "CanvasText"),
}
"""What people see who have chosen their own few colours; figures, letters and hatches remain."""


def fill(paint: Paint) -> dict[str, str]:
    """Return the attributes that fill a shape: a class for stylesheets, and the light colour.

    A presentation attribute yields to any stylesheet, and needs none: no style attribute is ever
    written, so that pictures may stand in a page that forbids inline styles.
    """
    return {"class": f"fill-{paint.code}", "fill": paint.light}


def outline(paint: Paint, width: float = 1) -> dict[str, str]:
    """Return the attributes that draw a shape's outline and leave it empty."""
    return {
        "class": f"line-{paint.code}",
        "stroke": paint.light,
        "stroke-width": f"{width:g}",
        "fill": "none",
    }


def stylesheet() -> str:
    """Return the rules that give every picture of a page its colours, in light and in dark.

    A page may set the custom properties anew, such as `--picture-ink`, below `.picture`.
    """
    light = "".join(f"--picture-{paint.code}:{paint.light};" for paint in Paint)
    dark = "".join(f"--picture-{paint.code}:{paint.dark};" for paint in Paint)
    forced = "".join(
        f"--picture-{paint.code}:{_IN_FORCED_COLOURS.get(paint, 'CanvasText')};" for paint in Paint
    )
    fills = "".join(f".fill-{p.code}{{fill:var(--picture-{p.code})}}\n" for p in Paint)
    lines = "".join(f".line-{p.code}{{stroke:var(--picture-{p.code})}}\n" for p in Paint)
    return (
        f".picture{{max-width:100%;height:auto;{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{.picture{{{dark}}}}}\n"
        f"@media (forced-colors:active){{.picture{{{forced}forced-color-adjust:none}}}}\n"
        f"{fills}{lines}"
    )
