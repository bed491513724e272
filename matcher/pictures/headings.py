"""What stands over a picture, so that it explains itself wherever it is pasted?"""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from matcher.pictures.lettering import LINE_HEIGHT, SIZE, lines_of, wrap
from matcher.pictures.paints import Paint
from matcher.pictures.picture import MARGIN

TITLE_SIZE: Final = 17.0


def heading(
    title: str, lead: str, width: float, *, is_headed: bool = True
) -> tuple[list[Element], float]:
    """Return a title with a sentence below it, and where the picture proper may begin.

    The title is left out where the page has it already.
    """
    room = width - 2 * MARGIN
    titles = wrap(title, room, TITLE_SIZE, most=2, bold=True) if is_headed else ()
    leads = wrap(lead, room, SIZE, most=6)
    top = MARGIN + (TITLE_SIZE if titles else 0)
    drawn = list(lines_of(titles, (MARGIN, top), size=TITLE_SIZE, bold=True))
    if titles:
        top += (len(titles) - 1) * TITLE_SIZE * LINE_HEIGHT + SIZE * LINE_HEIGHT + 4
    drawn += lines_of(leads, (MARGIN, top), paint=Paint.QUIET)
    return drawn, top + (len(leads) - 1) * SIZE * LINE_HEIGHT + MARGIN
