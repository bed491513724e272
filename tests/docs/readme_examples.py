"""What does the README show of its worked examples? Run as a program, it writes them anew."""

from __future__ import annotations

import json
import re
import sys
import tempfile
from datetime import UTC, date, datetime
from typing import Final

from matcher.cli import printing
from matcher.cli.enquiries import parse_file
from matcher.cli.enquiry_text import show_needs
from matcher.cli.ring_text import rings_text
from matcher.domain.calendar import YearMonth
from matcher.services.aims import rank_aims
from matcher.services.enquiries import open_reader, parse_enquiry, read_enquiry
from matcher.services.enquiry_told import tell_reading
from matcher.services.index import Index
from matcher.services.index_building import build_index
from matcher.services.index_loading import load_index
from matcher.services.needs import parse_need
from matcher.services.partners import find_partners
from matcher.services.ring_pictures import draw_ring, stack
from matcher.services.rings import find_rings
from matcher.services.wording import Language, words_in
from matcher.settings import PROJECT_ROOT, read_settings

README: Final = PROJECT_ROOT / "README.md"
EXAMPLES: Final = PROJECT_ROOT / "docs" / "examples"
PICTURE: Final = PROJECT_ROOT / "docs" / "screenshots" / "ring.svg"
PARTNERS: Final = "$ .venv/bin/samlaere partners docs/examples/need.json"
RING: Final = "$ .venv/bin/samlaere rings docs/examples/ring.json --plot ring.svg"
TASKS: Final = ("vaktlister i Visma", "rapportera avvik", "asdf")
AIMS: Final = "$ .venv/bin/samlaere aims --trade SOA03-01 --limit 1 " + " ".join(
    f'"{task}"' for task in TASKS
)
ENQUIRY: Final = "$ .venv/bin/samlaere read-enquiry docs/examples/enquiry.txt"
TODAY: Final = YearMonth(2026, 11)
"""The month in which the example is read; the next August, the apprentices begin."""

LEFT_OUT: Final = "   …"
SHOWN: Final = (0, 1, 3, 6)
"""The paragraphs that the README shows: the list, the ring, its aims and the rotation."""


def block(command: str) -> re.Pattern[str]:
    """Return where the README shows a command; the group is its answer."""
    return re.compile(rf"```console\n{re.escape(command)}\n(.*?)```", re.DOTALL)


def shown(command: str) -> str:
    """Return the answer that the README shows to a command."""
    found = block(command).search(README.read_text(encoding="utf-8"))
    assert found is not None, command
    return found.group(1)


def worked_partners(index: Index) -> str:
    """Return what the README shows of partners."""
    need = parse_need(json.loads((EXAMPLES / "need.json").read_text(encoding="utf-8")), index)
    return printing.partners(find_partners(index, need), words_in(Language.NB), index) + "\n"


def worked_ring(index: Index) -> tuple[str, str]:
    """Return what the README shows of the command's answer, and the picture it writes."""
    words = words_in(Language.NB)
    need = parse_need(json.loads((EXAMPLES / "ring.json").read_text(encoding="utf-8")), index)
    answer = find_rings(index, need, today=TODAY)
    pictures = draw_ring(index, answer.rings[0], words)
    return excerpt(rings_text(index, answer, 1, words)), stack(pictures.all, pictures.title)


def worked_aims(index: Index) -> str:
    """Return what the README shows of the tasks named in its command."""
    words = words_in(Language.NB)
    answers = rank_aims(index, "SOA03-01", TASKS, limit=1)
    return "".join(printing.aims(answer, index.curricula, words) + "\n" for answer in answers)


def worked_enquiry(index: Index) -> str:
    """Return what the README shows of an e-mail."""
    words = words_in(Language.NB)
    text = (EXAMPLES / "enquiry.txt").read_text(encoding="utf-8")
    _, enquiry = parse_enquiry(parse_file(text), today=date(2026, 11, 16))
    reading = read_enquiry(open_reader(index), enquiry)
    told = tell_reading(reading, enquiry, index.curricula, words)
    return show_needs(told, reading.off_topic, words) + "\n"


def excerpt(text: str) -> str:
    """Return the paragraphs that are shown, with a sign where others are left out."""
    paragraphs = text.split("\n\n")
    parts: list[str] = []
    for at, paragraph in enumerate(paragraphs):
        if at in SHOWN:
            parts.append(paragraph)
        elif not parts or parts[-1] != LEFT_OUT:
            parts.append(LEFT_OUT)
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Write the README's blocks and picture from an index of the packaged data."""
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings({"SAMLAERE_LOCAL_DIR": folder})
        build_index(settings, now=lambda: datetime.now(UTC), say=lambda _: None)
        index = load_index(settings)
        partners, (ring, picture) = worked_partners(index), worked_ring(index)
        aims, enquiry = worked_aims(index), worked_enquiry(index)
    PICTURE.write_text(picture, encoding="utf-8")
    readme = README.read_text(encoding="utf-8")
    for command, text in zip(
        (PARTNERS, RING, AIMS, ENQUIRY), (partners, ring, aims, enquiry), strict=True
    ):
        anew = f"```console\n{command}\n{text}```"
        readme = block(command).sub(lambda _, anew=anew: anew, readme)
    README.write_text(readme, encoding="utf-8")
    sys.stderr.write(f"{README.name}\n{PICTURE.name}\n")


if __name__ == "__main__":
    main()
