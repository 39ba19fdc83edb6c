"""The folder of a homepage → the files in it that importers read, and warnings of those that were not read.

A checkout is somebody's own, but may be large or odd: only small files of known kinds are read, no folder of tools, nothing that a
link leads out to, and not more than a homepage has.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from packet.problems import Place, Problem, Severity

READ = frozenset({".bib", ".yml", ".yaml", ".json", ".md", ".tex", ".toml"})
SKIPPED = frozenset({"node_modules", "_site", "vendor", "__pycache__"})
"""Folders that tools fill; folders whose name begins with a dot are left out, too."""
MOST_FILES = 5_000
LARGEST = 8_000_000
"""Bytes of one file."""
MOST_BYTES = 64_000_000
"""Of all files together."""


@dataclass(frozen=True, slots=True)
class CheckoutFiles:
    """Path within the folder, with slashes → content, in the order of the paths; `problems`: warnings."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def read_checkout(folder: Path) -> CheckoutFiles:
    """What is not read for its size, its number or its place is a warning."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    room = MOST_BYTES
    for path in _paths(folder, problems):
        if len(files) == MOST_FILES or room <= 0:
            message = f"the folder has more than {MOST_FILES:,} files or {MOST_BYTES // 10**6} MB to read: the rest is left out"
            problems.append(_left_out(path, message, "name the files, or the folder of the homepage alone"))
            break
        data = _bytes(path, folder.resolve(), problems)
        if data is not None:
            files[path.relative_to(folder).as_posix()] = data
            room -= len(data)
    return CheckoutFiles(dict(sorted(files.items())), tuple(problems))


def _paths(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """Files of the kinds that are read, in the order of folders and names; links to folders are not followed."""

    def unreadable(error: OSError) -> None:
        problems.append(_left_out(Path(error.filename or folder), f"the folder cannot be read: {error.strerror}"))

    for here, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in SKIPPED)
        yield from (Path(here) / name for name in sorted(names) if not name.startswith(".") and Path(name).suffix.lower() in READ)


def _bytes(path: Path, root: Path, problems: list[Problem]) -> bytes | None:
    try:
        real = path.resolve(strict=True)
        status = real.stat()
        if not stat.S_ISREG(status.st_mode):
            return None
        if not real.is_relative_to(root):
            problems.append(_left_out(path, "the link leads out of the folder and was not followed", "name the file itself"))
        elif status.st_size > LARGEST:
            problems.append(_left_out(path, f"the file has {status.st_size:,} bytes, more than {LARGEST:,}, and was not read"))
        else:
            return real.read_bytes()
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        problems.append(_left_out(path, f"the file cannot be read: {getattr(error, 'strerror', None) or error}"))
    return None


def _left_out(path: Path, message: str, hint: str = "") -> Problem:
    return Problem("file-left-out", message, Place(str(path)), hint, Severity.WARNING)
