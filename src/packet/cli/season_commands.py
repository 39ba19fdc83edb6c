"""The commands of the season: what was sent, how it stands, what happened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from packet.cli.options import (
    AnonymousOption,
    DateOption,
    JsonOption,
    OutOption,
    PapersOption,
    ProfileOption,
    WorkspaceOption,
    day_of,
    wall_clock,
)

if TYPE_CHECKING:  # the commands alone load no models
    from packet.cli.application import Noting

PositionArgument = Annotated[str, typer.Argument(help="A position of the profile.", metavar="POSITION")]
PositionsArgument = Annotated[list[str], typer.Argument(help="Positions of the profile, one or more.", metavar="POSITION")]
OnOption = Annotated[str | None, typer.Option("--on", metavar="YYYY-MM-DD", help="The day it happened; default: today.")]
NoteOption = Annotated[str, typer.Option("--note", metavar="TEXT", help="More on it, in your words.")]


def add_season(app: typer.Typer) -> None:
    """Put the commands of this file among the others."""
    app.command(epilog="Examples: packet proof · packet proof POSITION --json · packet proof --html proof.html")(proof)
    sent_help = "Examples: packet sent POSITION --confirmation 4711 · packet sent POSITION --portal interfolio --on 2026-11-24"
    app.command(epilog=sent_help)(sent)
    app.command(epilog="Examples: packet log POSITION · packet log --export season.jsonl")(log)
    app.command("import-log", epilog="Example: packet import-log season.jsonl")(import_log)
    app.command(epilog="Examples: packet stage POSITION ready · packet stage POSITION withdrawn --note 'took another offer'")(stage)
    app.command(epilog="Example: packet outcome POSITION rejected --on 2026-02-03")(outcome)
    app.command(epilog="Example: packet interview POSITION '2027-01-12 10:00 America/Chicago, by video'")(interview)
    confirm_help = "Examples: packet confirm · packet confirm POSITION · packet confirm POSITION --all --set addressee='Ada Byron'"
    app.command(epilog=confirm_help)(confirm)
    app.command(epilog="Example: packet note POSITION 'the chair wrote: letters by Friday'")(note)


def proof(
    positions: Annotated[list[str] | None, typer.Argument(help="Default: all of the profile.", metavar="POSITION")] = None,
    every: Annotated[bool, typer.Option("--all", help="All positions of the profile: what is done where none is named.")] = False,
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write a page for the browser instead.")] = None,
    profile: ProfileOption = None,
    papers: PapersOption = None,
    date: DateOption = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Proofread all letters at once: a table of names, the common text, then in each only what differs, findings beside it."""
    from packet.cli.proof import ProofOptions, run_proof
    from packet.cli.wanted import Wanted

    named = tuple(positions or ())
    wanted = Wanted(named, "", every or not named, profile, (), (), (), None, None, papers, day_of(date), workspace)
    run_proof(ProofOptions(wanted, html, as_json))


def sent(
    position: PositionArgument,
    portal: Annotated[str, typer.Option("--portal", metavar="NAME", help="Where it went, if there are several places.")] = "",
    on: OnOption = None,
    confirmation: Annotated[str, typer.Option("--confirmation", metavar="TEXT", help="Its number or words of receipt.")] = "",
    note: NoteOption = "",
    nevertheless: Annotated[
        str,
        typer.Option("--nevertheless", metavar="WHY", help="It was sent as it is: NOT READY, edited or stale."),
    ] = "",
    anonymous: AnonymousOption = None,
    out: OutOption = None,
    profile: ProfileOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Keep what was sent: the packet as it was built, the posting, the position, findings; read-only, and note the sending.

    Sends nothing itself. Exits with 4 where the packet is not ready, was edited, or is older than its sources.
    """
    from packet.cli.sent import SentOptions, run_sent

    noting = now_noting(position, on, note, profile, workspace)
    run_sent(SentOptions(noting, portal.strip(), confirmation.strip(), nevertheless.strip(), anonymous, out))


def log(
    position: Annotated[str | None, typer.Argument(help="A position; default: all.", metavar="[POSITION]")] = None,
    export: Annotated[Path | None, typer.Option("--export", metavar="FILE", help="Write the events as JSON lines.")] = None,
    profile: ProfileOption = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what happened: every event of a position, where it stands, and whether the copies are still what was sent."""
    from packet.cli.log import LogOptions, run_log

    run_log(LogOptions(position or "", export, profile, workspace, wall_clock(), as_json))


def import_log(
    file: Annotated[Path, typer.Argument(help="JSON lines that packet log --export wrote.", metavar="FILE")],
    profile: ProfileOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Bring events of another computer, or of a backup, into the log. Safe to repeat: an event is one event."""
    from packet.cli.log_import import run_log_import

    run_log_import(file, workspace, profile, wall_clock())


def stage(
    positions: PositionsArgument,
    to: Annotated[str, typer.Argument(help="interested, preparing, ready, skipped, withdrawn, 'under review' …", metavar="STAGE")],
    on: OnOption = None,
    note: NoteOption = "",
    out: OutOption = None,
    profile: ProfileOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Note that applications have come to a stage. `ready` needs a packet whose checks pass; `sent` follows from packet sent.

    `preparing`, said after sending, means that what was sent does not count. Exits with 4 for a step that cannot be.
    """
    from packet.cli.noting import run_stage

    run_stage(now_noting("", on, note, profile, workspace), positions, to, out)


def outcome(
    positions: PositionsArgument,
    became: Annotated[str, typer.Argument(help="interview, offer, accepted, declined, rejected, open.", metavar="OUTCOME")],
    on: OnOption = None,
    note: NoteOption = "",
    profile: ProfileOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Note what the other side decided, or you; `open` takes a mistake back."""
    from packet.cli.noting import run_outcome

    run_outcome(now_noting("", on, note, profile, workspace), positions, became)


def interview(
    position: PositionArgument,
    when: Annotated[str, typer.Argument(help="When and how, in your words.", metavar="WHEN")],
    on: OnOption = None,
    note: NoteOption = "",
    profile: ProfileOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Note an invitation to an interview. One that begins with its day, written as deadlines are, stands in status and calendar."""
    from packet.cli.noting import run_words
    from packet.model.season import EventKind

    run_words(now_noting(position, on, note, profile, workspace), EventKind.INTERVIEW, when)


def note(
    position: PositionArgument,
    words: Annotated[str, typer.Argument(help="What is worth remembering.", metavar="WORDS")],
    on: OnOption = None,
    profile: ProfileOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Note anything else in the log of a position."""
    from packet.cli.noting import run_words
    from packet.model.season import EventKind

    run_words(now_noting(position, on, "", profile, workspace), EventKind.NOTE, words)


def confirm(
    position: Annotated[str | None, typer.Argument(help="Default: all with something unconfirmed.", metavar="[POSITION]")] = None,
    names: Annotated[list[str] | None, typer.Argument(help="What to take, as unconfirmed: names it.", metavar="[NAME]...")] = None,
    every: Annotated[bool, typer.Option("--all", help="Take all that is not edited or dropped.")] = False,
    drop: Annotated[list[str] | None, typer.Option("--drop", metavar="NAME", help="Take it out of the file.")] = None,
    edit: Annotated[list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="Take it with another value.")] = None,
    profile: ProfileOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Confirm what was read from postings: each is shown with its sentence; at a terminal a key accepts, edits or drops it.

    Without a position it goes through all of them, and can be left and taken up again. Elsewhere it takes what you name, or --all,
    and shows the rest. Editing unconfirmed: in the file does the same.
    """
    from packet.cli.confirm import ConfirmOptions, run_confirm

    run_confirm(ConfirmOptions(position or "", tuple(names or ()), every, tuple(drop or ()), tuple(edit or ()), profile, workspace))


def now_noting(position: str, on: str | None, note: str, profile: str | None, workspace: Path | None) -> Noting:
    from packet.cli.application import Noting

    now = wall_clock()
    return Noting(position, day_of(on, "--on") if on else now.date(), now, note.strip(), profile, workspace)
