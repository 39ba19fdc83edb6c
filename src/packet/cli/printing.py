"""Problems and findings → lines on the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable

import typer

from packet.problems import Problem, Severity

COLOURS = {Severity.ERROR: typer.colors.RED, Severity.WARNING: typer.colors.YELLOW}


def print_problems(problems: Iterable[Problem], *, as_json: bool = False) -> None:
    """To standard error, one after the other, colour only on a terminal; or as JSON to standard output."""
    if as_json:
        typer.echo(
            json.dumps({"packets": [], "problems": [problem_fields(problem) for problem in problems]}, indent=2, ensure_ascii=False)
        )
        return
    told = list(problems)
    for problem in told:
        where = f"{problem.place}: " if problem.place else ""
        label = typer.style(f"{problem.severity}[{problem.code}]", fg=COLOURS[problem.severity], bold=True)
        typer.echo(f"{where}{label}: {problem.message}", err=True)
        if problem.hint:
            typer.echo(f"  hint: {problem.hint}", err=True)
    if codes := dict.fromkeys(problem.code for problem in told if problem.severity is Severity.ERROR and problem.place):
        typer.echo(typer.style(f"packet explain {next(iter(codes)) if len(codes) == 1 else 'CODE'} tells more", dim=True), err=True)


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
