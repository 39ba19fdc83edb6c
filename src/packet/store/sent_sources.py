"""A position → what was asked and said there, byte for byte, as it is kept with what was sent: `sources/…` → content."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from packet.store.desk import Desk
from packet.store.positions import Posted
from packet.store.steering import read_advertisement

FOLDER = "sources"


def sources_of(desk: Desk, profile: str, name: str, posted: Posted) -> Mapping[str, bytes]:
    """The position's file, its call, its portals, its posting. What cannot be read is noted at the desk."""
    position, workspace = posted.position.value, desk.workspace
    kept: dict[str, Path] = {"position.yaml": workspace.positions(profile)[name]}
    if position.call:
        kept["call.yaml"] = workspace.calls()[position.call]
    kept |= {f"portal-{portal}.yaml": workspace.portals()[portal] for portal in posted.portals}
    if posting := read_advertisement(desk, profile, name, posted.position, None):
        path = workspace.path_of(posting.path)
        kept[f"posting{path.suffix}"] = path
    read = {f"{FOLDER}/{kind}": desk.bytes_of(path) for kind, path in kept.items()}
    return {kind: data for kind, data in read.items() if data is not None}
