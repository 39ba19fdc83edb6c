"""From pages of slabs to letters and bars at their places on the paper, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from packet.model.document import MARK as SIGN
from packet.model.laid import Bar, Letters
from packet.model.theme import Theme
from packet.render.lines import Line
from packet.render.measure import Fragment
from packet.render.shaping import shape
from packet.render.slabs import Frame, Setting, Slab
from packet.render.strips import Align, Gap

BASELINE = 0.31
"""The baseline lies this part of the letters' size below the middle of its line."""
RULE, HAIRLINE, MARK = 0.6, 0.5, 1.3
"""Thickness of section rules, of the lines between contacts, and of the mark in the margin, points."""
UNDERLINE = 0.16
"""From the baseline to the lower edge of a line below letters, in parts of their size."""
MARK_LEFT = 7.5
"""From the mark to the frame, points."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A slab on its page: the upper edge and the baseline of its line, points from the page's lower edge."""

    slab: Slab
    top: float
    baseline: float


def place_slabs(slabs: Sequence[Slab], frame: Frame, setting: Setting) -> list[Placed]:
    """One page's slabs from the top of the frame downward; the first has no gap above it."""
    placed = []
    edge = frame.top
    for number, slab in enumerate(slabs):
        top = edge - (slab.gap if number else 0.0)
        baseline = top - slab.height / 2 - (BASELINE - slab.strip.lift) * setting.size * slab.strip.text.scale
        placed.append(Placed(slab, top, baseline))
        edge = top - slab.height
    return placed


def page_items(placed: Sequence[Placed], frame: Frame, setting: Setting, theme: Theme) -> Iterator[Letters | Bar]:
    """Everything of one page but its running line. A label that is read last waits until its entry's opening is over."""
    waiting: list[Letters] = []
    for here in placed:
        strip = here.slab.strip
        if waiting and here.slab.number == 0 and (strip.gap is not Gap.NONE or not strip.entry):
            yield from waiting
            waiting = []
        label = list(_label(here, frame, setting))
        if strip.label_last:
            waiting += label
        yield from _slab_items(here, () if strip.label_last else label, frame, setting, theme)
    yield from waiting


def _label(here: Placed, frame: Frame, setting: Setting) -> Iterator[Letters]:
    strip, size = here.slab.strip, setting.size
    if here.slab.number == 0 and strip.label.words:
        label = Line(strip.label.words, strip.label.width)
        yield from line_letters(label, frame.left + strip.label_left * size, here.baseline, size)


def _slab_items(here: Placed, label: Sequence[Letters], frame: Frame, setting: Setting, theme: Theme) -> Iterator[Letters | Bar]:
    slab, strip, size = here.slab, here.slab.strip, setting.size
    if strip.mark:
        gap = 0.0 if slab.number == 0 else slab.gap
        yield Bar(frame.left - MARK_LEFT, here.top - slab.height, MARK, slab.height + gap, theme.colours.accent)
    yield from label
    left = frame.left + strip.left * size
    if slab.line:
        left = _start(slab.line, left, frame.right, size, strip.align)
        for letters in line_letters(slab.line, left, here.baseline, size):
            if letters.text == SIGN and letters.says == "":
                yield Bar(letters.left, letters.baseline - 0.2 * letters.size, MARK, 0.95 * letters.size, theme.colours.accent)
                continue
            yield letters
            if letters.underlined:
                yield Bar(letters.left, letters.baseline - UNDERLINE * letters.size, letters.width, HAIRLINE, letters.colour)
    if slab.aside.words:
        yield from _aside(here, left, frame, setting, theme)
    yield from _bars(here, left, frame, setting, theme)


def _start(line: Line, left: float, right: float, size: float, align: Align) -> float:
    return left + (right - left - line.width * size) / 2 if align is Align.CENTRED else left


def _aside(here: Placed, left: float, frame: Frame, setting: Setting, theme: Theme) -> Iterator[Letters | Bar]:
    """What stands flush right; an index has leader dots before it."""
    aside = here.slab.aside
    at = frame.right - aside.width * setting.size
    for letters in line_letters(Line(aside.words, aside.width), at, here.baseline, setting.size):
        yield replace(letters, flush_right=True) if letters.page_of else letters
    if here.slab.strip.leader and here.slab.line:
        begin = left + here.slab.line.width * setting.size
        yield from _leader(begin + setting.size * 0.5, frame.right, here.baseline, setting.size, theme)


def _leader(begin: float, end: float, baseline: float, size: float, theme: Theme) -> Iterator[Bar]:
    """Dots on a grid that all rows of the page share; those that the number covers go when it is drawn."""
    step, dot = 0.45 * size, 0.085 * size
    at = -(-begin // step) * step
    while at < end:
        yield Bar(at, baseline, dot, dot, theme.colours.muted)
        at += step


def _bars(here: Placed, left: float, frame: Frame, setting: Setting, theme: Theme) -> Iterator[Bar]:
    slab, strip, size = here.slab, here.slab.strip, setting.size
    if strip.rule and slab.line and slab.number == 0:
        ink = theme.colours.rule
        if strip.rule == "beside":
            begin = left + (slab.line.width + 0.5) * size
            yield Bar(begin, here.baseline, max(frame.right - begin, 0.0), RULE, ink)
        elif strip.rule == "below":
            yield Bar(frame.left, here.baseline - 0.36 * size * strip.text.scale, frame.right - frame.left, RULE, ink)
    if strip.bars and slab.line:
        at, high = left, 0.86 * size * strip.text.scale
        for word in slab.line.words[:-1]:
            at += (word.width + word.glue) * size
            yield Bar(at - word.glue * size / 2, here.baseline - 0.14 * high, HAIRLINE, high, theme.colours.rule)


def line_letters(line: Line, left: float, baseline: float, size: float) -> Iterator[Letters]:
    """The letters of one line, neighbours of one look joined, spaces as letters of the word before them."""
    at = left
    group: list[tuple[str, tuple[float, ...]]] = []
    style: Fragment | None = None
    begun = width = 0.0
    last = len(line.words) - 1
    for number, word in enumerate(line.words):
        for fragment in word.fragments:
            if style is None or not style.same_look(fragment):
                if style is not None:
                    yield _letters(style, group, begun, width, baseline, size)
                style, group, begun, width = fragment, [], at, 0.0
            group.append((fragment.text, fragment.kerns))
            width += fragment.width * size
            at += fragment.width * size
        space = (word.glue + line.stretch) * size if word.glue else 0.0
        if number < last and space and style is not None:
            if style.says is None and not style.page_of and not style.right_to_left and word.glue < 1:
                natural = shape(style.face, " ").width * style.scale * size
                group.append((" ", ((natural - space) * 1000 / (style.scale * size),)))
                width += space
            at += space
    if style is not None:
        yield _letters(style, group, begun, width, baseline, size)


def _letters(
    style: Fragment, group: list[tuple[str, tuple[float, ...]]], left: float, width: float, baseline: float, size: float
) -> Letters:
    return Letters(
        left,
        baseline + style.rise * size,
        width,
        style.face.path,
        style.scale * size,
        style.ink,
        "".join([text for text, _ in group]),
        tuple([kern for _, kerns in group for kern in kerns]),
        style.way,
        style.target,
        style.page_of,
        False,
        style.says,
        style.right_to_left,
        style.underlined,
        style.heavy,
    )
