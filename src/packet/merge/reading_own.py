"""Finished bytes of ours → `PdfFacts`: what `reading_facts` says of any PDF, without loading a PDF library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from packet.merge.actions import ACTIVE, ELSEWHERE
from packet.merge.boxes import Box, box_of, visible_box
from packet.merge.normalised import Page
from packet.merge.own_objects import Name, OwnObjects, Reference, Value, fields, items, words
from packet.merge.xmp import claims, creators
from packet.model.page_size import PageSize
from packet.model.pdf_facts import AddressFact, LinkFact, OutlineFact, PdfFacts

Dictionary = dict[str, Value]


def own_facts(data: bytes) -> PdfFacts:
    """Read back a file that we wrote. Raises `ValueError` for bytes that are not of our form."""
    file = OwnObjects(data)
    return _Reader(file).facts()


class _Reader:
    """Walks the objects of one file; numbers of pages lead to their places."""

    def __init__(self, file: OwnObjects) -> None:
        self._file = file
        self._numbers = list(self._page_numbers(file.catalog.get("Pages")))
        self._places = {number: place for place, number in enumerate(self._numbers, 1)}
        self._pages = [fields(file.get(Reference(number))) for number in self._numbers]
        self._annotations = [list(self._annotations_of(page)) for page in self._pages]

    def facts(self) -> PdfFacts:
        catalog, info = self._file.catalog, fields(self._file.get(self._file.trailer.get("Info")))
        xmp = self._xmp()
        return PdfFacts(
            pages=tuple(map(self._size, self._pages)),
            outline=tuple(self._outline(fields(self._file.get(catalog.get("Outlines"))).get("First"), 0)),
            links=tuple(self._links()),
            addresses=tuple(self._addresses()),
            other_files=tuple(self._other_files()),
            labels=self._labels(),
            title=words(info.get("Title")),
            author=words(info.get("Author")),
            subject=words(info.get("Subject")),
            keywords=words(info.get("Keywords")),
            producer=words(info.get("Producer")),
            creator=words(info.get("Creator")),
            creators=creators(xmp),
            claims=claims(xmp),
            language=words(catalog.get("Lang")),
            tagged="StructTreeRoot" in catalog,
            encrypted="Encrypt" in self._file.trailer,
            fields=len(items(self._file.get(self._dictionary(catalog.get("AcroForm")).get("Fields")))),
            active=self._active(),
            attached=tuple(self._attached()),
        )

    def _dictionary(self, value: Value) -> Dictionary:
        return fields(self._file.get(value))

    def _array(self, value: Value) -> list[Value]:
        return items(self._file.get(value))

    def _page_numbers(self, node: Value) -> Iterator[int]:
        """The numbers of the page objects below a node of the page tree, in order."""
        for kid in self._array(self._dictionary(node).get("Kids")):
            if isinstance(kid, Reference) and self._dictionary(kid).get("Type") == Name("Pages"):
                yield from self._page_numbers(kid)
            elif isinstance(kid, Reference):
                yield kid.number

    def _annotations_of(self, page: Dictionary) -> Iterator[Dictionary]:
        return filter(None, map(self._dictionary, self._array(page.get("Annots"))))

    def _size(self, page: Dictionary) -> PageSize:
        rotation = int(self._number(page.get("Rotate"), 0)) // 90 * 90 % 360
        box = visible_box(self._box(page.get("MediaBox")), self._box(page.get("CropBox")))
        return Page(b"", (), (), 0, box, rotation, self._number(page.get("UserUnit"), 1.0) or 1.0).size

    def _box(self, value: Value) -> Box | None:
        return box_of([self._number(side, 0.0) for side in self._array(value)])

    def _number(self, value: Value, otherwise: float) -> float:
        found = self._file.get(value)
        return found if isinstance(found, float) else otherwise

    def _outline(self, first: Value, level: int) -> Iterator[OutlineFact]:
        node = self._dictionary(first)
        while node:
            yield OutlineFact(words(node.get("Title")) or "–", level, self._target(node))
            yield from self._outline(node.get("First"), level + 1)
            node = self._dictionary(node.get("Next"))

    def _target(self, node: Dictionary) -> int:
        """The page that a link or bookmark leads to, from 1; 0 for none."""
        action = self._dictionary(node.get("A"))
        place = self._array(node.get("Dest", action.get("D") if action.get("S") == Name("GoTo") else None))
        first = place[0] if place else None
        return self._places.get(first.number, 0) if isinstance(first, Reference) else 0

    def _each_annotation(self, kind: str) -> Iterator[tuple[int, Dictionary]]:
        for place, of_page in enumerate(self._annotations, 1):
            yield from ((place, one) for one in of_page if not kind or one.get("Subtype") == Name(kind))

    def _links(self) -> Iterator[LinkFact]:
        for place, link in self._each_annotation("Link"):
            if "Dest" in link or self._dictionary(link.get("A")).get("S") == Name("GoTo"):
                yield LinkFact(place, self._target(link))

    def _addresses(self) -> Iterator[AddressFact]:
        for place, link in self._each_annotation("Link"):
            address = self._dictionary(link.get("A")).get("URI")
            if isinstance(address, bytes) and address:
                yield AddressFact(place, address.decode("utf-8", "replace"))

    def _other_files(self) -> Iterator[AddressFact]:
        for place, annotation in self._each_annotation(""):
            action = self._dictionary(annotation.get("A"))
            if _kind(action) in ELSEWHERE:
                yield AddressFact(place, self._file_name(action.get("F")) or "another file")

    def _labels(self) -> tuple[str, ...]:
        """The numbers that a viewer shows: ours count the pages from 1."""
        style = Name("D")
        ranges = self._array(self._dictionary(self._file.catalog.get("PageLabels")).get("Nums"))
        decimal = len(ranges) == 2 and ranges[0] == 0.0 and self._dictionary(ranges[1]) == {"S": style}
        return tuple(map(str, range(1, len(self._pages) + 1))) if decimal else ()

    def _active(self) -> tuple[str, ...]:
        catalog = self._file.catalog
        counts: Counter[str] = Counter()
        counts["script"] += sum(1 for _ in self._named("JavaScript"))
        counts["XFA form"] += "XFA" in self._dictionary(catalog.get("AcroForm"))
        counts["action on opening or closing"] += sum("AA" in holder for holder in (catalog, *self._pages))
        for action in (catalog.get("OpenAction"), *(one.get("A") for _, one in self._each_annotation(""))):
            if said := ACTIVE.get(_kind(self._dictionary(action))):
                counts[said] += 1
        return tuple(f"{count} × {what}" if count > 1 else what for what, count in sorted(counts.items()) if count)

    def _attached(self) -> Iterator[str]:
        pinned = (self._dictionary(one.get("FS")) for _, one in self._each_annotation("FileAttachment"))
        for specification in (*map(self._dictionary, self._named("EmbeddedFiles")), *pinned):
            yield self._file_name(specification) or "without a name"

    def _named(self, tree: str) -> Iterator[Value]:
        """The values of a name tree."""
        waiting = [self._dictionary(self._dictionary(self._file.catalog.get("Names")).get(tree))]
        while waiting:
            node = waiting.pop()
            yield from self._array(node.get("Names"))[1::2]
            waiting += map(self._dictionary, self._array(node.get("Kids")))

    def _file_name(self, value: Value) -> str:
        specification = self._dictionary(value)
        return words(specification.get("UF")) or words(specification.get("F")) or words(self._file.get(value))

    def _xmp(self) -> str:
        metadata = self._file.catalog.get("Metadata")
        return self._file.stream(metadata.number).decode() if isinstance(metadata, Reference) else ""


def _kind(action: Dictionary) -> str:
    found = action.get("S")
    return f"/{found.text}" if isinstance(found, Name) else ""
