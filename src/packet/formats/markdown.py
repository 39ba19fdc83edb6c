"""Markdown text → blocks and inline pieces: headings, paragraphs, lists, emphasis, links, code. HTML stays text.

The subset is CommonMark without HTML and images; `[@key]` citations stay in the text for whoever knows the papers. Before a quote,
hyphen or point that is escaped stands `AS_TYPED`, which goes when the text is set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from packet.formats.typography import AS_TYPED

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one look; `url` where it is a link; `line_break` for a break that the writer asked for."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    url: str = ""
    line_break: bool = False


@dataclass(frozen=True, slots=True)
class MdHeading:
    level: int
    pieces: tuple[Piece, ...]
    line: int


@dataclass(frozen=True, slots=True)
class MdParagraph:
    pieces: tuple[Piece, ...]
    line: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class MdList:
    """A list; an item's paragraphs are joined, a nested list follows its item as a list of its own."""

    items: tuple[tuple[Piece, ...], ...]
    ordered: bool
    start: int
    line: int


SAYING = frozenset({"inline", "fence", "code_block"})
"""Tokens with words in them."""

MdBlock = MdHeading | MdParagraph | MdList


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).disable(["html_block", "html_inline", "image", "text_join"])


def parse_markdown(text: str) -> tuple[MdBlock, ...]:
    """The blocks in reading order; `line` counts from 1 in `text`. Never fails: what is no markup is text."""
    tokens = _parser().parse(text)
    blocks: list[MdBlock] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end = _closing(tokens, at)
        line = token.map[0] + 1 if token.map else 1
        if token.type == "heading_open":
            blocks.append(MdHeading(int(token.tag[1]), _pieces(tokens[at + 1]), line))
        elif token.type == "paragraph_open":
            blocks.append(MdParagraph(_pieces(tokens[at + 1]), line))
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            blocks.extend(_lists(tokens[at : end + 1], line))
        elif token.type == "blockquote_open":
            blocks.extend(MdParagraph(_pieces(inner), line, quoted=True) for inner in tokens[at:end] if inner.type in SAYING)
        elif token.type in SAYING:
            blocks.append(MdParagraph(_pieces(token), line))
        at = end + 1
    return tuple(blocks)


def _closing(tokens: Sequence[Token], at: int) -> int:
    """The index of the token that closes the one at `at` (itself where nothing nests)."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth <= 0:
            return index
    return len(tokens) - 1


@dataclass(slots=True)
class _Counting:
    """A list under way: the number of its current item."""

    ordered: bool
    number: int


def _lists(tokens: Sequence[Token], line: int) -> Iterator[MdList]:
    """A list and the lists within it, one after the other; a list that goes on behind an inner one goes on counting."""
    around: list[_Counting] = []
    rows: list[tuple[_Counting, int, tuple[Piece, ...]]] = []
    fresh = True
    for token in tokens:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            start = token.attrGet("start")
            around.append(_Counting(token.type == "ordered_list_open", (1 if start is None else int(start)) - 1))
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            around.pop()
        elif token.type == "list_item_open":
            around[-1].number += 1
            fresh = True
        elif token.type in SAYING:
            pieces = _pieces(token)
            if fresh:
                rows.append((around[-1], around[-1].number, pieces))
            else:
                rows[-1] = (*rows[-1][:2], (*rows[-1][2], Piece(" "), *pieces))
            fresh = False
    for _, group in groupby(rows, key=lambda row: id(row[0])):
        same = list(group)
        yield MdList(tuple(pieces for _, _, pieces in same), same[0][0].ordered, same[0][1], line)


def _pieces(saying: Token) -> tuple[Piece, ...]:
    if saying.type != "inline":
        return (Piece(saying.content.rstrip("\n"), code=True),)
    pieces: list[Piece] = []
    look, words = Piece(""), False
    for token in saying.children or ():
        if token.type == "link_close" and look.url and not (pieces and pieces[-1].url == look.url):
            pieces.append(replace(look, text=look.url))  # a link without words says its address
        look = _look(token, look)
        if token.type == "code_inline":
            pieces.append(replace(look, text=token.content, code=True))
        elif token.type in {"text", "text_special"}:
            begun = pieces.pop().text if pieces and words and replace(pieces[-1], text="") == look else ""
            pieces.append(replace(look, text=begun + _typed(token)))
        elif token.type == "softbreak":
            pieces.append(replace(look, text=" "))
        elif token.type == "hardbreak":
            pieces.append(Piece("", line_break=True))
        words = token.type in {"text", "text_special"}
    return tuple(linked for piece in pieces if piece.text or piece.line_break for linked in _linked(piece))


_BARE = re.compile(rf"(?:https?://|www\.)[^\s<>\"“”«»{AS_TYPED}]*[\w/]")


def _linked(piece: Piece) -> Iterator[Piece]:
    """The piece, web addresses in it as links of their own."""
    if piece.code or piece.url or "/" not in piece.text:
        yield piece
        return
    at = 0
    for match in _BARE.finditer(piece.text):
        if match.start() > at:
            yield replace(piece, text=piece.text[at : match.start()])
        yield replace(piece, text=match[0], url=match[0] if "://" in match[0] else f"https://{match[0]}")
        at = match.end()
    if at < len(piece.text):
        yield replace(piece, text=piece.text[at:])


def _typed(token: Token) -> str:
    return f"{AS_TYPED}{token.content}" if token.type == "text_special" and token.content in "\"'-." else token.content


def _look(token: Token, look: Piece) -> Piece:
    """The look of what follows a token."""
    if token.type in {"strong_open", "strong_close"}:
        return replace(look, strong=token.nesting == 1)
    if token.type in {"em_open", "em_close"}:
        return replace(look, emphasis=token.nesting == 1)
    if token.type in {"link_open", "link_close"}:
        return replace(look, url=str(token.attrGet("href") or "") if token.nesting == 1 else "")
    return look
