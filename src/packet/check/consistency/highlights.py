"""What is highlighted: the plan's choice against the list's first section, the marks in every document, and the bundle."""

from __future__ import annotations

import re
from collections.abc import Iterator

from packet.check.consistency.numbers import REMEDY
from packet.check.consistency.printed import Printed, references
from packet.model.document import Reference, Section
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.plan import Plan


def check_highlights(inspection: Inspection, printed: tuple[Printed, ...]) -> tuple[Finding, ...]:
    """Highlighted papers are marked in every list, no others are, and every attached paper is one of them."""
    plan = inspection.packet.plan
    wanted = [work.number for work in plan.highlighted]
    found = [*_attached(plan), *(finding for one in printed for finding in (*_section(one, wanted), *_marks(one, plan)))]
    if found or not wanted:
        return tuple(found)
    where = " and ".join(one.document.title for one in printed if _marked(one) or _first(one))
    said = f"{_numbers(wanted)} highlighted{f', marked in {where}' if where else ''}; {len(plan.attached)} of them attached"
    return (Finding("highlighted", Verdict.PASS, said),)


def _numbers(numbers: list[str]) -> str:
    return ", ".join(f"[{number}]" for number in numbers) or "no paper"


def _fail(message: str, document: str = "", page: int = 0) -> Finding:
    return Finding("highlighted", Verdict.FAIL, message, REMEDY, document, page=page)


def _attached(plan: Plan) -> Iterator[Finding]:
    if beside := [work.number for work in plan.attached if work not in plan.highlighted]:
        yield _fail(f"{_numbers(beside)} attached, but not highlighted", "publication-bundle")


def _first(one: Printed) -> Section | None:
    sections = (block for block in one.document.blocks if isinstance(block, Section))
    return next((section for section in sections if section.key == "highlighted"), None)


def _section(one: Printed, wanted: list[str]) -> Iterator[Finding]:
    """The section of a list that holds the highlighted: what it was composed of, and what stands below its heading."""
    section = _first(one)
    if section is None:
        return
    composed = [block.number for block in section.blocks if isinstance(block, Reference)]
    seen = _below(section, one)
    for numbers in [composed] + ([seen] if seen is not None else []):
        if numbers != wanted:
            message = f"the list highlights {_numbers(numbers)}, the packet {_numbers(wanted)}"
            yield _fail(message, one.document.name, one.part.first)
            return


def _below(section: Section, one: Printed) -> list[str] | None:
    """The numbers printed between the heading of a section and the next; `None` where the heading was not read."""
    titles = [block.title for block in one.document.blocks if isinstance(block, Section)]
    after = titles[titles.index(section.title) + 1 :]
    begins = _heading(section.title, one.text, 0)
    if begins < 0 or not one.whole:
        return None
    ends = _heading(after[0], one.text, begins) if after else len(one.text)
    text = one.text[begins : ends if ends >= 0 else len(one.text)]
    return re.findall(r"^[ \t]*\[([A-Z][0-9]+)\]", text, re.MULTILINE)


def _heading(title: str, text: str, start: int) -> int:
    match = re.compile(rf"^\s*{re.escape(title)}\s*$", re.MULTILINE | re.IGNORECASE).search(text, start)
    return match.end() if match else -1


def _marked(one: Printed) -> set[str]:
    return {block.number for block in references(one.document) if isinstance(block, Reference) and block.marked}


def _marks(one: Printed, plan: Plan) -> Iterator[Finding]:
    """Where a document marks some papers, they are the highlighted among those it names."""
    marked = _marked(one)
    named = {block.number for block in references(one.document)}
    wanted = {work.number for work in plan.highlighted} & named
    if marked and marked != wanted:
        yield _fail(f"{_numbers(sorted(marked))} marked, {_numbers(sorted(wanted))} highlighted", one.document.name)
