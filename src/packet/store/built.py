"""What a build wrote for a position → its files, whole, and what speaks against sending them as they are."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from packet.model.build_record import Manifest
from packet.model.season_json import as_text
from packet.problems import Place, Problem, SourceError, UsageError
from packet.store.build_record import NAME as MANIFEST
from packet.store.build_record import changed_inputs, manifest_of
from packet.store.workspace import Workspace

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Built:
    """A built packet: its folder as the person knows it, its manifest, and every file by name, the manifest among them."""

    shown: str
    manifest: Manifest
    files: Mapping[str, bytes]

    @property
    def edited(self) -> tuple[str, ...]:
        """Files that are not what the build wrote."""
        listed = self.manifest.files.items()
        return tuple(name for name, sha256 in listed if hashlib.sha256(self.files[name]).hexdigest() != sha256)


def read_built(folder: Path, shown: str, position: str) -> Built:
    """Raises `UsageError` where nothing was built for the position, or a file of it is gone."""
    hint = f"packet build {position}"
    try:
        data = (folder / MANIFEST).read_bytes()
    except OSError:
        raise UsageError(Problem("not-built", f"{shown} holds no built packet of {position}", hint=hint)) from None
    manifest = manifest_of(data)
    if manifest is None or manifest.position != position or not manifest.files:
        message = f"it does not say that {position} was built here"
        raise UsageError(Problem("not-built", message, Place(f"{shown}/{MANIFEST}"), hint))
    try:
        files = {name: (folder / name).read_bytes() for name in manifest.files if Path(name).name == name == as_text(name)}
    except OSError as error:
        message = f"a file of the packet cannot be read: {error.strerror}"
        raise UsageError(Problem("not-built", message, Place(f"{shown}/{Path(error.filename).name}"), hint)) from None
    if files.keys() != manifest.files.keys():
        raise SourceError(Problem("not-built", "it names a file that is not in its folder", Place(f"{shown}/{MANIFEST}"), hint))
    return Built(shown, manifest, {**files, MANIFEST: data})


def objections(built: Built, workspace: Workspace) -> tuple[Problem, ...]:
    """Why this is not what should be sent: it is not what was checked, a check fails, or the sources say something else now."""
    again = f"packet build {built.manifest.position}"
    found = [
        Problem("packet-edited", "the file is not what the build wrote", Place(f"{built.shown}/{name}"), again)
        for name in built.edited
    ]
    if failed := built.manifest.failed:
        hint = f"packet check {built.manifest.position} says what to do"
        found.append(Problem("packet-not-ready", f"the packet is NOT READY: {some(failed)}", Place(built.shown), hint))
    if changed := changed_inputs(workspace, built.manifest.inputs):
        message = f"the packet is older than its sources: {some(changed)} changed"
        found.append(Problem("packet-stale", message, Place(built.shown), again))
    return tuple(found)


def some(words: Sequence[str]) -> str:
    """The first ones, and how many more there are."""
    more = len(words) - MOST_NAMED
    return ", ".join(words[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
