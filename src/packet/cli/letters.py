"""`packet letters`: the letters of all positions, referee by referee, and whom to write to; as a table or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import typer

from packet.cli.application import find_home
from packet.cli.clock import local, parse_span, span
from packet.cli.own_zone import own_zone
from packet.cli.printing import plain, print_problems, problem_fields
from packet.cli.status import packets_folder
from packet.cli.tables import Column, Table, terminal_width
from packet.season.deadlines import Due
from packet.season.letters import Letter, Letters, Prompt, letters, prompts
from packet.season.status import status
from packet.store.applications import read_applications
from packet.store.season import read_season

COLUMNS = (Column("position"), Column("letters due", rank=1, least=11, said="letters due "), Column("got"))
PROMPT = (Column(""), Column("", least=30), Column("", rank=1))
INDENT = "  "


@dataclass(frozen=True, slots=True)
class LettersOptions:
    """The command line of `packet letters`; `within`: how far ahead to look for whom to write to."""

    within: str
    profile: str | None
    workspace: Path | None
    as_json: bool


def run_letters(options: LettersOptions, now: datetime) -> None:
    within = parse_span(options.within)
    home = find_home(options.workspace, options.profile)
    now = now.astimezone(own_zone(home.workspace.root))
    read = read_applications(home.workspace, home.profile, packets_folder(home.workspace, home.profile, None))
    season = read_season(home.files)
    found = letters(status(read.found, season.events, now), season.events, now)
    due = prompts(found, now, within)
    problems = (*read.warnings, *season.warnings)
    if options.as_json:
        typer.echo(json.dumps(_fields(found, due, [problem_fields(one) for one in problems]), indent=2, ensure_ascii=False))
        return
    silent = len(read.found) - len(found)
    width = terminal_width()
    typer.echo("\n".join((*letters_table(found, width), *to_write(due, options.within, bool(found), now, width), *_silent(silent))))
    print_problems(problems)


def letters_table(found: Sequence[Letters], width: int) -> Iterator[str]:
    """A column for each referee; where they have no room side by side, each position's own letters below it."""
    if not found:
        return
    referees = list(dict.fromkeys(letter.referee for one in found for letter in one.letters))
    rows = [[one.application.name, local(one.due) if one.due else "–", _count(one), *_cells(one, referees)] for one in found]
    names = {referee: " ".join(plain(referee).split()) for referee in referees}
    own = (Column(names[referee], rank=2, least=0, said=f"{names[referee]}: ") for referee in referees)
    table = Table.fitting((*COLUMNS, *own), rows, width)
    yield from (typer.style(line, dim=True) for line in table.head())
    for row in rows:
        yield from table.row(row)


def _count(one: Letters) -> str:
    needed = "?" if one.needed is None else one.needed
    return f"{one.there}/{needed}{' agreed' if one.named_only else ''}"


def _cells(one: Letters, referees: Sequence[str]) -> Iterator[str]:
    by_name = {letter.referee: letter for letter in one.letters}
    return (_cell(by_name[name]) if name in by_name else "–" for name in referees)


def _cell(letter: Letter) -> str:
    when = f" {letter.since.day} {letter.since:%b}" if letter.since else ""
    return f"{letter.state.replace('-', ' ')}{when}"


def to_write(due: Sequence[Prompt], within: str, some: bool, now: datetime, width: int) -> Iterator[str]:
    """Referee by referee, since one writes one mail to one person: who has a letter due first stands first."""
    if not due:
        yield f"nobody to write to within {within}" if some else "no position wants letters or referees"
        return
    yield ""
    yield typer.style(f"to write to within {within}", bold=True)
    rows = [_prompt(prompt, now) for prompt in due]
    table = Table.fitting(PROMPT, rows, width - 2 * len(INDENT))
    by_referee: dict[str, list[tuple[str, str, str]]] = {}
    for prompt, row in zip(due, rows, strict=True):
        by_referee.setdefault(prompt.referee, []).append(row)
    for referee, own in by_referee.items():
        yield f"{INDENT}{plain(referee)}"
        yield from (f"{2 * INDENT}{line}" for row in own for line in table.row(row))


def _prompt(prompt: Prompt, now: datetime) -> tuple[str, str, str]:
    due = f"letters due {local(prompt.due)}, {span(prompt.due.act_by - now)}" if prompt.due else ""
    return prompt.position, prompt.action, due


def _silent(count: int) -> Iterator[str]:
    """Nothing is left out without a word."""
    if count:
        yield f"{count} position{'s' * (count != 1)} not shown: over, or nothing is said of letters"


def _fields(found: Sequence[Letters], due: Sequence[Prompt], problems: Sequence[object]) -> dict[str, object]:
    return {
        "positions": [
            {
                "position": one.application.name,
                "institution": one.application.institution,
                "wants": "referees" if one.named_only else "letters",
                "needed": one.needed,
                "there": one.there,
                "due": _due_fields(one.due),
                "letters": [_letter_fields(letter) for letter in one.letters],
            }
            for one in found
        ],
        "to_write": [
            {"referee": p.referee, "position": p.position, "from": p.by.isoformat(), "action": p.action, "due": _due_fields(p.due)}
            for p in due
        ],
        "problems": list(problems),
    }


def _letter_fields(letter: Letter) -> dict[str, object]:
    return {"referee": letter.referee, "state": letter.state.value, "since": letter.since.isoformat() if letter.since else None}


def _due_fields(due: Due | None) -> dict[str, object] | None:
    if due is None:
        return None
    return {"kind": due.name, "at": due.act_by.isoformat(), "written": str(due.written), "doubts": list(due.doubts)}
