"""Bookmarks: each leads to a page, each document's to its first one, each heading's to the page that bears it."""

from __future__ import annotations

from collections.abc import Iterator

from packet.check.letters import letters
from packet.check.pages.own_documents import counted, own_documents
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.packet import PacketPart
from packet.model.pdf_facts import OutlineFact, PdfFacts

_EXPORT = "export the PDF again with its bookmarks, or without any"


def check_bookmarks(inspection: Inspection) -> tuple[Finding, ...]:
    outline = inspection.facts.outline
    wrong = [
        *dead_bookmarks(inspection.facts),
        *(found for part in inspection.packet.parts for found in _astray(part, outline)),
        *_without_heading(inspection),
    ]
    if wrong or not outline:
        return tuple(wrong)
    return (Finding("bookmark", Verdict.PASS, f"{counted(len(outline), 'bookmark')}: where their words stand"),)


def dead_bookmarks(facts: PdfFacts) -> Iterator[Finding]:
    if dead := [entry.title for entry in facts.outline if not entry.page]:
        said = f"{counted(len(dead), 'bookmark')} to no page: “{dead[0][:60]}”"
        yield Finding("bookmark", Verdict.WARNING, said, _EXPORT)


def _astray(part: PacketPart, outline: tuple[OutlineFact, ...]) -> Iterator[Finding]:
    """The bookmark of a document that is not there, or leads to another page than its first."""
    pages = [entry.page for entry in outline if entry.level == 0 and entry.title == part.title]
    if pages and part.first not in pages:
        said = f"its bookmark leads to page {pages[0]}, it begins on page {part.first}"
        yield Finding("bookmark", Verdict.WARNING, said, "tell the authors of packet", part.name, page=part.first)


def _without_heading(inspection: Inspection) -> Iterator[Finding]:
    """Bookmarks of headings, in documents that we made, whose words do not stand on their page."""
    for document in own_documents(inspection):
        texts = {page.number: letters(page.text) for page in document.pages if page.text and not document.supplied}
        for entry in inspection.facts.outline:
            if entry.level and entry.page in texts and letters(entry.title) not in texts[entry.page]:
                said = f"a bookmark says “{entry.title[:60]}”, which does not stand on its page"
                yield Finding("bookmark", Verdict.WARNING, said, "tell the authors of packet", document.name, page=entry.page)
