"""Rules on length: pages, words, characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from packet.check.budgets import in_pages
from packet.check.pages import measures
from packet.check.rules.measured import Measured, broken, cannot_tell, met, parts_of, scope_of, silent_page
from packet.model.inspection import Inspection
from packet.model.pdf_facts import PageFacts
from packet.model.rules import Demand
from packet.model.scalars import Range


def pages(demand: Demand, inspection: Inspection) -> Measured | None:
    """Pages of the documents that are named, together and without bound papers; of the whole packet where none is named."""
    wanted, parts = demand.rule.pages, parts_of(demand, inspection)
    if wanted is None or not parts:
        return None if wanted is None else _absent(demand, inspection)
    inside = bool(demand.rule.inside)
    count = sum(part.own_pages for part in parts) if inside else inspection.packet.file.pages
    what = " and ".join(part.title for part in parts) if inside else "The packet"
    said = f"{what} {'have' if len(parts) > 1 and inside else 'has'} {in_pages(count)}, {wanted} wanted"
    document = scope_of(demand)
    if wanted.holds(count):
        return met(said, document)
    if demand.rule.counting != "all" and wanted.most is not None and count > wanted.most:
        return cannot_tell(f"{said}, {_counting(demand)}: look whether it has, then", "count them by eye", document)
    remedy = "write more" if count < wanted.least else "shorten the text, or set pages: for it"
    return broken("wrong-page-count", said, remedy, document)


def _absent(demand: Demand, inspection: Inspection) -> Measured | None:
    """A rule on a document that is not there, and that nothing else misses."""
    packet, names = inspection.packet, demand.rule.inside
    missed = {one.document for one in packet.plan.findings if one.code == "missing-document"}
    missed |= {key.removeprefix("document:") for key in packet.papers.unreadable}
    if not names or demand.rank == "target" or missed & set(names):
        return None
    said = f"{' and '.join(names) if len(names) > 1 else 'the document'} {'are' if len(names) > 1 else 'is'} not in the packet"
    return cannot_tell(said, "write it, or waive the rule with the reason", scope_of(demand))


def _counting(demand: Demand) -> str:
    """`without references`."""
    return demand.rule.counting.replace("-", " ")


def words(demand: Demand, inspection: Inspection) -> Measured | None:
    """Words of the finished text."""
    return _counted(demand, inspection, demand.rule.words, "words", measures.words)


def characters(demand: Demand, inspection: Inspection) -> Measured | None:
    """Characters of the finished text, blanks included."""
    return _counted(demand, inspection, demand.rule.characters, "characters", measures.characters)


def _counted(
    demand: Demand,
    inspection: Inspection,
    wanted: Range | None,
    unit: str,
    count_of: Callable[[Iterable[PageFacts]], int | None],
) -> Measured | None:
    parts, document = parts_of(demand, inspection), scope_of(demand)
    if wanted is None or not parts:
        return None if wanted is None else _absent(demand, inspection)
    pages = [list(inspection.pages_of(part)) for part in parts]
    if demand.rule.counting == "without-references":
        pages = [list(_before_references(own)) for own in pages]
    counts = [count_of(own) if own else None for own in pages]
    what = " and ".join(part.title for part in parts)
    if demand.rule.counting == "without-abstract":
        return cannot_tell(f"where the abstract of {what} ends cannot be seen", f"count the {unit} by hand", document)
    if any(count is None for count in counts) or any(silent_page(part, inspection) for part in parts):
        return cannot_tell(f"not every page of {what} says its text", f"count the {unit} by hand", document)
    count = sum(filter(None, counts))
    said = f"{what} {'have' if len(parts) > 1 else 'has'} {count:,} {unit}, {wanted} wanted"
    if wanted.holds(count):
        return met(said, document)
    few = count < wanted.least
    return broken("too-few-words" if few else "too-many-words", said, "write more" if few else "shorten the text", document)


def _before_references(pages: Iterable[PageFacts]) -> Iterator[PageFacts]:
    """The pages up to a heading “References” on a line of its own."""
    for page in pages:
        before, *after = re.split(r"(?mi)^ *(?:references|bibliography) *\r?$", page.text or "", maxsplit=1)
        yield replace(page, text=before if page.text is not None else None)
        if after:
            return
