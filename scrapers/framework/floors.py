"""Did a run give enough to be believed?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from scrapers.framework.manifest import Manifest

LEAST_SHARE: Final = 0.9
"""Below this share of the last good count, a run is not believed."""
WARNING_SHARE: Final = 2.0
"""Above this share of the last good count, a person should look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the counts say; `blocked` is empty when the run may be published."""

    blocked: str = ""
    warnings: tuple[str, ...] = ()


def judge_count(
    manifest: Manifest, *, count: int, last_count: int, is_drop_accepted: bool
) -> Verdict:
    """Compare how many things a run gave with the floor, the ceiling and the last good run.

    `last_count` is 0 when there has been no good run. With `is_drop_accepted` a person has said
    that so few is right: then what would block becomes a warning.
    """
    what = f"{count} observations of “{manifest.counted}”"
    blocks, warnings = [], []
    if count < manifest.floor:
        blocks.append(f"{what}; the floor is {manifest.floor}")
    if count < LEAST_SHARE * last_count:
        blocks.append(f"{what}; the last good run gave {last_count}")
    if count > manifest.ceiling:
        warnings.append(f"{what}; the ceiling is {manifest.ceiling}")
    if last_count and count > WARNING_SHARE * last_count:
        warnings.append(f"{what}; the last good run gave {last_count}")
    if blocks and not is_drop_accepted:
        return Verdict(blocked="too little to be believed: " + "; ".join(blocks))
    accepted = [f"accepted by a person: {block}" for block in blocks]
    return Verdict(warnings=(*accepted, *warnings))
