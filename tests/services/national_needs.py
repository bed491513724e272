"""Which needs do the tests of the national plan stand on? The example's."""

from __future__ import annotations

import json
from typing import Any, Final

from matcher.settings import PROJECT_ROOT

EXAMPLE: Final = PROJECT_ROOT / "docs" / "examples" / "needs.jsonl"
NEEDS: Final[list[dict[str, Any]]] = [
    json.loads(line) for line in EXAMPLE.read_text(encoding="utf-8").splitlines()
]
