"""`packet confirm`: what was read from a posting, each with its sentence → taken, edited or dropped by the person who asks."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from packet.output import write_files
from packet.output.taking_turns import taking_turns
from packet.problems import PacketError, Problem, UsageError, did_you_mean
from packet.store.confirming import NEEDED, Doubt, Settling, not_found, read_doubts, settable, settle
from packet.store.workspace import Workspace, choose_profile, find_workspace

WIDTH = 100
LONGEST = 240
"""Letters of a sentence that are shown around what was read from it."""
_KEYS: Mapping[str, str] = {"a": "accept", "e": "edit", "d": "drop", "s": "skip", "q": "quit"}
_NOTHING = frozenset[str]()


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


@dataclass(frozen=True, slots=True)
class _Position:
    """The position whose doubts are settled."""

    workspace: Workspace
    who: str
    name: str

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        return read_doubts(self.workspace, self.who, self.name)


def run_confirm(options: ConfirmOptions) -> None:
    """With options or names these are settled; at a terminal without them each is asked for; else all are shown."""
    workspace = find_workspace(Path.cwd(), options.workspace)
    position = _Position(workspace, choose_profile(workspace, options.profile), options.position)
    doubts = position.doubts
    if options.every or options.names or options.drops or options.edits:
        with taking_turns(workspace.root):
            _settle_said(options, position)
    elif not doubts:
        typer.echo(f"{options.position}: nothing is unconfirmed")
    elif sys.stdin.isatty():
        _ask_all(position)
    else:
        for doubt in doubts:
            _show(doubt)
        typer.echo(f"{len(doubts)} to confirm; nothing was changed. Take them: packet confirm {options.position} NAME… or --all")
    _tell_not_found(position)


def _settle_said(options: ConfirmOptions, position: _Position) -> None:
    """Raises `UsageError` for a name that is not to be confirmed, or that is decided twice."""
    doubts = position.doubts
    edited = [_edit(one) for one in options.edits]
    named = [*options.names, *(name for name, _ in edited), *options.drops]
    known = [doubt.name for doubt in doubts]
    _check(options, named, doubts)
    new = settable(position.workspace, position.who, position.name, [name for name, _ in edited if name not in known])
    decided = {*(name for name, _ in edited), *options.drops}
    taken = frozenset(one.name for one in doubts if not one.is_open and one.name not in decided)
    settling = Settling(taken if options.every else frozenset(options.names), dict(edited), frozenset(options.drops))
    for doubt in (*doubts, *new):
        if doubt.name in settling.names:
            _show(doubt, settling)
    _write(position.workspace, (*doubts, *new), settling)
    _tell([one for one in doubts if one.name not in settling.names], settling, position.name)


def _check(options: ConfirmOptions, named: Sequence[str], doubts: Sequence[Doubt]) -> None:
    """All that is wrong with what the options decide, at once."""
    known = [doubt.name for doubt in doubts]
    unknown = [name for name in (*options.names, *options.drops) if name not in known]
    twice = dict.fromkeys(name for name in named if named.count(name) > 1)
    problems = [
        *(_unknown(name, options.position, known) for name in unknown),
        *(
            Problem("open-field", f"nothing says yet what {doubt.name} is", hint=_say_which(doubt, options.position))
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


def _edit(words: str) -> tuple[str, str]:
    name, equals, value = words.partition("=")
    if not equals or not value.strip():
        raise UsageError(Problem("bad-edit", f"{words!r} gives no value", hint="write --set title='Assistant Professor'"))
    return name.strip(), value.strip()


def _write(workspace: Workspace, doubts: Sequence[Doubt], settling: Settling) -> None:
    for path, data in settle(workspace, doubts, settling).items():
        real = path.resolve()  # where it is a link, the file that it leads to is written
        write_files({real.name: data}, real.parent)


def _tell(left: Sequence[Doubt], settling: Settling, position: str) -> None:
    counts = ((len(settling.taken), "confirmed"), (len(settling.edited), "edited"), (len(settling.dropped), "dropped"))
    said = ", ".join(f"{count} {what}" for count, what in counts if count) or "nothing settled"
    typer.echo(f"{position}: {said}; {len(left)} still to confirm" if left else f"{position}: {said}; all is confirmed")
    for doubt in left:
        if doubt.is_open:
            typer.echo(f"  {doubt.name} is open; {_say_which(doubt, position)}")


def _say_which(doubt: Doubt, position: str) -> str:
    value = f"'{doubt.readings[0]}'" if doubt.readings else "VALUE"
    return f"say which: packet confirm {position} --set {doubt.name}={value}, or --drop {doubt.name}"


def _tell_not_found(position: _Position) -> None:
    if what := not_found(position.workspace, position.who, position.name):
        typer.echo(f"Not found in the posting: {', '.join(what)}. If it is there: packet confirm {position.name} --set NAME=VALUE")


def _show(doubt: Doubt, settling: Settling | None = None) -> None:
    value = settling.edited.get(doubt.name, doubt.value) if settling else doubt.value
    dropped, edited = (settling.dropped, settling.edited) if settling else (_NOTHING, {})
    mark = "dropped " if doubt.name in dropped else "edited  " if doubt.name in edited else ""
    typer.echo(f"  {mark}{typer.style(doubt.name, bold=True)}: {value or _open(doubt)}")
    for line in _wrapped(_excerpt(doubt)):
        typer.echo(typer.style(f"      {line}", dim=True))


def _open(doubt: Doubt) -> str:
    readings = "  ".join(f"[{at}] {reading}" for at, reading in enumerate(doubt.readings, 1))
    return f"open: {readings}" if readings else "open: nothing of that name stands in the file"


def _excerpt(doubt: Doubt) -> str:
    """The sentence, or of a long one what stands around the value."""
    sentence = doubt.sentence or "(no sentence: it was written by hand)"
    if len(sentence) <= LONGEST:
        return sentence
    at = max(0, sentence.casefold().find(doubt.value.casefold()) if doubt.value else 0)
    start = max(0, min(at - LONGEST // 3, len(sentence) - LONGEST))
    start = sentence.rfind(" ", 0, start) + 1
    end = sentence.find(" ", start + LONGEST)
    words = sentence[start : end if end >= 0 else None]
    return f"{'… ' if start else ''}{words}{' …' if end >= 0 else ''}"


def _wrapped(words: str) -> Iterator[str]:
    yield from textwrap.wrap(words, WIDTH, break_long_words=False)


def _ask_all(position: _Position) -> None:
    """Each is written as soon as it is decided: who stops keeps what was done."""
    doubts = position.doubts
    typer.echo(f"{position.name}: {len(doubts)} to confirm: {', '.join(f'[{key}] {word}' for key, word in _KEYS.items())}")
    left, done = [doubt.name for doubt in doubts], 0
    while left:
        typer.echo(f"\n{len(left)} left")
        doubt = next((one for one in position.doubts if one.name == left[0]), None)
        if doubt is None:
            typer.echo(f"  {left[0]} was settled meanwhile")
            left.pop(0)
            continue
        _show(doubt)
        settling = _asked(doubt)
        if settling is None:
            break
        try:
            with taking_turns(position.workspace.root):
                _write(position.workspace, [one for one in position.doubts if one.name == doubt.name], settling)
        except PacketError as error:
            typer.echo(f"  {error}", err=True)
            continue
        left.pop(0)
        done += bool(settling.names)
    typer.echo(f"\n{position.name}: {done} settled, {len(doubts) - done} still to confirm")


def _asked(doubt: Doubt) -> Settling | None:
    """What the person wants; `None` to stop."""
    numbers = {str(at): reading for at, reading in enumerate(doubt.readings, 1)}
    keys = "/".join([*numbers, *("edsq" if doubt.is_open else "aedsq")])
    while True:
        try:
            key = str(typer.prompt(f"  {keys}", default="s" if doubt.is_open else "a", err=True)).strip().lower()
            if key in numbers:
                return Settling(_NOTHING, {doubt.name: numbers[key]}, _NOTHING)
            if (key := key[:1]) == "q":
                return None
            if key == "e":
                value = str(typer.prompt("  value", default=doubt.written or None, err=True)).strip()
                return Settling(_NOTHING, {doubt.name: value}, _NOTHING)
        except typer.Abort:
            raise KeyboardInterrupt from None
        if key == "d" and doubt.name in NEEDED:
            typer.echo(f"  a position cannot be without its {doubt.name}: edit it", err=True)
        elif key in {"d", "s"} or (key == "a" and not doubt.is_open):
            own = frozenset({doubt.name})
            return Settling(own if key == "a" else _NOTHING, {}, own if key == "d" else _NOTHING)
        else:
            typer.echo(f"  say {', '.join(keys.split('/'))}", err=True)
