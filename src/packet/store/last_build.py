"""The folder of a packet → how its last build went, and which of its inputs have changed since.

Two hundred packets have gigabytes of papers, so a file counts as unchanged where it is older than the manifest; one that is newer
is read, since a checkout makes every file new. `packet check FILE` compares every byte.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from packet.model.application import LastBuild
from packet.model.season_json import as_text
from packet.store.manifest_inputs import input_path
from packet.store.workspace import Workspace

PASSES = frozenset({"pass", "done", "fail"})
"""Verdicts that leave nothing to look at, beside what failed."""
FAILS = b'"verdict": "fail",\n      "message": '
"""What stands before the message of a finding that fails; within a text the quotation marks would be escaped."""
DECODER = json.JSONDecoder()


@dataclass(slots=True)
class _Input:
    """A file that builds read: when it last changed (seconds; infinite: it is gone), and its SHA-256 once it was asked for."""

    path: Path
    changed: float
    sha256: str = ""

    def is_now(self, sha256: str) -> bool:
        if not self.sha256:
            try:
                self.sha256 = hashlib.sha256(self.path.read_bytes()).hexdigest()
            except (OSError, ValueError):
                self.sha256 = "gone"
        return self.sha256 == sha256


@dataclass(frozen=True, slots=True)
class Builds:
    """Reads the manifests of many packets; each input that they share is looked at once."""

    workspace: Workspace
    profile: str
    _inputs: dict[str, _Input | None] = field(default_factory=dict)

    def read(self, folder: Path, position: str) -> LastBuild | None:
        """`None` where there is no manifest of this position, or none that can be read."""
        manifest = folder / "manifest.json"
        try:
            made, data = manifest.stat().st_mtime, manifest.read_bytes()
            if _value(data, "position") != position:
                return None
            verdicts = {str(verdict): int(count) for verdict, count in _value(data, "verdicts").items()}
            failed = _failed(data, verdicts.get("fail", 0))
            inputs = {str(shown): str(sha256) for shown, sha256 in _value(data, "inputs").items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):  # int(Infinity) overflows
            return None
        to_look_at = sum(count for verdict, count in verdicts.items() if verdict not in PASSES)
        changed = tuple(map(as_text, self._changed(made, inputs)))
        return LastBuild(tuple(map(as_text, failed)), to_look_at, changed)

    def _changed(self, made: float, inputs: Mapping[str, str]) -> Iterator[str]:
        for shown, sha256 in inputs.items():
            one = self._input(shown)
            if one is not None and one.changed > made and not one.is_now(sha256):
                yield shown

    def _input(self, shown: str) -> _Input | None:
        if shown not in self._inputs:
            path = input_path(self.workspace, self.profile, shown)
            self._inputs[shown] = None if path is None else _Input(path, _time(path))
        return self._inputs[shown]


def _time(path: Path) -> float:
    """When it last changed; infinite for a file that is gone."""
    try:
        return path.stat().st_mtime
    except (OSError, ValueError):
        return float("inf")


def _failed(manifest: bytes, count: int) -> tuple[str, ...]:
    """The messages of the findings that fail; all findings are read only where they are not written as ours are."""
    said: list[str] = []
    at = manifest.find(FAILS) if count else -1
    while at >= 0:
        said.append(str(_decoded(manifest, at + len(FAILS), b"\n")))
        at = manifest.find(FAILS, at + len(FAILS))
    if len(said) == count:
        return tuple(said)
    return tuple(str(one["message"]) for one in _value(manifest, "findings") if one["verdict"] == "fail")


def _value(manifest: bytes, key: str) -> Any:
    """What stands behind a key of the outermost level. Of a manifest of ours that alone is read: it has a hundred thousand letters,
    of which a few are wanted here. Raises `ValueError`, `KeyError` or `TypeError` for what is no manifest.
    """
    mark = f'\n  "{key}": '.encode()
    at = manifest.find(mark)
    return _decoded(manifest, at + len(mark), b'\n  "') if at >= 0 else json.loads(manifest)[key]


def _decoded(manifest: bytes, start: int, end: bytes) -> Any:
    """The value that begins at `start`; what follows `end` is none of it. Within a text there are no line ends."""
    stop = manifest.find(end, start)
    return DECODER.raw_decode(manifest[start : stop if stop >= 0 else None].decode())[0]
