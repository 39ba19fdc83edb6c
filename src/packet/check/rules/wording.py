"""Rules on wording: what a text must name."""

from __future__ import annotations

from collections.abc import Mapping

from packet.check.rules.measured import Measured, broken, met, scope_of
from packet.model.inspection import Inspection
from packet.model.plain_text import plain_text
from packet.model.position import Position
from packet.model.rules import Demand


def names(demand: Demand, inspection: Inspection) -> Measured | None:
    """Whether a document names what it must; the words of `rank`, `department` … come from the position."""
    named, packet = demand.rule.names, inspection.packet
    if not named:
        return None
    inside, document = demand.rule.inside, scope_of(demand)
    wanted = _wanted_words(named, packet.plan.position)
    if not wanted:
        said = f"{named} must be named, but the position does not say it"
        return broken("missing-field", said, f"write {named}: in the position", document)
    texts = [plain_text(one) for one in packet.documents if not inside or one.name in inside]
    if any(wanted.casefold() in " ".join(said.split()).casefold() for said in texts):
        return met(f"“{wanted}” is named", document)
    where = " or ".join(inside) or "the packet"
    return broken("not-named", f"“{wanted}” is not named in {where}", "name it in the letter", document)


def _wanted_words(named: str, position: Position | None) -> str:
    """What a field of the position says; other words stand for themselves."""
    if position is None:
        return "" if named in {"rank", "title", "department", "requisition", "institution", "area"} else named
    known: Mapping[str, str] = {
        "rank": position.rank or position.title,
        "title": position.title,
        "department": position.department,
        "requisition": position.requisition,
        "institution": position.institution.name,
        "area": position.area,
    }
    return known.get(named, named)
