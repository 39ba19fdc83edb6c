"""`Laid`: a document after line and page breaking, before drawing. All measures in points from the page's lower left corner.

Only numbers of the packet are still open (`Letters.page_of`): they are known when every document is laid, and their width is
reserved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from packet.model.document import Target
from packet.model.part import Anchor, OutlineItem


@dataclass(frozen=True, slots=True)
class Step:
    """One structure element on the way from the document's root; the serial number tells elements of one kind apart."""

    kind: str
    serial: int
    language: str = ""


Way = tuple[Step, ...]
"""From below the root to the element that holds the letters; the empty way: an artifact."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters of one look on one baseline. `kerns` are TJ numbers (1/1000 em, positive: closer) behind each letter.

    `says` is the whole word where hyphenation broke it ("" on the second half, None: as written). `page_of` names the anchor
    whose page number is set into `width`, flush left or `flush_right`; `right_to_left` letters advance leftwards from the end.
    """

    left: float
    baseline: float
    width: float
    font: str
    size: float
    colour: str
    text: str
    kerns: tuple[float, ...]
    way: Way
    target: Target | None = None
    page_of: str = ""
    flush_right: bool = False
    says: str | None = None
    right_to_left: bool = False
    underlined: bool = False
    heavy: bool = False
    """Bold by an outline: their font has no bold of its own."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle without meaning: a rule or a mark in the margin."""

    left: float
    bottom: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class LaidPage:
    items: tuple[Letters | Bar, ...]
    """In reading order."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """What the fit did: measures it changed ("leading 1.30→1.26"), names of what it shortened and dropped.

    `pages` it came to, the `budget` in words ("" for none), and whether that is kept.
    """

    fits: bool = True
    tightened: tuple[str, ...] = ()
    shortened: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    pages: int = 0
    budget: str = ""

    def __str__(self) -> str:
        """One line for the summary: `leading 1.30→1.26, nothing dropped`; empty where nothing was done."""
        said = list(self.tightened)
        if self.shortened:
            said.append(f"shortened {_some(self.shortened)}")
        if self.dropped:
            said.append(f"dropped {_some(self.dropped)}")
        elif said:
            said.append("nothing dropped")
        if not self.fits:
            said.append(f"does not fit {self.budget} (needs {self.pages} pages)")
        return ", ".join(said)


def _some(names: tuple[str, ...], most: int = 4) -> str:
    """`2: this; that`, and of many the first few: the manifest names them all."""
    more = f"; and {len(names) - most} more" if len(names) > most else ""
    return f"{len(names)}: {'; '.join(names[:most])}{more}"


@dataclass(frozen=True, slots=True)
class Laid:
    """A document, set: pages with their letters, and what others need to know of it."""

    name: str
    title: str
    language: str
    width: float
    height: float
    sheets: tuple[LaidPage, ...]
    anchors: Mapping[str, Anchor] = field(default_factory=dict)
    outline: tuple[OutlineItem, ...] = ()
    fitting: Fitting = field(default_factory=Fitting)

    @property
    def pages(self) -> int:
        return len(self.sheets)
