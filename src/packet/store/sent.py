"""Frozen copies of what was sent → `SentCopy`s. `store/freezing.py` makes them, and says how they lie."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packet.model.season import Event
from packet.model.season_json import as_text, event_fields, event_of
from packet.model.sent import SentCopy
from packet.problems import Place, Problem, Severity, SourceError
from packet.store.build_record import NAME as MANIFEST
from packet.store.build_record import manifest_of

NAME = "sent"
RECORD = "sent.json"
PACKET = "packet/"


@dataclass(frozen=True, slots=True)
class SentFolder:
    """`profiles/<who>/sent`, and how the person knows it."""

    path: Path
    shown: str


@dataclass(frozen=True, slots=True)
class Copies:
    """The folders of copies below `sent/`, like `acme/2026-11-24`; and what cannot be looked into, where more may lie."""

    places: tuple[str, ...]
    problems: tuple[Problem, ...]


def copies(folder: SentFolder, position: str = "") -> Copies:
    """All copies, or those of one position."""
    problems: list[Problem] = []
    homes = [folder.path / position] if position else _entries(folder, folder.path, problems)
    found = [path for home in homes for path in _entries(folder, home, problems) if _is_copy(folder, path, problems)]
    return Copies(tuple(path.relative_to(folder.path).as_posix() for path in found), tuple(problems))


def _entries(folder: SentFolder, path: Path, problems: list[Problem]) -> list[Path]:
    try:
        return sorted(entry for entry in path.iterdir() if not entry.name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        problems.append(_unreadable(folder, path, error))
        return []


def _is_copy(folder: SentFolder, path: Path, problems: list[Problem]) -> bool:
    try:
        (path / RECORD).lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        problems.append(_unreadable(folder, path, error))
        return False
    return True


def _unreadable(folder: SentFolder, path: Path, error: OSError) -> Problem:
    place = Place(f"{folder.shown}/{path.relative_to(folder.path).as_posix()}".removesuffix("/."))
    message = f"copies of what was sent may lie here, but it cannot be read: {error.strerror}"
    return Problem("unreadable-copies", message, place, "look at the folder's permissions")


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
            despite=tuple(as_text(str(one)) for one in said["despite"]),
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


def place_of(folder: SentFolder, event: Event) -> str | None:
    """The folder of the copy that holds this event; `None` where there is none."""
    for place in copies(folder, event.position).places:
        with suppress(SourceError):
            if read_event(folder, place).id == event.id:
                return place
    return None


def _event(said: dict[str, Any], place: str) -> Event:
    return event_of({**said["event"], "value": place})


def harm_of_copy(folder: SentFolder, copy: SentCopy, event: Event) -> Iterator[Problem]:
    """A warning where a copy is no longer what was sent, or not what the log says of it."""
    if wrong := (*contradictions(copy, event), *harm(folder, copy)):
        message = f"the copy is no longer what was sent: {', '.join(wrong)}"
        place = Place(f"{folder.shown}/{copy.event.value}")
        yield Problem("damaged-copy", message, place, "bring it back from a backup", Severity.WARNING)


def harm(folder: SentFolder, copy: SentCopy) -> Iterator[str]:
    """What is no longer as it was sent, by the hashes, in words."""
    home = folder.path / copy.event.value
    for path, sha256 in copy.files.items():
        if not _lies_within(path):
            yield f"{RECORD} names a file elsewhere: {path!r}"
            continue
        try:
            data = (home / path).read_bytes()
        except (OSError, ValueError):  # ValueError: a name that no file can have
            yield f"{as_text(path)} is gone or cannot be read"
            continue
        if hashlib.sha256(data).hexdigest() != sha256:
            yield f"{path} was changed"
    there = (path.relative_to(home).as_posix() for path in sorted(home.rglob("*")) if not path.is_dir())
    yield from (f"{as_text(path)} was added" for path in there if path not in copy.files and path != RECORD)


def _lies_within(path: str) -> bool:
    """Whether it is a path below the copy, as we write them."""
    return not any(part in {"", ".", ".."} or ":" in part or "\\" in part for part in path.split("/"))


def contradictions(copy: SentCopy, event: Event) -> Iterator[str]:
    """What the copy says of the sending otherwise than the log does, in words."""
    if copy.event.id != event.id:
        yield "it is that of another sending"
        return
    ours, theirs = event_fields(event), event_fields(copy.event)
    differing = (name for name in ours if name not in {"value", "noted"} and ours[name] != theirs[name])
    yield from (f"its {RECORD} says {name} {theirs[name]!r}, the log {ours[name]!r}" for name in differing)
    if copy.event.noted != event.noted:  # one instant may be written in two zones
        yield f"its {RECORD} says that it was noted at another time"
