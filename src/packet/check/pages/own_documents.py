"""An `Inspection` → the applicant's own documents with their pages, in words that findings share. Papers are another's work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from packet.model.inspection import Inspection
from packet.model.pdf_facts import PageFacts


@dataclass(frozen=True, slots=True)
class OwnDocument:
    """`supplied`: made by another program, so that its looks are not of our making. `name` is "" for a file on its own.

    `first` is the packet's page, from 1, on which it begins.
    """

    name: str
    title: str
    supplied: bool
    pages: tuple[PageFacts, ...]
    first: int = 1

    def numbers(self, pages: Iterable[PageFacts]) -> str:
        """Pages as a reader of this document counts them: `page 2`, `pages 2, 3 …`."""
        return on_pages(page.number - self.first + 1 for page in pages)


def own_documents(inspection: Inspection) -> tuple[OwnDocument, ...]:
    """The documents of a packet that have pages of their own; of a bundle, its index."""
    found = []
    for part in inspection.packet.parts:
        pages = tuple(inspection.pages[number] for number in part.page_numbers if number in inspection.pages)
        if part.own_pages:
            found.append(OwnDocument(part.name, part.title, inspection.supplied(part), pages, part.first))
    return tuple(found)


def on_pages(numbers: Iterable[int], most: int = 6) -> str:
    """`page 2`, `pages 2, 3 …`."""
    found = list(numbers)
    listed = ", ".join(map(str, found[:most])) + (" …" if len(found) > most else "")
    return f"page{'s' * (len(found) > 1)} {listed}"


def counted(count: int, what: str) -> str:
    """`1 page`, `2 pages`, `2 addresses`."""
    return f"{count} {what}{'' if count == 1 else 'es' if what.endswith('s') else 's'}"


def each(parts: Sequence[tuple[OwnDocument, str]]) -> str:
    """`Cover Letter 10.5 pt, Curriculum Vitae 10 pt`; a file on its own goes without its name."""
    return ", ".join(" ".join(filter(None, (document.title, said))) for document, said in parts)
