"""`packet confirm`: what was read from a posting, each with its sentence → taken, edited or dropped by the person who asks."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from packet.cli.confirm_walk import walk
from packet.cli.doubted import Doubted, edit_of, say, say_which, show, tell_unread
from packet.cli.excerpts import excerpts
from packet.cli.printing import print_problems
from packet.output.taking_turns import taking_turns
from packet.problems import PacketError, Problem, UsageError, did_you_mean
from packet.store.confirming import NEEDED, Doubt
from packet.store.settling import Settling
from packet.store.workspace import choose_profile, find_workspace


@dataclass(frozen=True, slots=True)
class ConfirmOptions:
    """The command line of `packet confirm`. `position`: "" for all of the profile; `edits`: NAME=VALUE."""

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
    decided = options.every or options.names or options.drops or options.edits
    if options.position:
        _confirm(options, Doubted(workspace, who, options.position), settles=bool(decided))
    elif decided:
        hint = "packet confirm POSITION --all; without anything packet confirm goes through all positions"
        raise UsageError(Problem("which-position", "say in which position", hint=hint))
    else:
        _confirm_everywhere([Doubted(workspace, who, name) for name in workspace.positions(who)])


def _confirm(options: ConfirmOptions, position: Doubted, *, settles: bool) -> None:
    doubts = position.doubts
    if settles:
        with taking_turns(position.workspace.root):
            _settle_said(options, position)
    elif not doubts:
        typer.echo(f"{position.name}: nothing is unconfirmed")
    elif _is_at_a_terminal():
        walk([position])
        return
    else:
        for doubt, words in zip(doubts, excerpts(doubts), strict=True):
            show(doubt, words)
        typer.echo(f"{len(doubts)} to confirm; nothing was changed. Take them: packet confirm {position.name} NAME… or --all")
    tell_unread(position)


def _confirm_everywhere(positions: Sequence[Doubted]) -> None:
    """All positions in which something is unconfirmed: asked for at a terminal, else listed. One that cannot be read is told."""
    unconfirmed, errors = dict[Doubted, tuple[Doubt, ...]](), list[PacketError]()
    for position in positions:
        try:
            if doubts := position.doubts:
                unconfirmed[position] = doubts
        except PacketError as error:
            errors.append(error)
    if not unconfirmed:
        typer.echo("nothing is unconfirmed")
    elif _is_at_a_terminal():
        _walk_all(list(unconfirmed))
    else:
        _list(unconfirmed)
    print_problems(dict.fromkeys(problem for error in errors for problem in error.problems))
    if errors:
        raise typer.Exit(max(error.exit_code for error in errors))


def _is_at_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _walk_all(positions: Sequence[Doubted]) -> None:
    finished = walk(positions)
    left = {position.name: len(position.doubts) for position in positions}
    several = {name: count for name, count in left.items() if count}
    if several:
        again = "" if finished else ": packet confirm goes on"
        typer.echo(f"{sum(several.values())} still to confirm in {len(several)} of {len(positions)} positions{again}")
    else:
        typer.echo(f"all is confirmed in {len(positions)} position{'s' * (len(positions) != 1)}")


def _list(unconfirmed: Mapping[Doubted, tuple[Doubt, ...]]) -> None:
    for position, doubts in unconfirmed.items():
        names = ", ".join(f"{doubt.name} (open)" if doubt.is_open else doubt.name for doubt in doubts)
        say(f"{position.name}: {len(doubts)} to confirm: {names}", "  ")
    total = sum(map(len, unconfirmed.values()))
    typer.echo(
        f"{total} to confirm in {len(unconfirmed)} position{'s' * (len(unconfirmed) != 1)}; nothing was changed. "
        "With sentences: packet confirm POSITION; at a terminal packet confirm asks for each"
    )


def _settle_said(options: ConfirmOptions, position: Doubted) -> None:
    """Raises `UsageError` for a name that is not to be confirmed, or that is decided twice."""
    doubts = position.doubts
    edited = [edit_of(one) for one in options.edits]
    named = [*options.names, *(name for name, _ in edited), *options.drops]
    known = [doubt.name for doubt in doubts]
    _check(options, named, doubts)
    new = position.settable([name for name, _ in edited if name not in known])
    decided = {*(name for name, _ in edited), *options.drops}
    taken = frozenset(one.name for one in doubts if not one.is_open and one.name not in decided)
    settling = Settling(taken if options.every else frozenset(options.names), dict(edited), frozenset(options.drops))
    settled = [doubt for doubt in (*doubts, *new) if doubt.name in settling.names]
    position.write((*doubts, *new), settling)
    for doubt, words in zip(settled, excerpts(settled), strict=True):
        show(doubt, words, settling)
    _tell([one for one in doubts if one.name not in settling.names], settling, position.name)


def _check(options: ConfirmOptions, named: Sequence[str], doubts: Sequence[Doubt]) -> None:
    """All that is wrong with what the options decide, at once."""
    known = [doubt.name for doubt in doubts]
    unknown = [name for name in (*options.names, *options.drops) if name not in known]
    twice = dict.fromkeys(name for name in named if named.count(name) > 1)
    problems = [
        *(_unknown(name, options.position, known) for name in unknown),
        *(
            Problem("open-field", f"nothing says yet what {doubt.name} is", hint=say_which(doubt, options.position))
            for doubt in doubts
            if doubt.is_open and doubt.name in options.names
        ),
        *(Problem("decided-twice", f"{name} is to be settled in two ways", hint="say one of them") for name in twice),
        *(
            Problem("needed-fact", f"a position cannot be without its {name}", hint=f"say --set {name}=…")
            for name in options.drops
            if name in NEEDED
        ),
    ]
    if problems:
        raise UsageError(*problems)


def _unknown(name: str, position: str, known: Sequence[str]) -> Problem:
    hint = did_you_mean(name, known) if known else "nothing is; --set NAME=VALUE writes a field all the same"
    return Problem("nothing-to-confirm", f"{name!r} is not unconfirmed in {position}", hint=hint)


def _tell(left: Sequence[Doubt], settling: Settling, position: str) -> None:
    counts = ((len(settling.taken), "confirmed"), (len(settling.edited), "edited"), (len(settling.dropped), "dropped"))
    said = ", ".join(f"{count} {what}" for count, what in counts if count) or "nothing settled"
    typer.echo(f"{position}: {said}; {len(left)} still to confirm" if left else f"{position}: {said}; all is confirmed")
    for doubt in left:
        if doubt.is_open:
            typer.echo(f"  {doubt.name} is open; {say_which(doubt, position)}")
