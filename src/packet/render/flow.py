"""From slabs to pages: first fit with keep-together rules.

A page ends at the last place where a break is free; where there is none, where it is only to be avoided; where there is none
either (a chain longer than a page), at the last slab that fits. So no heading is stranded, no first or last line of a paragraph
stands alone, and an entry or a section of two stays whole while a page can hold it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from packet.render.slabs import AVOID, FREE, NEVER, Slab


class Page(NamedTuple):
    """Slabs `start` to before `stop`, and the height they fill (points)."""

    start: int
    stop: int
    filled: float


def paginate_slabs(slabs: Sequence[Slab], height: float) -> list[Page]:
    """Pages of at most `height` points; at least one page, perhaps empty."""
    pages: list[Page] = []
    start, at, count = 0, 0, len(slabs)
    filled = 0.0
    while at < count:
        slab = slabs[at]
        needed = slab.height + (slab.gap if at > start else 0.0)
        if filled + needed <= height + 1e-6 or at == start:
            filled += needed
            at += 1
            continue
        stop = _break_before(slabs, start, at)
        pages.append(Page(start, stop, _height(slabs, start, stop)))
        start = at = stop
        filled = 0.0
    pages.append(Page(start, count, filled))
    return pages


def _break_before(slabs: Sequence[Slab], start: int, full: int) -> int:
    """Where the page that begins at `start` ends, at `full` at the latest."""
    for allowed in (FREE, AVOID, NEVER):
        for stop in range(full, start, -1):
            if slabs[stop - 1].after <= allowed:
                return stop
    return full


def _height(slabs: Sequence[Slab], start: int, stop: int) -> float:
    return sum(slab.height + slab.gap for slab in slabs[start:stop]) - (slabs[start].gap if stop > start else 0.0)
