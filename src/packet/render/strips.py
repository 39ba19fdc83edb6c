"""`Strip`: one measured paragraph, title or row across the frame. Blocks become strips once; every trial of the fit sets them anew.

All horizontal measures are in em of the body size, so that a strip knows nothing of sizes, margins and pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from packet.model.laid import Way
from packet.render.measure import NOTHING, Measured


class Gap(StrEnum):
    """Which of the theme's spacings stands above a strip."""

    NONE = "none"
    SECTION = "section"
    HEADING = "heading"
    ENTRY = "entry"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"


class Align(StrEnum):
    LEFT = "left"
    CENTRED = "centred"
    JUSTIFIED = "justified"


@dataclass(frozen=True, slots=True)
class Strip:
    """`label` hangs at `label_left`, `aside` stands flush right on the last line of the text, or on a line of its own."""

    text: Measured
    gap: Gap = Gap.NONE
    times: float = 1.0
    """Multiplies the gap."""
    yields: int = 0
    """In which turn the gap gives way where a letter is too long, 0: it does not."""
    least_times: float = 1.0
    """What `times` is when it has given way."""
    below: float = 0.0
    """Space to the next strip beside that one's gap, em."""
    left: float = 0.0
    right: float = 0.0
    """Kept free of text beside the right edge, em."""
    align: Align = Align.LEFT
    pitch: float = 1.0
    """Multiplies the line pitch that the text's size asks for."""
    lift: float = 0.0
    """How far the letters stand above their usual baseline, in parts of their size."""
    label: Measured = NOTHING
    label_left: float = 0.0
    label_last: bool = False
    """Drawn (and read) after the text and the strips without a gap that follow."""
    aside: Measured = NOTHING
    leader: bool = False
    keep: bool = False
    """Never parted from the next strip."""
    entry: int = 0
    """Strips with the same number, not 0, belong to one entry."""
    rule: str = ""
    """`beside` or `below` the line."""
    bars: bool = False
    """Hairlines between the words (contacts)."""
    mark: bool = False
    """A bar in the margin beside it."""
    anchor: str = ""
    bookmark: str = ""
    level: int = 0
    """Depth of the bookmark."""
    way: Way = ()
