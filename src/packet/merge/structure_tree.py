"""Tags of the parts → one structure tree under one Document element, with its ParentTree.

A page's key leads to the elements of its marked contents by MCID, an annotation's key to its element. Pages that bring no tags are
one element each, with an element for each annotation that is seen on them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from packet.merge.annotation_lines import seen_as
from packet.merge.normalised import Tags
from packet.merge.object_file import ObjectFile
from packet.merge.segments import Placed
from packet.merge.syntax import moved, name, reference, references, string, text
from packet.model.part import LinkAnnotation, MarkedContent, TagNode


class StructureTree:
    """The tree under way."""

    def __init__(self, file: ObjectFile) -> None:
        self._file = file
        self._root = file.reserve()
        self._document = file.reserve()
        self._tops: list[int] = []
        self._pages: dict[int, tuple[int, dict[int, int]]] = {}
        self._annotations: dict[int, int] = {}
        self._owners: dict[int, int] = {}
        self._held: list[tuple[int, int]] = []
        self._copied: dict[int, bytes] = {}
        self._identifiers: list[tuple[bytes, int]] = []
        self._namespaces: list[int] = []
        self._next = 0

    def page(self, number: int) -> int:
        """The key of a page, given its object number."""
        if number not in self._pages:
            self._pages[number] = (self._key(), {})
        return self._pages[number][0]

    def annotation(self, number: int) -> int:
        """The key of an annotation, given its object number."""
        return self._annotations.setdefault(number, self._key())

    def _key(self) -> int:
        self._next += 1
        return self._next - 1

    def add_part(self, one: Placed, tags: TagNode, links: Mapping[int, int]) -> None:
        """The tags of a part of our own; `links` are its annotations by the index of the link."""
        language = one.segment.own.language if one.segment.own else ""
        kind = "Part" if tags.kind == "Document" else tags.kind
        top = TagNode(kind, tags.children, tags.language or language, tags.alternate)
        self._tops.append(self._element(top, self._document, one, links, one.segment.title))

    def add_tagged(self, one: Placed, tags: Tags) -> int:
        """A foreign paper with a tree of its own; what its keys are to be raised by."""
        base, self._next = self._next, self._next + tags.keys
        self._copied.update((base + key, moved(value, one.offset)) for key, value in tags.parents)
        self._identifiers += [(identifier, one.offset + number) for identifier, number in tags.identifiers]
        self._namespaces += [one.offset + number for number in tags.namespaces]
        self._tops.append(self._part(one, one.offset + tags.root, [one.offset + kid for kid in tags.kids]))
        return base

    def _part(self, one: Placed, number: int, kids: Sequence[int]) -> int:
        segment = one.segment
        parts = [b"<</Type/StructElem/S/Part/P ", reference(self._document), b"/K ", references(kids)]
        parts += [b"/T ", text(segment.title)] if segment.title else []
        parts += [b"/Lang ", text(segment.body.language)] if segment.body.language else []
        return self._file.put(number, b"".join([*parts, b">>"]))

    def add_untagged(self, one: Placed) -> dict[int, int]:
        """A paper without tags: one Part, in it one paragraph a page, whose content bears the MCID 0, with the page's annotations.

        The content of a page that bears MCIDs of its own, of a tree that was not sound, is left out: marked contents must not nest.
        What is returned is the key of each annotation that has an element, by its number in the segment.
        """
        part = self._file.reserve()
        lines = one.segment.body.lines.split(b"\n")
        keys: dict[int, int] = {}
        paragraphs = []
        for index, page in enumerate(one.segment.body.pages):
            shown = {number: kind for number in page.annotations if number not in keys and (kind := seen_as(lines[number - 1]))}
            if page.marked and not shown:
                continue
            paragraphs.append(self._file.reserve(1 + len(shown)))
            keys.update(zip(shown, self._hold(one, index, paragraphs[-1], lines, shown), strict=True))
            inside = [b"%d 0 R" % (paragraphs[-1] + at) for at in range(1, len(shown) + 1)]
            if not page.marked:
                inside.insert(0, b"0")
                self.page(one.page(index))
                self._pages[one.page(index)][1][0] = paragraphs[-1]
            line = b"<</Type/StructElem/S/P/P %s/Pg %s/K[%s]>>" % (reference(part), reference(one.page(index)), b" ".join(inside))
            self._file.put_deep(paragraphs[-1], line)
        self._tops.append(self._part(one, part, paragraphs))
        return keys

    def _hold(self, one: Placed, page: int, parent: int, lines: Sequence[bytes], shown: Mapping[int, bytes]) -> range:
        """Write the elements of a foreign page's annotations, numbered after their parent; their keys in the same order."""
        element = b"<</Type/StructElem/S/%s/P %d 0 R/Pg %d 0 R%s/K<</Type/OBJR/Obj %d 0 R>>>>"
        for own, (number, kind) in enumerate(shown.items(), parent + 1):
            role = b"Link" if kind == b"Link" else b"Annot"
            alternate = b"" if b"/Contents " in lines[number - 1] else b"/Alt " + string(kind)
            self._file.put_deep(own, element % (role, parent, one.page(page), alternate, one.offset + number))
        keys = range(self._next, self._next + len(shown))
        self._next = keys.stop
        self._held += zip(keys, range(parent + 1, parent + 1 + len(shown)), strict=True)
        return keys

    def _element(self, node: TagNode, parent: int, one: Placed, links: Mapping[int, int], title: str = "") -> int:
        number = self._file.reserve()
        home = next((one.page(child.page) for child in node.children if isinstance(child, MarkedContent)), 0)
        linked = any(isinstance(child, LinkAnnotation) and child.index in links for child in node.children)
        kind = "Span" if node.kind == "Link" and not linked else node.kind
        children = [self._child(child, number, home, one, links) for child in node.children]
        parts = [b"<</Type/StructElem/S", name(kind), b"/P ", reference(parent)]
        parts += [b"/Pg ", reference(home)] if home else []
        parts += [b"/T ", text(title)] if title else []
        parts += [b"/Lang ", text(node.language)] if node.language else []
        parts += [b"/Alt ", text(node.alternate)] if node.alternate else []
        parts += [b"/K[", b" ".join(filter(None, children)), b"]>>"]
        return self._file.put_deep(number, b"".join(parts))

    def _child(
        self, child: TagNode | MarkedContent | LinkAnnotation, parent: int, home: int, one: Placed, links: Mapping[int, int]
    ) -> bytes:
        if isinstance(child, TagNode):
            return reference(self._element(child, parent, one, links))
        if isinstance(child, MarkedContent):
            page = one.page(child.page)
            self.page(page)
            self._pages[page][1][child.mcid] = parent
            return b"%d" % child.mcid if page == home else b"<</Type/MCR/Pg %s/MCID %d>>" % (reference(page), child.mcid)
        if child.index not in links:
            return b""
        annotation = links[child.index]
        self._owners[annotation] = parent
        page = one.page(one.segment.own.links[child.index].page) if one.segment.own else home
        return b"<</Type/OBJR/Obj %s/Pg %s>>" % (reference(annotation), reference(page))

    def finish(self, language: str) -> int:
        """Write root, Document element and ParentTree; the number of the root."""
        parents = self._file.add(b"<</Nums[" + b" ".join(self._entries()) + b"]>>")
        document = b"<</Type/StructElem/S/Document/P %s/Lang %s/K %s>>"
        self._file.put(self._document, document % (reference(self._root), text(language), references(self._tops)))
        parts = [b"<</Type/StructTreeRoot/K ", references([self._document]), b"/ParentTree ", reference(parents)]
        parts += [b"/ParentTreeNextKey %d" % self._next, self._identifier_tree()]
        parts += [b"/Namespaces ", references(self._namespaces)] if self._namespaces else []
        return self._file.put(self._root, b"".join([*parts, b">>"]))

    def _identifier_tree(self) -> bytes:
        """The IDTree's entry; the same paper bound twice has its identifiers once, as the first."""
        named: dict[bytes, int] = {}
        for identifier, number in self._identifiers:
            named.setdefault(identifier, number)
        pairs = b" ".join(string(identifier) + b" " + reference(named[identifier]) for identifier in sorted(named))
        return b"/IDTree<</Names[" + pairs + b"]>>" if pairs else b""

    def _entries(self) -> list[bytes]:
        """Key and value pairs, by key."""
        entries = {key: _page_array(owners) for key, owners in self._pages.values()} | self._copied
        entries.update({key: reference(self._owners.get(number, self._document)) for number, key in self._annotations.items()})
        entries.update((key, reference(owner)) for key, owner in self._held)
        return [b"%d %s" % (key, entries[key]) for key in sorted(entries)]


def _page_array(owners: Mapping[int, int]) -> bytes:
    """Element by MCID; null for a number that no element claims."""
    every = range(max(owners, default=-1) + 1)
    return b"[" + b" ".join(reference(owners[mcid]) if mcid in owners else b"null" for mcid in every) + b"]"
