"""Rules of target and position → the `Demand`s that hold for this packet: a later file overrides, a waiver gives its reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from packet.model.rules import Demand, Level
from packet.model.sources import Sources

UNITING = frozenset({"documents", "optional", "forbidden", "one-of", "names", "sentence", "by-hand"})
"""Demands that add up; of all others the strongest file's hold alone."""


def demands_of(sources: Sources) -> tuple[Demand, ...]:
    """What holds: of rules on the same thing those of the last file that has one, each with the reason why it is waived."""
    last = {_subject(demand): demand.origin for demand in sources.demands}
    waive = sources.position.waive if sources.position else {}
    return tuple(
        _waived(demand, waive)
        for demand in sources.demands
        if demand.rule.demand in UNITING or demand.origin == last[_subject(demand)]
    )


def _subject(demand: Demand) -> tuple[str, tuple[str, ...], str]:
    return demand.rule.demand, demand.rule.inside, demand.rule.font


def _waived(demand: Demand, waive: Mapping[str, str]) -> Demand:
    reason = next((waive[name] for name in (demand.rule.label, demand.rule.demand) if name in waive), "")
    return replace(demand, waived=reason) if reason else demand


def required_documents(demands: Iterable[Demand], waive: Mapping[str, str]) -> dict[str, str]:
    """Documents that must be there, with the call's words; one that is waived by its name is not demanded."""
    found = {name: one.rule.quote for one in demands if one.level is Level.MUST and not one.waived for name in one.rule.documents}
    return {name: quote for name, quote in found.items() if name not in waive}
