"""The bundle: the papers that were attached against bookmarks and pages of the bytes, and what the texts say is bound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from packet.check.consistency.leads import paper_starts
from packet.check.consistency.numbers import REMEDY
from packet.check.consistency.printed import Printed
from packet.check.counts_in_words import count_of
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.packet import PacketPart
from packet.model.paper import PageSize, Paper
from packet.model.plan import Work
from packet.model.target import DocumentKind

BUNDLE = "publication-bundle"


def check_bundle(inspection: Inspection, printed: tuple[Printed, ...]) -> tuple[Finding, ...]:
    """What is attached is bound, in its order, or has a sheet; and then no text says that it is bound."""
    packet = inspection.packet
    kinds = {document.name: document.kind for document in packet.plan.documents}
    part = next((part for part in packet.parts if kinds[part.name] == BUNDLE), None)
    said = [finding for one in printed for finding in (*_said_bound(one, inspection), *_said_count(one, inspection))]
    if part is None:
        return tuple(said)
    starts, attached = paper_starts(inspection), packet.plan.attached
    found = [*_lacking(attached, starts, part), *_unlike(inspection, starts), *_index(printed, attached, kinds), *said]
    if found:
        return tuple(found)
    bound = [f"[{work.number}] on page {starts[work.number]}" for work in attached if work.key in packet.papers.readable]
    sheets = [f"[{work.number}]" for work in attached if work.key in packet.papers.unreadable]
    instead = f"; a sheet stands for {', '.join(sheets)}" if sheets else ""
    message = f"{', '.join(bound) or 'no paper'} bound{instead}"
    return (Finding("bundle", Verdict.PASS, message, document=part.name),)


def _fail(message: str, page: int = 0, document: str = BUNDLE) -> Finding:
    return Finding("bundle", Verdict.FAIL, message, REMEDY, document, page=page)


def _lacking(attached: tuple[Work, ...], starts: dict[str, int], part: PacketPart) -> Iterator[Finding]:
    """Every attached paper has its bookmark within the bundle, in the order of the choice."""
    for work in attached:
        if not part.first <= starts.get(work.number, 0) < part.first + part.file.pages:
            yield _fail(f"[{work.number}] is attached, but no bookmark of the bundle leads to it", part.first)
    order = sorted(starts, key=lambda number: starts[number])
    wanted = [work.number for work in attached if work.number in starts]
    if order != wanted:
        yield _fail(f"the papers stand in the order {', '.join(order)}, chosen was {', '.join(wanted)}", part.first)


def _unlike(inspection: Inspection, starts: dict[str, int]) -> Iterator[Finding]:
    """The pages behind the bookmark have the number and the sizes of the paper's own pages; a sheet may stand before them."""
    packet = inspection.packet
    for work in packet.plan.attached:
        paper, start = packet.papers.readable.get(work.key), starts.get(work.number, 0)
        if paper and start and not any(_stands_at(paper, start + sheet, inspection.facts.pages) for sheet in (0, 1)):
            yield _fail(f"[{work.number}]: the pages from {start} on are not the {len(paper.pages)} pages of {work.key}.pdf", start)


def _stands_at(paper: Paper, page: int, sizes: tuple[PageSize, ...]) -> bool:
    there = sizes[page - 1 : page - 1 + len(paper.pages)]
    return len(there) == len(paper.pages) and all(
        abs(one.width - other.width) < 1 and abs(one.height - other.height) < 1
        for one, other in zip(there, paper.pages, strict=True)
    )


def _index(printed: tuple[Printed, ...], attached: tuple[Work, ...], kinds: Mapping[str, DocumentKind]) -> Iterator[Finding]:
    """The index lists the attached papers, in their order."""
    wanted = [work.number for work in attached]
    for one in printed:
        seen = [entry.number for entry in one.entries]
        if kinds[one.document.name] == BUNDLE and one.whole and seen != wanted:
            yield _fail(f"the index lists {', '.join(seen) or 'nothing'}, attached are {', '.join(wanted)}", one.part.first)


def _said_bound(one: Printed, inspection: Inspection) -> Iterator[Finding]:
    """Entries that send the reader to a full text which is not bound."""
    bound = {work.number for work in inspection.packet.plan.attached if work.key in inspection.packet.papers.readable}
    for entry in one.entries:
        if "Full text in this packet" in entry.words and entry.number not in bound:
            message = f"[{entry.number}] is said to stand in this packet in full, but it is not bound"
            yield _fail(message, entry.page, one.document.name)


def _said_count(one: Printed, inspection: Inspection) -> Iterator[Finding]:
    """A letter or statement that says how many papers the packet holds in full; an index that says how many follow."""
    papers = inspection.packet.papers.readable
    bound = sum(work.key in papers for work in inspection.packet.plan.attached)
    attached = len(inspection.packet.plan.attached)
    text = " ".join(one.text.split())
    claims = [(match, bound) for match in re.finditer(r"full texts? of (?:the |my )?(\w+) papers?\b", text)]
    claims += [(match, attached) for match in re.finditer(r"\b(\w+) papers? in this order", text)]
    claims += [(match, attached - bound) for match in re.finditer(r"; of (\w+) there is the reference only", text)]
    for match, count in claims:
        if count_of(match[1]) not in {None, count}:
            message = f"“{match[0].lstrip('; ')}”, but it is {count}"
            yield Finding(
                "bundle", Verdict.WARNING, message, "let the text count: {{ enclosed_papers | length }}", one.document.name
            )
