"""From strips and one setting of sizes and spaces to slabs: lines with heights, ready to be put on pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from packet.model.theme import Theme
from packet.render.lines import Line, balanced, justified, ragged
from packet.render.measure import NOTHING, Measured
from packet.render.strips import Align, Gap, Strip

MM = 72 / 25.4
PAPERS = {"A4": (210 * MM, 297 * MM), "Letter": (612.0, 792.0)}
"""Width and height, points."""

ASIDE_GAP = 1.2
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
    """One choice within the theme's bounds: body size (points) and tension from -1 (loosest) over 0 (ideal) to 1 (tightest)."""

    size: float
    tension: float = 0.0

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
                found = _WAYS[strip.align](text, width)
            self.known[key] = found
        return found


def set_strips(strips: Sequence[Strip], theme: Theme, setting: Setting, frame: Frame, breaker: Breaker) -> list[Slab]:
    """All slabs of a document at one setting."""
    width = (frame.right - frame.left) / setting.size
    gaps, pitch = setting.gaps(theme), setting.leading(theme) * setting.size
    broken = [breaker.lines(strip, width - strip.left) for strip in strips]
    lengths = _lengths(strips, broken)
    slabs: list[Slab] = []
    waiting = NOTHING
    for strip, lines, following in zip(strips, broken, [*strips[1:], None], strict=True):
        same = following is not None and bool(strip.entry) and following.entry == strip.entry
        aside = strip.aside if strip.aside.words else waiting
        fits = bool(lines) and strip.left + lines[-1].width + ASIDE_GAP + aside.width <= width
        passed_on = bool(aside.words) and not fits and same and following is not None and not following.aside.words
        waiting = aside if passed_on else NOTHING
        whole = 0 < lengths.get(strip.entry, 0) <= WHOLE_ENTRY
        after = NEVER if strip.keep else AVOID if whole and same else FREE
        gap, height = gaps[strip.gap] * strip.times, pitch * strip.text.scale * strip.pitch
        slabs.extend(_strip_slabs(strip, lines, NOTHING if passed_on else aside, fits, gap, height, after, whole))
    return slabs


def _lengths(strips: Iterable[Strip], broken: Iterable[tuple[Line, ...]]) -> dict[int, int]:
    """Lines of each entry."""
    lengths: dict[int, int] = {}
    for strip, lines in zip(strips, broken, strict=True):
        if strip.entry:
            lengths[strip.entry] = lengths.get(strip.entry, 0) + len(lines)
    return lengths


def _strip_slabs(
    strip: Strip, lines: tuple[Line, ...], aside: Measured, fits: bool, gap: float, height: float, after: int, whole: bool
) -> list[Slab]:
    """The lines of a strip; an aside that has no room beside the last line gets one of its own."""
    rows: list[Line | None] = list(lines)
    if aside.words and not fits:
        rows.append(None)
    last = len(rows) - 1
    return [
        Slab(
            strip,
            line,
            number,
            aside if number == last else NOTHING,
            0.0 if number else gap,
            height,
            after if number == last else NEVER if number in {0, last - 1} else AVOID if whole else FREE,
        )
        for number, line in enumerate(rows)
    ]
