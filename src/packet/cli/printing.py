"""Problems and findings → lines on the terminal."""

from __future__ import annotations

from collections.abc import Iterable

import typer

from packet.problems import Problem, Severity

COLOURS = {Severity.ERROR: typer.colors.RED, Severity.WARNING: typer.colors.YELLOW}


def print_problems(problems: Iterable[Problem]) -> None:
    """To standard error, one problem after the other; colour only on a terminal."""
    for problem in problems:
        where = f"{problem.place}: " if problem.place else ""
        label = typer.style(f"{problem.severity}[{problem.code}]", fg=COLOURS[problem.severity], bold=True)
        typer.echo(f"{where}{label}: {problem.message}", err=True)
        if problem.hint:
            typer.echo(f"  hint: {problem.hint}", err=True)


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
