"""Segments → one finished PDF, by copying their objects under new numbers.

The same function makes the packet and each document's own file; what a link may lead to follows from what is bound.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from packet.merge.file_tree import write_file_tree
from packet.merge.layers import write_layers
from packet.merge.links import anchors_of, write_links
from packet.merge.metadata import write_info, write_output_intent, write_xmp
from packet.merge.object_file import ObjectFile
from packet.merge.outline_tree import write_outline
from packet.merge.pages import Dress, write_pages
from packet.merge.segments import DocumentInfo, Placed, Segment
from packet.merge.stamps import write_stamps
from packet.merge.structure_tree import StructureTree
from packet.merge.syntax import reference, text
from packet.model.packet import Bound


def bind(segments: Sequence[Segment], info: DocumentInfo) -> Bound:
    """Bind the segments in order. Raises `ValueError` when there is nothing to bind."""
    if not segments:
        raise ValueError("there is nothing to bind")
    file = ObjectFile()
    placed = tuple(Placed(segment, file.reserve(segment.body.size) - 1) for segment in segments)
    tagged = any((segment.own and segment.own.tags) or segment.body.tags for segment in segments)
    tree = StructureTree(file) if tagged else None
    pages = _write_segments(placed, tree, file)
    data, sha256 = file.finish(_catalog(placed, pages, tree, info, file), write_info(info, file))
    return Bound(data, sha256, sum(len(segment.body.pages) for segment in segments))


def _write_segments(placed: Sequence[Placed], tree: StructureTree | None, file: ObjectFile) -> int:
    """Write all pages and what they need; the number of the page tree."""
    anchors = anchors_of(placed)
    root = file.reserve()
    nodes = [write_pages(one, root, _dress(one, anchors, tree, file), file) for one in placed]
    total = sum(len(one.segment.body.pages) for one in placed)
    kids = b" ".join(map(reference, nodes))
    return file.put(root, b"<</Type/Pages/Count %d/Kids[%s]>>" % (total, kids))


def _dress(one: Placed, anchors: Mapping[str, bytes], tree: StructureTree | None, file: ObjectFile) -> Dress:
    """What the binder adds to the pages of a segment: links, keys of tags, stamps."""
    own, body = one.segment.own, one.segment.body
    links = write_links(one, anchors, tree if own and own.tags else None, file)
    annotations: dict[int, list[int]] = {}
    for index, annotation in links.items():
        assert own is not None  # noqa: S101 - only parts of our own have links
        annotations.setdefault(own.links[index].page, []).append(annotation)
    dress = Dress(annotations, stamps=write_stamps(one.segment.stamps, body.pages, file) if one.segment.stamps else ())
    return _tag(one, dress, links, tree) if tree else dress


def _tag(one: Placed, dress: Dress, links: Mapping[int, int], tree: StructureTree) -> Dress:
    """Add the segment to the structure tree: with our tags, with its own, or as one paragraph a page with its annotations."""
    own, body = one.segment.own, one.segment.body
    if own and own.tags:
        tree.add_part(one, own.tags, links)
        return replace(dress, keys={index: tree.page(one.page(index)) for index in range(len(body.pages))})
    if body.tags:
        base = tree.add_tagged(one, body.tags)
        keys = {index: base + page.struct_parents for index, page in enumerate(body.pages) if page.struct_parents >= 0}
        return replace(dress, keys=keys, raised=base)
    marks = tree.add_untagged(one)
    plain = frozenset(index for index, page in enumerate(body.pages) if not page.marked)
    return replace(dress, keys={index: tree.page(one.page(index)) for index in plain}, wrapped=plain, marks=marks)


def _catalog(placed: Sequence[Placed], pages: int, tree: StructureTree | None, info: DocumentInfo, file: ObjectFile) -> int:
    ours = all(one.segment.own and one.segment.own.tags for one in placed)
    entries = [b"/Type/Catalog/Pages ", reference(pages), b"/Lang ", text(info.language)]
    entries += [b"/ViewerPreferences<</DisplayDocTitle true>>/PageLabels<</Nums[0<</S/D>>]>>"]
    entries += [b"/Metadata ", reference(write_xmp(info, claims=ours, file=file))]
    if outline := write_outline(placed, file):
        entries += [b"/Outlines ", reference(outline)]
        entries += [b"/PageMode/UseOutlines"] if len(placed) > 1 else []
    if tree:
        entries += [b"/MarkInfo<</Marked true>>/StructTreeRoot ", reference(tree.finish(info.language))]
    if ours:
        entries.append(write_output_intent(file))
    entries += [write_layers(placed), write_file_tree(placed, file)]
    return file.add(b"<<" + b"".join(entries) + b">>")
