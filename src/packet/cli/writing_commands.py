"""The commands of a season that write to others: referees, committees. None of them sends anything."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from packet.cli.due_commands import BuiltOption
from packet.cli.options import DateOption, JsonOption, OutOption, ProfileOption, WorkspaceOption, day_of, wall_clock
from packet.cli.season_commands import NoteOption, OnOption, PositionArgument, PositionsArgument, now_noting


def add_writing(app: typer.Typer) -> None:
    """Put the commands of this file among the others."""
    app.command(epilog="Examples: packet letters · packet letters --within 14d · packet letters --json")(letters)
    app.command(
        epilog="Examples: packet letter POSITION 'Grace Hopper' asked · packet letter POSITION Hopper received --on 2026-02-20"
    )(letter)
    app.command("referee-kit", epilog="Examples: packet referee-kit 'Grace Hopper' · packet referee-kit Hopper --position acme")(
        referee_kit
    )
    app.command(epilog="Examples: packet mail POSITION · packet mail POSITION --letter mine -o draft.eml")(mail)
    app.command(
        epilog="Examples: packet news ditto --status accepted --venue 'SIGCOMM 2027' · packet news ditto --status published"
    )(news)


def letters(
    within: Annotated[str, typer.Option("--within", metavar="SPAN", help="How far ahead to look for whom to write to.")] = "7d",
    profile: ProfileOption = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show every letter of recommendation, referee by referee, and whom to ask or to remind this week."""
    from packet.cli.letters import LettersOptions, run_letters

    run_letters(LettersOptions(within, profile, workspace, as_json), wall_clock())


def letter(
    positions: PositionsArgument,
    referee: Annotated[str, typer.Argument(help="A referee of the profile, or a part of the name.", metavar="REFEREE")],
    state: Annotated[str, typer.Argument(help="to-ask, asked, agreed, requested, reminded, received, declined.", metavar="STATE")],
    on: OnOption = None,
    note: NoteOption = "",
    profile: ProfileOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Note how it stands with a referee's letters: asked, agreed, requested by the portal, received. No letter is ever kept."""
    from packet.cli.letter import run_letter

    run_letter(now_noting("", on, note, profile, workspace), positions, referee, state)


def referee_kit(
    referee: Annotated[str, typer.Argument(help="A referee of the profile, or a part of the name.", metavar="REFEREE")],
    position: Annotated[
        list[str] | None, typer.Option("--position", metavar="POSITION", help="Only this position; repeatable.")
    ] = None,
    date: DateOption = None,
    out: OutOption = None,
    profile: ProfileOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Write one PDF and one mail draft for a referee: positions, deadlines, how letters are sent; sends nothing.

    What the referee could stress, and who else writes, is said only where the profile records consent (consent: of the referee).
    """
    from packet.cli.referee_kit import KitOptions, run_referee_kit

    now = wall_clock()
    run_referee_kit(KitOptions(referee, tuple(position or ()), day_of(date), now, out, profile, workspace))


def mail(
    position: PositionArgument,
    letter: Annotated[str, typer.Option("--letter", metavar="NAME", help="The letter that is the mail's text.")] = "mail",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE.eml", help="The draft; default: beside the packet.")
    ] = None,
    anyway: Annotated[bool, typer.Option("--anyway", help="Though the packet is NOT READY, edited, stale, or too big.")] = False,
    out: BuiltOption = None,
    profile: ProfileOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Write the application as a mail draft (.eml) with the built packet; it opens in any mail program. Sends nothing.

    Exits with 4 where the packet is not ready, was edited, is older than its sources, or is too big for mail.
    """
    from packet.cli.mail import MailOptions, run_mail

    run_mail(MailOptions(position, letter, output, anyway, out, profile, workspace), wall_clock())


def news(
    key: Annotated[str, typer.Argument(help="The paper.", metavar="KEY")],
    status: Annotated[str, typer.Option("--status", metavar="STATUS", help="What it is now: accepted, published, submitted …")],
    venue: Annotated[str, typer.Option("--venue", metavar="VENUE", help="Where: 'SIGCOMM 2027'.")] = "",
    write: Annotated[bool, typer.Option("--write", help="Write it into the profile, too.")] = False,
    date: DateOption = None,
    out: OutOption = None,
    profile: ProfileOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Find what was sent that says otherwise of a paper, and draft an update mail for each, with the changed CV and list.

    The profile stays as it is unless you say --write. Sends nothing.
    """
    from packet.cli.news import NewsOptions, run_news

    now = wall_clock()
    run_news(NewsOptions(key, status, venue, write, day_of(date), now, out, profile, workspace))
