"""`templates/portals/` → the portals by which postings are known to go: their names and addresses."""

from __future__ import annotations

from collections.abc import Mapping

from packet.model.call import PortalPreset
from packet.postings.places import KnownPortal
from packet.store.desk import Desk


def read_portals(desk: Desk) -> Mapping[str, KnownPortal]:
    """Those that can be read; what is wrong with the others is noted."""
    loaded = {name: desk.model(path, PortalPreset) for name, path in desk.workspace.portals().items()}
    return {name: KnownPortal(one.value.name, one.value.url) for name, one in loaded.items() if one}
