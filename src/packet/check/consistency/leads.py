"""Where numbers and page references lead: each link and each printed page number against the bookmark of the paper."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from packet.check.consistency.numbers import REMEDY
from packet.check.consistency.printed import Printed, PrintedEntry, numbers_in
from packet.check.letters import letters
from packet.formats.latex_title import plain_title
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection

_FULL_TEXT = re.compile(r"Full text in this packet,\s+page\s+([0-9]+)")


def paper_starts(inspection: Inspection) -> dict[str, int]:
    """Number of each paper of the bundle to the page where its bookmark leads."""
    numbers = {work.number for work in inspection.packet.plan.attached}
    marks = (mark for mark in inspection.facts.outline if mark.level == 1)
    return {number: mark.page for mark in marks if (number := mark.title.partition(" ")[0]) in numbers}


def check_leads(inspection: Inspection, printed: tuple[Printed, ...]) -> tuple[Finding, ...]:
    """A paper's number is a link to its first page, and a page number printed beside it is that page."""
    starts = paper_starts(inspection)
    targets: dict[int, set[int]] = defaultdict(set)
    for link in inspection.facts.links:
        targets[link.page].add(link.target)
    links = [(one, page, number) for one in printed for page, number in _cited(one) if number in starts]
    lost = [_lost(one, page, number, starts) for one, page, number in links if starts[number] not in targets[page]]
    titles = {work.number: letters(plain_title(work.publication.title)) for work in inspection.packet.plan.works}
    said = [(one, entry, page) for one in printed for entry in one.entries for page in _pages(entry, titles)]
    wrong = [_wrong(one, entry, page, starts) for one, entry, page in said if starts.get(entry.number) != page]
    if lost or wrong or not (links or said):
        return (*dict.fromkeys(lost), *dict.fromkeys(wrong))
    message = f"{len(links)} numbers lead to their papers, {len(said)} printed page numbers are right"
    return (Finding("page-reference", Verdict.PASS, message),)


def _cited(one: Printed) -> Iterator[tuple[int, str]]:
    """Each page with each number that stands on it."""
    return iter(dict.fromkeys((one.page_at(place), number) for place, number in numbers_in(one.text)))


def _lost(one: Printed, page: int, number: str, starts: Mapping[str, int]) -> Finding:
    message = f"no link on page {page} leads to [{number}], which begins on page {starts[number]}"
    return Finding("number-without-link", Verdict.WARNING, message, "cite it by its key, [@key]", one.document.name, page=page)


def _pages(entry: PrintedEntry, titles: Mapping[str, str]) -> Iterator[int]:
    """The pages of the packet that an entry names: after the title (in an index), and where the full text stands."""
    if match := _FULL_TEXT.search(entry.words):
        yield int(match[1])
    title, read = titles.get(entry.number, ""), ""
    for line in entry.words.splitlines():
        read += letters(line)
        if title and read.startswith(title):
            rest = read.removeprefix(title)
            if rest.isdecimal() and re.search(rf"(?<!\S){rest}\W*$", line):
                yield int(rest)
            return


def _wrong(one: Printed, entry: PrintedEntry, page: int, starts: Mapping[str, int]) -> Finding:
    begins = f"begins on page {starts[entry.number]}" if entry.number in starts else "is not in the bundle"
    message = f"[{entry.number}] is said to begin on page {page}, but it {begins}"
    return Finding("page-reference", Verdict.FAIL, message, REMEDY, one.document.name, page=entry.page)
