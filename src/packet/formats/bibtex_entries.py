"""What a .bib file holds: entries, their fields, and for every letter of a value the place where it was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from packet.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a value: its LaTeX, and where it was written (for a name of `@string`: where the name stands)."""

    latex: str
    place: Place
    named: bool = False

    def place_at(self, at: int) -> Place:
        if self.named:
            return self.place
        before = self.latex[:at]
        lines = before.count("\n")
        column = at - before.rfind("\n") if lines else self.place.column + at
        return Place(self.place.path, self.place.line + lines, column)


@dataclass(frozen=True, slots=True)
class BibField:
    """A value as it was written, `#` evaluated; `place` is that of the value."""

    pieces: tuple[Piece, ...]
    place: Place
    latex: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "latex", "".join(piece.latex for piece in self.pieces))

    def place_at(self, at: int) -> Place:
        """Where a letter of the value stands in the file."""
        for piece in self.pieces:
            if at < len(piece.latex):
                return piece.place_at(at)
            at -= len(piece.latex)
        return self.place


@dataclass(frozen=True, slots=True)
class BibEntry:
    """One entry; type and names of fields in small letters, the key as written ("" where it has none)."""

    type: str
    key: str
    fields: Mapping[str, BibField]
    place: Place

    def latex(self, *names: str) -> str:
        """The first of these fields that says something."""
        return next((self.fields[name].latex for name in names if name in self.fields and self.fields[name].latex.strip()), "")


@dataclass(frozen=True, slots=True)
class BibFile:
    entries: tuple[BibEntry, ...]
    problems: tuple[Problem, ...]
