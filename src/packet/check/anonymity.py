"""An anonymous packet: no form of the applicant's name, and no other mark, is left on our own pages, in metadata and file names.

Looked at are the document trees and what the finished pages say; document information, XMP and bookmarks; links and file names.
Foreign PDFs are not searched: a person looks at them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from packet.formats.latex_title import plain_title
from packet.formats.typography import compared
from packet.model.document import Document
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.marks import Mark, Sighting, doubted_in, sightings
from packet.model.packet import Packet, PacketPart
from packet.model.plain_text import plain_text

_AT_LINE_END = re.compile(r"[-‐\u00ad\u0002\ufffe]\s*\n\s*")
"""A hyphen where a word was broken; pdfium writes one of the last two."""
_WIDTH = 30


def check_anonymity(inspection: Inspection) -> tuple[Finding, ...]:
    """Nothing for a packet that is not anonymous. A mark that may mean somebody else needs a person."""
    packet = inspection.packet
    if packet.plan.anonymous is None:
        return ()
    return (
        *_texts(inspection),
        *_metadata(inspection),
        *_file_names(packet),
        *_links(inspection),
        *_papers(packet),
        *_titles(packet),
    )


def _marks(packet: Packet) -> tuple[Mark, ...]:
    return packet.plan.anonymous.marks if packet.plan.anonymous else ()


def _passed(code: str, message: str) -> Finding:
    return Finding(code, Verdict.PASS, message)


def _texts(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each mark of each document, at the first page that bears it; of a mark in doubt one in all."""
    packet = inspection.packet
    found = [finding for part in packet.parts for finding in _of_part(part, inspection)]
    yield from (finding for _, finding in found if finding.blocks)
    doubtful = [(what, finding) for what, finding in found if not finding.blocks]
    for what in dict.fromkeys(what for what, _ in doubtful):
        first, *others = (finding for one, finding in doubtful if one == what)
        also = f", and in {', '.join(other.document for other in others)}" if others else ""
        yield replace(first, message=first.message + also)
    if not found:
        what = "the text of every document of our own"
        yield _passed("anonymous-text", f"{what} ({len(packet.documents)}), searched for {len(_marks(packet))} marks of you")


def _of_part(part: PacketPart, inspection: Inspection) -> Iterator[tuple[str, Finding]]:
    """What the mark is, and what is said of it."""
    document = next((one for one in inspection.packet.documents if one.name == part.name), None)
    passages = [(page.number, page.text or "") for page in inspection.pages_of(part) if page.number < part.first + part.own_pages]
    passages += [(0, _said(document))] if document else []
    marks = doubted_in(_marks(inspection.packet), "\n".join(text for _, text in passages))
    told: dict[str, Finding] = {}
    for page, text in passages:
        for one in seen(marks, text):
            finding = _finding("anonymous-text", one, text, "say it in other words", part.name, page)
            earlier = told.setdefault(one.mark.what, finding)
            if finding.blocks and not earlier.blocks:
                told[one.mark.what] = finding
    yield from told.items()


def _said(document: Document) -> str:
    return "\n".join((document.owner, document.title, document.subtitle, plain_text(document)))


def seen(marks: Iterable[Mark], text: str) -> Iterator[Sighting]:
    """The marks in a text without its line ends; what stands in a mark that is sure is not told again."""
    met: list[Sighting] = []
    for one in sightings(marks, whole(text)):
        if not any(other.begin <= one.begin and one.end <= other.end and not other.doubt for other in met):
            met.append(one)
    yield from met


def whole(text: str) -> str:
    """The text with the words whole that were broken at the end of a line."""
    return _AT_LINE_END.sub("", text)


def _finding(code: str, one: Sighting, text: str, remedy: str, document: str = "", page: int = 0) -> Finding:
    text = whole(text)
    begin, end = max(0, one.begin - _WIDTH), one.end + _WIDTH
    excerpt = f"{'…' * (begin > 0)}{' '.join(text[begin:end].split())}{'…' * (end < len(text))}"
    if one.doubt:
        message = f"{one.mark.what} may be there: “{excerpt}” ({one.doubt})"
        return Finding(code, Verdict.NEEDS_PERSON, message, f"if it means you, {remedy}", document, page=page)
    return Finding(code, Verdict.FAIL, f"{one.mark.what} is still there: “{excerpt}”", remedy, document, page=page)


def _metadata(inspection: Inspection) -> Iterator[Finding]:
    """Document information and bookmarks of the packet, and the XMP of every file."""
    facts, packet = inspection.facts, inspection.packet
    said = {"title": facts.title, "author": facts.author, "subject": facts.subject, "keywords": facts.keywords}
    papers = {page for part in packet.parts for page in range(part.first + part.own_pages, part.first + part.file.pages)}
    said |= {f"bookmark {order}": entry.title for order, entry in enumerate(facts.outline, 1) if entry.page not in papers}
    said |= {f"XMP of {one.name}": text for one in packet.files for text in _xmp(one.file.data)}
    found = [
        _finding("anonymous-metadata", one, text, f"change what it comes from (it stands in the PDF’s {where})")
        for where, text in said.items()
        for one in seen(_marks(packet), text)
    ]
    yield from found or [_passed("anonymous-metadata", "document information, XMP and bookmarks")]


def _xmp(data: bytes) -> Iterator[str]:
    """Our metadata streams: they are not compressed."""
    for stream in re.findall(rb"<\?xpacket begin.*?<\?xpacket end", data, re.DOTALL):
        if b"<pdf:Producer>packet<" in stream:
            yield html.unescape(re.sub(r"<[^>]*>", "\n", stream.decode("utf-8", "replace")))


def _file_names(packet: Packet) -> Iterator[Finding]:
    found = [
        _finding("anonymous-file-name", one, file.name, "say other names under output:, or rename the position")
        for file in packet.files
        for one in sightings(_marks(packet), file.name, address=True)
    ]
    yield from found or [_passed("anonymous-file-name", f"names of {len(packet.files)} files")]


def _links(inspection: Inspection) -> Iterator[Finding]:
    """Addresses that our own pages lead to."""
    packet = inspection.packet
    own = {page: part.name for part in packet.parts for page in range(part.first, part.first + part.own_pages)}
    links = [link for link in inspection.facts.addresses if link.page in own]
    found = [
        _finding("anonymous-link", one, link.address, "take the link out of the text", own[link.page], link.page)
        for link in links
        for one in sightings(_marks(packet), link.address, address=True)
    ]
    yield from found or [_passed("anonymous-link", f"{len(links)} addresses that links lead to")]


def _papers(packet: Packet) -> Iterator[Finding]:
    """A foreign PDF is bound as it is."""
    for key in packet.papers.readable:
        name = key.removeprefix("document:")
        if key == name:
            message = f"{name} is bound as it is: its first page names its authors, most likely"
            remedy, document = "put an anonymous PDF in its place, or say attach: 0", "publication-bundle"
        else:
            message = f"{name} is a PDF of your own, bound as it is"
            remedy, document = "look at its pages, or write it as Markdown", name
        yield Finding("anonymous-paper", Verdict.NEEDS_PERSON, message, remedy, document)


def _titles(packet: Packet) -> Iterator[Finding]:
    """Who looks up a title finds its authors: no search of ours can tell whether that matters to the call."""
    said = compared("\n".join(map(plain_text, packet.documents)))
    if count := sum(compared(plain_title(work.publication.title)) in said for work in packet.plan.works):
        what = f"titles of {count} publications" if count > 1 else "title of a publication"
        message = f"the {what} can be looked up, and lead{'s' * (count == 1)} to you"
        remedy = "if the call forbids that, leave publication list and publications: out of this target"
        yield Finding("anonymous-titles", Verdict.NEEDS_PERSON, message, remedy)
