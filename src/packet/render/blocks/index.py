"""A line of the bundle index: number, title, page of the packet; below it what else is to be said."""

from __future__ import annotations

from collections.abc import Iterator

from packet.model.document import IndexRow, Run
from packet.model.laid import Way
from packet.render.blocks.setter import Setter, bracketed
from packet.render.strips import Gap, Strip

LEADER_LEAST = 1.6
"""Room for a dot or two between a title and its page number, em."""


def index_row(row: IndexRow, setter: Setter, items: Way) -> Iterator[Strip]:
    styles = setter.styles
    entry = (*items, setter.step("LI"))
    body = (*entry, setter.step("LBody"))
    left, serial = setter.numbers, entry[-1].serial
    title = (*body, setter.step("P"))
    pages = (Run("\xa0· " * bool(row.detail) + row.pages),) if row.pages else ()
    detail = (*row.detail, *pages)
    more = [(content, style) for content, style in ((detail, styles.quiet), (row.why, styles.emphasis)) if content]
    page = setter.measure((row.start,), styles.body, (*body, setter.step("P")))
    right = page.width + LEADER_LEAST
    yield Strip(
        setter.measure(row.title, styles.strong, title),
        Gap.ENTRY,
        left=left,
        right=right,
        label=setter.measure((Run(bracketed(row.number), target=row.start.target),), styles.number, (*entry, setter.step("Lbl"))),
        aside=page,
        leader=True,
        keep=bool(more),
        entry=serial,
        way=title,
    )
    for content, style in more:
        way = (*body, setter.step("P"))
        yield Strip(setter.measure(content, style, way), left=left, right=right, entry=serial, way=way)
