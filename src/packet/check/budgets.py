"""Documents against the page budgets of target and position, after all that layout could do."""

from __future__ import annotations

from collections.abc import Iterator

from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.packet import PacketPart
from packet.model.rules import Demand, Level
from packet.model.scalars import Range


def check_budgets(inspection: Inspection) -> tuple[Finding, ...]:
    """Documents that are longer or shorter than wanted, and entries that were dropped to keep a budget.

    What a rule says of a document's pages its own measure says, with the call's words.
    """
    packet = inspection.packet
    ruled = {name for one in packet.plan.demands if _measured(one) for name in one.rule.inside}
    specs = {document.name: document.spec for document in packet.plan.documents}
    return tuple(finding for part in packet.parts for finding in _of(part, specs[part.name].pages, ruled=part.name in ruled))


def _measured(demand: Demand) -> bool:
    return bool(demand.rule.pages) and demand.level is Level.MUST and not demand.waived


def _of(part: PacketPart, budget: Range | None, *, ruled: bool) -> Iterator[Finding]:
    if budget and not ruled and not budget.holds(part.own_pages):
        few = part.own_pages < budget.least
        message = f"{part.title} has {in_pages(part.own_pages)}, {budget} {'wanted' if few else 'allowed'}"
        remedy = "write more, or lower pages: for it" if few else "shorten the text, or raise pages: for it"
        yield Finding("too-few-pages" if few else "too-many-pages", Verdict.FAIL, message, remedy, part.name)
    elif budget and not ruled:
        yield Finding("page-budget", Verdict.PASS, f"{part.title} has {in_pages(part.own_pages)}, {budget} allowed", "", part.name)
    if part.dropped:
        count = f"{len(part.dropped)} entries were" if len(part.dropped) > 1 else "1 entry was"
        message = f"{count} dropped to keep the page budget ({budget})"
        remedy = "give what must stay a higher priority:, or raise pages: (manifest.json names them all)"
        yield Finding("entries-dropped", Verdict.WARNING, message, remedy, part.name)


def in_pages(count: int) -> str:
    return f"{count} page{'s' * (count != 1)}"
