"""What every block needs to become strips: the theme's styles, a measurer, and the widths of the document's hanging columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from packet.model.document import Document, IndexRow, Reference, Section, Text
from packet.model.laid import Step, Way
from packet.model.theme import Theme
from packet.render.fonts import Family
from packet.render.measure import Measured, Measurer, Style
from packet.render.styles import Styles, styles_of

COLUMN_GAP = 0.75
"""Between a hanging number or date and the text, em."""


@dataclass(frozen=True, slots=True)
class Setter:
    """`numbers` and `labels` are the widths (em) of the hanging columns for paper numbers (one for the document) and for the labels of
    rows (one for each section), gap included.
    """

    theme: Theme
    styles: Styles
    measurer: Measurer
    document: Document
    numbers: float
    labels: float = 0.0

    def step(self, kind: str) -> Step:
        return self.measurer.step(kind)

    def measure(self, content: Text | str, style: Style, way: Way) -> Measured:
        return self.measurer.measure(content, style, way, self.document.language)

    @property
    def column(self) -> float:
        """The left edge of text beside the date column, em; 0 where dates stand at the right."""
        return self.theme.entries.column if self.theme.entries.dates == "column" else 0.0

    @property
    def prose(self) -> bool:
        """Whether running text is justified."""
        return self.document.shape in {"letter", "statement"}


def setter_for(document: Document, theme: Theme) -> Setter:
    measurer = Measurer(Family(theme.fonts.family, theme.fonts.fallback), count(1))
    styles = styles_of(theme)
    blocks = [inner for block in document.blocks for inner in (block.blocks if isinstance(block, Section) else (block,))]
    numbers = {bracketed(block.number) for block in blocks if isinstance(block, Reference | IndexRow) and block.number}
    return Setter(theme, styles, measurer, document, column_width(numbers, measurer, styles.number))


def column_width(texts: set[str], measurer: Measurer, style: Style) -> float:
    """Wide enough (em) for the widest of the texts (at most 9 em) and the gap; 0 for none."""
    widest = max((measurer.measure(text, style, ()).width for text in texts), default=0.0)
    return min(widest, 9.0) + COLUMN_GAP if widest else 0.0


def bracketed(number: str) -> str:
    """A paper's number as it is printed: `[C1]`."""
    return f"[{number}]" if number[:1].isalpha() and number[1:].isdigit() else number
