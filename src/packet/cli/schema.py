"""`packet schema`: a kind of file → its JSON Schema on standard output; or all schemas into a folder."""

from __future__ import annotations

from pathlib import Path

import typer

from packet.problems import OutputError, Problem, UsageError, did_you_mean
from packet.store.schema_files import FOLDER, schema_texts, write_schemas
from packet.store.workspace import find_workspace


def run_schema(kind: str | None, out: Path | None, workspace: Path | None, *, write: bool) -> None:
    """Raises `UsageError` for a kind that no file has, `OutputError` for a folder that cannot be written."""
    if out or write:
        write_all(out or find_workspace(Path.cwd(), workspace).root / FOLDER)
        return
    texts = schema_texts()
    if kind is None:
        typer.echo("\n".join(texts))
        return
    if kind not in texts:
        raise UsageError(Problem("unknown-schema", f"no file is a {kind!r}", hint=did_you_mean(kind, list(texts))))
    typer.echo(texts[kind], nl=False)


def write_all(folder: Path) -> None:
    """All schemas into a folder, each path printed; raises `OutputError`."""
    try:
        written = write_schemas(folder)
    except OSError as error:
        message = f"{folder} cannot be written: {error.strerror or error}"
        raise OutputError(Problem("cannot-write", message, hint="choose a folder that you may write to")) from None
    for path in written:
        typer.echo(f"  {path}")
