"""Numbers and titles of papers: in trees, on pages and in bookmarks, each held against the one numbering of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from packet.check.consistency.printed import Printed, PrintedEntry, references, title_of
from packet.check.letters import letters
from packet.formats.latex_title import plain_title
from packet.formats.typography import compared
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection

_BESIDE = re.compile(r"[\s*”’\"'.,:;]*(?:\([^()]{1,90}\))?[\s,.:]*\[([A-Z][0-9]+)\]")
"""What may stand between a title in a sentence and its number: the venue in parentheses."""
_DATE = 16
"""Letters of a date that a theme may print between number and title."""
REMEDY = "build it again; if it stays, it is a fault of packet: please report it"


@dataclass(frozen=True, slots=True)
class Numbering:
    """Number of every paper to its title, and its title's letters to its number."""

    titles: Mapping[str, str]
    numbers: Mapping[str, str]

    def wrong(self, number: str, title: str) -> str:
        """What is wrong with a number and the title beside it, in words; "" for nothing."""
        if number not in self.titles:
            return f"[{number}] is the number of no paper"
        if letters(title) == letters(self.titles[number]):
            return ""
        other = self.numbers.get(letters(title), "")
        return f"“{title}” has the number {number}, elsewhere {other}" if other else f"[{number}] has the title “{title}”"


def check_numbers(inspection: Inspection, printed: tuple[Printed, ...]) -> tuple[Finding, ...]:
    """The same paper has the same number and title everywhere."""
    works = {work.number: plain_title(work.publication.title) for work in inspection.packet.plan.works}
    numbering = Numbering(works, {letters(title): number for number, title in works.items()})
    found = [
        *(finding for one in printed for finding in (*_composed(one, numbering), *_entries(one, numbering))),
        *(finding for one in printed for finding in _sentences(one, numbering)),
        *_bookmarks(inspection, numbering),
        *(_unread(one) for one in printed if one.unread),
    ]
    if found or not works:
        return tuple(dict.fromkeys(found))
    pages = sum(len(one.begins) for one in printed)
    said = f"{len(works)} papers have one number and title in {len(printed)} documents ({pages} pages read) and the bookmarks"
    return (Finding("paper-number", Verdict.PASS, said),)


def _wrong(message: str, document: str, page: int = 0) -> Finding:
    return Finding("paper-number", Verdict.FAIL, message, REMEDY, document, page=page)


def _unread(one: Printed) -> Finding:
    """What cannot be read can say anything."""
    pages = ", ".join(map(str, one.unread))
    message = f"the text of page {pages} cannot be read, or not in its order: nobody compared its numbers and titles"
    return Finding("paper-number", Verdict.CANNOT_TELL, message, "look at it", one.document.name, page=one.unread[0])


def _composed(one: Printed, numbering: Numbering) -> Iterator[Finding]:
    """What the document was composed of."""
    for block in references(one.document):
        if wrong := numbering.wrong(block.number, title_of(block)):
            yield _wrong(wrong, one.document.name)


def _entries(one: Printed, numbering: Numbering) -> Iterator[Finding]:
    """What is printed: each entry bears the title of its number."""
    for entry in one.entries:
        if wrong := _wrong_entry(entry, one, numbering):
            yield _wrong(wrong, one.document.name, entry.page)


def _wrong_entry(entry: PrintedEntry, one: Printed, numbering: Numbering) -> str:
    title = numbering.titles.get(entry.number)
    if title is None:
        return f"[{entry.number}] is the number of no paper"
    if 0 <= entry.letters.find(letters(title), 0, len(letters(title)) + _DATE) <= _DATE:
        return ""
    others = (number for known, number in numbering.numbers.items() if entry.letters.startswith(known))
    other = next(others, "")
    if other:
        return f"“{numbering.titles[other]}” has the number {entry.number}, elsewhere {other}"
    line = next((line.strip() for line in entry.words.splitlines() if line.strip()), "")
    return f"[{entry.number}] stands before “{line}”, elsewhere before “{title}”"


def _sentences(one: Printed, numbering: Numbering) -> Iterator[Finding]:
    """A title in running text with a number right behind it."""
    if one.document.shape not in {"letter", "statement"} or not one.text:
        return
    text = " ".join(compared(one.text).split())
    for number, written in sorted(numbering.titles.items(), key=lambda known: -len(known[1])):
        title = compared(written)
        if title.casefold() not in text.casefold():
            continue
        title_alone = re.compile(rf"(?<!\w){re.escape(title)}(?!\w)", re.IGNORECASE)
        for match in title_alone.finditer(text):
            beside = _BESIDE.match(text, match.end())
            if beside and letters(numbering.titles.get(beside[1], "")) != letters(written):
                message = f"“{written}” has the number {beside[1]}, elsewhere {number}"
                yield Finding("paper-number", Verdict.FAIL, message, "cite it by its key, [@key]", one.document.name)
        text = title_alone.sub("", text)  # it may hold the title of another


def _bookmarks(inspection: Inspection, numbering: Numbering) -> Iterator[Finding]:
    """Bookmarks of papers lie one level below that of a bundle; what is deeper is the paper's own."""
    bundles = {one.name for one in inspection.packet.plan.documents if one.kind == "publication-bundle"}
    spans = [range(part.first, part.first + part.file.pages) for part in inspection.packet.parts if part.name in bundles]
    for mark in inspection.facts.outline:
        number, _, title = mark.title.partition(" ")
        if mark.level > 1 or not re.fullmatch(r"[A-Z][0-9]+", number) or not any(mark.page in span for span in spans):
            continue
        if wrong := numbering.wrong(number, title):
            yield _wrong(f"in the bookmarks, {wrong}", "publication-bundle", mark.page)
