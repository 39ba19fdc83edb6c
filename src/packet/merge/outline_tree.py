"""Placed segments → the one outline of the file: document, paper, the paper's own bookmarks below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from packet.merge.normalised import Bookmark
from packet.merge.object_file import ObjectFile
from packet.merge.segments import Placed
from packet.merge.syntax import moved, reference, text
from packet.model.part import OutlineItem


@dataclass(slots=True)
class _Node:
    """A bookmark under way; `target` is its /Dest or action, `open` shows its children."""

    title: str
    target: bytes
    open: bool
    children: list[_Node] = field(default_factory=list)


def write_outline(placed: Sequence[Placed], file: ObjectFile) -> int:
    """The number of the outline's root, 0 where nothing has a bookmark."""
    top: list[_Node] = []
    line: list[_Node] = []
    for one in placed:
        own = [_bookmark(item, one) for item in one.segment.body.outline]
        if one.segment.own:
            own = [_item(item, one) for item in one.segment.own.outline]
        del line[one.segment.level :]
        siblings = line[-1].children if line else top
        if not one.segment.title:
            siblings.extend(own)
            continue
        node = _Node(one.segment.title, _to(one, 0, b"/Fit"), open=one.segment.level == 0, children=own)
        siblings.append(node)
        line.append(node)
    return _write_root(top, file) if top else 0


def _to(one: Placed, page: int, fit: bytes) -> bytes:
    return b"/Dest[" + reference(one.page(page)) + b" " + fit + b"]"


def _item(item: OutlineItem, one: Placed) -> _Node:
    fit = b"/Fit" if item.top is None else b"/XYZ 0 %.2f null" % item.top
    return _Node(item.title, _to(one, item.page, fit), open=False, children=[_item(child, one) for child in item.children])


def _bookmark(bookmark: Bookmark, one: Placed) -> _Node:
    target = _to(one, bookmark.page, bookmark.fit) if bookmark.page >= 0 else b""
    entries = moved(bookmark.entries, one.offset)
    return _Node(bookmark.title, target + entries, bookmark.open, [_bookmark(child, one) for child in bookmark.children])


def _write_root(top: Sequence[_Node], file: ObjectFile) -> int:
    root = file.reserve()
    first, last = _write(top, root, file)
    return file.put(root, b"<</Type/Outlines/First %s/Last %s/Count %d>>" % (reference(first), reference(last), _shown(top)))


def _write(nodes: Sequence[_Node], parent: int, file: ObjectFile) -> tuple[int, int]:
    """Write siblings; the numbers of the first and the last."""
    first = file.reserve(len(nodes))
    for number, node in enumerate(nodes, first):
        parts = [b"<</Title ", text(node.title), b"/Parent ", reference(parent), node.target]
        if number > first:
            parts += (b"/Prev ", reference(number - 1))
        if number < first + len(nodes) - 1:
            parts += (b"/Next ", reference(number + 1))
        if node.children:
            head, tail = _write(node.children, number, file)
            count = _shown(node.children) * (1 if node.open else -1)
            parts.append(b"/First %s/Last %s/Count %d" % (reference(head), reference(tail), count))
        file.put(number, b"".join([*parts, b">>"]))
    return first, first + len(nodes) - 1


def _shown(nodes: Iterable[_Node]) -> int:
    """How many lines a viewer shows for these siblings."""
    return sum(1 + (_shown(node.children) if node.open else 0) for node in nodes)
