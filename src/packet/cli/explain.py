"""`packet explain`: a code → what it means and how to mend it; without a code, all of them."""

from __future__ import annotations

from shutil import get_terminal_size
from textwrap import fill

import typer

from packet.problems import Problem, UsageError, did_you_mean
from packet.store.explanations import explanation_of, read_explanations
from packet.store.workspace import shipped_folder

WIDEST = 100


def run_explain(code: str | None) -> None:
    """Raises `UsageError` for a code that nothing has.

    `error[unknown-topic]` is understood as it was printed, and `paper-title:ditto` as `done:` names it.
    """
    known = read_explanations(shipped_folder())
    width = get_terminal_size((100, 24)).columns
    if code is None:
        typer.echo(fill(", ".join(sorted(known)), width, break_on_hyphens=False))
        return
    asked = code.rpartition("[")[2].partition("]")[0].strip()
    if asked not in known:
        asked = asked.partition(":")[0]
    text = explanation_of(asked, known)
    if text is None:
        raise UsageError(Problem("unknown-code", f"no problem has the code {asked!r}", hint=_hint(asked, list(known))))
    typer.echo(f"{typer.style(asked, bold=True)}\n\n{_set(text, min(width, WIDEST))}")


def _set(text: str, width: int) -> str:
    """Paragraphs as wide as is good to read; examples, which are indented, as they are."""
    paragraphs = text.split("\n\n")
    return "\n\n".join(one if one.startswith("    ") else fill(one, width, break_on_hyphens=False) for one in paragraphs)


def _hint(asked: str, known: list[str]) -> str:
    said = did_you_mean(asked, known)
    return said if said.startswith("did you mean") else "packet explain, without a code, names them all"
