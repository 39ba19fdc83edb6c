"""A packet together with what its finished bytes say when they are read back: what every check looks at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from packet.model.packet import Packet, PacketPart
from packet.model.pdf_facts import PageFacts, PdfFacts


@dataclass(frozen=True, slots=True)
class Inspection:
    """`facts` are those of the whole packet; `pages` those of its documents by page from 1 (papers are not read)."""

    packet: Packet
    facts: PdfFacts
    pages: Mapping[int, PageFacts]

    def pages_of(self, part: PacketPart) -> Iterator[PageFacts]:
        """The pages of a document that were read, in order."""
        return (self.pages[page] for page in range(part.first, part.first + part.file.pages) if page in self.pages)
