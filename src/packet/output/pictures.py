"""PDF bytes → a PNG a page."""

from __future__ import annotations

import io

POINTS_PER_INCH = 72


def page_pictures(pdf: bytes, dots_per_inch: int) -> tuple[bytes, ...]:
    """One PNG for each page, in order."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_png(document[at], dots_per_inch / POINTS_PER_INCH) for at in range(len(document)))
    finally:
        document.close()


def _png(page: object, scale: float) -> bytes:
    stream = io.BytesIO()
    page.render(scale=scale).to_pil().save(stream, "PNG")  # type: ignore[attr-defined]
    return stream.getvalue()
