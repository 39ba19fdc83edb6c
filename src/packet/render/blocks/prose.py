"""Headings, paragraphs and bullets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from packet.model.document import MARK, Bullets, Heading, Item, Paragraph
from packet.model.laid import Way
from packet.render.blocks.setter import Setter
from packet.render.measure import Fragment, Measured, Word
from packet.render.strips import Align, Gap, Strip

TITLE_BELOW = 0.7
"""Space below a document's title, em."""
SMALL = {"legend", "note", "enclosures"}
"""Roles of paragraphs in small letters."""
GAPS = {
    "legend": (Gap.ENTRY, 1.0),
    "note": (Gap.ENTRY, 1.0),
    "closing": (Gap.PARAGRAPH, 1.5),
    "signature": (Gap.PARAGRAPH, 5.0),
    "enclosures": (Gap.PARAGRAPH, 3.0),
}
"""The space above paragraphs of these roles; a signature has room for a hand."""
BAR = 0.2
"""Room for a bar in a legend, em."""
YIELDS = {"signature": (1, 3.0), "enclosures": (2, 1.2)}
"""The turn in which these spaces give way where the letter is too long, and what they are then."""
QUOTED = 2.0
"""By how much a quotation is narrower on either side, em."""


def heading(block: Heading, setter: Setter, _: Way) -> Iterator[Strip]:
    styles = setter.styles
    way = (setter.step(f"H{min(block.level, 6)}"),)
    style = {1: styles.title, 2: styles.section, 3: styles.heading, 4: styles.strong}.get(block.level, styles.emphasis)
    centred = block.level == 1 and setter.theme.masthead.place == "centred"
    text = setter.measure(block.content, style, way)
    yield Strip(
        text,
        {1: Gap.NONE, 2: Gap.SECTION}.get(block.level, Gap.ENTRY),
        align=Align.CENTRED if centred else Align.LEFT,
        left=setter.column if block.level > 2 and not setter.prose else 0.0,
        rule=setter.theme.sections.rule if block.level == 2 else "",
        below=TITLE_BELOW if block.level == 1 else 0.0,
        keep=True,
        bookmark=text.text if block.level == 2 else "",
        level=1,
        way=way,
    )


def paragraph(block: Paragraph, setter: Setter, _: Way) -> Iterator[Strip]:
    styles = setter.styles
    quoted = block.role == "quotation"
    way = (setter.step("BlockQuote"), setter.step("P")) if quoted else (setter.step("P"),)
    gap, times = GAPS.get(block.role, (Gap.PARAGRAPH, 1.0))
    inside = QUOTED if quoted else 0.0
    yields, least = YIELDS.get(block.role, (0, times))
    said = setter.measure(block.content, styles.small if block.role in SMALL else styles.body, way)
    yield Strip(
        _with_bars(said) if block.role == "legend" else said,
        gap,
        times=times,
        yields=yields,
        least_times=least,
        left=inside + (0.0 if setter.prose else setter.column),
        right=inside,
        align=Align.JUSTIFIED if block.role in {"body", "quotation"} and setter.prose else Align.LEFT,
        keep=block.role in {"opening", "closing"},
        way=way,
    )


def _with_bars(legend: Measured) -> Measured:
    """The legend with room for the bar where its sign stands; readers of the text find no sign."""
    return replace(legend, words=tuple(_bar(word) if word.text == MARK else word for word in legend.words))


def _bar(word: Word) -> Word:
    sign: Fragment = replace(word.fragments[0], width=BAR, kerns=(0.0,), says="")
    return Word((sign,), BAR, word.glue)


def bullets(block: Bullets, setter: Setter, way: Way) -> Iterator[Strip]:
    items = (*way, setter.step("L"))
    left = 0.0 if setter.prose else setter.column
    for number, item in enumerate(block.items):
        sign = f"{block.start + number}." if block.ordered else setter.theme.bullets.sign
        yield bullet(item, sign, setter, items, left)


def bullet(item: Item, sign: str, setter: Setter, items: Way, left: float, *, entry: int = 0) -> Strip:
    """One item of a list: LI with Lbl and LBody. Ragged, even in prose: bold titles would make it loose."""
    one = (*items, setter.step("LI"))
    body = (*one, setter.step("LBody"))
    indent = max(setter.theme.bullets.indent, 0.62 * len(sign) if len(sign) > 1 else 0.0)
    return Strip(
        setter.measure(item.content, setter.styles.body, body),
        Gap.BULLET,
        left=left + indent,
        label=setter.measure(sign, setter.styles.quiet, (*one, setter.step("Lbl"))),
        label_left=left,
        entry=entry,
        way=body,
    )
