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

from packet.model.application import LastBuild
from packet.store.workspace import Workspace

PAPER = "paper:"
"""How a manifest calls a paper that was bound: by the key of its publication."""


@dataclass(frozen=True, slots=True)
class Builds:
    """Reads the manifests of many packets; each input that they share is looked at once."""

    workspace: Workspace
    profile: str
    _looked_at: dict[Path, tuple[float, str]] = field(default_factory=dict)
    """Path to the time of its last change, and its SHA-256 once it was asked for."""

    def read(self, folder: Path, position: str) -> LastBuild | None:
        """`None` where there is no manifest of this position, or none that can be read."""
        manifest = folder / "manifest.json"
        try:
            made = manifest.stat().st_mtime
            said = json.loads(manifest.read_bytes())
            if said["position"] != position:
                return None
            failed = tuple(str(one["message"]) for one in said["findings"] if one["verdict"] == "fail")
            verdicts = {str(verdict): int(count) for verdict, count in said["verdicts"].items()}
            inputs = {str(path): str(sha256) for path, sha256 in said["inputs"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None
        to_look_at = sum(count for verdict, count in verdicts.items() if verdict not in {"fail", "pass", "done"})
        return LastBuild(failed, to_look_at, tuple(self._changed(made, inputs)))

    def _changed(self, made: float, inputs: Mapping[str, str]) -> Iterator[str]:
        for shown, sha256 in inputs.items():
            path = self._path(shown)
            if path.is_relative_to(self._papers) and not path.exists():
                continue  # it came from another folder, by --papers
            changed = self._mtime(path)
            if changed > made and self._sha256(path) != sha256:
                yield shown

    @property
    def _papers(self) -> Path:
        return self.workspace.root / "profiles" / self.profile / "papers"

    def _path(self, shown: str) -> Path:
        if shown.startswith(PAPER):
            return self._papers / f"{shown.removeprefix(PAPER)}.pdf"
        return self.workspace.path_of(shown)

    def _mtime(self, path: Path) -> float:
        """Seconds; infinite for a file that is gone."""
        if path not in self._looked_at:
            try:
                self._looked_at[path] = (path.stat().st_mtime, "")
            except (OSError, ValueError):
                self._looked_at[path] = (float("inf"), "")
        return self._looked_at[path][0]

    def _sha256(self, path: Path) -> str:
        """In hexadecimal; "gone" for a file that cannot be read."""
        changed, sha256 = self._looked_at[path]
        if not sha256:
            try:
                sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
            except (OSError, ValueError):
                sha256 = "gone"
            self._looked_at[path] = (changed, sha256)
        return sha256
