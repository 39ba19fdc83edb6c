"""Foreign PDFs after ingest: read once in a limited child process, normalised, and kept as bytes that can be bound."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height in points as the page is seen (crop box, after rotation, user unit applied)."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Attachment:
    """A foreign PDF that the plan wants bound: key (`ditto`, `document:research-statement`), file, path as people know it."""

    key: str
    path: str
    shown: str = ""


@dataclass(frozen=True, slots=True)
class HeavyObject:
    """What makes a PDF large: the first page (from 1) that shows it, its kind (picture, font, drawing, text), bytes as stored."""

    page: int
    kind: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Condition:
    """What a person should know of a foreign PDF before sending it.

    `removed` and `repaired` say in words what was taken out and mended, `missing_fonts` which fonts it uses but does not hold,
    `textless` which pages (from 1) have no text. `heading` is what page one says in its largest letters, in all likelihood
    the title; `opening` is how its text begins, since some set the title in letters of several sizes.
    """

    removed: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()
    missing_fonts: tuple[str, ...] = ()
    textless: tuple[int, ...] = ()
    heading: str = ""
    opening: str = ""
    heaviest: tuple[HeavyObject, ...] = ()


NOTHING_NOTED = Condition()


@dataclass(frozen=True, slots=True)
class Paper:
    """A readable foreign PDF: its normalised form (`merge/` writes and reads it), its size in bytes as it came, its condition."""

    key: str
    sha256: str
    normalised: bytes
    pages: tuple[PageSize, ...]
    removed: tuple[str, ...] = ()
    size: int = 0
    condition: Condition = NOTHING_NOTED


@dataclass(frozen=True, slots=True)
class UnreadablePaper:
    """A foreign PDF that cannot be bound.

    `code` is missing, encrypted, broken, too-slow or too-big; `reason` and `remedy` are for people.
    """

    key: str
    path: str
    code: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Papers:
    """All attachments of a plan, read."""

    readable: Mapping[str, Paper]
    unreadable: Mapping[str, UnreadablePaper]


class Reading(Protocol):
    """A reading under way in another process."""

    def wait(self) -> Papers: ...


class Library(Protocol):
    """Whoever can read foreign PDFs: the store in earnest, a dictionary in tests."""

    def read(self, attachments: Iterable[Attachment]) -> Reading: ...
