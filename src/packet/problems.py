"""Problems as values: where, what, what to do.

A `Problem` is something a person can mend; a run gathers all of its problems before it speaks. The exceptions below carry
problems upward and say with which code the command exits; nothing below `cli/` prints.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file: the path as the person knows it, line and column counted from 1 (0: not known)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}" if self.column else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, in words for the person who can mend it. `code` is stable and documented."""

    code: str
    message: str
    place: Place | None = None
    hint: str = ""
    severity: Severity = Severity.ERROR

    def within(self, what: str) -> Problem:
        """The problem with what it lies in, for one that has no place in a file."""
        return replace(self, message=f"{self.message}, in {what}")

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        hint = f"\n  hint: {self.hint}" if self.hint else ""
        return f"{where}{self.severity}[{self.code}]: {self.message}{hint}"


class PacketError(Exception):
    """The root of all errors that `packet` raises on purpose."""

    exit_code = 1

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems: tuple[Problem, ...] = problems


class UsageError(PacketError):
    """The command line asks for something that does not exist or does not fit together."""

    exit_code = 2


class SourceError(PacketError):
    """Files of the workspace are missing, malformed or contradict each other."""

    exit_code = 3


class RefusedError(PacketError):
    """What was asked for would be wrong as things stand: a check fails, or a state does not follow from another."""

    exit_code = 4


class OutputError(PacketError):
    """The output cannot be written."""

    exit_code = 5


def nearest(word: str, known: Iterable[str], most: int = 3, least: float = 0.55) -> list[str]:
    """The known words that `word` may have meant, best first; `least` is how like they must be (difflib's ratio)."""
    by_folded = {name.casefold(): name for name in known}
    return [by_folded[name] for name in get_close_matches(word.casefold(), by_folded, n=most, cutoff=least)]


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """A hint for an unknown word: the nearest known ones; where none is near all of them, or a few where there are many."""
    if close := nearest(word, known):
        return f"did you mean {' or '.join(repr(name) for name in close)}?"
    if len(known) > 40:
        return f"{len(known)} are known: {', '.join(sorted(known)[:12])} …"
    return f"known: {', '.join(sorted(known))}" if known else "none is defined yet"
