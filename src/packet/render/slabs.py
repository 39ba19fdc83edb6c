"""From strips and one setting of sizes and spaces to slabs: lines with heights, ready to be put on pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from packet.model.theme import Theme
from packet.render.lines import Line, balanced, justified, ragged
from packet.render.measure import NOTHING, Measured
from packet.render.strips import Align, Gap, Strip

MM = 72 / 25.4
PAPERS = {"A4": (210 * MM, 297 * MM), "Letter": (612.0, 792.0)}
"""Width and height, points."""

ASIDE_GAP = 1.0
"""The least space between a text and what stands right of it, em."""
WHOLE_ENTRY = 9
"""An entry of up to so many lines is not broken over pages."""

FREE, AVOID, NEVER = 0, 1, 2
"""How bad a page break behind a slab is."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The page and the rectangle that text may fill, points from the lower left corner."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float


def frame_of(theme: Theme, paper: str, *, prose: bool = False) -> Frame:
    """The theme's margins; those beside prose are wider, so that a line has no more than 95 letters."""
    width, height = PAPERS[paper]
    margins = theme.margins
    left, right = (max(side, margins.prose if prose else 0.0) * MM for side in (margins.left, margins.right))
    return Frame(width, height, left, width - right, height - margins.top * MM, margins.bottom * MM)


@dataclass(frozen=True, slots=True)
class Setting:
    """One choice within the theme's bounds: body size (points) and tension from -1 (loosest) over 0 (ideal) to 1 (tightest).

    `given` counts the turns in which gaps have given way (1.5: those of the first, and half of those of the second).
    """

    size: float
    tension: float = 0.0
    given: float = 0.0

    def leading(self, theme: Theme) -> float:
        return theme.leading.at(self.tension)

    def gaps(self, theme: Theme) -> dict[Gap, float]:
        """Points above a strip."""
        spacing = theme.spacing
        named = {
            Gap.SECTION: spacing.section,
            Gap.HEADING: spacing.heading,
            Gap.ENTRY: spacing.entry,
            Gap.BULLET: spacing.bullet,
            Gap.PARAGRAPH: spacing.paragraph,
        }
        return {Gap.NONE: 0.0, **{gap: elastic.at(self.tension) for gap, elastic in named.items()}}


class Slab(NamedTuple):
    """A line of a strip with the space above it: what a page is filled with. Heights in points."""

    strip: Strip
    line: Line | None
    number: int
    """Of the line within its strip, from 0."""
    aside: Measured
    """What stands flush right on this line."""
    gap: float
    height: float
    after: int
    """FREE, AVOID or NEVER: a page break behind it."""


_WAYS = {Align.LEFT: ragged, Align.CENTRED: balanced, Align.JUSTIFIED: justified}


@dataclass(frozen=True, slots=True)
class Breaker:
    """Breaks strips into lines and remembers them: a trial that changes only spaces breaks nothing anew."""

    known: dict[tuple[int, float], tuple[Line, ...]] = field(default_factory=dict)

    def lines(self, strip: Strip, width: float) -> tuple[Line, ...]:
        """`width` in em of the body size."""
        text = strip.text
        key = (id(strip), width)
        found = self.known.get(key)
        if found is None:
            if text.width <= width:
                found = (Line(text.words, text.width),) if text.words else ()
            else:
                found = (balanced if strip.bars else _WAYS[strip.align])(text, width)
            self.known[key] = found
        return found


def set_strips(strips: Sequence[Strip], theme: Theme, setting: Setting, frame: Frame, breaker: Breaker) -> list[Slab]:
    """All slabs of a document at one setting."""
    width = (frame.right - frame.left) / setting.size
    gaps, pitch = setting.gaps(theme), setting.leading(theme) * setting.size
    broken = [breaker.lines(strip, width - strip.left - strip.right) for strip in strips]
    lengths = _lengths(strips, broken)
    asides = list(_asides(strips, broken, width))
    slabs: list[Slab] = []
    below = 0.0
    for strip, lines, following, (aside, fits) in zip(strips, broken, [*strips[1:], None], asides, strict=True):
        same = following is not None and bool(strip.entry) and following.entry == strip.entry
        whole = 0 < lengths.get(strip.entry, 0) <= WHOLE_ENTRY
        after = NEVER if strip.keep else AVOID if whole and same else FREE
        gap, height = gaps[strip.gap] * _times(strip, setting) + below * setting.size, pitch * strip.text.scale * strip.pitch
        slabs.extend(_stacked(strip, _rows(lines, aside, fits, width), gap, height, after, whole))
        below = strip.below
    return slabs


def _times(strip: Strip, setting: Setting) -> float:
    """What multiplies the strip's gap in a setting."""
    given = min(max(setting.given - (strip.yields - 1), 0.0), 1.0) if strip.yields else 0.0
    return strip.times - given * (strip.times - strip.least_times)


def _asides(strips: Sequence[Strip], broken: Sequence[tuple[Line, ...]], width: float) -> Iterator[tuple[Measured, bool]]:
    """What stands at the right of each strip, and whether it fits beside its last line: else it waits for the next of its entry."""
    waiting = NOTHING
    for at, strip in enumerate(strips):
        aside = strip.aside if strip.aside.words else waiting
        waiting = NOTHING
        if not aside.words:
            yield NOTHING, False
            continue
        fits = _has_room(strip, broken[at], aside, width)
        if not fits and at + 1 < len(strips) and _may_pass(strip, strips[at + 1]):
            waiting = aside
            yield NOTHING, False
            continue
        yield aside, fits


def _has_room(strip: Strip, lines: tuple[Line, ...], aside: Measured, width: float) -> bool:
    return bool(lines) and strip.left + lines[-1].width + ASIDE_GAP + aside.width <= width


def _may_pass(strip: Strip, following: Strip) -> bool:
    return bool(strip.entry) and following.entry == strip.entry and not following.aside.words


def _lengths(strips: Iterable[Strip], broken: Iterable[tuple[Line, ...]]) -> dict[int, int]:
    """Lines of each entry."""
    lengths: dict[int, int] = {}
    for strip, lines in zip(strips, broken, strict=True):
        if strip.entry:
            lengths[strip.entry] = lengths.get(strip.entry, 0) + len(lines)
    return lengths


def _rows(lines: tuple[Line, ...], aside: Measured, fits: bool, width: float) -> list[tuple[Line | None, Measured]]:
    """The lines of a strip with what stands right of each; an aside that has no room beside the last gets lines of its own."""
    rows: list[tuple[Line | None, Measured]] = [(line, NOTHING) for line in lines]
    if aside.words and fits:
        rows[-1] = (lines[-1], aside)
    elif aside.words:
        rows.extend((None, Measured(line.words, aside.scale)) for line in ragged(aside, width))
    return rows


def _stacked(
    strip: Strip, rows: list[tuple[Line | None, Measured]], gap: float, height: float, after: int, whole: bool
) -> Iterator[Slab]:
    """A slab a row: neither the first nor the last line of a text stands alone on a page."""
    last = len(rows) - 1
    for number, (line, aside) in enumerate(rows):
        inside = NEVER if number in {0, last - 1} else AVOID if whole else FREE
        yield Slab(strip, line, number, aside, 0.0 if number else gap, height, after if number == last else inside)
