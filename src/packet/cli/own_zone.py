"""The clock of the person who asks: as `packet.yaml` says, else as the system does."""

from __future__ import annotations

import os
from datetime import tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from packet.cli.options import wall_clock
from packet.model.zones import readings
from packet.store.settings import read_zone

LOCALTIME = Path("/etc/localtime")


def own_zone(root: Path) -> tzinfo:
    """Raises `SourceError` where `packet.yaml` cannot be read."""
    if said := read_zone(root):
        return readings(said)[0]
    return _system() or wall_clock().tzinfo or ZoneInfo("UTC")


def _system() -> ZoneInfo | None:
    """The zone by its name, which knows of summers to come; the offset of today alone would not."""
    name = os.environ.get("TZ", "").lstrip(":") or os.path.realpath(LOCALTIME).partition("zoneinfo/")[2]
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError, ValueError):
        return None
