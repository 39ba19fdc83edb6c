"""The counts line of a publication list against the entries that are printed below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from packet.check.consistency.numbers import REMEDY
from packet.check.consistency.printed import Printed, references
from packet.model.document import Paragraph, Reference, plain
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection

_LINE = re.compile(
    r"^\s*([0-9]+) publications?\b(?:, (all|[0-9]+) of them as first or equal first author)?(?:: ([^.]*))?", re.MULTILINE
)


def check_counts(inspection: Inspection, printed: tuple[Printed, ...]) -> tuple[Finding, ...]:
    """What a list says of itself is what stands in it."""
    kinds = {document.name: document.kind for document in inspection.packet.plan.documents}
    leads = sum(work.role.leads for work in inspection.packet.plan.works)
    lists = [one for one in printed if kinds[one.document.name] == "publication-list"]
    found = [finding for one in lists for finding in _list(one, leads)]
    passed = [Finding("counts", Verdict.PASS, said, document=one.document.name) for one in lists if (said := _counted(one))]
    return tuple(found or passed)


def _counted(one: Printed) -> str:
    line = _LINE.search(one.text or _summary(one))
    return f"“{' '.join(line[0].split())}”, as the list has it" if line else ""


def _summary(one: Printed) -> str:
    lines = (block for block in one.document.blocks if isinstance(block, Paragraph) and block.role == "summary")
    return next((plain(line.content) for line in lines), "")


def _list(one: Printed, leads: int) -> Iterator[Finding]:
    line = _LINE.search(one.text or _summary(one))
    if not line:
        return
    printed = [entry.number for entry in one.entries] if one.whole else []
    numbers = printed or [block.number for block in references(one.document) if isinstance(block, Reference)]
    total = int(line[1])
    parts = [int(count) for count in re.findall(r"(?:^|,\s+)([0-9]+)\s", line[3] or "")]
    if total != len(numbers):
        yield _fail(f"the list says {total} publications and has {len(numbers)}", one)
    if len(set(numbers)) != len(numbers):
        twice = sorted({number for number in numbers if numbers.count(number) > 1})
        yield _fail(f"{', '.join(twice)} stands twice in the list", one)
    if parts and sum(parts) != total:
        yield _fail(f"the list says {total} publications, its kinds make {sum(parts)}", one)
    if line[2] and (total if line[2] == "all" else int(line[2])) != leads:
        yield _fail(f"the list says {line[2]} as first or equal first author, it is {leads}", one)


def _fail(message: str, one: Printed) -> Finding:
    return Finding("counts", Verdict.FAIL, message, REMEDY, one.document.name, page=one.part.first)
