"""Where everything starts in the packet, and the packet itself: the finished bytes and what is to be said about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # binding needs neither plans nor pydantic: `packet merge` starts without them
    from packet.model.document import Document
    from packet.model.finding import Finding
    from packet.model.paper import Papers
    from packet.model.part import FontUse
    from packet.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Pages:
    """Who starts where, before anything is drawn: pages of the packet, from 1, by anchor; `total` pages in all."""

    total: int
    anchors: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Bound:
    """One finished PDF."""

    data: bytes
    sha256: str
    pages: int


@dataclass(frozen=True, slots=True)
class PacketPart:
    """One document as it was bound.

    `order` and `first` (page in the packet) count from 1; `own_pages` are those that are not papers of the bundle; `fitting` says
    what layout tightened or dropped.
    """

    order: int
    name: str
    title: str
    first: int
    file: Bound
    own_pages: int
    fitting: str = ""
    dropped: tuple[str, ...] = ()

    @property
    def file_name(self) -> str:
        return f"{self.order:02d}-{self.name}.pdf"

    @property
    def page_numbers(self) -> range:
        """Its own pages in the packet: those of a bundle are its index."""
        return range(self.first, self.first + self.own_pages)


@dataclass(frozen=True, slots=True)
class PacketFile:
    """One file as it is written: its name, its PDF, and the documents and papers (by key) in it."""

    name: str
    file: Bound
    holds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Packet:
    """A built packet: the one PDF, each document as a PDF of its own, the files that are written, and what was found."""

    plan: Plan
    file: Bound
    parts: tuple[PacketPart, ...]
    papers: Papers
    documents: tuple[Document, ...]
    """Those of our own, as they were composed."""
    fonts: tuple[FontUse, ...]
    inputs: Mapping[str, str]
    """Path to SHA-256 of every file that went in, papers among them."""
    findings: tuple[Finding, ...] = ()
    files: tuple[PacketFile, ...] = ()

    def with_findings(self, findings: tuple[Finding, ...]) -> Packet:
        return replace(self, findings=self.findings + findings)

    def with_files(self, files: tuple[PacketFile, ...]) -> Packet:
        return replace(self, files=files)

    @property
    def whole(self) -> PacketFile | None:
        """The file that holds the whole packet, where one is written: the first."""
        return self.files[0] if self.files and self.plan.output.whole else None

    @property
    def ready(self) -> bool:
        return not any(finding.blocks for finding in self.findings)
