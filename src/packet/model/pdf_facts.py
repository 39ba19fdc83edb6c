"""What a finished PDF says of itself, read back from its bytes: for checks and tests."""

from __future__ import annotations

from dataclasses import dataclass

from packet.model.page_size import PageSize


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
    """How many characters of a page are set in one font at one size (points, as the page is seen).

    A font of Type 3 has neither a name nor a size that says how large its letters are: "" and 0.
    """

    font: str
    size: float
    count: int


@dataclass(frozen=True, slots=True)
class FontFact:
    """A font that letters of a page are set in: its PostScript name ("" for Type 3), and whether the file holds it."""

    name: str
    embedded: bool


@dataclass(frozen=True, slots=True)
class LineFact:
    """A line of text of one size within one column: where it begins and ends, and its baseline above the lower edge, points."""

    left: float
    right: float
    baseline: float
    size: float
    count: int


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a reader sees on one page, `number` from 1; lengths in points as the page is seen.

    `text` is the page's text, None where it cannot be read. `ink` is the free space at the left, lower, right and upper edge
    (None: nothing but what covers the page whole). `glyphs` and `lines` are of visible letters, `lines` of the upright ones, from
    the top; `fonts` are those of all letters. `scan`: pictures and no visible letters.
    """

    number: int
    size: PageSize
    text: str | None = None
    ink: tuple[float, float, float, float] | None = None
    glyphs: tuple[GlyphFact, ...] = ()
    fonts: tuple[FontFact, ...] = ()
    lines: tuple[LineFact, ...] = ()
    scan: bool = False

    @property
    def searchable(self) -> bool:
        """Whether the page has words that a machine can read (a scan may, where text recognition has been over it)."""
        return any(map(str.isalnum, self.text or ""))

    @property
    def type3(self) -> bool:
        return any(not font.name for font in self.fonts)


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What the file says of itself.

    `labels` are the page numbers that a viewer shows, one a page; `encrypted`: a password is set (the empty one opened it).
    `other_files` are links and actions that open another file or a program, `active` says in words what acts by itself,
    `fields` counts form fields, `attached` names files inside the file. `claims` are standards it claims (`PDF/A-2a`);
    `creators` are all whom its XMP metadata calls author.
    """

    pages: tuple[PageSize, ...]
    outline: tuple[OutlineFact, ...] = ()
    links: tuple[LinkFact, ...] = ()
    addresses: tuple[AddressFact, ...] = ()
    other_files: tuple[AddressFact, ...] = ()
    labels: tuple[str, ...] = ()
    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: str = ""
    producer: str = ""
    creator: str = ""
    creators: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    language: str = ""
    tagged: bool = False
    encrypted: bool = False
    fields: int = 0
    active: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileInspection:
    """A PDF of any origin, read: its facts, those of all its pages, its size in bytes."""

    facts: PdfFacts
    pages: tuple[PageFacts, ...]
    size: int
