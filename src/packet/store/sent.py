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
from packet.model.season_json import event_of
from packet.model.sent import SentCopy
from packet.problems import Place, Problem, SourceError
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


def place_of(folder: SentFolder, event: Event) -> str | None:
    """The folder of the copy that holds this event; `None` where there is none."""
    for place in copies(folder, event.position):
        with suppress(SourceError):
            if read_event(folder, place).id == event.id:
                return place
    return None


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
