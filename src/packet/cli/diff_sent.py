"""`packet diff POSITION --sent`: a frozen copy, and the sources as they are → what changed since it was sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from packet.cli.application import Home, find_home
from packet.cli.diff import difference_fields, difference_lines
from packet.cli.differences import Difference, Variant, differences_in_text
from packet.compose import compose
from packet.model.sent import SentCopy
from packet.model.sources import Request
from packet.problems import Problem, UsageError, did_you_mean
from packet.store.build_record import changed_inputs
from packet.store.profile_store import read_profile
from packet.store.sent import copies, read_copy
from packet.store.sources import Selection, load_sources
from packet.tailor import tailor


@dataclass(frozen=True, slots=True)
class Since:
    """What is different: in the packet, and in the files that it was made from (paths as the person knows them)."""

    sent: SentCopy
    heading: str
    found: tuple[Difference, ...]
    changed: tuple[str, ...]
    new: tuple[str, ...]


def run_diff_sent(position: str, copy: str, folder: Path | None, profile: str | None, *, as_json: bool) -> None:
    """`copy` is the name of a copy's folder, "" for the last one."""
    home = find_home(folder, profile)
    since = _since(home, position, read_copy(home.files.sent, _place(home, position, copy)))
    if as_json:
        typer.echo(json.dumps(_fields(since), indent=2, ensure_ascii=False))
    else:
        typer.echo("\n".join(_lines(since)))


def _place(home: Home, position: str, copy: str) -> str:
    places = copies(home.files.sent, position)
    if not places:
        hint = f"packet sent {position} keeps what you send; packet diff A B compares two variants"
        raise UsageError(Problem("nothing-sent", f"nothing that was sent for {position!r} is kept", hint=hint))
    if not copy:
        return max(places, key=lambda place: (read_copy(home.files.sent, place).event.noted, place))
    names = [place.partition("/")[2] for place in places]
    if copy not in names:
        raise UsageError(Problem("unknown-copy", f"{position} has no copy {copy!r}", hint=did_you_mean(copy, names)))
    return f"{position}/{copy}"


def _since(home: Home, position: str, sent: SentCopy) -> Since:
    """The sources are read as on the day of the build, so that the date of the letter alone is no difference."""
    request = Request(date.fromisoformat(sent.manifest.date))
    store = read_profile(home.workspace, home.profile)
    sources = load_sources(home.workspace, store, Selection(position=position), request)
    plan = tailor(sources, request)
    found = differences_in_text(sent.manifest.includes, sent.manifest.texts, Variant(position, plan, compose(plan)))
    inputs = sent.manifest.inputs
    new = tuple(path for path in sources.inputs if path not in inputs)
    return Since(sent, plan.heading, found, changed_inputs(home.workspace, inputs), new)


def _lines(since: Since) -> Iterator[str]:
    event = since.sent.event
    where = f" to {event.portal}" if event.portal else ""
    yield f"− {event.value}, sent{where} on {event.day}   {since.sent.manifest.heading}"
    yield f"+ {event.position}, as it would be built now   {since.heading}"
    if not since.found:
        yield "both include the same, and say the same"
    yield from difference_lines(since.found)
    if since.changed:
        yield f"sources changed since: {', '.join(since.changed)}"
    if since.new:
        yield f"sources new since: {', '.join(since.new)}"


def _fields(since: Since) -> dict[str, object]:
    return {
        "copy": since.sent.event.value,
        "position": since.sent.event.position,
        "day": since.sent.event.day.isoformat(),
        "despite": list(since.sent.despite),
        "differences": difference_fields(since.found),
        "sources": {"changed": list(since.changed), "new": list(since.new)},
    }
