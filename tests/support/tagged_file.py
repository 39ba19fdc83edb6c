"""A finished PDF, parsed from its bytes with pypdf: pages with their operators, and the structure tree, for the rules to judge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject, NameObject, NumberObject, PdfObject


@dataclass(frozen=True)
class Content:
    """A marked content that an element claims: object number of its page, and MCID."""

    page: int
    mcid: int


@dataclass(frozen=True)
class Held:
    """An annotation that an element holds, by object number."""

    annotation: int


@dataclass(frozen=True)
class Element:
    """A structure element with its children in order; `above` is the number of the object that led to it."""

    number: int
    kind: str
    node: DictionaryObject
    above: int
    children: tuple[Element | Content | Held, ...]

    def __iter__(self) -> Iterator[Element]:
        """It and all elements below it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child

    @property
    def elements(self) -> list[Element]:
        return [child for child in self.children if isinstance(child, Element)]


@dataclass(frozen=True)
class Operation:
    """An operator of a page with the marked contents around it, the outermost first: MCIDs, and -1 for an artifact."""

    operator: str
    operands: tuple[PdfObject, ...]
    inside: tuple[int, ...]


@dataclass(frozen=True)
class PageRead:
    number: int
    page: PageObject
    operations: tuple[Operation, ...]
    balanced: bool
    """Whether every marked content ends on the page."""

    @cached_property
    def mcids(self) -> list[int]:
        """In the order of the content stream."""
        return [mcid for one in self.operations if one.operator == "BDC" and (mcid := _mcid(one.operands)) is not None]

    @property
    def annotations(self) -> list[tuple[int, DictionaryObject]]:
        return [(item.idnum, item.get_object()) for item in self.page.get("/Annots", ())]


class TaggedFile:
    """The whole file."""

    def __init__(self, pdf: bytes) -> None:
        self.data = pdf
        self.reader = PdfReader(BytesIO(pdf))
        self.catalog = self.reader.root_object

    @cached_property
    def pages(self) -> list[PageRead]:
        return [_read(page) for page in self.reader.pages]

    @cached_property
    def tops(self) -> list[Element]:
        """The children of the structure tree's root."""
        root = self.catalog.get("/StructTreeRoot")
        if root is None:
            return []
        number = self.catalog.raw_get("/StructTreeRoot").idnum
        return [child for child in _children(root.get_object(), number, 0) if isinstance(child, Element)]

    @property
    def elements(self) -> Iterator[Element]:
        for top in self.tops:
            yield from top

    @cached_property
    def parents(self) -> dict[int, PdfObject]:
        """The ParentTree."""
        root = self.catalog.get("/StructTreeRoot")
        return dict(_numbers(root.get_object().get("/ParentTree"))) if root is not None else {}

    @property
    def objects(self) -> Iterator[PdfObject]:
        """Every object that can be reached from the trailer."""
        waiting: list[PdfObject] = [self.reader.trailer]
        seen: set[int] = set()
        while waiting:
            found = waiting.pop()
            if isinstance(found, IndirectObject):
                if found.idnum in seen:
                    continue
                seen.add(found.idnum)
                found = found.get_object() or NumberObject(0)
            yield found
            if isinstance(found, DictionaryObject):
                waiting.extend(found.raw_get(key) for key in found)
            elif isinstance(found, ArrayObject):
                waiting.extend(list.__iter__(found))

    @property
    def fonts(self) -> list[DictionaryObject]:
        """Every font of the file once."""
        return [found for found in self.objects if isinstance(found, DictionaryObject) and found.get("/Type") == "/Font"]


def _read(page: PageObject) -> PageRead:
    contents = page.get_contents()
    operations: list[Operation] = []
    inside: list[int] = []
    stray = False
    for operands, operator in ContentStream(contents, page.pdf).operations if contents is not None else ():
        name = operator.decode("latin-1")
        if name == "EMC":
            stray |= not inside
            inside = inside[:-1]
        operations.append(Operation(name, tuple(operands), tuple(inside)))
        if name in {"BDC", "BMC"}:
            mcid = _mcid(tuple(operands))
            inside.append(
                -1 if operands[0] == "/Artifact" else inside[-1] if mcid is None and inside else -2 if mcid is None else mcid
            )
    assert page.indirect_reference is not None
    return PageRead(page.indirect_reference.idnum, page, tuple(operations), not inside and not stray)


def _mcid(operands: tuple[PdfObject, ...]) -> int | None:
    properties = operands[1] if len(operands) > 1 else None
    return int(str(properties["/MCID"])) if isinstance(properties, DictionaryObject) and "/MCID" in properties else None


def _children(node: DictionaryObject, number: int, home: int) -> Iterator[Element | Content | Held]:
    page = node.raw_get("/Pg").idnum if "/Pg" in node else home
    for kid in _listed(node, "/K"):
        found = kid.get_object()
        if isinstance(found, NumberObject):
            yield Content(page, int(found))
        elif isinstance(found, DictionaryObject) and "/Obj" in found:
            yield Held(found.raw_get("/Obj").idnum)
        elif isinstance(found, DictionaryObject) and "/MCID" in found:
            yield Content(found.raw_get("/Pg").idnum if "/Pg" in found else page, int(str(found["/MCID"])))
        elif isinstance(found, DictionaryObject) and isinstance(found.get("/S"), NameObject):
            own = kid.idnum if isinstance(kid, IndirectObject) else 0
            yield Element(own, str(found["/S"])[1:], found, number, tuple(_children(found, own, page)))


def _listed(node: DictionaryObject, key: str) -> list[PdfObject]:
    value = node.raw_get(key) if key in node else None
    found = value.get_object() if value is not None else None
    return list(list.__iter__(found)) if isinstance(found, ArrayObject) else [value] if value is not None else []


def _numbers(node: PdfObject | None) -> Iterator[tuple[int, PdfObject]]:
    found = node.get_object() if node is not None else DictionaryObject()
    assert isinstance(found, DictionaryObject)
    pairs = _listed(found, "/Nums")
    yield from ((int(str(key)), value) for key, value in zip(pairs[::2], pairs[1::2], strict=True))
    for kid in _listed(found, "/Kids"):
        yield from _numbers(kid)
