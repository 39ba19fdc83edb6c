"""What the binder binds, in order: a `Part` of our own or a foreign `Paper`, each with its bookmark and its anchor."""

from __future__ import annotations

from dataclasses import dataclass

from packet.merge.normalised import NormalisedPdf
from packet.merge.own_pages import read_own
from packet.model.paper import Paper
from packet.model.part import Part


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What a file says about itself; `language` is BCP 47. There is no date: equal content gives equal bytes."""

    title: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "en-US"


@dataclass(frozen=True, slots=True)
class Segment:
    """Pages that stay together. Parsed once, bound as often as one likes.

    `level` is the depth of its bookmark (0 a document, 1 a paper of the document before it); without a `title` it has none, and its
    own outline stands at `level`. `anchor` names its first page (`document:cv`, `paper:ditto`). `own` is None for a foreign paper.
    Page i of `stamps` is laid over page i, lower left corner on the lower left corner of the page as it is seen.
    """

    body: NormalisedPdf
    title: str = ""
    level: int = 0
    anchor: str = ""
    own: Part | None = None
    stamps: NormalisedPdf | None = None

    @staticmethod
    def of_part(part: Part, *, title: str = "", level: int = 0, anchor: str = "") -> Segment:
        return Segment(read_own(part.pdf), title, level, anchor, part)

    @staticmethod
    def of_paper(paper: Paper, *, title: str = "", level: int = 1, anchor: str = "", stamps: Part | None = None) -> Segment:
        """A foreign paper. Raises `ValueError` when its normalised bytes are not whole."""
        body = NormalisedPdf.from_bytes(paper.normalised)
        return Segment(body, title, level, anchor, None, read_own(stamps.pdf) if stamps else None)


@dataclass(frozen=True, slots=True)
class Placed:
    """A segment in the file under way: `offset` raises its object numbers."""

    segment: Segment
    offset: int

    def page(self, index: int) -> int:
        """The object number of its page `index`, from 0."""
        return self.offset + index + 1
