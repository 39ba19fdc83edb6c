"""What an importer found in one source, and what it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from packet.formats.located_yaml import Fields
from packet.problems import Problem


@dataclass(frozen=True, slots=True)
class Found:
    """`tree`: venues and publications as `publications.yaml` has them; `notes`: what a person should know; problems: warnings."""

    format: str
    tree: Fields
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def part(self, name: str) -> Fields:
        """The venues or the publications."""
        part = self.tree.values.get(name)
        return part if isinstance(part, Fields) else Fields({}, {}, self.tree.place)


@dataclass(frozen=True, slots=True)
class Importer:
    """`knows` looks at the name and the first bytes alone; `read` takes the bytes and the path as the person knows it."""

    format: str
    knows: Callable[[bytes, str], bool]
    read: Callable[[bytes, str], Found]
