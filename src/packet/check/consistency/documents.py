"""The documents of the packet by title: in its bytes, its bookmarks, on a contents page and in the letter's enclosures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from packet.check.consistency.numbers import REMEDY
from packet.check.consistency.printed import Printed, is_number, title_of
from packet.check.letters import letters
from packet.formats.typography import compared
from packet.model.document import IndexRow, Paragraph, each_block, plain
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.packet import PacketPart


def check_documents(inspection: Inspection, printed: tuple[Printed, ...]) -> tuple[Finding, ...]:
    """Bookmarks, contents and enclosures name the documents that are there, in their order, with their pages."""
    parts = inspection.packet.parts
    kinds = {document.name: document.kind for document in inspection.packet.plan.documents}
    enclosed = [part.title for part in parts if kinds[part.name] != "cover-letter"]
    checked = [
        ("bookmarks", list(_bookmarks(inspection))),
        ("contents", [finding for one in printed for finding in _contents(one, parts)]),
        ("enclosures", [finding for one in printed for finding in _enclosures(one, enclosed)]),
    ]
    found = tuple(finding for _, findings in checked for finding in findings)
    named = [what for what, findings in checked if not findings and (what == "bookmarks" or _has(what, printed))]
    return found or (Finding("document-title", Verdict.PASS, f"{len(parts)} documents: {' and '.join(named)} name them all"),)


def _has(what: str, printed: tuple[Printed, ...]) -> bool:
    if what == "contents":
        return any(_rows(one) for one in printed)
    return any(_enclosures_line(one) for one in printed)


def _bookmarks(inspection: Inspection) -> Iterator[Finding]:
    marks = [(mark.title, mark.page) for mark in inspection.facts.outline if mark.level == 0]
    wanted = [(part.title, part.first) for part in inspection.packet.parts]
    if marks != wanted:
        there, lacking = _places(mark for mark in marks if mark not in wanted), _places(one for one in wanted if one not in marks)
        said = "; ".join(filter(None, (f"they name {there}" if there else "", f"{lacking} is not among them" if lacking else "")))
        message = f"the bookmarks are not those of the documents: {said or 'their order is another'}"
        yield Finding("document-title", Verdict.FAIL, message, REMEDY)


def _places(marks: Iterator[tuple[str, int]]) -> str:
    return ", ".join(f"{title} (page {page})" for title, page in marks)


def _rows(one: Printed) -> tuple[IndexRow, ...]:
    """The rows of a contents page that name documents."""
    return tuple(row for row in each_block(one.document.blocks) if isinstance(row, IndexRow) and not is_number(row.number))


def _contents(one: Printed, parts: tuple[PacketPart, ...]) -> Iterator[Finding]:
    rows = _rows(one)
    others = [part for part in parts if part.name != one.document.name]
    if rows and [compared(title_of(row)) for row in rows] != [compared(part.title) for part in others]:
        named, there = ", ".join(map(title_of, rows)), ", ".join(part.title for part in others)
        remedy = "a document that it names could not be bound: see the other findings"
        yield Finding("document-title", Verdict.FAIL, f"it names {named}; the packet holds {there}", remedy, one.document.name)
        return
    for row, part in zip(rows, others, strict=False):
        line = re.search(rf"^\W*{re.escape(row.number)}\W+{re.escape(part.title)}\W*?([0-9]+)\W*$", one.text, re.MULTILINE)
        if line and int(line[1]) != part.first:
            message = f"{part.title} begins on page {part.first}, the contents say {line[1]}"
            yield Finding("page-reference", Verdict.FAIL, message, REMEDY, one.document.name, page=one.page_at(line.start()))


def _enclosures_line(one: Printed) -> str:
    """The letter's own list of what is enclosed; "" where it has none."""
    lines = (block for block in one.document.blocks if isinstance(block, Paragraph) and block.role == "enclosures")
    return next((plain(line.content) for line in lines), "")


def _enclosures(one: Printed, titles: list[str]) -> Iterator[Finding]:
    said = _enclosures_line(one)
    if not said:
        return
    wanted = letters(", ".join(titles))
    head, _, named = said.partition(":")
    composed = letters(named) == wanted
    printed = not one.whole or letters(head) + wanted in letters(one.text)
    if not (composed and printed):
        message = f"the letter says “{said}”, the packet holds {', '.join(titles)}"
        remedy = "see which document is missing; the list is made from the documents that were planned"
        yield Finding("enclosures", Verdict.FAIL, message, remedy, one.document.name)
