"""The Typer application: commands and their options. What a command does is in the file of its name."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from packet import __version__
from packet.cli.due_commands import add_due
from packet.cli.options import (
    AdvertisementOption,
    AnonymousOption,
    DateOption,
    ExcludeOption,
    JsonOption,
    OutOption,
    PapersOption,
    PinOption,
    ProfileOption,
    TopicOption,
    WorkspaceOption,
    bare,
    day_of,
)
from packet.cli.own_data import fetch, import_, new, schema, watch
from packet.cli.season_commands import add_season
from packet.cli.writing_commands import add_writing

app = typer.Typer(
    name="packet",
    help="Assemble academic job applications: tailored CV, letters, publication list and papers, bound into one checked PDF.",
    epilog="Start: packet new my-applications · then, inside it: packet build --target faculty-job",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"packet {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)] = False,
) -> None:
    pass


@app.command(
    epilog="Examples: packet build --target faculty-job --topic moe · packet build POSITION --pin ragcache · packet build --all",
)
def build(
    positions: Annotated[list[str] | None, typer.Argument(help="Positions of the profile.", metavar="POSITION")] = None,
    target: Annotated[str | None, typer.Option("--target", metavar="TARGET", help="The general packet of a target.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Build all positions of the profile.")] = False,
    profile: ProfileOption = None,
    topic: TopicOption = None,
    pin: PinOption = None,
    exclude: ExcludeOption = None,
    attach: Annotated[int | None, typer.Option("--attach", metavar="N", min=0, help="How many papers to bind in.")] = None,
    advertisement: AdvertisementOption = None,
    anonymous: AnonymousOption = None,
    papers: PapersOption = None,
    out: OutOption = None,
    date: DateOption = None,
    workspace: WorkspaceOption = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 4 when a packet is not ready.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Build packets: for positions, for all of them, or for a target alone."""
    from packet.cli.build import BuildOptions, run_build
    from packet.cli.wanted import Wanted

    choice = (tuple(topic or ()), tuple(pin or ()), tuple(exclude or ()), attach, advertisement)
    wanted = Wanted(tuple(positions or ()), target or "", every, profile, *choice, papers, day_of(date), workspace, anonymous)
    run_build(BuildOptions(wanted, out, strict, as_json))


@app.command(
    cls=bare("--profile"),
    epilog="Examples: packet check POSITION · packet check --all --quiet · packet check --target faculty-job --json"
    " · packet check out/faculty-job/packet.pdf · packet check --profile",
)
def check(
    what: Annotated[
        list[str] | None, typer.Argument(help="Positions of the profile, or finished PDFs.", metavar="POSITION|FILE.pdf")
    ] = None,
    target: Annotated[str | None, typer.Option("--target", metavar="TARGET", help="The general packet of a target.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Check all positions of the profile.")] = False,
    profile: Annotated[
        str | None,
        typer.Option(
            "--profile", metavar="[NAME]", help="Not needed when there is one. Without a packet or file: check the profile itself."
        ),
    ] = None,
    topic: TopicOption = None,
    pin: PinOption = None,
    exclude: ExcludeOption = None,
    attach: Annotated[int | None, typer.Option("--attach", metavar="N", min=0, help="How many papers to bind in.")] = None,
    advertisement: AdvertisementOption = None,
    anonymous: AnonymousOption = None,
    papers: PapersOption = None,
    date: DateOption = None,
    workspace: WorkspaceOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Leave out what passes.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Check packets without writing them, finished PDFs, or the profile: every rule, its verdict, what was measured, where.

    Exits with 4 when something fails, with 3 when sources cannot be read.
    """
    from packet.cli.check import CheckOptions, run_check
    from packet.cli.wanted import Wanted

    files = tuple(Path(word) for word in what or () if word.lower().endswith(".pdf"))
    positions = tuple(word for word in what or () if not word.lower().endswith(".pdf"))
    choice = (tuple(topic or ()), tuple(pin or ()), tuple(exclude or ()), attach, advertisement)
    wanted = Wanted(positions, target or "", every, profile or None, *choice, papers, day_of(date), workspace, anonymous)
    alone = profile is not None and not (what or target or every)
    run_check(CheckOptions(wanted, files, alone, quiet, as_json))


@app.command(epilog="Examples: packet explain unknown-topic · packet explain")
def explain(
    code: Annotated[str | None, typer.Argument(help="What stands in brackets: error[CODE].", metavar="[CODE]")] = None,
) -> None:
    """Say what a problem or a finding means and how to mend it; without a code, name them all."""
    from packet.cli.explain import run_explain

    run_explain(code)


@app.command(epilog="Examples: packet render cv --target faculty-job --png · packet render cover-letter northwestern-cs --text")
def render(
    document: Annotated[str, typer.Argument(help="cv, resume, cover-letter, publication-list …", metavar="DOCUMENT")],
    position: Annotated[str | None, typer.Argument(help="For this position.", metavar="[POSITION]")] = None,
    target: Annotated[str | None, typer.Option("--target", metavar="TARGET", help="For this target alone.")] = None,
    png: Annotated[bool, typer.Option("--png", help="Write a picture of each page.")] = False,
    text: Annotated[bool, typer.Option("--text", help="Write plain text, as portals with text boxes want it.")] = False,
    dpi: Annotated[int, typer.Option("--dpi", min=20, max=600, help="Dots per inch of the pictures.")] = 110,
    profile: ProfileOption = None,
    topic: TopicOption = None,
    anonymous: AnonymousOption = None,
    papers: PapersOption = None,
    out: OutOption = None,
    date: DateOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Render one document alone: as PDF, as page pictures, or as plain text."""
    from packet.cli.render import RenderOptions, run_render

    where = (position or "", target or "", profile, tuple(topic or ()), papers, out)
    run_render(RenderOptions(document, *where, day_of(date), workspace, png, text, dpi, anonymous))


@app.command(epilog="Examples: packet merge a.pdf b.pdf -o all.pdf · packet merge papers/*.pdf -o papers.pdf --stamp --json")
def merge(
    files: Annotated[list[Path], typer.Argument(help="PDFs, in the order of the whole.", metavar="FILE")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The file to write.")],
    title: Annotated[str, typer.Option("--title", help="Title of the whole; default: its file name.")] = "",
    stamp: Annotated[bool, typer.Option("--stamp", help="Number files and pages in the margins.")] = False,
    encrypt: Annotated[bool, typer.Option("--encrypt", help="Let only a password open it: asked for, or PACKET_PASSWORD.")] = False,
    pictures: Annotated[
        int | None,
        typer.Option("--pictures", metavar="DPI", min=72, max=1200, help="Make pictures of more pixels an inch smaller."),
    ] = None,
    keep_attachments: Annotated[bool, typer.Option("--keep-attachments", help="Keep files that are attached to the PDFs.")] = False,
    memory: Annotated[str, typer.Option("--memory", metavar="SIZE", help="Most memory for reading a PDF; default: 1 GB.")] = "",
    seconds: Annotated[str, typer.Option("--seconds", metavar="N", help="Longest time for reading a PDF; default: 20.")] = "",
    cache: Annotated[Path | None, typer.Option("--cache", help="Where files that were read are kept.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Merge any PDFs into one: a bookmark a file, every link kept, nothing that acts. An unreadable one gets a sheet and exit 4."""
    from packet.cli.merge import MergeOptions, run_merge
    from packet.model.paper import Treatment

    treatment = Treatment(pictures or 0, keep_attachments)
    run_merge(MergeOptions(tuple(files), out, title, stamp, encrypt, cache, as_json, treatment, memory, seconds))


app.command(
    epilog="Examples: packet new my-applications · packet new position mit-eecs --institution MIT --title 'Assistant Professor'"
    " · packet new position cmu --from mit-eecs --institution CMU --title 'Assistant Professor'"
    " · packet new position epfl --ad posting.txt"
    " · packet new theme mine --from awesome · packet new letter lab"
)(new)
app.command(epilog="Examples: packet fetch --dry-run · packet fetch ditto ragcache · packet fetch --most '200 MB'")(fetch)
add_season(app)
add_due(app)
add_writing(app)
app.command(epilog="Examples: packet watch · packet watch POSITION · packet watch --target faculty-job --topic moe")(watch)
app.command(epilog="Examples: packet schema · packet schema position · packet schema --write · packet schema --out schemas")(schema)


app.command(
    "import",
    epilog="Examples: packet import refs.bib --dry-run · packet import dblp.bib scholar.bib · packet import refs.bib --live"
    " · packet import refs.bib --workspace my-applications --name 'Ada Byron' --email ada@example.org",
)(import_)


@app.command("list", epilog="Example: packet list --json")
def list_(profile: ProfileOption = None, workspace: WorkspaceOption = None, as_json: JsonOption = False) -> None:
    """Show profiles, targets, positions by next deadline, letters and themes."""
    from packet.cli.listing import run_list

    run_list(workspace, profile, day_of(None), as_json=as_json)


@app.command(epilog="Examples: packet papers POSITION · packet papers --topic moe · packet papers --ad posting.txt")
def papers(
    position: Annotated[str | None, typer.Argument(help="For this position.", metavar="[POSITION]")] = None,
    target: Annotated[
        str | None,
        typer.Option("--target", metavar="TARGET", help="For this target alone; default: the first of the workspace's own."),
    ] = None,
    topic: TopicOption = None,
    advertisement: AdvertisementOption = None,
    pin: PinOption = None,
    exclude: ExcludeOption = None,
    freeze: Annotated[bool, typer.Option("--freeze", help="Write the choice into the position's file, as papers:.")] = False,
    profile: ProfileOption = None,
    date: DateOption = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show how the papers rank, with every term of the score and the sentences of the advertisement that speak for a paper."""
    from packet.cli.papers import PapersOptions, run_papers

    choice = (tuple(topic or ()), tuple(pin or ()), tuple(exclude or ()), advertisement)
    run_papers(PapersOptions(position or "", target or "", *choice, profile, day_of(date), workspace, freeze, as_json))


@app.command(epilog="Example: packet topics --json")
def topics(profile: ProfileOption = None, workspace: WorkspaceOption = None, as_json: JsonOption = False) -> None:
    """Show the topics, how many entries bear each, and tags that the papers' own words suggest."""
    from packet.cli.topics import run_topics

    run_topics(workspace, profile, as_json=as_json)


@app.command(
    cls=bare("--sent"),
    epilog="Examples: packet diff faculty-job POSITION · packet diff faculty-job+moe faculty-job · packet diff POSITION --sent",
)
def diff(
    first: Annotated[str, typer.Argument(help="A position, a target or a topic; NAME+TOPIC for both.", metavar="A")],
    second: Annotated[str | None, typer.Argument(help="What to compare it with.", metavar="[B]")] = None,
    sent: Annotated[
        str | None, typer.Option("--sent", metavar="[COPY]", help="Compare what was sent for position A (the last time) with now.")
    ] = None,
    profile: ProfileOption = None,
    date: DateOption = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what two variants include differently: documents, papers, sections, entries, paragraphs of the letter.

    With --sent: what changed since a packet was sent, in documents, papers, words and sources.
    """
    if (second is None) is (sent is None):
        raise typer.BadParameter("name two variants, or one position and --sent", param_hint="B")
    if sent is not None:
        from packet.cli.diff_sent import run_diff_sent

        run_diff_sent(first, sent, workspace, profile, as_json=as_json)
    else:
        from packet.cli.diff import run_diff

        run_diff((first, str(second)), workspace, profile, day_of(date), as_json=as_json)


@app.command(epilog="Examples: packet export bibtex -o papers.bib · packet export markdown --topic moe · packet export --list")
def export(
    format_: Annotated[str | None, typer.Argument(help="bibtex, csl-json, json-resume or markdown.", metavar="FORMAT")] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="The file to write; default: print it.")] = None,
    profile: ProfileOption = None,
    topic: TopicOption = None,
    ascii_only: Annotated[bool, typer.Option("--ascii", help="BibTeX with accents of LaTeX instead of UTF-8.")] = False,
    formats: Annotated[bool, typer.Option("--list", help="Name the formats.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Write the profile as BibTeX, CSL-JSON, JSON Resume or Markdown; what a format has no place for is told."""
    from packet.cli.export import ExportOptions, list_formats, run_export

    if formats:
        list_formats()
    else:
        run_export(ExportOptions(format_ or "", out, profile, tuple(topic or ()), workspace, ascii_only))
