"""Finished files → a frozen copy of what was sent, whole or not at all; and frozen copies → `SentCopy`s.

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
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

from packet.model.season import Event
from packet.model.season_json import event_fields, event_of
from packet.model.sent import SentCopy
from packet.problems import OutputError, Place, Problem, SourceError
from packet.store.build_record import NAME as MANIFEST
from packet.store.build_record import manifest_of

NAME = "sent"
RECORD = "sent.json"
PACKET = "packet/"
UNFINISHED = ".unfinished-"
FORMAT = 1
HOUR = 3600
TAKEN = {errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR, errno.EACCES}
"""How systems say that a folder cannot get a name because another has it; Windows denies access."""


@dataclass(frozen=True, slots=True)
class SentFolder:
    """`profiles/<who>/sent`, and how the person knows it."""

    path: Path
    shown: str


def freeze(folder: SentFolder, name: str, event: Event, files: Mapping[str, bytes], despite: tuple[str, ...]) -> Event:
    """Keep the files (path in the copy → content) under `name`, or `name-2` … where that is taken; the event with the folder.

    Raises `OutputError` where they cannot be written; then there is no copy.
    """
    home = folder.path / event.position
    try:
        home.mkdir(parents=True, exist_ok=True)
        _sweep(folder.path)
        staging = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder.path))
        try:
            _fill(staging, {**files, RECORD: _record(event, files, despite)})
            final = _moved(staging, home, name)
        except BaseException:
            _discard(staging)
            raise
    except OSError as error:
        message = f"{folder.shown} cannot be written: {error.strerror or error}"
        hint = "make room, or change its permissions; nothing was kept, and nothing noted"
        raise OutputError(Problem("cannot-freeze", message, hint=hint)) from None
    seal(final)
    return replace(event, value=f"{event.position}/{final.name}")


def _record(event: Event, files: Mapping[str, bytes], despite: tuple[str, ...]) -> bytes:
    """The folder is not in it: its name is settled last."""
    said = {
        "format": FORMAT,
        "event": {key: value for key, value in event_fields(event).items() if key != "value"},
        "despite": list(despite),
        "files": {path: hashlib.sha256(data).hexdigest() for path, data in sorted(files.items())},
    }
    return (json.dumps(said, indent=2, ensure_ascii=False) + "\n").encode()


def _fill(staging: Path, files: Mapping[str, bytes]) -> None:
    """Every file, on the disk when this returns."""
    for name, data in files.items():
        path = staging / name
        path.parent.mkdir(parents=True, exist_ok=True)
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
    """Remove what a killed process left unfinished an hour ago."""
    for path in sent.glob(f"{UNFINISHED}*"):
        with suppress(OSError):
            if path.stat().st_mtime < time.time() - HOUR:
                _discard(path)


# ── reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def copies(folder: SentFolder, position: str = "") -> tuple[str, ...]:
    """The folders of all copies below `sent/`, or of those of one position: `acme/2026-11-24`."""
    found = folder.path.glob(f"*/*/{RECORD}") if not position else (folder.path / position).glob(f"*/{RECORD}")
    places = (path.parent.relative_to(folder.path).as_posix() for path in found)
    return tuple(sorted(place for place in places if not place.startswith(".")))


def read_copy(folder: SentFolder, place: str) -> SentCopy:
    """Raises `SourceError` where it is not there or cannot be read."""
    shown = f"{folder.shown}/{place}/{RECORD}"
    try:
        said = json.loads((folder.path / place / RECORD).read_bytes())
        manifest = manifest_of((folder.path / place / PACKET / MANIFEST).read_bytes())
        if manifest is None:
            raise ValueError(f"{PACKET}{MANIFEST} is not what a build writes")
        return SentCopy(
            event=_event(said, place),
            despite=tuple(map(str, said["despite"])),
            files={str(path): str(sha256) for path, sha256 in said["files"].items()},
            manifest=manifest,
        )
    except OSError as error:
        reason = "is not there" if isinstance(error, FileNotFoundError) else f"cannot be read: {error.strerror}"
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        reason = f"is damaged: {error}"
    raise SourceError(Problem("damaged-copy", f"the copy of what was sent {reason}", Place(shown), "bring it back from a backup"))


def read_event(folder: SentFolder, place: str) -> Event:
    """The event that a copy holds. Raises `SourceError` as `read_copy` does."""
    return read_copy(folder, place).event


def _event(said: dict[str, Any], place: str) -> Event:
    return event_of({**said["event"], "value": place})


def harm(folder: SentFolder, copy: SentCopy) -> Iterator[str]:
    """What is no longer as it was sent, by the hashes, in words."""
    for path, sha256 in copy.files.items():
        try:
            data = (folder.path / copy.event.value / path).read_bytes()
        except OSError:
            yield f"{path} is gone or cannot be read"
            continue
        if hashlib.sha256(data).hexdigest() != sha256:
            yield f"{path} was changed"
