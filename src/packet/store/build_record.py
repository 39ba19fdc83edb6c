"""A folder of finished files → the `Manifest` in it; a finished file → its `BuildRecord`, held against the sources as they are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from packet.model.build_record import BuildRecord, Inclusion, Manifest
from packet.problems import UsageError
from packet.store.manifest_inputs import input_path, profile_among
from packet.store.workspace import Workspace, find_workspace

NAME = "manifest.json"


def read_build_record(file: Path) -> BuildRecord | None:
    """What the manifest beside the file says of it; `None` where there is none that names it. Raises nothing."""
    said = read_manifest(file.parent)
    if said is None or file.name not in said.files:
        return None
    try:
        changed = changed_inputs(find_workspace(file.parent), said.inputs)
    except UsageError:  # outside a workspace, where nobody can tell
        changed = ()
    return BuildRecord(said.packet, _sha256(file) == said.files[file.name], said.failed, changed, said.encrypted)


def read_manifest(folder: Path) -> Manifest | None:
    """`None` where there is none that can be read."""
    try:
        return manifest_of((folder / NAME).read_bytes())
    except OSError:
        return None


def manifest_of(data: bytes) -> Manifest | None:
    try:
        return _manifest(json.loads(data))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _manifest(said: dict[str, Any]) -> Manifest:
    return Manifest(
        packet=str(said["packet"]),
        position=str(said.get("position") or ""),
        heading=str(said.get("heading") or ""),
        date=str(said.get("date") or ""),
        includes=_inclusion(said),
        files={str(one["name"]): str(one["sha256"]) for one in said["files"]},
        texts={str(one["name"]): str(one["text"]) for one in said.get("parts", ()) if one.get("text")},
        bound={str(one["key"]): str(one["sha256"]) for one in said.get("bound", ())},
        inputs={str(path): str(sha256) for path, sha256 in said["inputs"].items()},
        failed=tuple(str(one["message"]) for one in said["findings"] if one["verdict"] == "fail"),
        encrypted=bool(said.get("encrypted")),
        whole=str((said.get("file") or {}).get("name") or ""),
        listed=tuple(str(one["key"]) for one in said.get("papers", ())),
        anonymous=bool(said.get("anonymous")),
    )


def _inclusion(said: dict[str, Any]) -> Inclusion:
    papers = said.get("papers", ())
    marked = (tuple(str(one["key"]) for one in papers if one[mark]) for mark in ("chosen", "highlighted", "attached"))
    return Inclusion(tuple(str(one["name"]) for one in said.get("parts", ())), *marked)


def changed_inputs(workspace: Workspace, inputs: Mapping[str, str]) -> tuple[str, ...]:
    """Inputs that have another content now, or are gone."""
    profile = profile_among(inputs)
    paths = {shown: input_path(workspace, profile, shown) for shown in inputs}
    return tuple(shown for shown, path in paths.items() if path is not None and _sha256(path) != inputs[shown])


def _sha256(path: Path) -> str:
    """In hexadecimal; "" for a file that cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return ""
