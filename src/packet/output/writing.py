"""A `Packet` → a folder. Each file is written beside its place and moved there; a failed write leaves the last good packet."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from packet.model.packet import Packet
from packet.output.manifest import manifest
from packet.problems import OutputError, Problem
from packet.processes import runs


def write_packet(packet: Packet, folder: Path) -> None:
    """Write the packet's files and its manifest, then remove files of an earlier build that are no longer made.

    Raises `OutputError` where the folder cannot be written. Every file is complete on disk before the first one is replaced, so an
    interrupted build leaves the earlier packet.
    """
    files: dict[str, bytes] = {one.name: one.file.data for one in packet.files}
    files["manifest.json"] = manifest(packet).encode()
    earlier = _earlier_files(folder)
    write_files(files, folder)
    for name in earlier - files.keys():
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)


def write_files(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files by name, all or none. Raises `OutputError` where the folder cannot be written."""
    write_all({folder / name: data for name, data in files.items()}, folder)


def write_all(files: Mapping[Path, bytes], *folders: Path) -> None:
    """Write files, all or none, and make their folders. Raises `OutputError` where one of them cannot be written."""
    try:
        for folder in dict.fromkeys([*folders, *(path.parent for path in files)]):
            folder.mkdir(parents=True, exist_ok=True)
            _sweep(folder)
        _replace_all(files)
    except OSError as error:
        where = Path(error.filename2 or error.filename or next(iter(files)))
        message = f"{where.parent if where.suffix == '.tmp' else where} cannot be written: {error.strerror or error}"
        raise OutputError(
            Problem("cannot-write", message, hint="make room, change its permissions, or choose another --out")
        ) from None


def _sweep(folder: Path) -> None:
    """Remove what a killed build left behind: unfinished files of processes that are no more."""
    for path in folder.glob(".*.tmp"):
        number = path.name.removesuffix(".tmp").rpartition(".")[2]
        if number.isdigit() and not runs(int(number)):
            path.unlink(missing_ok=True)


def _replace_all(files: Mapping[Path, bytes]) -> None:
    waiting = [path.with_name(f".{path.name}.{os.getpid()}.tmp") for path in files]
    if folder := next((path for path in files if path.is_dir()), None):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(folder))
    try:
        for path, data in zip(waiting, files.values(), strict=True):
            path.write_bytes(data)
        for path in waiting:  # all are on their way to the disk before we wait for the first
            with path.open("rb+") as stream:
                os.fsync(stream.fileno())
        for path, place in zip(waiting, files, strict=True):
            path.replace(place)
    finally:
        for path in waiting:
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _earlier_files(folder: Path) -> set[str]:
    """The PDFs that the last build's manifest names; only these are ever removed."""
    try:
        said = json.loads((folder / "manifest.json").read_bytes())
        names = {str(file["name"]) for file in said["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {name for name in names if Path(name).name == name and name.endswith(".pdf")}
