"""What a manifest calls an input → the file of the workspace that it was."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from packet.store.workspace import Workspace

PAPER = "paper:"
"""How a manifest calls a paper that was bound: by the key of its publication, wherever its PDF lay."""


def input_path(workspace: Workspace, profile: str, shown: str) -> Path | None:
    """`None` for a paper that does not lie in the profile: it came from another folder, by --papers, which nobody can tell."""
    if not shown.startswith(PAPER):
        return workspace.path_of(shown)
    path = workspace.root / "profiles" / profile / "papers" / f"{shown.removeprefix(PAPER)}.pdf"
    return path if path.exists() else None


def profile_among(inputs: Iterable[str]) -> str:
    """The folder's name of the profile that was read; "" where none is among the inputs."""
    return next((PurePosixPath(shown).parent.name for shown in inputs if shown.endswith("/profile.yaml")), "")
