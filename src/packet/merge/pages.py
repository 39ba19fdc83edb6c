"""The pages of a placed segment → page dictionaries: content wrapped where something is laid over it, links, keys of tags.

Each segment is one node of the page tree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from packet.merge.annotation_lines import with_key
from packet.merge.normalised import Page
from packet.merge.object_file import ObjectFile
from packet.merge.segments import Placed
from packet.merge.syntax import REFERENCE, moved, reference, references, rekeyed

_RESOURCES = b"<</XObject<<"


@dataclass(frozen=True, slots=True)
class Dress:
    """What is added to the pages of a segment: annotations by page, keys of the ParentTree by page, a form to lay over a page.

    Pages of `wrapped` are one marked content each. `raised` is added to the keys that the segment's objects bear already; `marks`
    are the keys of annotations, by their number in the segment, of a segment whose objects bear none.
    """

    annotations: Mapping[int, Sequence[int]] = field(default_factory=dict)
    keys: Mapping[int, int] = field(default_factory=dict)
    stamps: Sequence[int] = ()
    wrapped: frozenset[int] = frozenset()
    raised: int = 0
    marks: Mapping[int, int] = field(default_factory=dict)


def write_pages(one: Placed, parent: int, dress: Dress, file: ObjectFile) -> int:
    """Write a segment's objects and pages under the page tree node `parent`; the number of its own node."""
    node = file.reserve()
    pages = one.segment.body.pages
    twins = _copy(one, dress, file)
    snippets: dict[bytes, int] = {}
    for index, page in enumerate(pages):
        before, after = _around(page, dress.stamps[index] if index < len(dress.stamps) else 0, wrapped=index in dress.wrapped)
        contents = [twins.get(content, one.offset + content) for content in page.contents]
        contents[:0] = _snippet(before, snippets, file)
        contents += _snippet(after, snippets, file)
        file.put(one.page(index), _page(one, index, contents, node, dress))
    kids = references(one.page(index) for index in range(len(pages)))
    return file.put(node, b"<</Type/Pages/Parent %s/Count %d/Kids %s>>" % (reference(parent), len(pages), kids))


def _copy(one: Placed, dress: Dress, file: ObjectFile) -> dict[int, int]:
    """All objects of the segment but its pages, under their new numbers; streams that an earlier segment brought are shared.

    What is returned leads from the segment's numbers of these streams to where they stand.
    """
    body = one.segment.body
    kept = rekeyed(body.lines, dress.raised) if dress.raised else body.lines
    twins = _twins(one, kept.split(b"\n"), file)
    lines = moved(kept, one.offset, twins).split(b"\n")
    for page, stamp in zip(body.pages, dress.stamps, strict=False):
        line = lines[page.resources - 1]
        lines[page.resources - 1] = _RESOURCES + b"/Packet%d %s" % (stamp, reference(stamp)) + line[len(_RESOURCES) :]
    for number, key in dress.marks.items():
        lines[number - 1] = with_key(lines[number - 1], key)
    annotations = {annotation for page in body.pages for annotation in page.annotations}
    root = body.tags.root if body.tags else 0
    for number, line in enumerate(lines[len(body.pages) :], len(body.pages) + 1):
        if number in twins:
            continue
        if number in body.streams or number in annotations:
            file.put(one.offset + number, line, body.streams.get(number))
        elif number != root:  # which stands in the structure tree of the file
            file.put_deep(one.offset + number, line)
    return twins


def _twins(one: Placed, lines: Sequence[bytes], file: ObjectFile) -> dict[int, int]:
    """Fonts, pictures, profiles that are in the file already, byte for byte; those that refer to other objects are left alone."""
    found = {}
    for number, data in one.segment.body.streams.items():
        if not REFERENCE.search(line := lines[number - 1]) and (twin := file.twin(own := one.offset + number, line, data)) != own:
            found[number] = twin
    return found


def _page(one: Placed, index: int, contents: Sequence[int], parent: int, dress: Dress) -> bytes:
    page = one.segment.body.pages[index]
    annotations = [one.offset + number for number in page.annotations] + list(dress.annotations.get(index, ()))
    parts = [b"<</Type/Page/Parent ", reference(parent), moved(page.entries, one.offset)]
    parts += [b"/Resources ", reference(one.offset + page.resources), b"/Contents ", references(contents)]
    parts += [b"/Annots ", references(annotations)] if annotations else []
    parts += [b"/StructParents %d" % dress.keys[index]] if index in dress.keys else []
    parts += [b"/Tabs/S"] if index in dress.keys or not dress.marks.keys().isdisjoint(page.annotations) else []
    return b"".join([*parts, b">>"])


def _around(page: Page, stamp: int, *, wrapped: bool) -> tuple[bytes, bytes]:
    """Operators before and after the content.

    What is drawn over a page must not inherit the page's graphics state, hence q and Q. Where the content closes states that it
    never opened, a q before it would change what it draws: then the stamp is laid below.
    """
    draw = b"/Artifact BMC q /Packet%d Do Q EMC\n" % stamp if stamp else b""
    begin, end = (b"/P <</MCID 0>> BDC\n", b"EMC\n") if wrapped else (b"", b"")
    if page.closed:
        return draw + begin, b"\n" + end if end else b""
    if stamp or page.opened:
        return begin + b"q\n", b"\n" + b"Q " * (page.opened + 1) + end + draw
    return begin, b"\n" + end if end else b""


def _snippet(operators: bytes, known: dict[bytes, int], file: ObjectFile) -> list[int]:
    """The stream of these operators, shared by all pages of the segment that need the same."""
    if not operators:
        return []
    if operators not in known:
        known[operators] = file.add_stream(b"", operators, pack=False)
    return [known[operators]]
