"""The `Demand`s that hold → what the rest of the room asks them: which documents must be there, which bounds a count has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from packet.model.demanded import holding, known_as, strongest_last
from packet.model.position import Position
from packet.model.rules import Demand, Level
from packet.model.scalars import Range
from packet.model.sources import Sources
from packet.model.target import DocumentSpec


def demands_of(sources: Sources) -> tuple[Demand, ...]:
    """The rules that hold for this packet, those that are waived among them."""
    return tuple(one for one in holding(sources.demands) if not (sources.position and _replaced(one, sources.position)))


def _replaced(demand: Demand, position: Position) -> bool:
    """Whether it is a usual of the target in whose place the position says something else."""
    if demand.rank != "target":
        return False
    written = [position.documents[name] for name in demand.rule.inside if name in position.documents]
    pages = demand.rule.pages is not None and any(spec.pages for spec in written)
    return pages or (demand.rule.paper is not None and position.paper is not None)


def asked_for(
    demands: Iterable[Demand], level: Level, waive: Mapping[str, str], specs: Mapping[str, DocumentSpec]
) -> dict[str, str]:
    """Documents that rules of a level ask for, with the call's words; one that is waived by its name is not."""
    found = {name: one.rule.quote for one in demands if one.level is level and not one.waived for name in one.rule.documents}
    return {known_as(name, specs): quote for name, quote in found.items() if name not in waive}


def obeyed(demands: Iterable[Demand]) -> tuple[Demand, ...]:
    """The rules that speak of the whole packet and that the build obeys, the strongest last."""
    return strongest_last(demand for demand in demands if not demand.rule.inside)


def obeyed_in(demands: Iterable[Demand], document: str) -> tuple[Demand, ...]:
    """The rules that the build obeys in a document, the strongest last: those of all documents, and those that name it."""
    return strongest_last(one for one in demands if not one.rule.inside or document in one.rule.inside)


def within(wish: Range | None, demand: Range) -> Range:
    """Pages within what is demanded: the wish narrowed, or the demand where both have nothing in common."""
    if demand.least == 1:  # every document has a page
        demand = Range(0, demand.most)
    if wish is None:
        return demand
    most = min((bound for bound in (wish.most, demand.most) if bound is not None), default=None)
    least = max(wish.least, demand.least)
    return demand if most is not None and most < least else Range(least, most)


def overruled(demand: Demand, said: bool) -> bool:
    """Whether the position says it in a field of its own, and the rule comes from what is weaker: target or portal."""
    return said and demand.rank in {"target", "portal"}
