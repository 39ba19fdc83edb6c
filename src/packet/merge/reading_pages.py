"""PDF bytes and page numbers → `PageFacts`: what a reader sees on these pages, measured on what pdfium reads there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from packet.merge.page_objects import Box, DrawnPage, Handle, Run, drawn_page, intersection, opened, page_count
from packet.model.paper import PageSize
from packet.model.pdf_facts import FontFact, GlyphFact, LineFact, PageFacts

_WHOLE = 0.97
"""Part of the page's width and height from which a mark is its background (or a scan of it)."""
_MOSTLY = 0.5
"""Part of the page that pictures cover where it has no letters: then it is a scan."""
_COLUMN = 2.0
"""Widths of a letter's size between two texts on one baseline from which they stand in two columns."""


def read_pages(pdf: bytes, sizes: Sequence[PageSize], numbers: Iterable[int]) -> tuple[PageFacts, ...]:
    """The facts of pages `numbers` (from 1) of a PDF whose pages have these sizes as they are seen. Raises nothing.

    A page that cannot be read has its size alone. Only the reading of foreign files may crash: it belongs into a child process.
    """
    with opened(pdf) as document:
        there = page_count(document)
        return tuple(_one(document if number <= there else None, number, sizes[number - 1]) for number in numbers)


def _one(document: Handle, number: int, size: PageSize) -> PageFacts:
    page = drawn_page(document, number - 1, size.width) if document else None
    return _facts(number, size, page) if page else PageFacts(number, size)


def _facts(number: int, size: PageSize, page: DrawnPage) -> PageFacts:
    runs = [run for run in page.runs if run.count and run.visible and run.box[1] < run.box[3]]  # spaces alone have no height
    return PageFacts(
        number=number,
        size=size,
        text=page.text,
        ink=_ink(size, page, runs),
        glyphs=_glyphs(runs),
        fonts=tuple(FontFact(name, embedded) for name, embedded in sorted({(run.font, run.embedded) for run in page.runs})),
        lines=tuple(_lines(runs)),
        scan=not runs and _pictures(size, page) > _MOSTLY * size.width * size.height,
    )


def _pictures(size: PageSize, page: DrawnPage) -> float:
    """Square points under pictures; those of a scan in strips do not overlap."""
    boxes = (intersection(mark.box, (0.0, 0.0, size.width, size.height)) for mark in page.marks if mark.picture)
    return sum((right - left) * (top - bottom) for left, bottom, right, top in boxes)


def _ink(size: PageSize, page: DrawnPage, runs: Sequence[Run]) -> Box | None:
    """Free space at each edge, in the order of a box; what covers the page whole is no ink."""
    sheet = (0.0, 0.0, size.width, size.height)
    drawn = [run.box for run in runs] + [mark.box for mark in page.marks]
    boxes = [box for one in drawn if any(box := intersection(one, sheet)) and not _covers(box, size)]
    if not boxes:
        return None
    left, bottom, right, top = (pick(sides) for pick, sides in zip((min, min, max, max), zip(*boxes, strict=True), strict=True))
    return round(left, 1), round(bottom, 1), round(size.width - right, 1), round(size.height - top, 1)


def _covers(box: Box, size: PageSize) -> bool:
    return box[2] - box[0] > _WHOLE * size.width and box[3] - box[1] > _WHOLE * size.height


def _glyphs(runs: Iterable[Run]) -> tuple[GlyphFact, ...]:
    counts: defaultdict[tuple[str, float], int] = defaultdict(int)
    for run in runs:
        counts[run.font, round(run.size, 2)] += run.count
    return tuple(GlyphFact(font, size, count) for (font, size), count in sorted(counts.items()))


def _lines(runs: Iterable[Run]) -> Iterator[LineFact]:
    """Texts of one size on one baseline, joined as far as they stand in one column; from the top, then from the left."""
    rows: defaultdict[tuple[float, float], list[Run]] = defaultdict(list)
    for run in runs:
        if run.upright and run.size:
            rows[round(run.origin[1], 1), round(run.size, 1)].append(run)
    for (baseline, size), row in sorted(rows.items(), reverse=True):
        row.sort(key=lambda run: run.box[0])
        left, _, right, _ = row[0].box
        count = 0
        for run in row:
            if run.box[0] - right > _COLUMN * size:
                yield LineFact(round(left, 1), round(right, 1), baseline, size, count)
                left, count = run.box[0], 0
            right, count = max(right, run.box[2]), count + run.count
        yield LineFact(round(left, 1), round(right, 1), baseline, size, count)
