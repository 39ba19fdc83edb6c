"""A finished file → its `BuildRecord`: the manifest in its folder, held against the file and the sources as they are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from packet.model.build_record import BuildRecord
from packet.problems import UsageError
from packet.store.workspace import find_workspace


def read_build_record(file: Path) -> BuildRecord | None:
    """What the manifest beside the file says of it; `None` where there is none that names it. Raises nothing."""
    try:
        said = json.loads((file.parent / "manifest.json").read_bytes())
        listed = {str(one["name"]): str(one["sha256"]) for one in said["files"]}
        failed = tuple(str(one["message"]) for one in said["findings"] if one["verdict"] == "fail")
        inputs = {str(path): str(sha256) for path, sha256 in said["inputs"].items()}
        name, encrypted = str(said["packet"]), bool(said.get("encrypted"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    if file.name not in listed:
        return None
    return BuildRecord(name, _sha256(file) == listed[file.name], failed, _changed(file, inputs), encrypted)


def _changed(file: Path, inputs: Mapping[str, str]) -> tuple[str, ...]:
    """Inputs that have another content now, or are gone; none outside a workspace, where nobody can tell."""
    try:
        workspace = find_workspace(file.parent)
    except UsageError:
        return ()
    return tuple(shown for shown, sha256 in inputs.items() if _sha256(workspace.path_of(shown)) != sha256)


def _sha256(path: Path) -> str:
    """In hexadecimal; "" for a file that cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return ""
