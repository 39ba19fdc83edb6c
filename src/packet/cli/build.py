"""`packet build`: options → workspace, sources, packets in `out/`, a summary of each."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from packet.cli.printing import print_problems, problem_fields
from packet.cli.progress import Progress
from packet.cli.summary import summary
from packet.model.packet import Packet
from packet.model.paper import Library, Limits
from packet.model.sources import Request
from packet.problems import PacketError, Problem, SourceError, UsageError
from packet.store.profile_store import ProfileStore, read_profile
from packet.store.settings import read_limits
from packet.store.sources import Selection, broken_positions, load_sources, position_problems
from packet.store.workspace import Workspace, choose_profile, find_workspace


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """The command line of `packet build`."""

    positions: tuple[str, ...]
    target: str
    every: bool
    profile: str | None
    topics: tuple[str, ...]
    pin: tuple[str, ...]
    exclude: tuple[str, ...]
    attach: int | None
    papers: Path | None
    out: Path | None
    date: date
    workspace: Path | None
    strict: bool
    as_json: bool
    advertisement: Path | None = None

    def request(self) -> Request:
        return Request(self.date, self.topics, self.pin, self.exclude, self.attach)


@dataclass(frozen=True, slots=True)
class Built:
    """A packet that was written, and where."""

    packet: Packet
    folder: Path
    warnings: tuple[Problem, ...]


def run_build(options: BuildOptions) -> None:
    """Build everything asked for; what can be built is built, every problem is reported, the exit code is the worst."""
    workspace = find_workspace(Path.cwd(), options.workspace)
    if options.papers and not options.papers.is_dir():
        raise UsageError(
            Problem("no-papers-folder", f"{options.papers} is no folder", hint="--papers names the folder that holds KEY.pdf")
        )
    store, limits = _profile_and_limits(options, workspace)
    selections = _selections(options, workspace, store)
    out = options.out or workspace.root / "out"
    built: list[Built] = []
    failed: list[PacketError] = []
    with Progress(len(selections)) as progress:
        library = _library(out, limits, progress)
        for selection in selections:
            try:
                built.append(_build_one(selection, options, workspace, store, out, library))
            except PacketError as error:
                failed.append(error)
            progress.packet_done(selection.position or selection.target)
    _say(options, workspace, store, built, failed)
    if failed:
        sys.exit(max(error.exit_code for error in failed))
    if options.strict and not all(one.packet.ready for one in built):
        sys.exit(4)


def _profile_and_limits(options: BuildOptions, workspace: Workspace) -> tuple[ProfileStore, Limits]:
    """Where either cannot be read, the positions that were asked for say what is wrong with them, too."""
    name = choose_profile(workspace, options.profile)
    problems: list[Problem] = []
    try:
        limits = read_limits(workspace.root)
    except SourceError as error:
        problems += error.problems
    try:
        store = read_profile(workspace, name)
    except SourceError as error:
        problems += error.problems
    if problems:
        asked = workspace.positions(name) if options.every else options.positions
        raise SourceError(*dict.fromkeys([*problems, *position_problems(workspace, name, asked)]))
    return store, limits


def _library(out: Path, limits: Limits, progress: Progress) -> Library:
    from packet.store.papers import open_library

    return open_library(out / ".cache", limits, progress.paper_done)


def _selections(options: BuildOptions, workspace: Workspace, store: ProfileStore) -> list[Selection]:
    if options.every and options.positions:
        raise UsageError(Problem("all-and-positions", "--all builds every position", hint="leave out --all, or the positions"))
    if options.target and (options.positions or options.every):
        raise UsageError(
            Problem("position-and-target", "a position names its target itself", hint="leave out --target, or the positions")
        )
    if options.target:
        return [Selection(target=options.target, papers=options.papers, advertisement=options.advertisement)]
    names = tuple(workspace.positions(store.name)) if options.every else tuple(dict.fromkeys(options.positions))
    if not names:
        known = ", ".join(workspace.targets())
        hint = f"packet build POSITION, packet build --all, or packet build --target {{{known}}}"
        what = "the profile has no position yet" if options.every else "say what to build for"
        raise UsageError(Problem("nothing-to-build", what, hint=hint))
    return [Selection(position=name, papers=options.papers, advertisement=options.advertisement) for name in names]


def _build_one(
    selection: Selection, options: BuildOptions, workspace: Workspace, store: ProfileStore, out: Path, library: Library
) -> Built:
    from packet.build import build
    from packet.cli.locking import lock, password
    from packet.output import write_packet

    sources = load_sources(workspace, store, selection, options.request())
    packet = build(sources, options.request(), library)
    if packet.plan.output.encrypt:
        packet = lock(packet, password())
    folder = packet_folder(workspace, out, store.name, packet.plan.name)
    write_packet(packet, folder)
    return Built(packet, folder, sources.warnings)


def packet_folder(workspace: Workspace, out: Path, profile: str, name: str) -> Path:
    """Where a packet is written: with several profiles, each has a folder of its own."""
    return out / profile / name if len(workspace.profiles()) > 1 else out / name


def _say(options: BuildOptions, workspace: Workspace, store: ProfileStore, built: list[Built], failed: list[PacketError]) -> None:
    named = frozenset(one.packet.plan.position_name for one in built) | frozenset(options.positions)
    others = () if options.every or options.target else broken_positions(workspace, store, named)
    warnings = dict.fromkeys([problem for one in built for problem in one.warnings] + list(others))
    problems = dict.fromkeys(problem for error in failed for problem in error.problems)
    if options.as_json:
        typer.echo(json.dumps(_fields(built, [*warnings, *problems]), indent=2, ensure_ascii=False))
        return
    typer.echo("\n\n".join(summary(one.packet, shown_path(_chief(one))) for one in built), nl=bool(built))
    print_problems([*warnings, *problems])
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
