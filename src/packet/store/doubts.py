"""`unconfirmed:` of a position and its call → a warning for each name that stands for nothing there."""

from __future__ import annotations

from packet.model.call import Call
from packet.model.position import Position
from packet.model.rules import Rule
from packet.model.unconfirmed import is_field, names_of
from packet.problems import Severity, did_you_mean
from packet.store.desk import Desk, Loaded
from packet.store.positions import Posted


def check_doubts(desk: Desk, posted: Posted) -> None:
    """What is doubted and not there may be misspelt, and what was meant would count as certain."""
    _check(desk, posted, posted.position)
    if posted.call:
        _check(desk, posted, posted.call)


def _check(desk: Desk, posted: Posted, loaded: Loaded[Position] | Loaded[Call]) -> None:
    facts = posted.position.value
    rules = (*_rules(facts), *(_rules(posted.call.value) if posted.call else ()))
    known = names_of(facts, rules)
    inherited = posted.call.value.unconfirmed if posted.call and loaded is posted.position else ()
    for index, name in enumerate(one for one in loaded.value.unconfirmed if one not in inherited):
        if name not in known and not is_field(name):
            message = f"unconfirmed: {name!r} stands for nothing in this file"
            place = loaded.place("unconfirmed", index)
            desk.complain("unconfirmed-unknown", message, place, did_you_mean(name, known) if known else "", Severity.WARNING)


def _rules(facts: Position | Call) -> tuple[Rule, ...]:
    return (*facts.must, *facts.should, *facts.info)
