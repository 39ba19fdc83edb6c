"""`packet diff POSITION --sent`: a frozen copy, and the sources as they are → what changed since it was sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import typer

from packet.cli.application import Home, find_home
from packet.cli.diff import difference_fields, difference_lines
from packet.cli.differences import Difference, Variant, differences_in_text
from packet.cli.printing import print_problems
from packet.compose import compose
from packet.model.season import EventKind
from packet.model.sent import SentCopy
from packet.model.sources import Request
from packet.problems import Place, Problem, Severity, SourceError, UsageError, did_you_mean
from packet.store.build_record import NAME as MANIFEST
from packet.store.build_record import changed_inputs
from packet.store.profile_store import read_profile
from packet.store.season import read_season
from packet.store.sent import PACKET, copies, harm_of_copy, read_copy
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
    sent = _named(home, position, copy) if copy else _last(home, position)
    since = _since(home, position, sent)
    if as_json:
        typer.echo(json.dumps(_fields(since), indent=2, ensure_ascii=False))
    else:
        typer.echo("\n".join(_lines(since)))
    print_problems(_harm(home, sent))


def _places(home: Home, position: str) -> tuple[str, ...]:
    found = copies(home.files.sent, position)
    if found.problems:
        raise SourceError(*found.problems)
    if not found.places:
        hint = f"packet sent {position} keeps what you send; packet diff A B compares two variants"
        raise UsageError(Problem("nothing-sent", f"nothing that was sent for {position!r} is kept", hint=hint))
    return found.places


def _named(home: Home, position: str, copy: str) -> SentCopy:
    names = [place.partition("/")[2] for place in _places(home, position)]
    if copy not in names:
        raise UsageError(Problem("unknown-copy", f"{position} has no copy {copy!r}", hint=did_you_mean(copy, names)))
    return read_copy(home.files.sent, f"{position}/{copy}")


def _last(home: Home, position: str) -> SentCopy:
    """The last that can be read; of the others it is told that they cannot."""
    found: list[SentCopy] = []
    problems: list[Problem] = []
    for place in _places(home, position):
        try:
            found.append(read_copy(home.files.sent, place))
        except SourceError as error:
            problems += error.problems
    if not found:
        raise SourceError(*problems)
    print_problems(replace(one, severity=Severity.WARNING) for one in problems)
    return max(found, key=lambda copy: (copy.event.noted, copy.event.value))


def _harm(home: Home, sent: SentCopy) -> tuple[Problem, ...]:
    """What is compared may be no longer what was sent, or what the log says of it."""
    try:
        season = read_season(home.files)
    except SourceError as error:
        return tuple(replace(one, severity=Severity.WARNING) for one in error.problems)
    noted = [event for event in season.events if event.kind is EventKind.SENT and season.place_of(event) == sent.event.value]
    return tuple(harm_of_copy(home.files.sent, sent, noted[0] if noted else sent.event))


def _since(home: Home, position: str, sent: SentCopy) -> Since:
    """The sources are read as on the day of the build, so that the date of the letter alone is no difference."""
    request = Request(_day(home, sent))
    store = read_profile(home.workspace, home.profile)
    sources = load_sources(home.workspace, store, Selection(position=position), request)
    plan = tailor(sources, request)
    found = differences_in_text(sent.manifest.includes, sent.manifest.texts, Variant(position, plan, compose(plan)))
    inputs = sent.manifest.inputs
    new = tuple(path for path in sources.inputs if path not in inputs)
    return Since(sent, plan.heading, found, changed_inputs(home.workspace, inputs), new)


def _day(home: Home, sent: SentCopy) -> date:
    """Raises `SourceError` where the manifest in the copy says none."""
    try:
        return date.fromisoformat(sent.manifest.date)
    except ValueError:
        place = Place(f"{home.files.sent.shown}/{sent.event.value}/{PACKET}{MANIFEST}")
        message = f"it does not say of which day it is: {sent.manifest.date!r}"
        raise SourceError(Problem("damaged-copy", message, place, "bring it back from a backup")) from None


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
