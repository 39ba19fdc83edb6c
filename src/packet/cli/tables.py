"""Cells and the width of a terminal → lines of a table that fit it; columns that have no room are said below their row.

Rich does the same and more, and takes 0.14 s for the 200 rows of `packet status`, which may take half a second in all.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from shutil import get_terminal_size
from unicodedata import combining, east_asian_width

PIPED = 160
"""Columns where there is no terminal: always the same, so that a script sees the same everywhere."""
NARROWEST = 40
"""A terminal that says it has fewer columns is not believed."""
GAP, INDENT = 2, 2
NOTHING = frozenset({"", "–"})
"""Cells that say nothing: below a row they are left out."""
BETWEEN = " · "
WORD = re.compile(r" *(?:[·→] )?[^ ]+")
"""A sign between two things begins a line rather than ending it."""

UNUSUAL = re.compile("[^\x00-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff]")
"""Signs whose breadth has to be looked up; all others take one column."""


def terminal_width() -> int:
    """Columns, as `COLUMNS` says, else as the terminal has them."""
    asked = sys.stdout.isatty() or os.environ.get("COLUMNS")
    return max(get_terminal_size((PIPED, 24)).columns, NARROWEST) if asked else PIPED


def breadth(text: str) -> int:
    """Columns that a terminal needs for it: two for an ideograph, none for an accent that stands on the letter before it."""
    if not UNUSUAL.search(text):
        return len(text)
    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Lines broken at spaces alone, all but the first of a paragraph indented: a word that is longer than a line stays whole."""
    if "\n" not in text and breadth(text) <= width:
        return [text]
    return [line for paragraph in text.split("\n") for line in _filled(paragraph, width, indent)]


def _filled(paragraph: str, width: int, indent: str) -> Iterator[str]:
    line = ""
    for word in WORD.findall(paragraph):
        if line and breadth(line + word) > width:
            yield line
            line = indent + word.lstrip(" ")
        else:
            line += word
    yield line


@dataclass(frozen=True, slots=True)
class Column:
    """`rank`: those of the highest give way first, all at once; those of 0 never.

    `least`: characters to which its cells may be wrapped, and never less than their longest word; `None`: they are not wrapped.
    `said`: what stands before a cell that has given way.
    """

    head: str
    rank: int = 0
    least: int | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`widths`: of each column, in characters; `None` where it has given way. `width`: of the terminal."""

    columns: tuple[Column, ...]
    widths: tuple[int | None, ...]
    width: int

    @classmethod
    def fitting(cls, columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> Table:
        """The table that has the most columns side by side."""
        cells = list(zip(*([column.head for column in columns], *rows), strict=True))
        widest = [max(breadth(line) for cell in column for line in cell.split("\n")) for column in cells]
        least = [_least(column, own, most, width) for column, own, most in zip(columns, cells, widest, strict=True)]
        found: tuple[int | None, ...] = ()
        for rank in sorted({column.rank for column in columns}, reverse=True):
            stay = [column.rank <= rank for column in columns]
            room = width - GAP * (sum(stay) - 1)
            found = _shared(least, widest, stay, room)
            if sum(one or 0 for one in found) <= room:
                break
        return cls(tuple(columns), found, width)

    def head(self) -> list[str]:
        return self.beside([column.head for column in self.columns])

    def row(self, cells: Sequence[str]) -> list[str]:
        return [*self.beside(cells), *self.below(cells)]

    def beside(self, cells: Sequence[str]) -> list[str]:
        """The cells that have a column, wrapped side by side."""
        shown = [(wrapped(cell, width), width) for cell, width in zip(cells, self.widths, strict=True) if width is not None]
        lines = zip_longest(*(lines for lines, _ in shown), fillvalue="")
        return [_padded(line, [width for _, width in shown]) for line in lines]

    def below(self, cells: Sequence[str]) -> list[str]:
        """The other cells, one after the other."""
        whole = zip(self.columns, cells, self.widths, strict=True)
        said = [f"{column.said}{cell}" for column, cell, width in whole if width is None and cell not in NOTHING]
        return indented(said, self.width)


def indented(items: Sequence[str], width: int) -> list[str]:
    """What is said below a row: items side by side, each broken only where it is longer than a line."""
    lines: list[str] = []
    for item in items:
        if lines and breadth(joined := f"{lines[-1]}{BETWEEN}{item}") <= width:
            lines[-1] = joined
        else:
            lines += (" " * INDENT + line for line in wrapped(item, width - INDENT, " " * INDENT))
    return lines


def _padded(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - breadth(cell)) for cell, width in zip(cells, widths, strict=True))
    return (" " * GAP).join(padded).rstrip()


def _least(column: Column, cells: Sequence[str], widest: int, width: int) -> int:
    """A word that no line can hold does not count."""
    if column.least is None:
        return widest
    words = (breadth(word) for cell in cells for word in cell.split())
    return min(widest, max((column.least, *(one for one in words if one <= width - INDENT))))


def _shared(least: Sequence[int], widest: Sequence[int], stay: Sequence[bool], room: int) -> tuple[int | None, ...]:
    """Widths within the room, the widest columns narrowed first; the least ones where even these have none."""
    found: tuple[int | None, ...] = ()
    for most in range(max(widest), -1, -1):
        found = tuple(min(wide, max(low, most)) if own else None for low, wide, own in zip(least, widest, stay, strict=True))
        if sum(one or 0 for one in found) <= room:
            break
    return found
