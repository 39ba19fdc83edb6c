"""Foreign PDFs after ingest: read once in a limited child process, normalised, and kept as bytes that can be bound."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from packet.model.condition import NOTHING_NOTED, Condition
from packet.model.page_size import PageSize as PageSize
from packet.model.pdf_facts import FileInspection


@dataclass(frozen=True, slots=True)
class Attachment:
    """A foreign PDF that the plan wants bound: key (`ditto`, `document:research-statement`), file, path as people know it."""

    key: str
    path: str
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A readable foreign PDF: its normalised form (`merge/` writes and reads it), its size in bytes as it came, its condition."""

    key: str
    sha256: str
    normalised: bytes
    pages: tuple[PageSize, ...]
    size: int = 0
    condition: Condition = NOTHING_NOTED
    margins: tuple[tuple[float, float], ...] = ()
    """Points without ink at the upper and the lower edge of each page."""
    inspection: FileInspection | None = None
    """What a supplied document shows, page by page; None for papers, and where its pages cannot be read."""


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
