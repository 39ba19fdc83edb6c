"""Finished files → a frozen copy of what was sent, whole or not at all.

    profiles/<who>/sent/POSITION/DAY[-PORTAL][-2]/
        sent.json      the event, and the hash of every other file
        packet/        what the build wrote: the files, and manifest.json with findings, texts, hashes of all inputs
        sources/       position.yaml, and call.yaml, portals, the posting where there are any

A copy is gathered in a hidden folder, is on the disk before it gets its name, and holds its event itself: where the ledger does not
have it yet, it is read from there. Nothing of a copy is ever written again.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

from packet.model.season import Event
from packet.model.season_json import event_fields
from packet.problems import OutputError, Problem
from packet.processes import runs
from packet.store.sent import RECORD, SentFolder

UNFINISHED = ".unfinished-"
FORMAT = 1
HOUR = 3600
TAKEN = {errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR, errno.EACCES}
"""How systems say that a folder cannot get a name because another has it; Windows denies access."""
HINTS = {
    **dict.fromkeys((errno.ENOTDIR, errno.EEXIST), "it is no folder: move it away"),
    errno.ENOENT: "say this again",
}
"""What to do about an error of the system."""


def freeze(folder: SentFolder, name: str, event: Event, files: Mapping[str, bytes], despite: tuple[str, ...]) -> Event:
    """Keep the files (path in the copy → content) under `name`, or `name-2` … where that is taken; the event with the folder.

    Raises `OutputError` where they cannot be written; then there is no copy.
    """
    home = folder.path / event.position
    try:
        home.mkdir(parents=True, exist_ok=True)
        _sweep(folder.path)
        staging = Path(tempfile.mkdtemp(prefix=f"{UNFINISHED}{os.getpid()}-", dir=folder.path))
        try:
            final = _gathered(staging, {**files, RECORD: _record(event, files, despite)}, home, name)
        except BaseException:
            _discard(staging)
            raise
    except OSError as error:
        raise OutputError(_cannot(folder, error)) from None
    seal(final)
    return replace(event, value=f"{event.position}/{final.name}")


def _cannot(folder: SentFolder, error: OSError) -> Problem:
    message = f"{folder.shown} cannot be written: {error.strerror or error}"
    hint = HINTS.get(error.errno or 0, "make room, or change its permissions")
    return Problem("cannot-freeze", message, hint=f"{hint}; nothing was kept, and nothing noted")


def _record(event: Event, files: Mapping[str, bytes], despite: tuple[str, ...]) -> bytes:
    """The folder is not in it: its name is settled last."""
    said = {
        "format": FORMAT,
        "event": {key: value for key, value in event_fields(event).items() if key != "value"},
        "despite": list(despite),
        "files": {path: hashlib.sha256(data).hexdigest() for path, data in sorted(files.items())},
    }
    return (json.dumps(said, indent=2, ensure_ascii=False) + "\n").encode()


def _gathered(staging: Path, files: Mapping[str, bytes], home: Path, name: str) -> Path:
    """The copy under its name. Raises `OSError` where files were taken away meanwhile, as those who tidy up may do."""
    _fill(staging, files)
    there = {path.relative_to(staging).as_posix(): path.stat().st_size for path in staging.rglob("*") if path.is_file()}
    if there != {path: len(data) for path, data in files.items()}:
        raise FileNotFoundError(errno.ENOENT, "part of the copy was removed while it was made")
    return _moved(staging, home, name)


def _fill(staging: Path, files: Mapping[str, bytes]) -> None:
    """Every file, on the disk when this returns. The folder itself is never made again: it would be half a copy."""
    for folder in sorted({(staging / name).parent for name in files} - {staging}):
        folder.mkdir()
    for name, data in files.items():
        path = staging / name
        with path.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(OSError):  # where the file system has no permissions, hashes tell
            path.chmod(0o444)
    for path in (staging, *(one for one in staging.rglob("*") if one.is_dir())):
        _sync(path)
    with suppress(OSError):
        staging.chmod(0o755)  # as other folders are: mkdtemp lets the owner in alone


def _moved(staging: Path, home: Path, name: str) -> Path:
    """The folder under the first name that is free, for other processes, too."""
    for number in count(1):
        final = home / (name if number == 1 else f"{name}-{number}")
        if os.path.lexists(final):
            continue
        try:
            staging.rename(final)
        except OSError as error:
            if error.errno in TAKEN and os.path.lexists(final):
                continue
            raise
        _sync(home)
        _sync(home.parent)
        return final
    raise AssertionError("there is always another number")


def _sync(folder: Path) -> None:
    """Its entries are on the disk; systems that open or sync no folders see to it themselves."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def seal(copy: Path) -> None:
    """Let nobody add to a copy, or remove from it, by mistake."""
    for path in (copy, *(one for one in copy.rglob("*") if one.is_dir())):
        with suppress(OSError):
            path.chmod(0o555)


def _discard(folder: Path) -> None:
    with suppress(OSError):
        for path in folder.rglob("*"):
            path.chmod(0o700)  # Windows removes nothing that is read-only
    shutil.rmtree(folder, ignore_errors=True)


def _sweep(sent: Path) -> None:
    """Remove what a killed process left unfinished an hour ago: that of another computer may still be running."""
    for path in sent.glob(f"{UNFINISHED}*"):
        process = path.name.removeprefix(UNFINISHED).partition("-")[0]
        with suppress(OSError):
            if path.stat().st_mtime < time.time() - HOUR and not (process.isdecimal() and runs(int(process))):
                _discard(path)
