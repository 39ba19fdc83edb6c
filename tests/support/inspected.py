"""A packet → an `Inspection` whose pages have their text, as a reader finds it in the finished bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pypdfium2

from packet.merge import inspect
from packet.model.inspection import Inspection
from packet.model.packet import Packet
from packet.model.pdf_facts import PageFacts


def inspected(packet: Packet) -> Inspection:
    """What checks look at: our own pages read with pdfium."""
    inspection = inspect(packet)
    document = pypdfium2.PdfDocument(packet.file.data)
    numbers = [page for part in packet.parts for page in range(part.first, part.first + part.own_pages)]
    texts = {number: document[number - 1].get_textpage().get_text_bounded() for number in numbers}
    pages = {number: PageFacts(number, inspection.facts.pages[number - 1], text) for number, text in texts.items()}
    return replace(inspection, pages=pages)


def reworded(inspection: Inspection, change: Callable[[str], str], *, document: str = "") -> Inspection:
    """The same bytes, had they said something else: the text of every page (of one document) after a change that does change it."""
    spans = (part for part in inspection.packet.parts if document in ("", part.name))
    numbers = {number for part in spans for number in range(part.first, part.first + part.file.pages)}
    changed = dict(_changed(inspection, change, numbers))
    assert changed, "nothing was reworded"
    return replace(inspection, pages={**inspection.pages, **changed})


def _changed(inspection: Inspection, change: Callable[[str], str], numbers: set[int]) -> Iterator[tuple[int, PageFacts]]:
    for number, page in inspection.pages.items():
        if number in numbers and page.text and (text := change(page.text)) != page.text:
            yield number, replace(page, text=text)
