"""What a person names to be imported: one file, or the checkout of a homepage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceFile:
    """`path` as the person knows it; `data` as it is on disk."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Checkout:
    """A folder: its files by their paths within it, with slashes, in the order of those. Only files that may be read are there."""

    path: str
    files: Mapping[str, SourceFile]

    def below(self, folder: str, *endings: str) -> tuple[SourceFile, ...]:
        """The files of a folder and of its folders, by the endings of their names."""
        return tuple(file for name, file in self.files.items() if name.startswith(f"{folder}/") and name.endswith(endings))
