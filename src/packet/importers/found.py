"""What an importer found in one source, and what it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from packet.formats.located_yaml import Fields
from packet.importers.source import Checkout, SourceFile
from packet.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Found:
    """`publications`: as `publications.yaml` has them, with their venues; `profile`: as `profile.yaml` has it; either may be empty.

    `notes`: what a person should know; problems: warnings.
    """

    format: str
    publications: Fields
    profile: Fields
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def part(self, name: str) -> Fields:
        """The venues or the publications."""
        part = self.publications.values.get(name)
        return part if isinstance(part, Fields) else empty(self.publications.place)


def empty(place: Place) -> Fields:
    """Where a source has nothing of the kind."""
    return Fields({}, {}, place)


@dataclass(frozen=True, slots=True)
class Importer:
    """Of one format of files: `knows` looks at the name and the first bytes alone; `read` may raise `SourceError`."""

    format: str
    knows: Callable[[SourceFile], bool]
    read: Callable[[SourceFile], Found]


@dataclass(frozen=True, slots=True)
class HomepageImporter:
    """Of the homepages that one theme makes: `knows` looks at the names of files alone."""

    format: str
    knows: Callable[[Checkout], bool]
    read: Callable[[Checkout], Found]
