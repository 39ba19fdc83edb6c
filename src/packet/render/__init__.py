"""Layout and drawing: `Document` + `Theme` → `Laid` (fitted) → `Part`; and the stamps for the pages of papers.

The engines (ReportLab, HarfBuzz, pyphen) load when one of the functions is called for the first time. A submodule never bears the
name of a function: importing it would put it in the function's place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from packet.model.document import Document
    from packet.model.laid import Laid
    from packet.model.packet import Pages
    from packet.model.paper import PageSize
    from packet.model.part import Part
    from packet.model.target import Paper
    from packet.model.theme import Theme


def layout(document: Document, theme: Theme, paper: Paper) -> Laid:
    """Set a document within its page budget. Raises `SourceError` (letter-without-font) for a letter that no font has."""
    from packet.render.typesetting import layout

    return layout(document, theme, paper)


def draw(laid: Laid, pages: Pages) -> Part:
    """Draw a document whose place in the packet is known."""
    from packet.render.drawing import draw

    return draw(laid, pages)


def stamps(texts: Sequence[str], sizes: Sequence[PageSize], theme: Theme, baselines: Sequence[float]) -> Part:
    """One page a text, each as large as its `sizes` entry, with the text at the right, `baselines` points above the lower edge."""
    from packet.render.stamping import stamps

    return stamps(texts, sizes, theme, baselines)


def with_stamps(laid: Laid, texts: Sequence[str], theme: Theme, baselines: Sequence[float]) -> Laid:
    """A sheet with its stamp, as the papers have theirs."""
    from packet.render.stamping import with_stamps

    return with_stamps(laid, texts, theme, baselines)
