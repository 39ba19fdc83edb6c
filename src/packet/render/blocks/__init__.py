"""From the blocks of a document to strips: one file a family of blocks, one function a kind.

The registry is this literal dictionary. A function gets the block, the `Setter` and the structure element that the block lies in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from textwrap import shorten
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
from packet.model.plain_text import lines
from packet.problems import SourceError
from packet.render.blocks.entries import cv_entry, row
from packet.render.blocks.index import index_row
from packet.render.blocks.letter import letter_head
from packet.render.blocks.masthead import document_title, masthead
from packet.render.blocks.prose import bullets, heading, paragraph
from packet.render.blocks.references import reference
from packet.render.blocks.setter import Setter, column_width
from packet.render.measure import NOTHING
from packet.render.strips import Align, Gap, Strip

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
    return tuple(part for strip in strips for part in _unfolded(strip))


def _unfolded(strip: Strip) -> Iterator[Strip]:
    """The strip; a label wider than its column stands on lines of its own before the text."""
    if strip.label.width <= strip.left - strip.label_left:
        yield strip
        return
    alone = replace(strip, text=strip.label, label=NOTHING, aside=NOTHING, left=strip.label_left, align=Align.LEFT, keep=True)
    yield alone
    yield replace(strip, label=NOTHING, gap=Gap.NONE, anchor="")


def _group(blocks: tuple[Block, ...], setter: Setter) -> Iterator[Strip]:
    """The strips of sibling blocks; listed neighbours share a list element."""
    kind: type | None = None
    way: Way = ()
    labels = {block.label for block in blocks if isinstance(block, Row) and block.label}
    setter = replace(setter, labels=column_width(labels, setter.measurer, setter.styles.quiet))
    for block in blocks:
        below_heading = kind is Heading
        if type(block) is not kind:
            kind = type(block)
            way = (setter.step("L"),) if isinstance(block, LISTED) else ()
        strips = _section(block, setter) if isinstance(block, Section) else _block(block, setter, way)
        yield from _below_heading(strips) if below_heading and isinstance(block, CvEntry | Reference | Paragraph) else strips


def _block(block: Block, setter: Setter, way: Way) -> Iterator[Strip]:
    """The strips of one block; what is wrong with its letters is said with its first words."""
    try:
        yield from KINDS[type(block)](block, setter, way)
    except SourceError as error:
        said = next(filter(None, lines(block)), "")
        raise SourceError(*(problem.within(f"“{shorten(said, 60, placeholder=' …')}”") for problem in error.problems)) from None


def _below_heading(strips: Iterator[Strip]) -> Iterator[Strip]:
    """What follows a heading stands as close to it as to a section title."""
    for number, strip in enumerate(strips):
        yield strip if number else replace(strip, gap=Gap.HEADING, times=0.7)


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
