"""What every block needs to become strips: the theme's styles, a measurer, and the widths of the document's hanging columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from packet.model.document import Block, CvEntry, Document, IndexRow, Reference, Run, Section, Text
from packet.model.laid import Step, Way
from packet.model.theme import Theme
from packet.render.fonts import Family
from packet.render.measure import Measured, Measurer, Style
from packet.render.styles import Styles, styles_of

SEPARATOR = Run("\xa0· ")
"""Between facts on one line; a line ends behind it, never before it."""
COLUMN_GAP = 0.55
"""Between a hanging number or date and the text, em; from about 0.7 on pdftotext reads them as two columns."""
WIDEST = 10.0
"""What a hanging column holds at most, em."""
COLUMN_LEAST = 4.0
"""The narrowest column of dates, em."""


@dataclass(frozen=True, slots=True)
class Setter:
    """`numbers`, `dates` and `labels` are the widths (em, gap included) of the hanging columns for paper numbers and for dates (one
    for the document; 0 where dates stand at the right), and for the labels of rows (one for each section).
    """

    theme: Theme
    styles: Styles
    measurer: Measurer
    document: Document
    numbers: float
    dates: float
    labels: float = 0.0

    def step(self, kind: str) -> Step:
        return self.measurer.step(kind)

    def measure(self, content: Text | str, style: Style, way: Way) -> Measured:
        return self.measurer.measure(content, style, way, self.document.language)

    @property
    def column(self) -> float:
        """The left edge of text beside the date column, em; 0 where dates stand at the right."""
        return self.dates

    @property
    def prose(self) -> bool:
        """Whether running text is justified."""
        return self.document.shape in {"letter", "statement"}


def setter_for(document: Document, theme: Theme) -> Setter:
    measurer = Measurer(Family(theme.fonts.family, theme.fonts.fallback), count(1))
    styles = styles_of(theme)
    blocks = [inner for block in document.blocks for inner in (block.blocks if isinstance(block, Section) else (block,))]
    numbers = {bracketed(block.number) for block in blocks if isinstance(block, Reference | IndexRow) and block.number}
    hanging = column_width(numbers, measurer, styles.number)
    dates = _dates(blocks, measurer, styles, hanging) if theme.entries.dates == "column" else 0.0
    return Setter(theme, styles, measurer, document, hanging, dates)


def _dates(blocks: Sequence[Block], measurer: Measurer, styles: Styles, hanging: float) -> float:
    """The column that holds every date of the document, a publication's beside its number; 0 for a document without dates."""
    alone = column_width({block.date for block in blocks if isinstance(block, CvEntry)}, measurer, styles.date)
    beside = column_width({block.date for block in blocks if isinstance(block, Reference)}, measurer, styles.date)
    return max(alone, hanging + beside if beside else 0.0, hanging, COLUMN_LEAST) if alone or beside else 0.0


def column_width(texts: set[str], measurer: Measurer, style: Style) -> float:
    """Wide enough (em) for the widest of the texts (at most WIDEST) and the gap; 0 for none."""
    widest = max((measurer.measure(text, style, ()).width for text in texts), default=0.0)
    return min(widest, WIDEST) + COLUMN_GAP if widest else 0.0


def bracketed(number: str) -> str:
    """A paper's number as it is printed: `[C1]`."""
    return f"[{number}]" if number[:1].isalpha() and number[1:].isdigit() else number
