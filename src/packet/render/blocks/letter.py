"""The opening of a letter: date, addressee, subject."""

from __future__ import annotations

from collections.abc import Iterator

from packet.model.document import LetterHead
from packet.model.laid import Way
from packet.render.blocks.setter import Setter
from packet.render.strips import Gap, Strip


def letter_head(head: LetterHead, setter: Setter, _: Way) -> Iterator[Strip]:
    styles = setter.styles
    if head.date:
        when = (setter.step("P"),)
        yield Strip(setter.measure(head.date, styles.body, when), Gap.SECTION, times=1.2, keep=True, way=when)
    to = (setter.step("P"),)
    for number, line in enumerate(line for line in head.addressee if line):
        gap = Gap.NONE if number else Gap.PARAGRAPH
        yield Strip(setter.measure(line, styles.body, to), gap, times=1.6, keep=True, way=to)
    if head.subject:
        subject = (setter.step("P"),)
        yield Strip(setter.measure(head.subject, styles.strong, subject), Gap.PARAGRAPH, times=1.8, keep=True, way=subject)
