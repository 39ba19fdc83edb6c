"""`packet watch`: a save in the workspace → the packets built anew, and a line on what is different in each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import typer

from packet.cli.build import Built, build_one, library_of, shown_path
from packet.cli.change import Seen, changed, first_seen, seen
from packet.cli.printing import print_problems
from packet.cli.progress import Progress
from packet.cli.wanted import Wanted, find
from packet.problems import PacketError
from packet.store.ledger import NAME as LEDGER
from packet.store.sent import NAME as SENT
from packet.store.workspace import find_workspace

WATCHED = ("profiles", "letters", "templates")
CALM = 150
"""Milliseconds without a save before anything is built: editors write several files at once."""


@dataclass(frozen=True, slots=True)
class WatchOptions:
    """The command line of `packet watch`. `once`: end after the first save that was built."""

    wanted: Wanted
    out: Path | None
    once: bool
    today: Callable[[], date]


def run_watch(options: WatchOptions) -> None:
    """Build, then build again at each save, until interrupted (or `once`). Errors are shown; the last good packet stays."""
    root = find_workspace(Path.cwd(), options.wanted.workspace).root
    out = (options.out or root / "out").resolve()
    before: dict[str, Seen] = {}
    exit_code, saves = 0, -1
    for names in _saves(root, out):
        saves += 1
        if names:
            typer.echo(typer.style(f"{_time()} saved: {', '.join(names)}", dim=True))
        exit_code = _build(options, out, before)
        if not saves:
            typer.echo(f"watching {', '.join(WATCHED)} in {shown_path(root)}; stop with Ctrl-C")
        elif options.once:
            sys.exit(exit_code)


def _saves(root: Path, out: Path) -> Iterator[list[str]]:
    """Once at the start, with nothing, when the watching has begun; then the names of the files of each save."""
    from watchfiles import DefaultFilter, watch

    usual = DefaultFilter()
    folders = [root / name for name in WATCHED if (root / name).is_dir()]
    begun = False
    for saved in watch(
        *folders,
        watch_filter=lambda change, path: usual(change, path) and _counts(Path(path), root, out),
        step=CALM,
        rust_timeout=200,
        yield_on_timeout=True,
        raise_interrupt=True,
    ):
        if saved or not begun:
            yield sorted({Path(path).name for _, path in saved})
        begun = True


def _counts(path: Path, root: Path, out: Path) -> bool:
    """Not what editors and we ourselves write meanwhile, nor the output, nor a profile's season: no packet is made from these."""
    inside = path.relative_to(root).parts
    mine = inside[2] if inside[0] == "profiles" and len(inside) > 2 else ""
    season = mine == SENT or mine.startswith(LEDGER)
    return not (path.name.startswith(".") or path.is_relative_to(out) or season)


def _build(options: WatchOptions, out: Path, before: dict[str, Seen]) -> int:
    """Build everything that is watched, say what is different from `before`, and note it there; the worst exit code."""
    wanted = replace(options.wanted, date=options.today())
    failed: list[PacketError] = []
    try:
        found = find(wanted, "watch")
    except PacketError as error:
        return _told([error])
    with Progress(1) as progress:
        library = library_of(out, found.limits, progress)
        for selection in found.selections:
            try:
                _say(build_one(selection, wanted, found, out, library), before)
            except PacketError as error:
                failed.append(error)
    return _told(failed)


def _say(built: Built, before: dict[str, Seen]) -> None:
    now, name = seen(built.packet), built.packet.plan.name
    words = changed(before[name], now) if name in before else first_seen(now, shown_path(built.folder))
    before[name] = now
    typer.echo(f"{_time()} {typer.style(name, bold=True)}: {words}")


def _told(failed: list[PacketError]) -> int:
    if failed:
        print_problems(dict.fromkeys(problem for error in failed for problem in error.problems))
        typer.echo(f"{_time()} not built: the last good packet is as it was", err=True)
    return max((error.exit_code for error in failed), default=0)


def _time() -> str:
    """The time on the wall."""
    return f"{datetime.now():%H:%M:%S}"  # noqa: DTZ005
