"""Problems and findings → lines on the terminal."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable

import typer

from packet.problems import Problem, Severity

COLOURS = {Severity.ERROR: typer.colors.RED, Severity.WARNING: typer.colors.YELLOW}


ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What would move the cursor, or let a line be read in another order, instead of being read."""


def plain(words: str) -> str:
    """What somebody wrote, so that on a terminal it can only be read: what acts is written out, as in a string."""
    return ACTING.sub(lambda sign: repr(sign[0])[1:-1], words)


def wanted_colour() -> bool | None:
    """`False` where `NO_COLOR` asks for none (no-color.org), else `None`: on a terminal alone."""
    return False if os.environ.get("NO_COLOR") else None


def print_problems(problems: Iterable[Problem], *, as_json: bool = False) -> None:
    """To standard error, one after the other, colour only on a terminal; or as JSON to standard output."""
    if as_json:
        typer.echo(
            json.dumps({"packets": [], "problems": [problem_fields(problem) for problem in problems]}, indent=2, ensure_ascii=False)
        )
        return
    told, colour = list(problems), wanted_colour()
    for problem in told:
        where = plain(f"{problem.place}: ") if problem.place else ""
        label = typer.style(f"{problem.severity}[{problem.code}]", fg=COLOURS[problem.severity], bold=True)
        typer.echo(f"{where}{label}: {plain(problem.message)}", err=True, color=colour)
        if problem.hint:
            typer.echo(f"  hint: {plain(problem.hint)}", err=True)
    if codes := dict.fromkeys(problem.code for problem in told if problem.severity is Severity.ERROR and problem.place):
        more = f"packet explain {next(iter(codes)) if len(codes) == 1 else 'CODE'} tells more"
        typer.echo(typer.style(more, dim=True), err=True, color=colour)


def problem_fields(problem: Problem) -> dict[str, object]:
    """A problem as JSON says it."""
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint or None,
        "path": problem.place.path if problem.place else None,
        "line": (problem.place.line or None) if problem.place else None,
        "column": (problem.place.column or None) if problem.place else None,
    }
