"""A `Packet` → an `Inspection`: its finished bytes, read back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from packet.merge.reading_own import own_facts
from packet.model.inspection import Inspection
from packet.model.packet import Packet, PacketPart
from packet.model.pdf_facts import PageFacts


def inspect(packet: Packet) -> Inspection:
    """Read back the whole packet and the pages of its documents. Raises nothing: we wrote these bytes.

    Pages of a supplied document are not read here, since they are foreign: its facts were read when it was ingested.
    """
    from packet.merge.reading_pages import read_pages  # loads pdfium: here, since papers are being read until now

    found = own_facts(packet.file.data)
    ours = [page for part in packet.parts if not _supplied(part, packet) for page in part.page_numbers]
    pages = [*read_pages(packet.file.data, found.pages, ours), *_supplied_pages(packet)]
    return Inspection(packet, found, {page.number: page for page in sorted(pages, key=lambda page: page.number)})


def _supplied(part: PacketPart, packet: Packet) -> bool:
    return f"document:{part.name}" in packet.papers.readable


def _supplied_pages(packet: Packet) -> Iterator[PageFacts]:
    for part in packet.parts:
        paper = packet.papers.readable.get(f"document:{part.name}")
        for page in paper.inspection.pages if paper and paper.inspection else ():
            yield replace(page, number=part.first + page.number - 1)
