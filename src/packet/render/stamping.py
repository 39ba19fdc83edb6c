"""From texts and page sizes to stamps: on pages of their own, which `merge/` lays over those of the papers, or on laid sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from itertools import count

from packet.model.laid import Laid, LaidPage, Letters
from packet.model.paper import PageSize
from packet.model.part import Part
from packet.model.theme import Theme
from packet.render.drawing import distinctly_tagged, font_uses, new_pen
from packet.render.fonts import Family
from packet.render.lines import Line
from packet.render.measure import Measurer, Style
from packet.render.place import line_letters

SIZE = 7.0
"""Points."""
FROM_EDGE = 24.0
"""From the page's right edge to the text, points."""


def stamps(texts: Sequence[str], sizes: Sequence[PageSize], theme: Theme, baselines: Sequence[float]) -> Part:
    """One page a text, as large as the page it is laid over, the text at its right, `baselines` points above its lower edge."""
    output = BytesIO()
    pen = new_pen(output, 612, 792, "Stamps")
    measurer = Measurer(Family(theme.fonts.family, theme.fonts.fallback), count(1))
    for text, size, baseline in zip(texts, sizes, baselines, strict=True):
        pen.canvas.setPageSize((size.width, size.height))
        pen.page(LaidPage(_letters(text, size.width, baseline, theme, measurer)))
    pen.canvas.save()
    return Part("stamps", "Stamps", distinctly_tagged(output.getvalue()), len(texts), fonts=font_uses(pen.faces))


def with_stamps(laid: Laid, texts: Sequence[str], theme: Theme, baselines: Sequence[float]) -> Laid:
    """The document with a text on each of its pages, where papers have theirs."""
    measurer = Measurer(Family(theme.fonts.family, theme.fonts.fallback), count(1))
    sheets = tuple(
        LaidPage((*sheet.items, *_letters(text, laid.width, baseline, theme, measurer)))
        for sheet, text, baseline in zip(laid.sheets, texts, baselines, strict=True)
    )
    return replace(laid, sheets=sheets)


def _letters(text: str, width: float, baseline: float, theme: Theme, measurer: Measurer) -> tuple[Letters, ...]:
    """The stamp of a page of some width, at its right."""
    measured = measurer.measure(text, Style(theme.colours.muted), ())
    scale = min(SIZE, (width - 2 * FROM_EDGE) / max(measured.width, 1))
    left = width - FROM_EDGE - measured.width * scale
    return tuple(line_letters(Line(measured.words, measured.width), left, baseline, scale))
