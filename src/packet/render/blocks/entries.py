"""Dated entries and one-line rows."""

from __future__ import annotations

from collections.abc import Iterator

from packet.model.document import CvEntry, Row, Run, Text
from packet.model.laid import Way
from packet.render.blocks.prose import bullet
from packet.render.blocks.setter import SEPARATOR, Setter
from packet.render.measure import NOTHING, Measured
from packet.render.strips import Gap, Strip


def cv_entry(entry: CvEntry, setter: Setter, _: Way) -> Iterator[Strip]:
    """Title, place, role, date, facts, bullets: read in this order in every theme."""
    serial = setter.step("Entry").serial
    style = setter.theme.entries
    opening = _in_column if style.dates == "column" else _on_one_line if style.lines == "one" else _on_two_lines
    yield from opening(entry, setter, serial)
    if entry.facts and (style.dates != "column" or not entry.role):
        yield _line(_joined(entry.facts), setter, serial, quiet=True)
    items = (setter.step("L"),)
    for item in entry.items:
        yield bullet(item, setter.theme.bullets.sign, setter, items, setter.column, entry=serial)


def _on_two_lines(entry: CvEntry, setter: Setter, serial: int) -> Iterator[Strip]:
    styles = setter.styles
    way, role = (setter.step("H3"),), (setter.step("P"),)
    first, second = (entry.place, entry.date) if entry.role else (entry.date, "")
    yield Strip(
        setter.measure(entry.title, styles.strong, way),
        Gap.ENTRY,
        aside=_aside(first, setter),
        keep=bool(entry.role or entry.facts or entry.items),
        entry=serial,
        way=way,
    )
    if entry.role:
        text = setter.measure(entry.role, styles.role, role)
        yield Strip(text, aside=_aside(second, setter), entry=serial, way=role)


def _on_one_line(entry: CvEntry, setter: Setter, serial: int) -> Iterator[Strip]:
    way = (setter.step("H3"),)
    place = (Run(f", {entry.place}"),) if entry.place else ()
    role = (SEPARATOR, Run(entry.role, emphasis=setter.theme.entries.role == "italic")) if entry.role else ()
    title = tuple(_strong(entry.title))
    text = setter.measure((*title, *place, *role), setter.styles.body, way)
    yield Strip(text, Gap.ENTRY, aside=_aside(entry.date, setter), keep=bool(entry.facts or entry.items), entry=serial, way=way)


def _in_column(entry: CvEntry, setter: Setter, serial: int) -> Iterator[Strip]:
    """The date hangs beside title and place and is read after them; role and facts follow on the second line."""
    way = (setter.step("H3"),)
    place = (Run(f", {entry.place}"),) if entry.place else ()
    yield Strip(
        setter.measure((*_strong(entry.title), *place), setter.styles.body, way),
        Gap.ENTRY,
        left=setter.column,
        label=_aside(entry.date, setter),
        label_last=True,
        keep=bool(entry.role or entry.facts or entry.items),
        entry=serial,
        way=way,
    )
    if entry.role:
        below = (setter.step("P"),)
        facts = (SEPARATOR, *_joined(entry.facts)) if entry.facts else ()
        role = Run(entry.role, emphasis=setter.theme.entries.role == "italic")
        yield Strip(setter.measure((role, *facts), setter.styles.body, below), left=setter.column, entry=serial, way=below)


def _strong(title: Text) -> Iterator[Run]:
    for run in title:
        if isinstance(run, Run):
            yield Run(run.text, True, run.emphasis, run.raised, run.lowered, run.code, run.target, run.language)


def _joined(facts: tuple[Text, ...]) -> Text:
    return tuple(part for number, fact in enumerate(facts) for part in ((SEPARATOR, *fact) if number else fact))


def _line(content: Text, setter: Setter, serial: int, *, quiet: bool) -> Strip:
    way = (setter.step("P"),)
    style = setter.styles.quiet if quiet else setter.styles.body
    return Strip(setter.measure(content, style, way), left=setter.column, entry=serial, way=way)


def _aside(text: str, setter: Setter) -> Measured:
    return setter.measure(text, setter.styles.date, (setter.step("P"),)) if text else NOTHING


def row(block: Row, setter: Setter, items: Way) -> Iterator[Strip]:
    """One line: label in its column, then the text."""
    one = (*items, setter.step("LI"))
    body = (*one, setter.step("LBody"))
    yield Strip(
        setter.measure(block.content, setter.styles.body, body),
        Gap.BULLET,
        left=setter.column or setter.labels,
        label=setter.measure(block.label, setter.styles.quiet, (*one, setter.step("Lbl"))) if block.label else NOTHING,
        entry=one[-1].serial,
        way=body,
    )
