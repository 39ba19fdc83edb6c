"""A position → what nobody has confirmed in it, shown on a terminal; what is decided of it → its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from packet.cli.tables import terminal_width, wrapped
from packet.output import write_files
from packet.problems import Problem, UsageError
from packet.store.confirming import Doubt, left_unread, not_found, read_doubts, settable
from packet.store.settling import Settling, settle
from packet.store.workspace import Workspace

NOTHING = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Doubted:
    """A position whose doubts are settled."""

    workspace: Workspace
    who: str
    name: str

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """As the files have them now."""
        return read_doubts(self.workspace, self.who, self.name)

    def settable(self, names: Sequence[str]) -> tuple[Doubt, ...]:
        return settable(self.workspace, self.who, self.name, names)

    def give(self, name: str, value: str) -> str:
        """Write the value of one thing, whether it is doubted or not; what was there, "" for nothing. Raises `PacketError`."""
        doubts = [doubt for doubt in self.doubts if doubt.name == name] or self.settable([name])
        self.write(doubts, Settling(NOTHING, {name: value}, NOTHING))
        return doubts[0].value

    def write(self, doubts: Sequence[Doubt], settling: Settling) -> Mapping[Path, bytes]:
        """Write what is decided; the files that were written, as they are now."""
        file = self.workspace.positions(self.who)[self.name]
        written = settle(self.workspace, file, doubts, settling)
        write_all(written)
        return written


def write_all(files: Mapping[Path, bytes]) -> None:
    for path, data in files.items():
        real = path.resolve()  # where it is a link, the file that it leads to is written
        write_files({real.name: data}, real.parent)


def say(words: str, indent: str) -> None:
    """In lines as wide as the terminal, all but the first indented."""
    typer.echo("\n".join(wrapped(words, terminal_width(), indent)))


def say_which(doubt: Doubt, position: str) -> str:
    value = f"'{doubt.readings[0]}'" if doubt.readings else "VALUE"
    return f"say which: packet confirm {position} --set {doubt.name}={value}, or --drop {doubt.name}"


def edit_of(words: str) -> tuple[str, str]:
    """NAME=VALUE."""
    name, equals, value = words.partition("=")
    if not equals or not value.strip():
        raise UsageError(Problem("bad-edit", f"{words!r} gives no value", hint="write NAME=VALUE: title=Assistant Professor"))
    return name.strip(), value.strip()


def tell_unread(position: Doubted) -> bool:
    """The sentences from which nothing was taken, and what was looked for in vain; whether there is any of it."""
    sentences = left_unread(position.workspace, position.who, position.name)
    if sentences:
        typer.echo("Nothing was taken from these sentences, which tell applicants something:")
    for sentence in sentences:
        say(f"  {sentence}", "    ")
    if what := not_found(position.workspace, position.who, position.name):
        named = ", ".join(_named(words, names) for words, names in what.items())
        say(f"Not found in the posting: {named}. If it is there: packet confirm {position.name} --set NAME=VALUE", "  ")
    return bool(sentences or what)


def _named(words: str, names: Sequence[str]) -> str:
    """`number of papers (rules.papers)`; of a field that is called so its name alone."""
    return words if [*names] in ([], [words]) else f"{words} ({' or '.join(names)})"


def show(doubt: Doubt, words: str, settling: Settling | None = None) -> None:
    """The name, its value, and the words of the posting that say it."""
    value = settling.edited.get(doubt.name, doubt.value) if settling else doubt.value
    dropped, edited = (settling.dropped, settling.edited) if settling else (NOTHING, {})
    mark = "dropped " if doubt.name in dropped else "edited  " if doubt.name in edited else ""
    first, *rest = wrapped(f"  {mark}{doubt.name}: {value or _open(doubt)}", terminal_width(), "    ")
    typer.echo("\n".join((first.replace(doubt.name, typer.style(doubt.name, bold=True), 1), *rest)))
    for line in wrapped(f"      {words}", terminal_width(), "      "):
        typer.echo(typer.style(line, dim=True))


def _open(doubt: Doubt) -> str:
    readings = "  ".join(f"[{at}] {reading}" for at, reading in enumerate(doubt.readings, 1))
    return f"open: {readings}" if readings else "open: nothing of that name stands in the file"
