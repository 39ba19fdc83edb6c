"""The Typer application: commands and their options. What a command does is in the file of its name."""

from __future__ import annotations

from datetime import date as date_type
from datetime import datetime
from pathlib import Path
from typing import Annotated, Optional

import typer

from packet import __version__

app = typer.Typer(
    name="packet",
    help="Assemble academic job applications: tailored CV, letters, publication list and papers, bound into one checked PDF.",
    epilog="Start: packet new my-applications · then, inside it: packet build --target faculty-job",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

WorkspaceOption = Annotated[Optional[Path], typer.Option("--workspace", help="The workspace; default: nearest folder with profiles/.")]
ProfileOption = Annotated[Optional[str], typer.Option("--profile", help="Whose packet; not needed when there is one profile.")]
TopicOption = Annotated[Optional[list[str]], typer.Option("--topic", help="Papers on this topic; repeat for any of several.")]
PapersOption = Annotated[Optional[Path], typer.Option("--papers", help="Folder with KEY.pdf; default: profiles/<who>/papers.")]
OutOption = Annotated[Optional[Path], typer.Option("--out", help="Where to write; default: out/ of the workspace.")]
DateOption = Annotated[Optional[datetime], typer.Option("--date", formats=["%Y-%m-%d"], help="The letter's date; default: today.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]


def _day(date: datetime | None) -> date_type:
    """The day asked for, else today's: a letter bears the date on the wall."""
    return (date or datetime.now()).date()  # noqa: DTZ005


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"packet {__version__}")
        raise typer.Exit


@app.callback()
def _options(version: Annotated[bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)] = False) -> None:
    pass


@app.command(
    epilog="Examples: packet build --target faculty-job --topic moe · packet build northwestern-cs --pin ragcache · packet build --all --json",
)
def build(
    positions: Annotated[Optional[list[str]], typer.Argument(help="Positions of the profile.", metavar="POSITION")] = None,
    target: Annotated[Optional[str], typer.Option("--target", help="Build the general packet of this target.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Build all positions of the profile.")] = False,
    profile: ProfileOption = None,
    topic: TopicOption = None,
    pin: Annotated[Optional[list[str]], typer.Option("--pin", metavar="KEY", help="A paper that comes first; repeatable.")] = None,
    exclude: Annotated[Optional[list[str]], typer.Option("--exclude", metavar="KEY", help="A paper never to choose; repeatable.")] = None,
    attach: Annotated[Optional[int], typer.Option("--attach", min=0, help="How many papers to bind in.")] = None,
    papers: PapersOption = None,
    out: OutOption = None,
    date: DateOption = None,
    workspace: WorkspaceOption = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 4 when a packet is not ready.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Build packets: for positions, for all of them, or for a target alone."""
    from packet.cli.build import BuildOptions, run_build

    choice = (tuple(topic or ()), tuple(pin or ()), tuple(exclude or ()), attach)
    run_build(BuildOptions(tuple(positions or ()), target or "", every, profile, *choice, papers, out, _day(date), workspace, strict, as_json))


@app.command(epilog="Examples: packet render cv --target faculty-job --png · packet render cover-letter northwestern-cs --text")
def render(
    document: Annotated[str, typer.Argument(help="cv, resume, cover-letter, publication-list …", metavar="DOCUMENT")],
    position: Annotated[Optional[str], typer.Argument(help="For this position.", metavar="[POSITION]")] = None,
    target: Annotated[Optional[str], typer.Option("--target", help="For this target alone.")] = None,
    png: Annotated[bool, typer.Option("--png", help="Write a picture of each page.")] = False,
    text: Annotated[bool, typer.Option("--text", help="Write plain text, as portals with text boxes want it.")] = False,
    dpi: Annotated[int, typer.Option("--dpi", min=20, max=600, help="Dots per inch of the pictures.")] = 110,
    profile: ProfileOption = None,
    topic: TopicOption = None,
    papers: PapersOption = None,
    out: OutOption = None,
    date: DateOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Render one document alone: as PDF, as page pictures, or as plain text."""
    from packet.cli.render import RenderOptions, run_render

    where = (position or "", target or "", profile, tuple(topic or ()), papers, out)
    run_render(RenderOptions(document, *where, _day(date), workspace, png, text, dpi))


@app.command(epilog="Examples: packet merge a.pdf b.pdf -o all.pdf · packet merge papers/*.pdf -o papers.pdf --stamp --json")
def merge(
    files: Annotated[list[Path], typer.Argument(help="PDFs, in the order of the whole.", metavar="FILE")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The file to write.")],
    title: Annotated[str, typer.Option("--title", help="Title of the whole; default: its file name.")] = "",
    stamp: Annotated[bool, typer.Option("--stamp", help="Number files and pages in the margins.")] = False,
    encrypt: Annotated[bool, typer.Option("--encrypt", help="Let only a password open it: asked for, or PACKET_PASSWORD.")] = False,
    cache: Annotated[Optional[Path], typer.Option("--cache", help="Where files that were read are kept.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Merge any PDFs into one: a bookmark a file, every link kept, nothing that acts. Exits with 4 where a file cannot be read."""
    from packet.cli.merge import MergeOptions, run_merge

    run_merge(MergeOptions(tuple(files), out, title, stamp, encrypt, cache, as_json))


@app.command(epilog="Example: packet new my-applications && cd my-applications && packet build --all")
def new(name: Annotated[str, typer.Argument(help="The folder to make.")]) -> None:
    """Make a workspace that builds at once: a starter profile, an example position, letters. Never overwrites."""
    from packet.cli.new import run_new

    run_new(Path(name))


@app.command("list", epilog="Example: packet list --json")
def list_(profile: ProfileOption = None, workspace: WorkspaceOption = None, as_json: JsonOption = False) -> None:
    """Show profiles, targets, positions by next deadline, letters and themes."""
    from packet.cli.listing import run_list

    run_list(workspace, profile, _day(None), as_json=as_json)
