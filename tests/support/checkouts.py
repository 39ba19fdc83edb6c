"""Checkouts of homepages: of a few texts, or of a folder on disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from packet.formats.located_yaml import plain
from packet.importers.found import Found
from packet.importers.source import Checkout, SourceFile


def checkout(files: Mapping[str, str | bytes]) -> Checkout:
    """Files by their paths; each is known by its path alone."""
    data = {path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()}
    return Checkout("home", {path: SourceFile(path, data[path]) for path in sorted(data)})


def checkout_of(folder: Path) -> Checkout:
    return checkout({path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()})


def profile_of(found: Found) -> Any:
    return plain(found.profile)


def papers_of(found: Found) -> Any:
    return plain(found.part("publications"))


def told_by(found: Found) -> str:
    """All that a person is told, in one text."""
    return "\n".join([*map(str, found.problems), *found.notes])
