"""The rules that target, portals, call and position write → `Demand`s, the weakest file first, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from packet.model.call import Call, PortalPreset, Source
from packet.model.position import Position
from packet.model.rules import Demand, Level
from packet.model.target import Target
from packet.problems import Severity, did_you_mean
from packet.store.contradictions import check_contradictions
from packet.store.desk import Desk, Loaded
from packet.store.positions import Posted

Demander = Loaded[Target] | Loaded[PortalPreset] | Loaded[Call] | Loaded[Position]


def read_demands(desk: Desk, name: str, target: Loaded[Target], posted: Posted | None) -> tuple[Demand, ...]:
    """All rules of the files of one packet; notes empty and contradicting ones, and vain waivers."""
    waived = gather_demands(desk, name, target, posted)
    if posted:
        check_contradictions(desk, waived)
        _check_waivers(desk, posted.position, waived)
    return waived


def gather_demands(desk: Desk, name: str, target: Loaded[Target], posted: Posted | None) -> tuple[Demand, ...]:
    """The same without holding them against each other; notes empty ones."""
    found = [*_of(desk, target, f"target {name}", "")]
    if posted is None:
        return tuple(found)
    for portal, preset in posted.portals.items():
        found += _of(desk, preset, f"portal {portal}", _said(preset.value.source) or f"{preset.value.name}, {preset.value.read}")
    if posted.call:
        found += _of(desk, posted.call, f"call {posted.position.value.call}", _said(posted.call.value.source))
    found += _of(desk, posted.position, "position", _said(posted.position.value.source))
    return tuple(_waived(demand, posted.position.value) for demand in found)


def _said(source: Source | None) -> str:
    return str(source) if source else ""


def _of(desk: Desk, written: Demander, origin: str, source: str) -> Iterator[Demand]:
    for level in Level:
        for index, rule in enumerate(getattr(written.value, level.value)):
            place = written.place(level.value, index)
            count = len(rule.demands)
            if count != 1:
                message = "this rule demands nothing" if not count else f"this rule demands {' and '.join(rule.demands)}"
                hint = "say what it demands: pages, papers, names …" if not count else "write one rule for each"
                desk.complain("two-rules-in-one" if count else "empty-rule", message, place, hint)
            yield Demand(rule, level, origin, place, rule.source or source)


def _waived(demand: Demand, position: Position) -> Demand:
    """The demand with the reason why it does not apply, where the position gives one for its label, or for all of its kind."""
    reason = next((position.waive[name] for name in (demand.rule.label, demand.rule.demand) if name in position.waive), "")
    return replace(demand, waived=reason) if reason else demand


def _check_waivers(desk: Desk, position: Loaded[Position], demands: Sequence[Demand]) -> None:
    """A waiver of what nobody demands is a warning; documents may be waived one by one."""
    documents = [name for demand in demands for name in demand.rule.documents]
    known = list(dict.fromkeys([*(demand.rule.label for demand in demands), *documents]))
    accepted = {*known, *(demand.rule.demand for demand in demands)}
    for name in position.value.waive:
        if name not in accepted:
            place = position.place("waive", name, key=True)
            message = f"nothing demands {name!r}, so there is nothing to waive"
            desk.complain("waived-in-vain", message, place, did_you_mean(name, known) if known else "", Severity.WARNING)
