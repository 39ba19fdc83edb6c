"""What a finished PDF says of itself, read back from its bytes: for checks and tests."""

from __future__ import annotations

from dataclasses import dataclass

from packet.model.paper import PageSize


@dataclass(frozen=True, slots=True)
class OutlineFact:
    """A bookmark: `level` from 0, `page` from 1 (0: leads to no page)."""

    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class LinkFact:
    """A link inside the file: pages from 1; `target` 0 leads nowhere."""

    page: int
    target: int


@dataclass(frozen=True, slots=True)
class AddressFact:
    """A link to the web, on page `page` from 1."""

    page: int
    address: str


@dataclass(frozen=True, slots=True)
class GlyphFact:
    """How many characters of a page are set in one font at one size (points, as the page is seen)."""

    font: str
    size: float
    count: int


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a reader sees on one page, `number` from 1; lengths in points as the page is seen.

    `text` is the page's text, None where it cannot be read. `ink` is the free space at the left, lower, right and upper edge
    (None: an empty page). `baselines` are the heights of its lines of text above the lower edge, from the top.
    """

    number: int
    size: PageSize
    text: str | None = None
    ink: tuple[float, float, float, float] | None = None
    glyphs: tuple[GlyphFact, ...] = ()
    baselines: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """`labels` are the page numbers that a viewer shows, one a page; `encrypted`: a password is set (the empty one opened it)."""

    pages: tuple[PageSize, ...]
    outline: tuple[OutlineFact, ...] = ()
    links: tuple[LinkFact, ...] = ()
    addresses: tuple[AddressFact, ...] = ()
    labels: tuple[str, ...] = ()
    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: str = ""
    producer: str = ""
    language: str = ""
    tagged: bool = False
    encrypted: bool = False
