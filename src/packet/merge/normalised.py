"""A PDF as values that can be bound by copying bytes, and its form as bytes for a cache: `NormalisedPdf` ⇄ bytes.

All objects are numbered 1…n and serialised one a line: strings are hexadecimal and names escaped, so that a line holds no line end
and `k 0 R` occurs nowhere but as a reference. Objects 1…(number of pages) are the pages; their lines are empty, because the binder
composes page dictionaries anew from `Page`. Stream data is kept apart, encoded as in the file. Nothing here needs pypdf.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from packet.model.condition import NOTHING_NOTED, Condition, HeavyObject, LeftPicture, Pictures, SmallerPicture
from packet.model.paper import PageSize

FORMAT = 5
"""Raised whenever a normalised file would be read or written differently: old ones are then misses of the cache."""

_MAGIC = b"packet normalised %d\n" % FORMAT


@dataclass(frozen=True, slots=True)
class Page:
    """A page dictionary without what the binder writes: /Parent, /Contents, /Annots, /Resources, /StructParents.

    `entries` are the other entries, `box` the visible box (left, bottom, right, top; crop within media, in page units), `unit` the
    points of one page unit. `opened` and `closed` count graphics states that the content leaves open (q) or closes too often (Q).
    `struct_parents` is its key in `Tags.parents`, -1 for an untagged page; `marked` says that the content bears MCIDs.
    `free` is the height of the upper and the lower margin without ink, in points as the page is seen.
    """

    entries: bytes
    contents: tuple[int, ...]
    annotations: tuple[int, ...]
    resources: int
    box: tuple[float, float, float, float]
    rotation: int = 0
    unit: float = 1.0
    opened: int = 0
    closed: int = 0
    struct_parents: int = -1
    marked: bool = False
    free: tuple[float, float] = (72.0, 72.0)

    @property
    def size(self) -> PageSize:
        left, bottom, right, top = self.box
        width, height = (right - left) * self.unit, (top - bottom) * self.unit
        return PageSize(height, width) if self.rotation % 180 else PageSize(width, height)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An outline item: page from 0 (-1: to none), how to show it (`/XYZ 0 700 null`), other entries (action, colour, style)."""

    title: str
    page: int
    fit: bytes = b"/Fit"
    entries: bytes = b""
    open: bool = True
    children: tuple[Bookmark, ...] = ()


@dataclass(frozen=True, slots=True)
class Layers:
    """Optional content: object numbers of all groups and of those that are off, and the default configuration's other entries.

    `order`, `exclusive`, `locked` and `automatic` are the insides of the arrays /Order, /RBGroups, /Locked and /AS.
    """

    groups: tuple[int, ...]
    off: tuple[int, ...] = ()
    order: bytes = b""
    exclusive: bytes = b""
    locked: bytes = b""
    automatic: bytes = b""


@dataclass(frozen=True, slots=True)
class Tags:
    """A structure tree: `root` is the number of the element above `kids`, which the binder writes.

    `parents` is the flat ParentTree; its keys are below `keys` and stand in the lines as `/StructParent 5` or `/StructParents 5`.
    `identifiers` is the IDTree.
    """

    root: int
    kids: tuple[int, ...]
    parents: tuple[tuple[int, bytes], ...]
    keys: int
    identifiers: tuple[tuple[bytes, int], ...] = ()
    namespaces: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file attached to the whole PDF: its name, the number of the dictionary of its streams (/EF), other entries (/Desc)."""

    name: str
    streams: int
    entries: bytes = b""


@dataclass(frozen=True, slots=True)
class NormalisedPdf:
    """See the module. `lines` is all objects joined by line ends; `streams` the data of those that are streams."""

    lines: bytes
    streams: Mapping[int, bytes | memoryview]
    pages: tuple[Page, ...]
    outline: tuple[Bookmark, ...] = ()
    layers: Layers | None = None
    tags: Tags | None = None
    labels: tuple[str, ...] = ()
    title: str = ""
    language: str = ""
    condition: Condition = NOTHING_NOTED
    files: tuple[AttachedFile, ...] = ()

    @property
    def removed(self) -> tuple[str, ...]:
        return self.condition.removed

    @property
    def size(self) -> int:
        """How many object numbers it takes."""
        return self.lines.count(b"\n") + 1 if self.lines else 0

    def to_bytes(self) -> bytes:
        head = json.dumps(_head(self), separators=(",", ":")).encode()
        sizes = b"%d %d\n" % (len(head), len(self.lines))
        return b"".join([_MAGIC, sizes, head, self.lines, *self.streams.values()])

    @staticmethod
    def from_bytes(data: bytes) -> NormalisedPdf:
        """Read what `to_bytes` wrote, without copying streams. Raises `ValueError` for anything else."""
        if not data.startswith(_MAGIC):
            raise ValueError("not a normalised PDF of this version")
        end = data.index(b"\n", len(_MAGIC)) + 1
        head_size, lines_size = map(int, data[len(_MAGIC) : end].split())
        start = end + head_size
        try:
            return _body(json.loads(data[end:start]), data[start : start + lines_size], memoryview(data)[start + lines_size :])
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"a damaged normalised PDF: {error}") from error


# JSON knows no bytes: they are written as Latin-1, which keeps every byte.
_Head = dict[str, object]


def _head(pdf: NormalisedPdf) -> _Head:
    layers = pdf.layers
    return {
        "streams": [[number, len(data)] for number, data in pdf.streams.items()],
        "pages": [_plain(page) for page in pdf.pages],
        "outline": [_plain(item) for item in pdf.outline],
        "layers": layers and _plain(layers),
        "tags": pdf.tags and _plain(pdf.tags),
        "labels": pdf.labels,
        "title": pdf.title,
        "language": pdf.language,
        "condition": _plain(pdf.condition),
        "files": [_plain(file) for file in pdf.files],
    }


def _plain(value: object) -> object:
    """A value of this module as JSON: dataclasses as the list of their fields."""
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(
        value, Page | Bookmark | Layers | Tags | AttachedFile | Condition | HeavyObject | Pictures | SmallerPicture | LeftPicture
    ):
        return [_plain(getattr(value, name)) for name in value.__slots__]
    return value


def _body(head: dict[str, list], lines: bytes, rest: memoryview) -> NormalisedPdf:  # type: ignore[type-arg]
    return NormalisedPdf(
        lines=lines,
        streams=dict(_cut(head["streams"], rest)),
        pages=tuple(_page(*fields) for fields in head["pages"]),
        outline=tuple(_bookmark(*fields) for fields in head["outline"]),
        layers=_layers(*head["layers"]) if head["layers"] else None,
        tags=_tags(*head["tags"]) if head["tags"] else None,
        labels=tuple(head["labels"]),
        title=str(head["title"]),
        language=str(head["language"]),
        condition=_condition(*head["condition"]),
        files=tuple(AttachedFile(name, streams, entries.encode("latin-1")) for name, streams, entries in head["files"]),
    )


def _cut(sizes: list[list[int]], rest: memoryview) -> Iterator[tuple[int, memoryview]]:
    start = 0
    for number, size in sizes:
        yield number, rest[start : start + size]
        start += size
    if start != len(rest):
        raise ValueError("a normalised PDF of the wrong length")


def _page(
    entries: str,
    contents: list[int],
    annotations: list[int],
    resources: int,
    box: list[float],
    rotation: int,
    unit: float,
    opened: int,
    closed: int,
    struct_parents: int,
    marked: bool,
    free: list[float],
) -> Page:
    left, bottom, right, top = box
    return Page(
        entries.encode("latin-1"),
        tuple(contents),
        tuple(annotations),
        resources,
        (left, bottom, right, top),
        rotation,
        unit,
        opened,
        closed,
        struct_parents,
        marked,
        (free[0], free[1]),
    )


def _bookmark(title: str, page: int, fit: str, entries: str, opened: bool, children: list) -> Bookmark:  # type: ignore[type-arg]
    below = tuple(_bookmark(*child) for child in children)
    return Bookmark(title, page, fit.encode("latin-1"), entries.encode("latin-1"), opened, below)


def _layers(groups: list[int], off: list[int], *insides: str) -> Layers:
    return Layers(tuple(groups), tuple(off), *(inside.encode("latin-1") for inside in insides))


def _condition(
    removed: list[str],
    repaired: list[str],
    missing: list[str],
    textless: list[int],
    heading: str,
    opening: str,
    heaviest: list[list],  # type: ignore[type-arg]
    damaged: list[int],
    files: list[str],
    pictures: list | None,  # type: ignore[type-arg]
) -> Condition:
    heavy = tuple(HeavyObject(*fields) for fields in heaviest)
    found = (tuple(removed), tuple(repaired), tuple(missing), tuple(textless), heading, opening, heavy)
    return Condition(*found, tuple(damaged), tuple(files), _pictures(*pictures) if pictures else None)


def _pictures(dpi: int, smaller: list[list], left: list[list], given_up: str) -> Pictures:  # type: ignore[type-arg]
    return Pictures(dpi, tuple(SmallerPicture(*one) for one in smaller), tuple(LeftPicture(*one) for one in left), given_up)


def _tags(root: int, kids: list[int], parents: list, keys: int, identifiers: list, namespaces: list[int]) -> Tags:  # type: ignore[type-arg]
    by_key = tuple((key, value.encode("latin-1")) for key, value in parents)
    by_name = tuple((identifier.encode("latin-1"), number) for identifier, number in identifiers)
    return Tags(root, tuple(kids), by_key, keys, by_name, tuple(namespaces))
