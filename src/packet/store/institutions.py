"""`templates/institutions.yaml` → what a workspace adds to the table of institutions."""

from __future__ import annotations

from packet.model.call import InstitutionName
from packet.model.institutions import InstitutionsFile
from packet.store.desk import Desk


def read_institutions(desk: Desk) -> tuple[InstitutionName, ...]:
    """Nothing where there is no such file, or, with its problems noted, where it is not valid."""
    path = desk.workspace.institutions()
    loaded = desk.model(path, InstitutionsFile) if path else None
    return loaded.value.institutions if loaded else ()
