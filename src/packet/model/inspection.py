"""A packet together with what its finished bytes say when they are read back: what every check looks at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from packet.model.packet import Packet, PacketPart
from packet.model.pdf_facts import PageFacts, PdfFacts


@dataclass(frozen=True, slots=True)
class Inspection:
    """`facts` are those of the whole packet; `pages` those of its documents by page from 1 (papers are not read;
    nor is a supplied document that only a crash could come of).
    """

    packet: Packet
    facts: PdfFacts
    pages: Mapping[int, PageFacts]

    def pages_of(self, part: PacketPart) -> Iterator[PageFacts]:
        """The pages of a document that were read, in order."""
        return (self.pages[page] for page in range(part.first, part.first + part.file.pages) if page in self.pages)

    def supplied(self, part: PacketPart) -> bool:
        """Whether the applicant gave the document as a PDF: then its looks are not of our making."""
        return f"document:{part.name}" in self.packet.papers.readable
