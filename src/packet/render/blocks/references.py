"""A publication as a list prints it: number, title, authors with the owner bold, then where (edition before city) and when.

Nothing stands at the right edge: title and authors are of any length, and what would stand there jumps from line to line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from packet.model.document import Reference, Run, Text
from packet.model.laid import Way
from packet.render.blocks.setter import SEPARATOR, Setter, bracketed
from packet.render.measure import Measured, Style
from packet.render.strips import Gap, Strip

_LOOSE = Run(" · ")
"""The separator as texts have it that are not set in lines."""
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
    yield _strip(block.title, styles.strong, setter, body)
    if block.authors:
        yield _strip(unparted(block.authors), styles.body, setter, body)
    if said := _joined(_venue(block, "" if setter.column else block.when), block.links):
        yield _strip(said, styles.quiet, setter, body)
    yield from _remarks(block, setter, body)


def _brief(block: Reference, setter: Setter, body: Way) -> Iterator[Strip]:
    """Title, then authors and edition (or, without one, what stands for it); venue, place and month are for the full form."""
    yield _strip(block.title, setter.styles.strong, setter, body)
    if said := _joined(unparted(block.authors), _brief_venue(block, "" if setter.column else block.date)):
        yield _strip(said, setter.styles.quiet, setter, body)
    yield from _remarks(block, setter, body)


def _brief_venue(block: Reference, date: str) -> Text:
    """`EDITION`, behind the status of what has not appeared; without an edition status or venue, and the date."""
    if block.edition:
        edition = Run(_tied(block.edition), strong=True)
        return (Run(f"{_tied(block.status)} ("), edition, Run(")")) if block.status else (edition,)
    words = ", ".join(filter(None, (block.status or block.venue, date)))
    return (Run(_tied(words)),) if words else ()


def _remarks(block: Reference, setter: Setter, body: Way) -> Iterator[Strip]:
    if block.why:
        yield _strip(block.why, setter.styles.emphasis, setter, body)
    if block.facts:
        yield _strip(_joined(*block.facts), setter.styles.quiet, setter, body)


def _joined(*texts: Text) -> Text:
    """The texts that say something, a separator between them; no line begins with a separator."""
    said = [tuple(SEPARATOR if part == _LOOSE else part for part in content) for content in texts if content]
    return tuple(part for number, content in enumerate(said) for part in ((SEPARATOR, *content) if number else content))


def _tied(words: str) -> str:
    """The words without a place where a line may end."""
    return words.replace(" ", "\xa0")


def _venue(block: Reference, date: str) -> Text:
    """`Long name (EDITION), City, Date`, or the status in place of a venue."""
    parts: list[Run] = []
    if block.status:
        parts.append(Run(block.status, emphasis=True))
    elif block.venue:
        parts.append(Run(block.venue, emphasis=True))
    if block.edition:
        edition = Run(_tied(block.edition), strong=True)
        parts.extend([Run(" ("), edition, Run(")")] if parts else [edition])
    for words in filter(None, (block.place, date)):
        parts.append(Run(f", {_tied(words)}" if parts else _tied(words)))
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
