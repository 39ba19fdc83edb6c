"""The head of a CV or letter, and the title of a document without one."""

from __future__ import annotations

from collections.abc import Iterator

from packet.model.document import Document, Masthead, Run
from packet.model.laid import Way
from packet.render.blocks.setter import Setter
from packet.render.measure import Measured
from packet.render.shaping import clean
from packet.render.strips import Align, Gap, Strip

TITLE_BELOW = 0.9
"""Space below a document's title, em."""
NAME_LIFT = 0.28
"""Parsers know the name by the gap to the next baseline: it must be larger than the name's size."""
CONTACT_GAP = 1.6
"""Between two contacts, em: wide enough that a parser takes each for a text of its own."""


def masthead(head: Masthead, setter: Setter, _: Way) -> Iterator[Strip]:
    """Name (one bold run), headline, address, contacts (each a run of its own, without icons)."""
    yield from _on_one_line(head, setter) if setter.theme.masthead.place == "line" else _stacked(head, setter)


def _stacked(head: Masthead, setter: Setter) -> Iterator[Strip]:
    align = Align.CENTRED if setter.theme.masthead.place == "centred" else Align.LEFT
    styles = setter.styles
    title = (setter.step("H1"),)
    yield Strip(setter.measure(head.name, styles.name, title), align=align, pitch=1.05, lift=NAME_LIFT, keep=True, way=title)
    if head.headline:
        below = (setter.step("P"),)
        text = setter.measure(head.headline, styles.headline, below)
        yield Strip(text, Gap.BULLET, align=align, pitch=0.98, keep=True, way=below)
    if head.address:
        where = (setter.step("P"),)
        yield Strip(setter.measure(head.address, styles.contact, where), Gap.BULLET, align=align, pitch=0.95, keep=True, way=where)
    if head.contacts:
        reach = (setter.step("P"),)
        yield Strip(_contacts(head, setter, reach), align=align, pitch=1.04, bars=True, way=reach)


def _on_one_line(head: Masthead, setter: Setter) -> Iterator[Strip]:
    styles = setter.styles
    title, below = (setter.step("H1"),), (setter.step("P"),)
    yield Strip(
        setter.measure(head.name, styles.name, title),
        aside=setter.measure(head.headline, styles.headline, below),
        pitch=1.05,
        lift=NAME_LIFT,
        keep=True,
        way=title,
    )
    if head.contacts:
        reach = (setter.step("P"),)
        yield Strip(_contacts(head, setter, reach), Gap.BULLET, pitch=1.0, bars=True, keep=bool(head.address), way=reach)
    if head.address:
        where = (setter.step("P"),)
        yield Strip(setter.measure(head.address, styles.contact, where), pitch=0.95, way=where)


def _contacts(head: Masthead, setter: Setter, way: Way) -> Measured:
    """Each contact is one unbreakable word in an element of its own, far from its neighbour."""
    style, measurer = setter.styles.contact, setter.measurer
    runs = (Run(contact.text, target=contact.target) for contact in head.contacts if clean(contact.text).strip())
    words = tuple(measurer.unbroken((run,), style, (*way, setter.step("Span")), CONTACT_GAP) for run in runs)
    return Measured(words, style.scale)


def document_title(document: Document, setter: Setter) -> Iterator[Strip]:
    """Title and subtitle of a document that does not begin with a masthead or a heading of its own."""
    title = (setter.step("H1"),)
    align = Align.CENTRED if setter.theme.masthead.place == "centred" else Align.LEFT
    space = 0.0 if document.subtitle else TITLE_BELOW
    yield Strip(setter.measure(document.title, setter.styles.title, title), below=space, align=align, keep=True, way=title)
    if document.subtitle:
        more = (setter.step("P"),)
        text = setter.measure(document.subtitle, setter.styles.subtitle, more)
        yield Strip(text, Gap.BULLET, below=TITLE_BELOW, align=align, keep=True, way=more)
