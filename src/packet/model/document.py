"""A `Document` says what a page says: no points, no fonts, no page breaks.

`compose/` makes it, `render/` sets it, golden tests print it, portals with text boxes get it as plain text. User text enters here
as it is; whoever draws or writes it escapes it. What may be shortened or dropped when the page budget asks for it says so itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from packet.model.finding import Finding
from packet.model.scalars import Range

# ── inside a line ───────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: the first of `anchors` that exists in the file it is bound into, else `url`, else nowhere.

    Anchors are `paper:KEY` (first page of a bound paper), `entry:KEY` (its entry in a publication list) and `document:NAME`.
    """

    anchors: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look. `owner` marks the applicant's name among authors, `language` a run in another language (BCP 47)."""

    text: str
    strong: bool = False
    emphasis: bool = False
    raised: bool = False
    lowered: bool = False
    code: bool = False
    target: Target | None = None
    language: str = ""
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class PageOf:
    """The packet's page number of an anchor, known only after layout: its width is reserved, so drawing never reflows."""

    anchor: str
    target: Target | None = None


Inline = Run | PageOf
Text = tuple[Inline, ...]


MARK = "■"
"""Stands in a legend for the bar in the margin beside what is highlighted, and is drawn as one."""


def text(words: str, *, strong: bool = False, language: str | None = None) -> Text:
    """Plain words as a text; the empty text for no words."""
    return (Run(words, strong=strong, language=language or ""),) if words else ()


def plain(content: Text) -> str:
    """The words alone; a page number that is not known yet is `?`."""
    return "".join(part.text if isinstance(part, Run) else "?" for part in content)


# ── blocks ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to reach the applicant: `kind` is email, phone, homepage, github …"""

    kind: str
    text: str
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of a CV or letter: name, one line below it, address, contacts."""

    name: str
    headline: str = ""
    address: str = ""
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section, list or statement; level 1 is the document's title, a `Section` is level 2."""

    content: Text
    level: int = 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `role` says what it is for: body, quotation, summary (counts, interests), legend, note (small), closing …"""

    content: Text
    role: str = "body"


@dataclass(frozen=True, slots=True)
class Item:
    """One bullet. `short` replaces `content` when room is short; `priority` None: never dropped."""

    content: Text
    short: Text = ()
    priority: int | None = None


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class CvEntry:
    """A dated entry: where and what in bold and plain, place and date at the right; facts run on on one line, items are bullets."""

    title: Text
    role: str = ""
    place: str = ""
    date: str = ""
    facts: tuple[Text, ...] = ()
    items: tuple[Item, ...] = ()
    priority: int | None = None
    name: str = ""
    """What the fit report calls it."""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of one line: a date (or label) in a narrow column, then the text."""

    label: str
    content: Text
    priority: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A publication as a list prints it.

    `number` is the packet's number ("C1"), a link of its own to `target`; `venue` is the long name, `edition` "SIGCOMM 2025";
    `status` stands in place of the venue for what is not published; `why` and `facts` follow the highlighted ones.
    """

    key: str
    number: str
    title: Text
    authors: Text
    venue: str = ""
    edition: str = ""
    place: str = ""
    date: str = ""
    status: str = ""
    links: Text = ()
    why: Text = ()
    facts: tuple[Text, ...] = ()
    marked: bool = False
    brief: bool = False
    target: Target | None = None
    anchor: str = ""
    priority: int | None = None

    @property
    def when(self) -> str:
        """The date, but for a year that the edition has said."""
        return "" if self.edition.split()[-1:] == [self.date] else self.date


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A line of the bundle index: number, title, one line below it, pages, and the packet page it starts at."""

    number: str
    title: Text
    detail: Text
    pages: str
    start: PageOf
    why: Text = ()


@dataclass(frozen=True, slots=True)
class LetterHead:
    """The opening of a letter: date, addressee (one line each), subject."""

    date: str
    addressee: tuple[str, ...]
    subject: str


@dataclass(frozen=True, slots=True)
class Section:
    """A titled group of blocks; `key` is its name in the profile."""

    title: str
    blocks: tuple[Block, ...]
    key: str = ""


Block = Masthead | Heading | Paragraph | Bullets | CvEntry | Row | Reference | IndexRow | LetterHead | Section


def each_block(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """All blocks in order, those of a section after it."""
    for block in blocks:
        yield block
        if isinstance(block, Section):
            yield from each_block(block.blocks)


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the packet, ready to be set.

    `name` is the file name's stem ("cover-letter"), `title` what bookmarks and the running line say, `owner` the applicant's name
    for the running line, `shape` what the theme may treat apart: letter, cv, list, index, sheet or statement.
    """

    name: str
    title: str
    owner: str
    shape: str
    blocks: tuple[Block, ...]
    language: str = "en-US"
    pages: Range | None = None
    subtitle: str = ""
    findings: tuple[Finding, ...] = ()
