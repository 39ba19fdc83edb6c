"""`packet new`: the starter files and the shipped letters → a workspace of one's own."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

import typer

from packet.problems import OutputError, Problem, UsageError
from packet.store.schema_files import FOLDER as SCHEMAS
from packet.store.schema_files import placed, write_schemas
from packet.store.workspace import shipped_folder

SHOWN_AS = {"gitignore": ".gitignore"}
"""Starter files whose real name would be obeyed where they are kept."""


def run_new(folder: Path) -> None:
    """Make `folder` with everything that a first build needs; whatever is there already stays as it is."""
    if (folder / "profiles").exists():
        raise UsageError(
            Problem("workspace-exists", f"{folder} is a workspace already", hint="choose another name; nothing was changed")
        )
    made = []
    try:
        for source, target in starter_files(folder):
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(placed(source.read_bytes(), target, folder))
                made.append(target)
        made += write_schemas(folder / SCHEMAS)
    except OSError as error:
        message = f"{folder} cannot be made: {error.strerror or error}"
        raise OutputError(Problem("cannot-write", message, hint="choose a folder that you may write to")) from None
    for path in made:
        typer.echo(f"  {path}")
    typer.echo(f"Next: cd {shlex.quote(str(folder))} && packet build --all   then edit profiles/me/profile.yaml")


def starter_folder() -> Path:
    return shipped_folder() / "templates" / "starter"


def starter_files(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Each file to copy, and where to."""
    shipped = shipped_folder()
    starter = starter_folder()
    for source in sorted(path for path in starter.rglob("*") if path.is_file()):
        target = folder / source.relative_to(starter)
        yield source, target.with_name(SHOWN_AS.get(target.name, target.name))
    for source in sorted((shipped / "letters").glob("*.md")):
        yield source, folder / "letters" / source.name
