"""How are the scrapers started: `python -m scrapers run | list | check | report`?"""

from __future__ import annotations

import sys

from scrapers.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
