"""A kind of file, a name and answers → the text of a new file and its place in the workspace; and the writing of it."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from packet.cli.questions import Question
from packet.formats.located_yaml import decode
from packet.formats.yaml_blocks import blocks, scalar
from packet.problems import OutputError, Problem, SourceError, UsageError, did_you_mean
from packet.store.workspace import Workspace, lies_at

KINDS = ("profile", "position", "letter", "statement", "theme", "target", "call")
KEPT: Mapping[str, tuple[str, ...]] = {
    "position": (
        "topics",
        "pin",
        "exclude",
        "highlight",
        "attach",
        "theme",
        "paper",
        "documents",
        "output",
        "anonymous",
        "referees",
    ),
    "call": ("paper", "documents", "output"),
}
"""What a copy takes over; all else is about the place or the posting that the other one is for, and must be written anew."""
NEXT: Mapping[str, str] = {
    "profile": "Next: write down what is commented, then packet build --target TARGET --profile {name}",
    "position": "Next: packet build {name}   the posting goes beside it, as {name}.txt",
    "letter": "Next: say cover-letter: {{letter: {name}}} among the documents of a target or position",
    "statement": "Next: write it; a document {name}-statement of a target or position prints it",
    "theme": "Next: packet build, with theme: {name} in a target or position",
    "target": "Next: packet build --target {name}",
    "call": "Next: say call: {name} in a position",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """Files by their path below the place of the kind, and what to say of them."""

    files: Mapping[str, bytes]
    notes: tuple[str, ...]


def check_name(kind: str, name: str, workspace: Workspace) -> None:
    """Raises `UsageError` for what cannot be a name, or is a name that something else would answer to."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,99}", name):
        better = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:60]
        hint = f"use small letters, digits and hyphens, like {better or 'my-' + kind}"
        raise UsageError(Problem("bad-name", f"{name[:60]!r} cannot be the name of a {kind}", hint=hint))
    positions = {one for who in workspace.profiles() for one in workspace.positions(who)}
    if name in (workspace.targets() if kind == "position" else positions if kind == "target" else ()):
        other = "target" if kind == "position" else "position"
        raise UsageError(Problem("name-taken", f"{name} is the name of a {other} already", hint="choose another name"))


def places(kind: str, name: str, workspace: Workspace, who: str) -> Path:
    """The folder in which its files stand. Raises `UsageError` where one of that name is there."""
    own = workspace.root / "profiles" / (name if kind == "profile" else who)
    folders = {"profile": own, "position": own / "positions", "statement": own / "statements", "letter": workspace.root / "letters"}
    folder = folders.get(kind, workspace.root / "templates" / f"{kind}s")
    taken = [folder] if kind == "profile" else [folder / f"{name}{ending}" for ending in (".yaml", ".md", ".pdf")]
    if there := next((path for path in taken if lies_at(path)), None):
        message = f"there is a {kind} {name} already: {workspace.shown(there)}"
        raise UsageError(Problem("name-taken", message, hint="choose another name; nothing was changed"))
    return folder


def questions(kind: str, workspace: Workspace, who: str, other: str | None) -> Sequence[Question]:
    """What a new file of the kind needs to know; nothing where it is copied as it is."""
    posting = (Question("institution", "Institution"), Question("title", "Title, as the posting states it"))
    if kind == "call":
        return posting
    if kind == "position":
        target = _same_target(workspace, who, other) if other is not None else workspace.usual_target()
        return (*posting, Question("target", "Target", target, tuple(workspace.targets())))
    if other is None and kind == "profile":
        return (
            Question("name", "Your name"),
            Question("email", "E-mail"),
            Question("headline", "Headline, like Ph.D. Candidate, X"),
        )
    if other is None and kind == "target":
        theme = Question("theme", "Theme", "awesome", tuple(workspace.themes()))
        return (theme, Question("letter", "Letter", "faculty", tuple(workspace.letters())))
    return ()


def _same_target(workspace: Workspace, who: str, other: str) -> str:
    entry = blocks(_text(_found("position", other, workspace, who), workspace), other).get("target", "")
    return re.sub(r"\s#.*", "", entry.partition(":")[2]).strip().strip("\"'")


def drafted(kind: str, name: str, answers: Mapping[str, str], workspace: Workspace, who: str, other: str | None) -> Draft:
    """From the shipped draft of the kind, with the answers, and with what a copy may take over."""
    folder = workspace.shipped / "templates" / "new"
    source = folder / f"{kind}.{'md' if kind in {'letter', 'statement'} else 'yaml'}"
    text = source.read_text(encoding="utf-8")
    for question, answer in answers.items():
        text = re.sub(rf" ?«{question}»", lambda _, said=answer: f" {scalar(said)}" if said else "", text)  # type: ignore[misc]
    missing = [question for question, answer in answers.items() if not answer and question != "headline"]
    notes = [f"To be written: {', '.join(missing)}"] if missing else []
    if other is not None:
        taken, told = _taken_over(kind, other, workspace, who)
        text, notes = text + taken, [*notes, told]
    files = {f"{name}{source.suffix}" if kind != "profile" else "profile.yaml": text.encode()}
    if kind == "profile":
        files["publications.yaml"] = (folder / "publications.yaml").read_bytes()
    return Draft(files, (*notes, NEXT[kind].format(name=name)))


def _taken_over(kind: str, other: str, workspace: Workspace, who: str) -> tuple[str, str]:
    """The entries of another file that say nothing of its place, and a line on those that were left out."""
    source = _found(kind, other, workspace, who)
    entries = blocks(_text(source, workspace), workspace.shown(source))
    kept = [block for key, block in entries.items() if key in KEPT[kind]]
    left = [key for key in entries if key not in KEPT[kind] and key not in {"target", "institution", "title"}]
    told = f"Left out of {other}, to be written for this place: {', '.join(left) or 'nothing'}"
    return f"\n# {told}\n# Taken over from {other}:\n" + "".join(kept), told


def copied(kind: str, other: str, name: str, workspace: Workspace, who: str) -> Draft:
    """Another one to the byte; of a profile everything but its positions."""
    source = _found(kind, other, workspace, who)
    note = NEXT[kind].format(name=name)
    if kind != "profile":
        return Draft({f"{name}{source.suffix}": _bytes(source, workspace)}, (note,))
    below = {path.relative_to(source).as_posix(): path for path in sorted(source.rglob("*")) if path.is_file()}
    copy = {file: _bytes(path, workspace) for file, path in below.items() if not file.startswith("positions/")}
    return Draft(copy, (f"Left out of {other}: its positions", note))


def _found(kind: str, other: str, workspace: Workspace, who: str) -> Path:
    statements = workspace.root / "profiles" / who / "statements"
    known: Mapping[str, Path] = {
        "profile": workspace.profiles,
        "position": lambda: workspace.positions(who),
        "letter": workspace.letters,
        "statement": lambda: {path.stem: path for path in sorted(statements.glob("*")) if path.suffix in {".pdf", ".md"}},
        "theme": workspace.themes,
        "target": workspace.targets,
        "call": workspace.calls,
    }[kind]()
    if other not in known:
        message = f"there is no {kind} {other!r} to copy"
        raise SourceError(Problem("nothing-to-copy", message, hint=did_you_mean(other, list(known))))
    return known[other]


def _bytes(path: Path, workspace: Workspace) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{workspace.shown(path)} cannot be read: {error.strerror}"
        raise SourceError(Problem("unreadable-file", message, hint="make it a file that you may read")) from None


def _text(path: Path, workspace: Workspace) -> str:
    return decode(_bytes(path, workspace), workspace.shown(path))


def write(files: Mapping[Path, bytes]) -> None:
    """Write new files, all or none; one that has come there meanwhile stays. Raises `OutputError` where it cannot be done."""
    made: list[Path] = []
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
            made.append(path)  # before it is there: an interruption may come right after
            with path.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
    except BaseException as error:
        for path in made:
            with suppress(OSError):
                path.unlink()
        if not isinstance(error, OSError):
            raise
        if isinstance(error, FileExistsError):
            message = f"{error.filename} has come there meanwhile"
            raise OutputError(Problem("cannot-write", message, hint="look at it, and choose another name")) from None
        message = f"{error.filename or 'the file'} cannot be written: {error.strerror or error}"
        raise OutputError(Problem("cannot-write", message, hint="make room, or change the permissions of its folder")) from None
