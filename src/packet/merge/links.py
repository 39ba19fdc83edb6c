"""Links of our own parts → annotations, for exactly the places that this file holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from packet.merge.object_file import ObjectFile
from packet.merge.segments import Placed
from packet.merge.structure_tree import StructureTree
from packet.merge.syntax import real, reference, string, text
from packet.model.part import PartLink

if TYPE_CHECKING:
    from packet.model.document import Target

_SCHEMES = ("http://", "https://", "mailto:")


def anchors_of(placed: Sequence[Placed]) -> dict[str, bytes]:
    """Where each anchor of this file leads, as an explicit destination. The first to bear a name has it."""
    found: dict[str, bytes] = {}
    for one in placed:
        if one.segment.anchor:
            found.setdefault(one.segment.anchor, _top_of(one))
        for name, anchor in one.segment.own.anchors.items() if one.segment.own else ():
            found.setdefault(name, b"[%s/XYZ 0 %s null]" % (reference(one.page(anchor.page)), real(round(anchor.top, 2))))
    return found


def _top_of(one: Placed) -> bytes:
    page = one.segment.body.pages[0]
    if page.rotation:
        return b"[%s/Fit]" % reference(one.page(0))
    left, _, _, top = page.box
    return b"[%s/XYZ %s %s null]" % (reference(one.page(0)), real(left), real(top))


def resolve(target: Target, anchors: Mapping[str, bytes]) -> bytes:
    """/Dest of the first anchor that exists here, else the address as an action, else nothing."""
    for anchor in target.anchors:
        if anchor in anchors:
            return b"/Dest" + anchors[anchor]
    if target.url.lower().startswith(_SCHEMES):
        return b"/A<</Type/Action/S/URI/URI " + string(target.url.encode("utf-8")) + b">>"
    return b""


def write_links(one: Placed, anchors: Mapping[str, bytes], tree: StructureTree | None, file: ObjectFile) -> dict[int, int]:
    """Annotations of one part: index of the link to the number of its annotation, for those that lead somewhere."""
    written: dict[int, int] = {}
    for index, link in enumerate(one.segment.own.links if one.segment.own else ()):
        if leads := resolve(link.target, anchors):
            written[index] = file.reserve()
            key = b"/StructParent %d" % tree.annotation(written[index]) if tree else b""
            file.put(written[index], _annotation(link, one.page(link.page), leads + key))
    return written


def _annotation(link: PartLink, page: int, entries: bytes) -> bytes:
    area = b" ".join(real(round(side, 2)) for side in (link.area.left, link.area.bottom, link.area.right, link.area.top))
    return b"<</Type/Annot/Subtype/Link/Rect[%s]/Border[0 0 0]/F 4/P %s/Contents %s%s>>" % (
        area,
        reference(page),
        text(link.says),
        entries,
    )
