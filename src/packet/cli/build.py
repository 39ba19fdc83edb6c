"""`packet build`: options → workspace, sources, packets in `out/`, a summary of each."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import typer

from packet.cli.printing import print_problems, problem_fields
from packet.cli.progress import Progress
from packet.cli.summary import summary
from packet.cli.wanted import Assembled, Found, Wanted, assemble, find, warnings
from packet.model.packet import Packet
from packet.model.paper import Library, Limits
from packet.problems import PacketError, Problem
from packet.store.sources import Selection
from packet.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """The command line of `packet build`."""

    wanted: Wanted
    out: Path | None
    strict: bool
    as_json: bool


@dataclass(frozen=True, slots=True)
class Built:
    """A packet that was written, and where."""

    packet: Packet
    folder: Path
    made: Assembled


def run_build(options: BuildOptions) -> None:
    """Build everything asked for; what can be built is built, every problem is reported, the exit code is the worst."""
    found = find(options.wanted, "build")
    out = options.out or found.workspace.root / "out"
    built: list[Built] = []
    failed: list[PacketError] = []
    with Progress(len(found.selections)) as progress:
        library = library_of(out, found.limits, progress)
        for selection in found.selections:
            try:
                built.append(build_one(selection, options.wanted, found, out, library))
            except PacketError as error:
                failed.append(error)
            progress.packet_done(selection.position or selection.target)
    _say(options, found, built, failed)
    if failed:
        sys.exit(max(error.exit_code for error in failed))
    if options.strict and not all(one.packet.ready for one in built):
        sys.exit(4)


def library_of(out: Path, limits: Limits, progress: Progress) -> Library:
    """The papers, with their cache in the folder of the output."""
    from packet.store.papers import open_library

    return open_library(out / ".cache", limits, progress.paper_done)


def build_one(selection: Selection, wanted: Wanted, found: Found, out: Path, library: Library) -> Built:
    from packet.cli.locking import lock, password
    from packet.output import write_packet

    made = assemble(selection, wanted, found, library)
    packet = lock(made.packet, password()) if made.packet.plan.output.encrypt else made.packet
    folder = packet_folder(found.workspace, out, found.store.name, packet.plan.name)
    write_packet(packet, folder)
    return Built(packet, folder, made)


def packet_folder(workspace: Workspace, out: Path, profile: str, name: str) -> Path:
    """Where a packet is written: with several profiles, each has a folder of its own."""
    return out / profile / name if len(workspace.profiles()) > 1 else out / name


def _say(options: BuildOptions, found: Found, built: list[Built], failed: list[PacketError]) -> None:
    told = dict.fromkeys(warnings(options.wanted, found, [one.made for one in built]))
    problems = [*told, *dict.fromkeys(problem for error in failed for problem in error.problems)]
    if options.as_json:
        typer.echo(json.dumps(_fields(built, problems), indent=2, ensure_ascii=False))
        return
    typer.echo("\n\n".join(summary(one.packet, shown_path(_chief(one))) for one in built), nl=bool(built))
    print_problems(problems)
    if built and failed:
        typer.echo(f"{len(failed)} of {len(built) + len(failed)} not built", err=True)


def _chief(one: Built) -> Path:
    """The file that holds the packet, else the folder of its files."""
    return one.folder / one.packet.whole.name if one.packet.whole else one.folder


def shown_path(path: Path) -> str:
    """Relative to where the person stands, where it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _fields(built: list[Built], problems: list[Problem]) -> dict[str, object]:
    from packet.output import manifest

    packets = [{"folder": shown_path(one.folder), **json.loads(manifest(one.packet))} for one in built]
    return {"packets": packets, "problems": [problem_fields(problem) for problem in problems]}
