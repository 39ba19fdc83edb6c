"""Rules on length and size: pages, bytes."""

from __future__ import annotations

from packet.check.budgets import in_pages
from packet.check.papers import largest
from packet.check.rules.measured import Measured, broken, met, parts_of, scope_of
from packet.model.inspection import Inspection
from packet.model.rules import Demand


def pages(demand: Demand, inspection: Inspection) -> Measured | None:
    """Pages of the documents that are named, together and without bound papers; of the whole packet where none is named."""
    wanted, parts = demand.rule.pages, parts_of(demand, inspection)
    if wanted is None or not parts:
        return None
    inside = bool(demand.rule.inside)
    count = sum(part.own_pages for part in parts) if inside else inspection.packet.file.pages
    what = " and ".join(part.title for part in parts) if inside else "The packet"
    said = f"{what} has {in_pages(count)}, {wanted} wanted"
    document = scope_of(demand)
    return met(said, document) if wanted.holds(count) else broken("wrong-page-count", said, "set pages: for it", document)


def file_size(demand: Demand, inspection: Inspection) -> Measured | None:
    """Bytes of the file of each document named, or of the packet."""
    allowed, packet = demand.rule.file_size, inspection.packet
    if allowed is None:
        return None
    named = [(part.title, part.file) for part in parts_of(demand, inspection)] if demand.rule.inside else []
    what, size = max(((what, len(file.data)) for what, file in named or [("The packet", packet.file)]), key=lambda one: one[1])
    said = f"{what} has {size / 10**6:.1f} MB, {allowed / 10**6:g} MB allowed"
    if size <= allowed:
        return met(said, scope_of(demand))
    heavy = f" (largest: {'; '.join(found)})" if (found := largest(packet)) else ""
    return broken("file-too-large", said, f"attach fewer papers, or give smaller PDFs{heavy}", scope_of(demand))
