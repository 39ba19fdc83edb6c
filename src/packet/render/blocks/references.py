"""A publication as a list prints it: number, title, date, authors with the owner bold, venue (edition stronger than the city)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from packet.model.document import Reference, Run, Text
from packet.model.laid import Way
from packet.render.blocks.setter import SEPARATOR, Setter, bracketed
from packet.render.measure import NOTHING, Measured, Style
from packet.render.strips import Gap, Strip

_INSIDE_NAME = re.compile(r"(?<![,;&]) (?!and )(?=\S)")


def reference(block: Reference, setter: Setter, items: Way) -> Iterator[Strip]:
    """One to six strips that stay together; the mark in the margin runs along all of them."""
    entry = (*items, setter.step("LI"))
    label = _label(block, setter, entry)
    body = (*entry, setter.step("LBody"))
    strips = list(_brief(block, setter, body) if block.brief else _full(block, setter, body))
    strips[0] = replace(strips[0], gap=Gap.ENTRY, label=label, anchor=block.anchor)
    last = len(strips) - 1
    for at, strip in enumerate(strips):
        yield replace(strip, left=setter.column or setter.numbers, keep=at < last, entry=entry[-1].serial, mark=block.marked)


def _full(block: Reference, setter: Setter, body: Way) -> Iterator[Strip]:
    styles = setter.styles
    date = NOTHING if setter.column else _measured(block.date, styles.quiet, setter, body)
    yield replace(_strip(block.title, styles.strong, setter, body), aside=date)
    if block.authors:
        yield replace(_strip(unparted(block.authors), styles.body, setter, body), passes=True)
    if (venue := _venue(block)) or block.links:
        content = (*venue, *((SEPARATOR, *block.links) if block.links and venue else block.links))
        yield _strip(content, styles.quiet, setter, body)
    yield from _remarks(block, setter, body)


def _brief(block: Reference, setter: Setter, body: Way) -> Iterator[Strip]:
    """Title and edition (or, without one, what stands for it), then the authors; venue, place and month are for the full form."""
    styles = setter.styles
    date = "" if setter.column else block.date
    edition = block.edition or ", ".join(filter(None, (block.status or block.venue, date)))
    title = _strip(block.title, styles.strong, setter, body)
    yield replace(title, aside=_measured(edition, styles.quiet, setter, body))
    if block.authors:
        yield _strip(unparted(block.authors), styles.quiet, setter, body)
    yield from _remarks(block, setter, body)


def _remarks(block: Reference, setter: Setter, body: Way) -> Iterator[Strip]:
    if block.why:
        yield _strip(block.why, setter.styles.emphasis, setter, body)
    if block.facts:
        facts = tuple(part for number, fact in enumerate(block.facts) for part in ((SEPARATOR, *fact) if number else fact))
        yield _strip(facts, setter.styles.quiet, setter, body)


def _venue(block: Reference) -> Text:
    """`Long name (EDITION), City`, or the status in place of a venue."""
    parts: list[Run] = []
    if block.status:
        parts.append(Run(block.status, emphasis=True))
    elif block.venue:
        parts.append(Run(block.venue, emphasis=True))
    if block.edition:
        edition = Run(block.edition.replace(" ", "\xa0"), strong=True)
        parts.extend([Run(" ("), edition, Run(")")] if parts else [edition])
    if block.place:
        place = block.place.replace(" ", "\xa0")
        parts.append(Run(f", {place}" if parts else place))
    return tuple(parts)


def unparted(authors: Text) -> Text:
    """Authors with no line break inside a name: only the space behind a comma gives way."""
    return tuple(replace(run, text=_INSIDE_NAME.sub("\xa0", run.text)) if isinstance(run, Run) else run for run in authors)


def _label(block: Reference, setter: Setter, entry: Way) -> Measured:
    """The number, a link to the paper; where dates have a column the date stands beside it."""
    way = (*entry, setter.step("Lbl"))
    number = setter.measure((Run(bracketed(block.number), target=block.target),), setter.styles.number, way)
    if not (setter.column and block.date):
        return number
    date = setter.measurer.unbroken((Run(block.date),), setter.styles.date, (*way, setter.step("Span")), 0.0)
    if not number.words:
        return Measured((date,), setter.styles.date.scale)
    return Measured((replace(number.words[0], glue=max(setter.numbers - number.width, 0.3)), date), number.scale)


def _strip(content: Text, style: Style, setter: Setter, body: Way) -> Strip:
    way = (*body, setter.step("P"))
    return Strip(setter.measure(content, style, way), way=way)


def _measured(text: str, style: Style, setter: Setter, body: Way) -> Measured:
    return setter.measure(text, style, (*body, setter.step("P"))) if text else NOTHING
