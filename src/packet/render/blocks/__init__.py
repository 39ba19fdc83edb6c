"""From the blocks of a document to strips: one file a family of blocks, one function a kind.

The registry is this literal dictionary. A function gets the block, the `Setter` and the structure element that the block lies in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from packet.model.document import (
    Block,
    Bullets,
    CvEntry,
    Document,
    Heading,
    IndexRow,
    LetterHead,
    Masthead,
    Paragraph,
    Reference,
    Row,
    Section,
)
from packet.model.laid import Way
from packet.render.blocks.entries import cv_entry, row
from packet.render.blocks.index import index_row
from packet.render.blocks.letter import letter_head
from packet.render.blocks.masthead import document_title, masthead
from packet.render.blocks.prose import bullets, heading, paragraph
from packet.render.blocks.references import reference
from packet.render.blocks.setter import Setter, column_width
from packet.render.strips import Gap, Strip

KINDS: dict[type, Callable[[Any, Setter, Way], Iterator[Strip]]] = {
    Masthead: masthead,
    Heading: heading,
    Paragraph: paragraph,
    Bullets: bullets,
    CvEntry: cv_entry,
    Row: row,
    Reference: reference,
    IndexRow: index_row,
    LetterHead: letter_head,
}
LISTED = (Row, Reference, IndexRow)
"""Blocks that are items of a list together with their neighbours of the same kind."""


def strips_of(document: Document, setter: Setter) -> tuple[Strip, ...]:
    """All strips of a document, in reading order."""
    strips: list[Strip] = []
    first = document.blocks[0] if document.blocks else None
    if not isinstance(first, Masthead) and not (isinstance(first, Heading) and first.level == 1):
        strips.extend(document_title(document, setter))
    strips.extend(_group(document.blocks, setter))
    return tuple(strips)


def _group(blocks: tuple[Block, ...], setter: Setter) -> Iterator[Strip]:
    """The strips of sibling blocks; listed neighbours share a list element."""
    kind: type | None = None
    way: Way = ()
    labels = {block.label for block in blocks if isinstance(block, Row) and block.label}
    setter = replace(setter, labels=column_width(labels, setter.measurer, setter.styles.quiet))
    for block in blocks:
        if type(block) is not kind:
            kind = type(block)
            way = (setter.step("L"),) if isinstance(block, LISTED) else ()
        yield from _section(block, setter) if isinstance(block, Section) else KINDS[type(block)](block, setter, way)


def _section(section: Section, setter: Setter) -> Iterator[Strip]:
    """Title, then blocks: the title stays with what follows, and two entries stay together."""
    strips = list(_group(section.blocks, setter))
    if not strips:
        return
    style = setter.styles.section
    way = (setter.step("H2"),)
    yield Strip(
        setter.measure(section.title, style, way),
        Gap.SECTION,
        keep=True,
        rule=setter.theme.sections.rule,
        bookmark=section.title,
        level=1,
        way=way,
    )
    strips[0] = replace(strips[0], gap=Gap.HEADING, times=1.0)
    pair = len(section.blocks) == 2 and all(isinstance(block, CvEntry | Row | Reference) for block in section.blocks)
    yield from (replace(strip, keep=True) for strip in strips[:-1]) if pair else strips[:-1]
    yield strips[-1]
