"""A `Desk` for many positions at once: a call, a portal or a target that several of them name is read and parsed once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from packet.formats.located_yaml import Node
from packet.model.base import Written
from packet.problems import Problem
from packet.store.desk import Desk, Loaded
from packet.store.workspace import Workspace

M = TypeVar("M", bound=Written)


class Shelf(Desk):
    """Whatever is wrong with a shared file is a problem of each position that names it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._nodes: dict[Path, tuple[Node | None, Sequence[Problem]]] = {}
        self._models: dict[tuple[Path, type[Written]], tuple[Loaded[Written] | None, Sequence[Problem]]] = {}

    def take_problems(self) -> tuple[Problem, ...]:
        """What was wrong since they were last taken."""
        found = tuple(dict.fromkeys(self.problems))
        self.problems.clear()
        return found

    def node(self, path: Path) -> Node | None:
        if path not in self._nodes:
            before = len(self.problems)
            node = super().node(path)
            self._nodes[path] = (node, self.problems[before:])
        else:
            self.problems.extend(self._nodes[path][1])
        return self._nodes[path][0]

    def model(self, path: Path, model: type[M]) -> Loaded[M] | None:
        key = (path, model)
        if key not in self._models:
            before = len(self.problems)
            loaded = super().model(path, model)
            self._models[key] = (loaded, self.problems[before:])  # type: ignore[assignment]  # a model of the key's type
        else:
            self.problems.extend(self._models[key][1])
        return self._models[key][0]  # type: ignore[return-value]
