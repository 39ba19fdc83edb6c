"""`packet sent`: what a build wrote for a position → a frozen copy of it, and the event that says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import typer

from packet.cli.application import Application, Noting, find_application, find_home, in_words, new_event, noted
from packet.cli.build import packet_folder, shown_path
from packet.cli.printing import plain, print_problems
from packet.model.file_sizes import in_megabytes
from packet.model.output import safe
from packet.model.season import Event, EventKind
from packet.model.season_json import as_text
from packet.problems import OutputError, PacketError, Place, Problem, RefusedError, Severity, SourceError, UsageError, did_you_mean
from packet.season.stages import Standing, counting
from packet.store.applications import missing_of
from packet.store.built import Built, objections, read_built, some
from packet.store.desk import Desk
from packet.store.freezing import freeze
from packet.store.positions import Posted
from packet.store.sent import PACKET, place_of, read_copy
from packet.store.sent_sources import sources_of

MOST_LETTERS = 60
"""Of a portal, in the name of a folder: file systems take 255, and paths have limits of their own."""

LEFT_OUT = "a paragraph without its fact is left out of a letter; where that is meant: paragraphs: {fit: ''} in the position"


@dataclass(frozen=True, slots=True)
class SentOptions:
    """The command line of `packet sent`; `nevertheless` is why something was sent that speaks against itself, "" for never."""

    noting: Noting
    portal: str
    confirmation: str
    nevertheless: str
    anonymous: bool | None
    out: Path | None


def run_sent(options: SentOptions) -> None:
    """Freeze what was built and note the sending. Raises `RefusedError` where it should not have been sent as it is."""
    said = options.noting
    application = find_application(find_home(said.workspace, said.profile), said.position, said.now)
    posted = application.posted
    if posted is None:
        gone = f"bring it back as positions/{said.position}.yaml: what was sent is kept with it"
        raise SourceError(Problem("unknown-position", f"the file of position {said.position!r} is gone", hint=gone))
    portal = portal_of(posted, options.portal)
    built = built_for(application, options.out, options.anonymous)
    against = (*speaks_against(built, application), *_of_this_sending(built, application, said.day, portal))
    if against and not options.nevertheless:
        sending = f"packet sent {said.position} --nevertheless 'WHY'"
        raise RefusedError(*against, Problem("not-to-be-sent", "nothing was noted", hint=f"if it was sent as it is: {sending}"))
    print_problems(lacks(application, Severity.WARNING))
    noting = replace(said, note=_nevertheless(said.note, options.nevertheless, against)) if against else said
    event = new_event(application, noting, EventKind.SENT, said.position, portal=portal, confirmation=options.confirmation)
    with _told_if_kept(application, event):
        event = _freeze(application, posted, built, event, against)
        _say(application, event, noted(application, [event]), built)


def speaks_against(built: Built, application: Application) -> tuple[Problem, ...]:
    """Why this is not what should be sent: it is not what was checked, a check fails, or nobody has confirmed what it rests on."""
    found = objections(built, application.home.workspace)
    if application.position is None or not (names := application.position.unconfirmed):
        return found
    message = f"the position was read from a posting, and not all of it is confirmed: {some(names)}"
    return (*found, Problem("packet-unconfirmed", message, hint=f"packet confirm {application.name}"))


def _of_this_sending(built: Built, application: Application, day: date, portal: str) -> Iterator[Problem]:
    """Why this cannot have gone there on that day, or need not be noted: the letter is younger, or it is all in the log already."""
    if day.isoformat() < built.manifest.date:
        message = f"the packet bears the date {built.manifest.date}: it cannot have been sent on {day}"
        hint = f"leave out --on; or build what was sent: packet build {application.name} --date {day}"
        yield Problem("sent-before-letter", message, Place(built.shown), hint)
    if earlier := _same_sending(built, application, portal):
        message = f"these very files were sent{f' to {portal}' if portal else ''} on {earlier.day}, and that is noted"
        hint = f"packet log {application.name} shows it; what came later, as a number of receipt, is a packet note"
        yield Problem("sent-already", message, Place(_place(application, earlier)), hint)


def _same_sending(built: Built, application: Application, portal: str) -> Event | None:
    """The last sending there that still counts, where its copy is readable and holds the same files."""
    there = [event for event in counting(application.season.of(application.name)) if event.portal == portal]
    if not there:
        return None
    try:
        copy = read_copy(application.home.files.sent, there[-1].value)
    except SourceError:
        return None  # told by the log
    return there[-1] if copy.manifest.files == built.manifest.files else None


def built_for(application: Application, out: Path | None, anonymous: bool | None = None) -> Built:
    """What the last build wrote for the position. Raises `UsageError` where there is nothing."""
    home, name = application.home, application.name
    ending = "" if anonymous is None else "-anonymous" if anonymous else "-named"
    folder = packet_folder(home.workspace, out or home.workspace.root / "out", home.profile, name + ending)
    return read_built(folder, shown_path(folder.resolve()), name)


def portal_of(posted: Posted, given: str) -> str:
    """Where it went, as the position calls it. Raises `UsageError` for a portal that it does not name, or names among others."""
    names = [portal.name for portal in posted.position.value.portals]
    presets = {slug: loaded.value.name for slug, loaded in posted.portals.items()}
    called = {key.casefold(): name for key, name in (*((name, name) for name in names), *presets.items())}
    if not given:
        if len(names) > 1:
            hint = " or ".join(f"--portal '{name}'" for name in names)
            raise UsageError(Problem("which-portal", f"it goes to {len(names)} places: which one?", hint=hint))
        return names[0] if names else ""
    if called and given.casefold() not in called:
        hint = f"{did_you_mean(given, names)}; another place is named under portals: in the position"
        raise UsageError(Problem("unknown-portal", f"the position names no portal {given!r}", hint=hint))
    return called.get(given.casefold(), given)


def lacks(application: Application, severity: Severity) -> tuple[Problem, ...]:
    """What `packet status` says is missing: the checks of a build see what is there."""
    if application.posted is None:
        return ()
    missing = missing_of(application.home.workspace, application.home.profile, application.posted)
    place = application.posted.position.place()
    return tuple(Problem("packet-lacks", f"{document}: {lack}", place, LEFT_OUT, severity) for document, lack in missing.items())


def _freeze(application: Application, posted: Posted, built: Built, event: Event, against: tuple[Problem, ...]) -> Event:
    """The event of the copy: its value is the copy's folder."""
    home = application.home
    desk = Desk(home.workspace)
    sources = sources_of(desk, home.profile, application.name, posted)
    desk.finish()
    files = {**{PACKET + name: data for name, data in built.files.items()}, **sources}
    name = "-".join(filter(None, (event.day.isoformat(), safe(event.portal)[:MOST_LETTERS].lower() if event.portal else "")))
    return freeze(home.files.sent, name, event, files, tuple(as_text(problem.message) for problem in against))


@contextmanager
def _told_if_kept(application: Application, event: Event) -> Iterator[None]:
    """Whatever goes wrong once the copy has its name does not undo the sending: whoever sends again would keep it twice."""
    try:
        yield
    except PacketError as error:
        if not (kept := _kept(application, event)):
            raise
        later = f"{kept}, and noted as soon as the ledger can be written" if isinstance(error, OutputError) else ""
        raise type(error)(*(replace(one, hint=later or f"{kept}, and counts; {one.hint}") for one in error.problems)) from None
    except (KeyboardInterrupt, OSError):
        if kept := _kept(application, event):
            typer.echo(f"{kept}, and counts: do not note it again", err=True)
        raise


def _kept(application: Application, event: Event) -> str:
    """Where the copy with this event lies, in words; "" where there is none."""
    place = place_of(application.home.files.sent, event)
    return f"what was sent is kept in {application.home.files.sent.shown}/{place}" if place else ""


def _nevertheless(note: str, why: str, against: tuple[Problem, ...]) -> str:
    """The note with the reason, and what spoke against it: messages of findings, and paths, hold whatever they hold."""
    said = f"sent nevertheless ({why}), though {as_text('; '.join(problem.message for problem in against))}"
    return " · ".join(filter(None, (note, said)))


def _place(application: Application, event: Event) -> str:
    return f"{application.home.files.sent.shown}/{event.value}"


def _say(application: Application, event: Event, now: Standing, built: Built) -> None:
    where = f" to {plain(event.portal)}" if event.portal else ""
    before = counting(application.season.of(event.position))
    times = 1 + sum(one.portal == event.portal for one in before)
    again = f" ({times} sendings there so far)" if times > 1 else ""
    size = in_megabytes(sum(map(len, built.files.values())))
    typer.echo(
        f"{event.position}: sent{where} on {event.day}{again}   {_place(application, event)}  {len(built.files)} files  {size}"
    )
    for line in plain(event.note).splitlines():
        typer.echo(f"  {line}")
    typer.echo(f"  {plain(in_words(now, application.needs))}")
