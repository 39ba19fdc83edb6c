"""The rules that target and position write → `Demand`s, the weakest file first, each with its place."""

from __future__ import annotations

from collections.abc import Iterator

from packet.model.position import Position, Source
from packet.model.rules import Demand, Level
from packet.model.target import Target
from packet.store.desk import Desk, Loaded


def read_demands(desk: Desk, name: str, target: Loaded[Target], position: Loaded[Position] | None) -> tuple[Demand, ...]:
    """All rules of the files of one packet; notes those that demand nothing, or more than one thing."""
    found = [*_of(desk, target, f"target {name}", None)]
    if position:
        found += _of(desk, position, "position", position.value.source)
    return tuple(found)


def _of(desk: Desk, written: Loaded[Target] | Loaded[Position], origin: str, source: Source | None) -> Iterator[Demand]:
    for level in Level:
        for index, rule in enumerate(getattr(written.value, level.value)):
            place = written.place(level.value, index)
            count = len(rule.demands)
            if count != 1:
                message = "this rule demands nothing" if not count else f"this rule demands {' and '.join(rule.demands)}"
                hint = "say what it demands: pages, papers, names …" if not count else "write one rule for each"
                desk.complain("two-rules-in-one" if count else "empty-rule", message, place, hint)
            yield Demand(rule, level, origin, place, rule.source or (str(source) if source else ""))
