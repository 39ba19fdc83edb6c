"""`packet log --export`: events → a file of JSON lines, which loses none of those that are in it already."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from packet.model.season import Event
from packet.output import write_files
from packet.problems import Place, Problem, RefusedError
from packet.store.event_lines import event_lines, events_among


def export_log(events: Sequence[Event], known: Sequence[Event], file: Path, shown: str) -> None:
    """`known`: all events of the log; `shown`: the file as the person named it.

    Raises `RefusedError` where the file holds others: it may be all that is left of them.
    """
    ids = {event.id for event in known}
    with suppress(OSError):
        if lost := [event for event in events_among(file.read_bytes()) if event.id not in ids]:
            message = f"the file holds {len(lost)} event{'s' * (len(lost) != 1)} that the log does not know"
            hint = f"packet import-log {shown} takes them into the log; or choose another name"
            raise RefusedError(Problem("export-loses", message, Place(shown), hint))
    write_files({file.name: event_lines(events).encode()}, file.parent)
