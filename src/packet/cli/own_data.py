"""The commands that bring a person's own data in: a workspace, its files and their schemas, the papers."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from packet.cli.options import OutOption, ProfileOption, TopicOption, WorkspaceOption


def new(
    what: Annotated[
        str,
        typer.Argument(
            help="A folder for a workspace; or profile, position, letter, statement, theme, target, call.", metavar="WHAT"
        ),
    ],
    name: Annotated[str | None, typer.Argument(help="Name of the profile, position, letter …", metavar="[NAME]")] = None,
    other: Annotated[str | None, typer.Option("--from", metavar="OTHER", help="Copy one of that kind.")] = None,
    full_name: Annotated[str | None, typer.Option("--name", metavar="TEXT", help="Profile: your name, as printed.")] = None,
    email: Annotated[str | None, typer.Option("--email", metavar="TEXT", help="Profile: your address.")] = None,
    headline: Annotated[str | None, typer.Option("--headline", metavar="TEXT", help="Profile: the line below it.")] = None,
    institution: Annotated[str | None, typer.Option("--institution", metavar="TEXT", help="Position, call.")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Position, call: as the posting says it.")] = None,
    target: Annotated[str | None, typer.Option("--target", metavar="TARGET", help="Position: the kind of application.")] = None,
    theme: Annotated[str | None, typer.Option("--theme", metavar="THEME", help="Target: its look.")] = None,
    letter: Annotated[str | None, typer.Option("--letter", metavar="LETTER", help="Target: its letter.")] = None,
    ad: Annotated[
        str | None, typer.Option("--ad", metavar="FILE", help="Position: its posting, read; - for standard input.")
    ] = None,
    call: Annotated[str | None, typer.Option("--call", metavar="CALL", help="With --ad: put the public part into a call.")] = None,
    from_csv: Annotated[Path | None, typer.Option("--from-csv", metavar="FILE", help="Positions: one for each row.")] = None,
    profile: ProfileOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Make a workspace that builds at once; or, in it, a new file: a position, a letter, a theme … Never overwrites.

    --ad reads a position from its posting, unconfirmed until packet confirm. On a terminal it asks for what it needs; elsewhere
    what no option says is left to be written, and named. For a workspace that is called like a kind, write ./position.
    """
    answers = {"name": full_name, "email": email, "headline": headline, "institution": institution, "title": title}
    answers |= {"target": target, "theme": theme, "letter": letter}
    given = {option: said for option, said in answers.items() if said is not None}
    if ad is None and call is None and from_csv is None:
        from packet.cli.new_file import NewOptions, run_new_what

        return run_new_what(NewOptions(what, name, other, given, profile, workspace))
    from packet.cli.new_season import PostingOptions, run_new_season

    return run_new_season(PostingOptions(what, name, other, given, ad, call, from_csv, _today(), profile, workspace))


def _today() -> date:
    """The day on the wall: a letter bears it, and a posting was read on it."""
    return datetime.now().date()  # noqa: DTZ005


def import_(
    sources: Annotated[list[Path], typer.Argument(help="Files (.bib, résumés), or the checkout of a homepage.", metavar="SOURCE")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")] = False,
    live: Annotated[bool, typer.Option("--live", help="Copy no .bib file: the profile reads it where it lies.")] = False,
    full_name: Annotated[str | None, typer.Option("--name", metavar="TEXT", help="Your name, where the sources lack it.")] = None,
    email: Annotated[str | None, typer.Option("--email", metavar="TEXT", help="Your address, where the sources lack it.")] = None,
    profile: Annotated[
        str | None, typer.Option("--profile", metavar="NAME", help="A profile, new or not; not needed when there is one.")
    ] = None,
    workspace: Annotated[
        Path | None,
        typer.Option("--workspace", metavar="DIR", help="Made where there is none. Default: nearest folder with profiles/."),
    ] = None,
) -> None:
    """Bring your data in: publications, CV, links. Safe to repeat: what you wrote stays, and a paper is one paper.

    A profile or a workspace that is not there yet is made. Nothing is written where the sources are about somebody else.
    """
    from packet.cli.importing import ImportOptions, run_import

    said = {name: text for name, text in (("name", full_name), ("email", email)) if text is not None}
    run_import(ImportOptions(tuple(sources), profile, workspace, said, live, dry_run))


def fetch(
    keys: Annotated[list[str] | None, typer.Argument(help="Keys of publications; default: all.", metavar="KEY")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be fetched, and from where.")] = False,
    most: Annotated[str, typer.Option("--most", metavar="SIZE", help="Largest file to fetch; default: 50 MB.")] = "",
    profile: ProfileOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Fetch missing papers from the web: by their arxiv: number, or their url: of a PDF or of a page of arXiv.

    The only command that uses the network, over https alone. Exits with 4 when something asked for did not come.
    """
    from packet.cli.fetch import FetchOptions, run_fetch

    run_fetch(FetchOptions(tuple(keys or ()), profile, workspace, most, dry_run))


def watch(
    positions: Annotated[list[str] | None, typer.Argument(help="Positions; default: all.", metavar="POSITION")] = None,
    target: Annotated[str | None, typer.Option("--target", metavar="TARGET", help="The general packet of a target.")] = None,
    topic: TopicOption = None,
    out: OutOption = None,
    once: Annotated[bool, typer.Option("--once", help="End after the first save that was built.")] = False,
    profile: ProfileOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Build at every save of the profile, a letter, a statement, a paper …, and say in a line what is different.

    Errors are shown, and the last good packet stays. Ctrl-C ends it.
    """
    from packet.cli.wanted import Wanted
    from packet.cli.watch import WatchOptions, run_watch

    every = not positions and not target
    choice = (tuple(topic or ()), (), (), None, None, None)
    wanted = Wanted(tuple(positions or ()), target or "", every, profile, *choice, _today(), workspace)
    run_watch(WatchOptions(wanted, out, once, _today))


def schema(
    kind: Annotated[str | None, typer.Argument(help="profile, publications, position, target …", metavar="[KIND]")] = None,
    write: Annotated[bool, typer.Option("--write", help="Write all of them into .packet/ of the workspace.")] = False,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Write all of them into this folder.")] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Print the JSON Schema of a kind of file, for editors; without a kind, name them all."""
    from packet.cli.schema import run_schema

    run_schema(kind, out, workspace, write=write)
