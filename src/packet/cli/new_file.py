"""`packet new KIND NAME`: answers → a commented file of a workspace; one word alone: a workspace. Nothing is overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import typer

from packet.cli.new_files import KINDS, Draft, check_name, copied, drafted, places, questions, write
from packet.cli.questions import answers, ask_name
from packet.cli.schema import write_all
from packet.problems import Problem, UsageError, did_you_mean
from packet.store.schema_files import FOLDER as SCHEMAS
from packet.store.schema_files import placed
from packet.store.workspace import Workspace, choose_profile, find_workspace


@dataclass(frozen=True, slots=True)
class NewOptions:
    """The command line of `packet new`; `given` are the answers among its options."""

    what: str
    name: str | None
    other: str | None
    given: Mapping[str, str]
    profile: str | None
    workspace: Path | None


def run_new_what(options: NewOptions) -> None:
    if options.name is None and options.what not in KINDS:
        _workspace(options)
    elif options.what not in KINDS:
        hint = did_you_mean(options.what, KINDS)
        raise UsageError(Problem("unknown-kind", f"packet new cannot make a {options.what!r}", hint=hint))
    else:
        _file(options, options.what)


def _workspace(options: NewOptions) -> None:
    from packet.cli.new import run_new

    if options.other or options.given:
        used = "--from" if options.other else f"--{next(iter(options.given))}"
        hint = f"packet new KIND NAME, KIND being one of {', '.join(KINDS)}"
        raise UsageError(Problem("option-of-another-kind", f"{used} is not for a new workspace", hint=hint))
    run_new(Path(options.what))


def _file(options: NewOptions, kind: str) -> None:
    workspace = find_workspace(Path.cwd(), options.workspace)
    who = choose_profile(workspace, options.profile) if kind in {"position", "statement"} else ""
    name = (ask_name(kind) if options.name is None else options.name).strip()
    name = name.removesuffix("-statement") if kind == "statement" else name
    check_name(kind, name, workspace)
    where = places(kind, name, workspace, who)
    draft = _draft(options, kind, workspace, who, name)
    files = {where / file: placed(data, where / file, workspace.root) for file, data in draft.files.items()}
    write(files)
    for path in files:
        typer.echo(f"  {workspace.shown(path)}")
    if not (workspace.root / SCHEMAS).is_dir():
        write_all(workspace.root / SCHEMAS)  # the files name them
    for line in draft.notes:
        typer.echo(line)


def _draft(options: NewOptions, kind: str, workspace: Workspace, who: str, name: str) -> Draft:
    asked = questions(kind, workspace, who, options.other)
    for option in options.given:
        if option not in {question.name for question in asked}:
            what = f"a copied {kind}" if options.other else f"a {kind}"
            hint = f"it takes {', '.join(f'--{question.name}' for question in asked)}" if asked else "leave it out"
            raise UsageError(Problem("option-of-another-kind", f"--{option} is not for {what}", hint=hint))
    if options.other is not None and not asked:
        return copied(kind, options.other, name, workspace, who)
    return drafted(kind, name, answers(asked, options.given), workspace, who, options.other)
