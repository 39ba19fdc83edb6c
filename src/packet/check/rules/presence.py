"""Rules on which documents are in the packet, and in which order."""

from __future__ import annotations

from collections.abc import Iterable

from packet.check.rules.measured import Measured, broken, met
from packet.model.inspection import Inspection
from packet.model.rules import Demand, Level


def documents(demand: Demand, inspection: Inspection) -> Measured | None:
    """Documents that must be there; those that are not are told when the packet is planned, where the rule is a must."""
    there = _there(inspection)
    lacking = [name for name in demand.rule.documents if name not in there]
    if lacking and demand.level is Level.MUST and not demand.waived:
        return None
    if lacking:
        said = f"{_listed(lacking)} {'is' if len(lacking) == 1 else 'are'} not in the packet"
        return broken("documents-lacking", said, "add them to documents: of the position, and write them")
    return met(f"{_listed(demand.rule.documents)} {'is' if len(demand.rule.documents) == 1 else 'are'} there")


def forbidden(demand: Demand, inspection: Inspection) -> Measured | None:
    unwanted = [name for name in demand.rule.forbidden if name in _there(inspection)]
    if unwanted:
        remedy = f"leave it out: documents: {{{unwanted[0]}: {{omit: true}}}}"
        return broken("forbidden-document", f"{_listed(unwanted)} must not be in the packet", remedy, unwanted[0])
    return met(f"no {' and no '.join(demand.rule.forbidden)}")


def one_of(demand: Demand, inspection: Inspection) -> Measured | None:
    found = [name for name in demand.rule.one_of if name in _there(inspection)]
    if found:
        return met(f"{_listed(found)} {'is' if len(found) == 1 else 'are'} there")
    said = f"none of {', '.join(demand.rule.one_of)} is in the packet"
    return broken("documents-lacking", said, "add one of them to documents: of the position")


def nothing_else(demand: Demand, inspection: Inspection) -> Measured | None:
    """Only documents that some rule names."""
    rules = [one.rule for one in inspection.packet.plan.demands]
    named = {name for rule in rules for name in (*rule.documents, *rule.optional, *rule.one_of, *rule.order)}
    named |= {name for rule in rules for name in (rule.first, rule.last) if name}
    extra = [name for name in _there(inspection) if name not in named]
    if extra:
        remedy = f"leave out what was not asked for: documents: {{{extra[0]}: {{omit: true}}}}"
        return broken("unasked-document", f"nobody asked for {_listed(extra)}", remedy, extra[0])
    return met("only what was asked for is there")


def order(demand: Demand, inspection: Inspection) -> Measured | None:
    wanted = [name for name in demand.rule.order if name in _there(inspection)]
    real = [name for name in _there(inspection) if name in wanted]
    if real == wanted:
        return met(f"the order is {', '.join(real)}")
    return broken("wrong-order", f"the order is {', '.join(real)}, not {', '.join(wanted)}", "set the order in documents:")


def first(demand: Demand, inspection: Inspection) -> Measured | None:
    there = _there(inspection)
    return _stands(demand.rule.first, there[:1], "first", there)


def last(demand: Demand, inspection: Inspection) -> Measured | None:
    there = _there(inspection)
    return _stands(demand.rule.last, there[-1:], "last", there)


def _stands(wanted: str | None, real: list[str], where: str, there: list[str]) -> Measured | None:
    if wanted is None or not real:
        return None
    if real == [wanted]:
        return met(f"{wanted} comes {where}", wanted)
    if wanted not in there:
        remedy = "add it to documents: of the position, with its kind:, and write it"
        return broken("wrong-order", f"{wanted}, which comes {where}, is not in the packet", remedy)
    return broken("wrong-order", f"{real[0]} comes {where}, not {wanted}", "set the order in documents:", real[0])


def _there(inspection: Inspection) -> list[str]:
    return [part.name for part in inspection.packet.parts]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
