"""How wide is each letter at most, in shares of the size of the letters?"""

from __future__ import annotations

from typing import Final

_ALIKE: Final = {
    0.28: "'ijlíì",
    0.3: "IJ",
    0.32: " ,.\u00a0’·",
    0.34: "/:;\\|",
    0.36: "f",
    0.38: "-",
    0.4: "()[]tŧ",
    0.42: "!r",
    0.46: '"',
    0.5: "*_`–°§",
    0.52: "“”",
    0.54: "?szšž",
    0.56: "Lcçč",
    0.58: "Fk",
    0.6: "vxy•",
    0.62: "PTYaeoäåøöéèêëáàóòôâ«»",
    0.64: "$0123456789ESbdghnpqu{}üñŋđÉÈÊŠ",
    0.66: "K",
    0.7: "ABCRVXZÅÄÁÀČŽ",
    0.74: "UÜ",
    0.76: "HNŊ",
    0.78: "&DGĐ",
    0.8: "OQØÖÓ",
    0.82: "w",
    0.84: "#+<=>^~×→≥≤",
    0.88: "M",
    0.96: "%",
    0.98: "mÆ½",
    1: "@Wæ—…©",
}
"""Advance widths in DejaVu Sans 2.37, rounded up to a fiftieth."""

WIDTH_OF: Final = {letter: width for width, letters in _ALIKE.items() for letter in letters}
WIDTH_OTHERWISE: Final = 1.05
BOLD: Final = 1.13
"""How much wider letters in bold are at most, on the whole of a text."""
