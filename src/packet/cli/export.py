"""`packet export`: a profile in a format that other programs read, to standard output or into a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import typer

from packet.cli.printing import print_problems
from packet.exporters import ASCII_EXPORTERS, EXPORTERS, SAYS, Exported, Exporter, Holdings
from packet.model.publications import Publication
from packet.model.topics import parse_topics
from packet.output.writing import write_files
from packet.problems import OutputError, Problem, UsageError, did_you_mean
from packet.store.desk import Desk
from packet.store.profile_store import ProfileStore, read_profile
from packet.store.steering import check_expression
from packet.store.workspace import Workspace, choose_profile, find_workspace


@dataclass(frozen=True, slots=True)
class ExportOptions:
    format: str
    """"": none was named."""
    out: Path | None
    """`None`: standard output."""
    profile: str | None
    topics: tuple[str, ...]
    workspace: Path | None
    ascii_only: bool


def run_export(options: ExportOptions) -> None:
    """Write the text; what the format has no place for is told on standard error."""
    exporter = _exporter(options.format, ascii_only=options.ascii_only)
    workspace = find_workspace(Path.cwd(), options.workspace)
    store = read_profile(workspace, choose_profile(workspace, options.profile))
    shown = _about(store, options.topics, workspace)
    exported = exporter(Holdings(store.profile, shown, store.venues))
    print_problems(store.warnings)
    if options.out is None:
        typer.echo(exported.text, nl=False)
    else:
        write_text(exported.text, options.out, workspace)
    _tell(exported, options.format, shown=len(shown), of=len(store.publications))


def list_formats() -> None:
    width = max(map(len, EXPORTERS))
    for name in EXPORTERS:
        typer.echo(f"{name:<{width}}  {SAYS[name]}")


def _exporter(name: str, *, ascii_only: bool) -> Exporter:
    if not name:
        raise UsageError(
            Problem("which-format", "say to which format", hint=f"packet export {' · packet export '.join(EXPORTERS)}")
        )
    if name not in EXPORTERS:
        raise UsageError(Problem("unknown-format", f"there is no format {name!r}", hint=did_you_mean(name, list(EXPORTERS))))
    if not ascii_only:
        return EXPORTERS[name]
    if name not in ASCII_EXPORTERS:
        hint = f"leave out --ascii, or write {', '.join(ASCII_EXPORTERS)}"
        raise UsageError(Problem("no-ascii", f"{name} is written in UTF-8, which all of its readers take", hint=hint))
    return ASCII_EXPORTERS[name]


def _about(store: ProfileStore, expressions: tuple[str, ...], workspace: Workspace) -> dict[str, Publication]:
    """The publications on any of the topics; all of them without topics."""
    desk = Desk(workspace)
    for expression in expressions:
        check_expression(desk, expression, store.topics, None)
    desk.finish()
    wanted = [parse_topics(expression).widened(store.topics) for expression in expressions]
    return {
        key: one
        for key, one in store.publications.items()
        if not wanted or any(topics.accepts(frozenset(one.topics)) for topics in wanted)
    }


def write_text(text: str, out: Path, workspace: Workspace) -> None:
    """Whole or not at all; no file of a profile is ever written over, nor what is no file."""
    real = out.resolve()
    if real.exists() and real.is_relative_to((workspace.root / "profiles").resolve()):
        problem = Problem("out-is-input", f"{out} may be a file that you wrote", hint="choose another name for -o")
        raise UsageError(problem)
    if real.exists() and not real.is_file():
        what = "a folder" if real.is_dir() else "no ordinary file"
        raise OutputError(Problem("cannot-write", f"{out} is {what}", hint="name a file for -o"))
    write_files({real.name: text.encode()}, real.parent)


def _tell(exported: Exported, name: str, *, shown: int, of: int) -> None:
    """What is not in the text."""
    if shown < of:
        typer.echo(f"note: {shown} of {of} publications meet the topics", err=True)
    if exported.left_out:
        typer.echo(f"note: {name} has no place for: {', '.join(exported.left_out)}", err=True)
