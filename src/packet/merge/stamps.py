"""Pages of a stamp part → form XObjects that can be drawn on a foreign page as it is seen, whatever its rotation and boxes."""

from __future__ import annotations

from packet.merge.normalised import NormalisedPdf, Page
from packet.merge.object_file import ObjectFile
from packet.merge.syntax import moved, real, reference
from packet.model.paper import Paper

_NEEDED = 19.0
"""Points of margin that a stamp takes, air included."""
HIGH, _LOW = 15.0, 9.0
"""Its baseline below the upper edge, above the lower edge."""
_Matrix = tuple[float, float, float, float, float, float]


def stamp_baselines(paper: Paper) -> tuple[float, ...]:
    """Points above the lower edge, a page each: in the upper margin, or in the lower one where that alone is free of ink."""
    margins = paper.margins or ((_NEEDED, _NEEDED),) * len(paper.pages)
    return tuple(
        _LOW if top < _NEEDED <= bottom else size.height - HIGH for size, (top, bottom) in zip(paper.pages, margins, strict=True)
    )


def write_stamps(stamps: NormalisedPdf, pages: tuple[Page, ...], file: ObjectFile) -> list[int]:
    """The number of a form for each of the first pages; further pages have no stamp.

    Each stamp page has one content stream, as ReportLab writes it.
    """
    offset = file.reserve(stamps.size) - 1
    forms = {stamp.contents[0]: (stamp, page) for stamp, page in zip(stamps.pages, pages, strict=False)}
    for index, line in enumerate(moved(stamps.lines, offset).split(b"\n"), 1):
        if index in forms:
            line = line.removesuffix(b">>") + _form_entries(*forms[index], offset) + b">>"
        if index in stamps.streams:
            file.put(offset + index, line, stamps.streams[index])
        elif line:
            file.put_deep(offset + index, line)
    return [offset + content for content in forms]


def _form_entries(stamp: Page, page: Page, offset: int) -> bytes:
    box = b" ".join(map(real, stamp.box))
    matrix = b" ".join(map(real, _placing(stamp, page)))
    return b"/Type/XObject/Subtype/Form/BBox[%s]/Matrix[%s]/Resources %s" % (box, matrix, reference(stamp.resources + offset))


def _placing(stamp: Page, page: Page) -> _Matrix:
    """From points on the page as it is seen, from its lower left corner, to the page's own units before rotation."""
    left, bottom, right, top = page.box
    x, y = stamp.box[0], stamp.box[1]
    s = 1 / page.unit
    a, b, c, d, e, f = {
        0: (s, 0.0, 0.0, s, left, bottom),
        90: (0.0, s, -s, 0.0, right, bottom),
        180: (-s, 0.0, 0.0, -s, right, top),
        270: (0.0, -s, s, 0.0, left, top),
    }[page.rotation]
    return a, b, c, d, e - a * x - c * y, f - b * x - d * y
