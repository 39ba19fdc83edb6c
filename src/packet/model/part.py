"""What `render/` hands on: pages of our own as PDF bytes, with links, anchors, outline and tags kept beside them as values.

The bytes hold marked content but no link annotation and no structure tree: whether a link has an end depends on what the part is
bound with, so `merge/` writes both, in the packet and in the part's own file alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # binding needs neither documents nor pydantic: `packet merge` starts without them
    from packet.model.document import Target


@dataclass(frozen=True, slots=True)
class Rectangle:
    """In points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class PartLink:
    """A link on page `page` (from 0) of a part; `says` is its accessible name."""

    page: int
    area: Rectangle
    target: Target
    says: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that links may lead to: page of the part (from 0) and height in points from the page's lower edge."""

    page: int
    top: float


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A bookmark: title, page of its part (from 0), height (points; `None`: whole page), and what is nested below."""

    title: str
    page: int
    top: float | None = None
    children: tuple[OutlineItem, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A piece of a page's content stream: page of the part (from 0) and the MCID it bears there."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class LinkAnnotation:
    """The annotation of `Part.links[index]`, as a child of its Link element."""

    index: int


@dataclass(frozen=True, slots=True)
class TagNode:
    """A structure element: standard type (Document, H1, P, L, LI, Lbl, LBody, Link, Span …) and children in reading order."""

    kind: str
    children: tuple[TagNode | MarkedContent | LinkAnnotation, ...] = ()
    language: str = ""
    alternate: str = ""


@dataclass(frozen=True, slots=True)
class FontUse:
    """A font that the part embeds: PostScript name and the SHA-256 of the file it comes from."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Part:
    """A document of our own, drawn."""

    name: str
    title: str
    pdf: bytes
    pages: int
    links: tuple[PartLink, ...] = ()
    anchors: Mapping[str, Anchor] = field(default_factory=dict)
    outline: tuple[OutlineItem, ...] = ()
    tags: TagNode | None = None
    fonts: tuple[FontUse, ...] = ()
    language: str = "en-US"
