"""The documents of a packet → those that the target adds of itself, where the call lists what it wants."""

from __future__ import annotations

from collections.abc import Iterable

from packet.model.demanded import known_as, named_in
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.rules import Demand, Level

ALWAYS = frozenset({"cover-letter", "contents", "cv", "resume", "publication-list"})
"""Nobody minds a letter, a CV, and the list that belongs to it."""
LIST = 2
"""Documents that make a list of what is wanted; a rule on one says nothing of the others."""


def check_unasked(inspection: Inspection) -> tuple[Finding, ...]:
    """One line for all of them. What the position itself names under `documents:` is meant; `nothing-else` leaves them out."""
    plan = inspection.packet.plan
    own = [demand for demand in plan.demands if demand.rank in {"call", "position"} and not demand.waived]
    if plan.position is None or not _lists(own) or any(demand.rule.nothing_else for demand in own):
        return ()
    there = {part.name: part for part in inspection.packet.parts}
    named = {known_as(name, there) for demand in plan.demands for name in named_in(demand)}
    extra = [name for name in there if name not in {*named, *ALWAYS, *plan.position.documents}]
    if not extra:
        return (
            Finding("not-asked-for", Verdict.PASS, "nothing is there that the call, which lists its documents, did not ask for"),
        )
    omitted = ", ".join(f"{name}: {{omit: true}}" for name in extra)
    message = f"not asked for by this call: {', '.join(extra)}"
    remedy = f"omit it with documents: {{{omitted}}}, or name it there to keep it"
    return (Finding("not-asked-for", Verdict.WARNING, message, remedy, extra[0] if len(extra) == 1 else ""),)


def _lists(demands: Iterable[Demand]) -> bool:
    wanted = {name for demand in demands if demand.level is Level.MUST for name in demand.rule.documents}
    return len(wanted) >= LIST
