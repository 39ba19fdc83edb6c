"""`packet confirm`: what was read from a posting, each with its sentence → taken, edited or dropped by the person who asks."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from packet.output import write_files
from packet.problems import PacketError, Problem, UsageError, did_you_mean
from packet.store.confirming import NEEDED, Doubt, Settling, read_doubts, settle
from packet.store.workspace import Workspace, choose_profile, find_workspace

WIDTH = 100
_KEYS: Mapping[str, str] = {"a": "accept", "e": "edit", "d": "drop", "s": "skip", "q": "quit"}


@dataclass(frozen=True, slots=True)
class ConfirmOptions:
    """The command line of `packet confirm`. `edits`: NAME=VALUE."""

    position: str
    names: tuple[str, ...]
    every: bool
    drops: tuple[str, ...]
    edits: tuple[str, ...]
    profile: str | None
    workspace: Path | None


def run_confirm(options: ConfirmOptions) -> None:
    """With options or names these are settled; at a terminal without them each is asked for; else all are shown."""
    workspace = find_workspace(Path.cwd(), options.workspace)
    who = choose_profile(workspace, options.profile)
    doubts = read_doubts(workspace, who, options.position)
    if not doubts:
        typer.echo(f"{options.position}: nothing is unconfirmed")
        return
    settling = _said(options, doubts)
    if settling.names:
        for doubt in doubts:
            if doubt.name in settling.names:
                _show(doubt, settling)
        _write(workspace, doubts, settling)
        _tell(doubts, settling, options.position)
    elif sys.stdin.isatty():
        _ask_all(workspace, who, options.position)
    else:
        for doubt in doubts:
            _show(doubt, settling)
        typer.echo(f"{len(doubts)} to confirm; nothing was changed. Take them: packet confirm {options.position} NAME… or --all")


def _said(options: ConfirmOptions, doubts: Sequence[Doubt]) -> Settling:
    """What the options decide. Raises `UsageError` for a name that is not to be confirmed, or that is decided twice."""
    edited = dict(_edit(one) for one in options.edits)
    named = [*options.names, *edited, *options.drops]
    known = [doubt.name for doubt in doubts]
    for name in named:
        if name not in known:
            hint = did_you_mean(name, known)
            raise UsageError(Problem("nothing-to-confirm", f"{name!r} is not unconfirmed in {options.position}", hint=hint))
    if twice := next((name for name in named if named.count(name) > 1), ""):
        raise UsageError(Problem("decided-twice", f"{twice} is to be settled in two ways", hint="say one of them"))
    _refuse_needed(options.drops)
    taken = frozenset(known) - edited.keys() - set(options.drops) if options.every else frozenset(options.names)
    return Settling(taken, edited, frozenset(options.drops))


def _edit(words: str) -> tuple[str, str]:
    name, equals, value = words.partition("=")
    if not equals or not value.strip():
        raise UsageError(Problem("bad-edit", f"{words!r} gives no value", hint="write --set title='Assistant Professor'"))
    return name.strip(), value.strip()


def _refuse_needed(names: Sequence[str]) -> None:
    if needed := next((name for name in names if name in NEEDED), ""):
        raise UsageError(Problem("needed-fact", f"a position cannot be without its {needed}", hint=f"say --set {needed}=…"))


def _write(workspace: Workspace, doubts: Sequence[Doubt], settling: Settling) -> None:
    for path, data in settle(workspace, doubts, settling).items():
        real = path.resolve()  # where it is a link, the file that it leads to is written
        write_files({real.name: data}, real.parent)


def _tell(doubts: Sequence[Doubt], settling: Settling, position: str) -> None:
    left = len(doubts) - len(settling.names)
    counts = ((len(settling.taken), "confirmed"), (len(settling.edited), "edited"), (len(settling.dropped), "dropped"))
    said = ", ".join(f"{count} {what}" for count, what in counts if count)
    typer.echo(f"{position}: {said}; {left} still to confirm" if left else f"{position}: {said}; all is confirmed")


def _show(doubt: Doubt, settling: Settling) -> None:
    value = settling.edited.get(doubt.name, doubt.value)
    mark = "dropped " if doubt.name in settling.dropped else "edited  " if doubt.name in settling.edited else ""
    typer.echo(f"  {mark}{typer.style(doubt.name, bold=True)}: {value}")
    for line in _wrapped(doubt.sentence):
        typer.echo(typer.style(f"      {line}", dim=True))


def _wrapped(words: str) -> Iterator[str]:
    yield from textwrap.wrap(words or "(no sentence: it was written by hand)", WIDTH, break_long_words=False)


def _ask_all(workspace: Workspace, who: str, position: str) -> None:
    """Each is written as soon as it is decided: who stops keeps what was done."""
    doubts = read_doubts(workspace, who, position)
    typer.echo(f"{position}: {len(doubts)} to confirm: {', '.join(f'[{key}] {word}' for key, word in _KEYS.items())}")
    left, done = [doubt.name for doubt in doubts], 0
    while left:
        typer.echo(f"\n{len(left)} left")
        doubt = next(one for one in read_doubts(workspace, who, position) if one.name == left[0])  # its place may have moved
        _show(doubt, Settling(frozenset(), {}, frozenset()))
        settling = _asked(doubt)
        if settling is None:
            break
        try:
            _write(workspace, [doubt], settling)
        except PacketError as error:
            typer.echo(f"  {error}", err=True)
            continue
        left.pop(0)
        done += bool(settling.names)
    typer.echo(f"\n{position}: {done} settled, {len(doubts) - done} still to confirm")


def _asked(doubt: Doubt) -> Settling | None:
    """What the person wants; `None` to stop."""
    nothing: frozenset[str] = frozenset()
    own = frozenset({doubt.name})
    while True:
        try:
            key = str(typer.prompt("  a/e/d/s/q", default="a", err=True)).strip().lower()[:1]
            if key == "q":
                return None
            if key == "e":
                value = str(typer.prompt("  value", default=doubt.written, err=True)).strip()
                return Settling(nothing, {doubt.name: value}, nothing)
        except typer.Abort:
            raise KeyboardInterrupt from None
        if key == "d" and doubt.name in NEEDED:
            typer.echo(f"  a position cannot be without its {doubt.name}: edit it", err=True)
        elif key in {"a", "d", "s"}:
            return Settling(own if key == "a" else nothing, {}, own if key == "d" else nothing)
        else:
            typer.echo("  say a, e, d, s or q", err=True)
