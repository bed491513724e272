"""How does a person who has no mouse come from one place on a page to another?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pytest
from playwright.sync_api import Page

from tests.browser.probes import LOST

FARTHEST: Final = 150


@dataclass(slots=True)
class Keyboard:
    """A person's keys; `presses` counts them, those that write a letter as well."""

    page: Page
    presses: int = 0

    def press(self, key: str) -> None:
        """Press a key."""
        self.presses += 1
        self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        """Write where the keyboard stands."""
        self.presses += len(text)
        self.page.keyboard.type(text)

    def go_to(self, selector: str, key: str = "Tab") -> None:
        """Press a key until the keyboard stands on what is looked for, seen at every stop."""
        for _ in range(FARTHEST):
            self.press(key)
            lost = self.page.evaluate(LOST)
            assert lost == "", f"{lost}, on the way to {selector}"
            if self.page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
                return
        pytest.fail(f"the keyboard never came to {selector}")
