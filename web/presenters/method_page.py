"""How is the description of the method shown as a page?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from matcher.services.wording import Language

_COMMENT: Final = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_NUMERIC: Final = re.compile(r"text-align:right")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A heading of the description, and what one jumps to it by."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodPage:
    """The description as a title, what to jump to, and the whole of it as markup."""

    title: str
    chapters: tuple[Chapter, ...]
    body: Markup


PAPERS: Final = {Language.NB: "method.md", Language.NN: "method.nn.md"}
"""The paper in each written form; the first has the technical part as its last chapter."""


@cache
def present_method(language: Language) -> MethodPage:
    """Return the description for case workers, read once from the file of the project's papers.

    Who reads English gets it in bokmål.
    """
    paper = files("web") / "about" / PAPERS.get(language, PAPERS[Language.NB])
    return render_paper(paper.read_text(encoding="utf-8"))


def render_paper(text: str) -> MethodPage:
    """Return a paper in Markdown as a page; markup in it is shown as text, comments are not.

    The first heading is the page's title. A link to another paper stays as its words, since only
    this one is shown. Tables can be scrolled by keyboard, have no style attributes, and a head
    without words is no head.
    """
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(_COMMENT.sub("", text))
    title = _take_title(tokens)
    chapters = tuple(_chapters(tokens))
    _take_out_empty_heads(tokens)
    for token in tokens:
        _tidy(token)
    body = parser.renderer.render(_framed(tokens), parser.options, {})
    return MethodPage(title=title, chapters=chapters, body=Markup(body))  # noqa: S704


def _take_title(tokens: Sequence[Token]) -> str:
    """Return the words of the first heading, which the page shows itself, and hide it here."""
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h1":
            tokens[at + 1].children = []
            token.hidden = tokens[at + 2].hidden = True
            return tokens[at + 1].content
    return ""


def _chapters(tokens: Sequence[Token]) -> Iterator[Chapter]:
    """Give each chapter something to be jumped to by, and yield it."""
    headings = (at for at, token in enumerate(tokens) if token.type == "heading_open")
    for number, at in enumerate((at for at in headings if tokens[at].tag == "h2"), 1):
        anchor = f"del-{number}"
        tokens[at].attrSet("id", anchor)
        yield Chapter(anchor=anchor, title=tokens[at + 1].content)


def _take_out_empty_heads(tokens: Sequence[Token]) -> None:
    for at, token in enumerate(tokens):
        if token.type == "th_open" and not tokens[at + 1].content:
            token.tag = tokens[at + 2].tag = "td"


def _tidy(token: Token) -> None:
    """Take out what a page may not have: styles, and links to papers that it does not show."""
    style = str(token.attrs.pop("style", ""))
    if _NUMERIC.search(style):
        token.attrSet("class", "number")
    if token.tag == "th" and token.nesting == 1:
        token.attrSet("scope", "col")
    for piece in token.children or ():
        if piece.type == "link_open" and not str(piece.attrs.get("href", "")).startswith("http"):
            piece.tag, piece.attrs = "span", {}
            piece.hidden = False
    _close_alike(token.children or ())


def _close_alike(pieces: Sequence[Token]) -> None:
    """Close each link by the tag that it was opened with."""
    opened: list[str] = []
    for piece in pieces:
        if piece.type == "link_open":
            opened.append(piece.tag)
        elif piece.type == "link_close" and opened:
            piece.tag = opened.pop()


def _framed(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with a frame around each table, named by the heading above it."""
    framed, above, number = [], "", 0
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            above = tokens[at + 1].content
        if token.type == "table_open":
            number += 1
            frame = Token("table_frame_open", "div", 1, block=True)
            frame.attrs = {
                "class": "table-frame",
                "role": "region",
                "tabindex": "0",
                "aria-label": f"{above} ({number})",
            }
            framed.append(frame)
        framed.append(token)
        if token.type == "table_close":
            framed.append(Token("table_frame_close", "div", -1, block=True))
    return framed
