"""Pages as small grey pictures, and how much ink moved between two of them."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

DOTS_PER_INCH = 60
GREYS = 8
"""Shades that a committed picture keeps: enough to see weight and place of the ink."""
BLUR = 1.5
"""Pixels: an edge that another version of the renderer smooths in another way is no ink that moved."""


def page_pictures(pdf: bytes) -> Iterator[Image.Image]:
    """One grey picture a page."""
    with pypdfium2.PdfDocument(pdf) as document:
        for at in range(len(document)):
            yield document[at].render(scale=DOTS_PER_INCH / 72).to_pil().convert("L")


def packed(picture: Image.Image) -> bytes:
    """The picture as a small PNG."""
    stream = io.BytesIO()
    picture.point(lambda grey: round(grey / 255 * (GREYS - 1)) * 255 // (GREYS - 1)).quantize(GREYS).save(
        stream, "PNG", optimize=True
    )
    return stream.getvalue()


def ink_moved(one: Image.Image, other: Image.Image) -> float:
    """Which part of the ink stands elsewhere: 0 for the same page, about 2 for pages that share nothing; 9 for other sizes."""
    if one.size != other.size:
        return 9.0
    soft, also = (picture.convert("L").filter(ImageFilter.GaussianBlur(BLUR)) for picture in (one, other))
    ink = max((_darkness(ImageChops.invert(soft)) + _darkness(ImageChops.invert(also))) / 2, 1)
    return _darkness(ImageChops.difference(soft, also)) / ink


def _darkness(picture: Image.Image) -> int:
    return sum(level * count for level, count in enumerate(picture.histogram()))
