"""What documentation shows on a terminal: commands, and what they answer."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import typer
from typer.core import TyperCommand, TyperGroup

from packet.cli.app import app


@dataclass(frozen=True, slots=True)
class Shown:
    """`where`: page and line; `answer`: the lines below it, "" where the page shows none."""

    where: str
    words: tuple[str, ...]
    answer: str = ""

    def __str__(self) -> str:
        return f"{self.where} {' '.join(self.words)[:60]}"


def shown_on(page: Path, name: str) -> Iterator[Shown]:
    """The commands of a page: lines of `sh` blocks, and those behind `$` in `console` blocks, whose other lines are answers."""
    language, answer, command, line_of = "", list[str](), "", 0
    for number, line in enumerate([*page.read_text(encoding="utf-8").splitlines(), "```"], 1):
        fence = re.match(r"```(\w*)", line)
        is_command = language == "console" and line.startswith("$ ")
        if command and (fence or is_command):
            yield from _shown(command, f"{name}:{line_of}", "\n".join(answer))
            command, answer = "", []
        if fence:
            language = "" if language else fence[1] or "text"
        elif is_command:
            command, line_of = line.removeprefix("$ "), number
        elif command:
            answer.append(line)
        elif language == "sh":
            yield from _shown(line, f"{name}:{number}", "")


def _shown(line: str, where: str, answer: str) -> Iterator[Shown]:
    words = shlex.split(line, comments=True)
    if words and words[0] in {"packet", "cd"}:
        yield Shown(where, tuple(words), answer.strip("\n"))


def commands() -> dict[str, TyperCommand]:
    """Each command by its name."""
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    return {name: command for name, command in group.commands.items() if isinstance(command, TyperCommand)}


def examples() -> Iterator[Shown]:
    """The examples below the help of each command."""
    for name, command in commands().items():
        text = (command.epilog or "").partition(": ")[2]
        for example in filter(None, text.split(" · ")):
            yield Shown(f"{name} --help", tuple(shlex.split(example)))
