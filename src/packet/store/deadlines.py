"""The deadlines of a position → its institution's time zone, and a warning for a name that may be a misspelt kind."""

from __future__ import annotations

from collections.abc import Iterable

from packet.model.call import InstitutionName
from packet.model.deadline import near_kind
from packet.model.position import Position
from packet.problems import Severity
from packet.store.desk import Desk, Loaded


def check_deadlines(desk: Desk, loaded: Loaded[Position]) -> None:
    """Note every name under `deadlines:` that is no kind and near to one: it counts as hard."""
    for name in loaded.value.deadlines:
        if meant := near_kind(name):
            place = loaded.place("deadlines", name, key=True)
            message = f"{name!r} is no kind of deadline, so it counts as hard"
            desk.complain("deadline-kind", message, place, f"did you mean {meant!r}?", Severity.WARNING)


def home_zone(position: Position, added: Iterable[InstitutionName]) -> str:
    """The zone of the institution: as position or call say, else as `templates/institutions.yaml` does; "": not known."""
    if own := position.zone or position.institution.zone:
        return own
    names = {name.casefold() for name in (position.institution.name, *position.institution.aliases)}
    return next((one.zone for one in added if one.zone and names & {name.casefold() for name in (one.name, *one.aliases)}), "")
