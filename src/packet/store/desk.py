"""Files → models, each problem at its place.

A `Desk` reads on behalf of one build and remembers what it read and what was wrong.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from packet.formats.located_yaml import Fields, Node, decode, place_of, plain, read_yaml
from packet.model.base import Written
from packet.problems import Place, Problem, Severity, SourceError, did_you_mean
from packet.store.complaints import problem_of
from packet.store.workspace import Workspace

M = TypeVar("M", bound=Written)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[M]):
    """A model with the node tree it came from, for problems that only show later."""

    value: M
    node: Node

    def place(self, *path: str | int, key: bool = False) -> Place:
        return place_of(self.node, path, key=key)


class Desk:
    """Reads files, gathers all problems and the hash of every input; `finish` raises what was wrong at once."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.problems: list[Problem] = []
        self.inputs: dict[str, str] = {}

    def shown(self, path: Path) -> str:
        return self.workspace.shown(path)

    def bytes_of(self, path: Path) -> bytes | None:
        """The file's content; `None`, with a problem, where it cannot be read."""
        try:
            data = path.read_bytes()
        except OSError as error:
            absent = isinstance(error, FileNotFoundError)
            reason = "does not exist" if absent else f"cannot be read: {error.strerror}"
            hint = "write it, or correct its name where it is named" if absent else "make it a file that you may read"
            self.complain("unreadable-file", f"the file {reason}", Place(self.shown(path)), hint)
            return None
        self.inputs[self.shown(path)] = hashlib.sha256(data).hexdigest()
        return data

    def text(self, path: Path) -> str | None:
        data = self.bytes_of(path)
        try:
            return None if data is None else decode(data, self.shown(path))
        except SourceError as error:
            self.problems.extend(error.problems)
            return None

    def node(self, path: Path) -> Node | None:
        data = self.bytes_of(path)
        return None if data is None else self.parse(data, path)

    def parse(self, data: bytes, path: Path) -> Node | None:
        try:
            return read_yaml(data, self.shown(path))
        except SourceError as error:
            self.problems.extend(error.problems)
            return None

    def model(self, path: Path, model: type[M]) -> Loaded[M] | None:
        """The file as a model; `None`, with every problem of the file noted, where it is not valid."""
        node = self.node(path)
        return None if node is None else self.fit(node, model)

    def fit(self, node: Node, model: type[M]) -> Loaded[M] | None:
        """A tree as a model."""
        try:
            return Loaded(model.model_validate(plain(node)), node)
        except ValidationError as error:
            self.problems.extend(problem_of(detail, node, model) for detail in error.errors(include_url=False))
            return None

    def sound_part(self, node: Node, model: type[M]) -> Loaded[M] | None:
        """What is left of a tree without the keys that are wrong, so that all else in it is judged in the same run.

        Only for judging: the problems of the file are noted already, and `finish` raises.
        """
        if not isinstance(node, Fields):
            return None
        fields = plain(node)
        try:
            model.model_validate(fields)
        except ValidationError as error:
            wrong = {detail["loc"][0] for detail in error.errors(include_url=False) if detail["loc"]}
            fields = {key: value for key, value in dict(fields).items() if key not in wrong}  # type: ignore[arg-type]
        try:
            return Loaded(model.model_validate(fields), node)
        except ValidationError:
            return None

    def complain(self, code: str, message: str, place: Place | None, hint: str = "", severity: Severity = Severity.ERROR) -> None:
        self.problems.append(Problem(code, message, place, hint, severity))

    def unknown(self, what: str, name: str, known: Sequence[str], place: Place | None) -> None:
        """Note a name that nothing bears, with the nearest ones that something does."""
        self.complain(f"unknown-{what.replace(' ', '-')}", f"there is no {what} {name!r}", place, did_you_mean(name, known))

    def finish(self) -> tuple[Problem, ...]:
        """The warnings; raises `SourceError` with all problems where one of them is an error."""
        problems = tuple(sorted(dict.fromkeys(self.problems), key=lambda problem: problem.place or Place("")))
        if any(problem.severity is Severity.ERROR for problem in problems):
            raise SourceError(*problems)
        return problems
