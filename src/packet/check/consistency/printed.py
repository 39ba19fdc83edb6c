"""An `Inspection` → `Printed` documents: what a reader finds on the finished pages of each document of our own, entry by entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from packet.check.letters import letters
from packet.model.document import Document, Heading, IndexRow, Reference, Section, each_block, plain
from packet.model.inspection import Inspection
from packet.model.packet import PacketPart

_BRACKETS = re.compile(r"\[([A-Z][0-9]+(?:,\s+[A-Z][0-9]+)*)\]")
_BEGINS = re.compile(r"^[ \t]*\[([A-Z][0-9]+)\]", re.MULTILINE)
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters of Hebrew, Arabic and their kin."""
_LISTS = frozenset({"cv", "list", "index"})
"""Shapes of documents in which a number that begins a line begins an entry; elsewhere a sentence may break before it."""


@dataclass(frozen=True, slots=True)
class PrintedEntry:
    """A numbered entry as it is printed: its number, page (of the packet, from 1) and words; `letters` without spaces and signs."""

    number: str
    page: int
    words: str
    letters: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A document and the text of its pages; "" where none of them was read."""

    document: Document
    part: PacketPart
    text: str
    entries: tuple[PrintedEntry, ...]
    begins: tuple[tuple[int, int], ...]
    """Where in `text` each page begins, and its number."""
    unread: tuple[int, ...] = ()
    """Pages whose text cannot be read, or not in its order: what runs from right to left is told in parts."""

    @property
    def whole(self) -> bool:
        """Whether all of it was read, so that what is not in `text` is not there."""
        return bool(self.begins) and not self.unread

    def page_at(self, place: int) -> int:
        return next((page for start, page in reversed(self.begins) if start <= place), self.part.first)


def printed_documents(inspection: Inspection) -> tuple[Printed, ...]:
    """Every document of our own that has a part in the packet, in the packet's order."""
    documents = {document.name: document for document in inspection.packet.documents}
    parts = (part for part in inspection.packet.parts if part.name in documents)
    return tuple(_printed(documents[part.name], part, inspection) for part in parts)


def _printed(document: Document, part: PacketPart, inspection: Inspection) -> Printed:
    text, begins = "", []
    own = [page for page in inspection.pages_of(part) if page.number < part.first + part.own_pages]
    unread = tuple(page.number for page in own if page.text is None or _FROM_THE_RIGHT.search(page.text))
    for page in own:
        begins.append((len(text), page.number))
        if page.text is not None and page.number not in unread:
            text += page.text.replace("\r\n", "\n") + "\n"
    bare = Printed(document, part, text, (), tuple(begins), unread)
    return replace(bare, entries=tuple(_entries(bare))) if text and document.shape in _LISTS else bare


def _entries(printed: Printed) -> Iterator[PrintedEntry]:
    """From each number that begins a line to the next, or to the next heading."""
    starts = list(_BEGINS.finditer(printed.text))
    ends = [*(start.start() for start in starts[1:]), len(printed.text)]
    headings = re.compile("|".join(rf"^\s*{re.escape(title)}\s*$" for title in _headings(printed.document)), re.M | re.I)
    for start, end in zip(starts, ends, strict=False):  # without an entry there is an end alone
        heading = headings.search(printed.text, start.end(), end)
        words = printed.text[start.end() : heading.start() if heading else end]
        yield PrintedEntry(start[1], printed.page_at(start.start()), words, letters(words))


def _headings(document: Document) -> Iterator[str]:
    yield document.title
    for block in each_block(document.blocks):
        if isinstance(block, Section | Heading):
            yield block.title if isinstance(block, Section) else plain(block.content)


def numbers_in(text: str) -> Iterator[tuple[int, str]]:
    """Every number of a paper that stands in brackets, alone or among others, with its place."""
    for group in _BRACKETS.finditer(text):
        yield from ((group.start(), number) for number in re.findall(r"[A-Z][0-9]+", group[1]))


def references(document: Document) -> Iterator[Reference | IndexRow]:
    """The numbered entries that a document was composed of, in their order."""
    return (block for block in each_block(document.blocks) if isinstance(block, Reference | IndexRow) and is_number(block.number))


def is_number(words: str) -> bool:
    """Whether it is the number of a paper (C1), not that of a document (1)."""
    return re.fullmatch(r"[A-Z][0-9]+", words) is not None


def title_of(block: Reference | IndexRow) -> str:
    return plain(block.title)
