"""Headings, paragraphs and bullets."""

from __future__ import annotations

from collections.abc import Iterator

from packet.model.document import Bullets, Heading, Item, Paragraph, plain
from packet.model.laid import Way
from packet.render.blocks.setter import Setter
from packet.render.strips import Align, Gap, Strip


SIGNATURE = 4.0
"""Room for a signature above the name, in gaps between paragraphs."""


def heading(block: Heading, setter: Setter, _: Way) -> Iterator[Strip]:
    styles = setter.styles
    way = (setter.step(f"H{min(block.level, 6)}"),)
    style = {1: styles.title, 2: styles.section}.get(block.level, styles.heading)
    centred = block.level == 1 and setter.theme.masthead.place == "centred"
    text = setter.measure(block.content, style, way)
    yield Strip(
        text,
        {1: Gap.NONE, 2: Gap.SECTION}.get(block.level, Gap.ENTRY),
        align=Align.CENTRED if centred else Align.LEFT,
        left=setter.column if block.level > 2 and not setter.prose else 0.0,
        rule=setter.theme.sections.rule if block.level == 2 else "",
        keep=True,
        bookmark=text.text if block.level == 2 else "",
        level=1,
        way=way,
    )


def paragraph(block: Paragraph, setter: Setter, _: Way) -> Iterator[Strip]:
    styles = setter.styles
    way = (setter.step("P"),)
    small = block.role in {"legend", "note"}
    justified = block.role == "body" and setter.prose
    signed = block.role == "closing" and plain(block.content) == setter.document.owner
    yield Strip(
        setter.measure(block.content, styles.small if small else styles.body, way),
        Gap.ENTRY if small else Gap.PARAGRAPH,
        times=SIGNATURE if signed else 1.0,
        left=setter.column if not setter.prose and block.role != "note" else 0.0,
        align=Align.JUSTIFIED if justified else Align.LEFT,
        pitch=0.96 if small else 1.0,
        way=way,
    )


def bullets(block: Bullets, setter: Setter, way: Way) -> Iterator[Strip]:
    items = (*way, setter.step("L"))
    left = 0.0 if setter.prose else setter.column
    for number, item in enumerate(block.items):
        sign = f"{block.start + number}." if block.ordered else setter.theme.bullets.sign
        yield bullet(item, sign, setter, items, left, justified=setter.prose)


def bullet(item: Item, sign: str, setter: Setter, items: Way, left: float, *, justified: bool = False, entry: int = 0) -> Strip:
    """One item of a list: LI with Lbl and LBody."""
    one = (*items, setter.step("LI"))
    body = (*one, setter.step("LBody"))
    indent = max(setter.theme.bullets.indent, 0.62 * len(sign) if len(sign) > 1 else 0.0)
    return Strip(
        setter.measure(item.content, setter.styles.body, body),
        Gap.BULLET,
        left=left + indent,
        align=Align.JUSTIFIED if justified else Align.LEFT,
        label=setter.measure(sign, setter.styles.quiet, (*one, setter.step("Lbl"))),
        label_left=left,
        entry=entry,
        way=body,
    )
