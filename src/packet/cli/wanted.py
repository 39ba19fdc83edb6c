"""What a command line asks to build or to check → packets in memory, and every problem on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from packet.model.packet import Packet
from packet.model.paper import Library, Limits
from packet.model.sources import Request
from packet.problems import Problem, SourceError, UsageError
from packet.store.profile_store import ProfileStore, read_profile
from packet.store.settings import read_limits
from packet.store.sources import Selection, broken_positions, load_sources, position_problems
from packet.store.workspace import Workspace, choose_profile, find_workspace


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which packets, and what the command line adds to their files."""

    positions: tuple[str, ...]
    target: str
    every: bool
    profile: str | None
    topics: tuple[str, ...]
    pin: tuple[str, ...]
    exclude: tuple[str, ...]
    attach: int | None
    advertisement: Path | None
    papers: Path | None
    date: date
    workspace: Path | None
    anonymous: bool | None = None

    def request(self) -> Request:
        return Request(self.date, self.topics, self.pin, self.exclude, self.attach, self.anonymous)


@dataclass(frozen=True, slots=True)
class Found:
    """The workspace and the profile, read, and what to build from them."""

    workspace: Workspace
    store: ProfileStore
    limits: Limits
    selections: tuple[Selection, ...]


@dataclass(frozen=True, slots=True)
class Assembled:
    """A packet in memory, checked, with the warnings of its sources."""

    packet: Packet
    warnings: tuple[Problem, ...]


def find(wanted: Wanted, verb: str) -> Found:
    """`verb` is the command. Raises `UsageError` for what does not fit together, `SourceError` for an unreadable profile."""
    workspace = find_workspace(Path.cwd(), wanted.workspace)
    if wanted.papers and not wanted.papers.is_dir():
        raise UsageError(
            Problem("no-papers-folder", f"{wanted.papers} is no folder", hint="--papers names the folder that holds KEY.pdf")
        )
    store, limits = _profile_and_limits(wanted, workspace)
    return Found(workspace, store, limits, tuple(_selections(wanted, workspace, store, verb)))


def _profile_and_limits(wanted: Wanted, workspace: Workspace) -> tuple[ProfileStore, Limits]:
    """Where either cannot be read, the positions that were asked for say what is wrong with them, too."""
    name = choose_profile(workspace, wanted.profile)
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
        asked = workspace.positions(name) if wanted.every else wanted.positions
        raise SourceError(*dict.fromkeys([*problems, *position_problems(workspace, name, asked)]))
    return store, limits


def _selections(wanted: Wanted, workspace: Workspace, store: ProfileStore, verb: str) -> list[Selection]:
    if wanted.every and wanted.positions:
        raise UsageError(Problem("all-and-positions", f"--all {verb}s every position", hint="leave out --all, or the positions"))
    if wanted.target and (wanted.positions or wanted.every):
        raise UsageError(
            Problem("position-and-target", "a position names its target itself", hint="leave out --target, or the positions")
        )
    if wanted.target:
        return [Selection(target=wanted.target, papers=wanted.papers, advertisement=wanted.advertisement)]
    names = tuple(workspace.positions(store.name)) if wanted.every else tuple(dict.fromkeys(wanted.positions))
    if not names:
        raise UsageError(_nothing_asked(wanted, workspace, verb))
    return [Selection(position=name, papers=wanted.papers, advertisement=wanted.advertisement) for name in names]


def _nothing_asked(wanted: Wanted, workspace: Workspace, verb: str) -> Problem:
    if wanted.every:
        return Problem("nothing-asked-for", "the profile has no position yet", hint="packet new position NAME makes one")
    hint = f"packet {verb} POSITION, packet {verb} --all, or packet {verb} --target {{{', '.join(workspace.targets())}}}"
    return Problem("nothing-asked-for", f"say what to {verb}{' for' if verb == 'build' else ''}", hint=hint)


def assemble(selection: Selection, wanted: Wanted, found: Found, library: Library) -> Assembled:
    """One packet. Raises `SourceError` with all problems of its sources."""
    from packet.build import build

    sources = load_sources(found.workspace, found.store, selection, wanted.request())
    return Assembled(build(sources, wanted.request(), library), sources.warnings)


def warnings(wanted: Wanted, found: Found, assembled: Iterable[Assembled]) -> tuple[Problem, ...]:
    """Those of the packets' sources, and a line for each position that was not asked for and cannot be read."""
    several = tuple(assembled)
    others = unasked(wanted, found, [one.packet.plan.position_name for one in several])
    return tuple(dict.fromkeys([*(problem for one in several for problem in one.warnings), *others]))


def unasked(wanted: Wanted, found: Found, made: Iterable[str]) -> tuple[Problem, ...]:
    """A line for each position that was not asked for, is not among those that were `made`, and cannot be read."""
    if wanted.every or wanted.target:
        return ()
    return broken_positions(found.workspace, found.store, frozenset(made) | frozenset(wanted.positions))
