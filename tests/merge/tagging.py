"""Faults of a structure tree, found on the bytes with pypdf alone: for tests that compare a file before and after binding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NumberObject, PdfObject


def faults(pdf: bytes) -> list[str]:
    """What contradicts itself: parents, marked contents that no element claims or two do, annotations without their element."""
    reader = PdfReader(BytesIO(pdf))
    root = reader.root_object.get("/StructTreeRoot")
    return list(_faults(reader, root.get_object())) if root is not None else ["no structure tree"]


def _faults(reader: PdfReader, root: DictionaryObject) -> Iterator[str]:
    parents = dict(_numbers(root.get("/ParentTree")))
    reached: dict[tuple[int, int], int] = {}
    objects: dict[int, int] = {}
    for element, above in _elements(root):
        own = element.indirect_reference
        if own is None or "/P" not in element or element.raw_get("/P").idnum != above:
            yield f"{element.get('/S')} does not name its parent"
            continue
        for kind, where, number in _contents(element):
            if kind == "mcid":
                if (where, number) in reached:
                    yield f"content {number} of object {where} is reached twice"
                reached[where, number] = own.idnum
            else:
                objects[where] = own.idnum
    yield from _pages(reader, parents, reached)
    yield from _annotations(reader, parents, objects)


def _pages(reader: PdfReader, parents: dict[int, PdfObject], reached: dict[tuple[int, int], int]) -> Iterator[str]:
    for index, page in enumerate(reader.pages, 1):
        reference = page.indirect_reference
        assert reference is not None
        contents = page.get_contents()
        marked = {int(number) for number in re.findall(rb"/MCID\s+(\d+)", contents.get_data() if contents is not None else b"")}
        key = page.get("/StructParents")
        owners = parents.get(int(key)) if isinstance(key, NumberObject) else None
        found = owners.get_object() if owners is not None else None
        array = list(found) if isinstance(found, ArrayObject) else []
        for mcid in marked:
            owner = reached.get((reference.idnum, mcid))
            if owner is None:
                yield f"page {index}: content {mcid} is in no element"
            elif mcid >= len(array) or not isinstance(array[mcid], IndirectObject) or array[mcid].idnum != owner:
                yield f"page {index}: the ParentTree has another element for content {mcid}"


def _annotations(reader: PdfReader, parents: dict[int, PdfObject], objects: dict[int, int]) -> Iterator[str]:
    for index, page in enumerate(reader.pages, 1):
        for item in page.get("/Annots", ()):
            key = item.get_object().get("/StructParent")
            if key is None:
                continue
            owner = parents.get(int(key))
            if not isinstance(owner, IndirectObject) or objects.get(item.idnum) != owner.idnum:
                yield f"page {index}: an annotation's element does not hold it"


def _elements(root: DictionaryObject) -> Iterator[tuple[DictionaryObject, int]]:
    """All structure elements with the number of the object above them."""
    assert root.indirect_reference is not None
    waiting = [(root, root.indirect_reference.idnum)]
    seen: set[int] = set()
    while waiting:
        node, number = waiting.pop()
        for kid in _listed(node.get("/K")):
            found = kid.get_object()
            if isinstance(found, DictionaryObject) and "/S" in found and id(found) not in seen:
                seen.add(id(found))
                yield found, number
                waiting.append((found, found.indirect_reference.idnum if found.indirect_reference else 0))


def _contents(element: DictionaryObject) -> Iterator[tuple[str, int, int]]:
    home = element.raw_get("/Pg").idnum if "/Pg" in element else 0
    for kid in _listed(element.get("/K")):
        found = kid.get_object()
        if isinstance(found, NumberObject):
            yield "mcid", home, int(found)
        elif isinstance(found, DictionaryObject) and "/Obj" in found:
            yield "object", found.raw_get("/Obj").idnum, 0
        elif isinstance(found, DictionaryObject) and "/MCID" in found:
            where = "/Stm" if "/Stm" in found else "/Pg"
            yield "mcid", found.raw_get(where).idnum if where in found else home, int(str(found["/MCID"]))


def _numbers(node: PdfObject | None) -> Iterator[tuple[int, PdfObject]]:
    found = node.get_object() if node is not None else DictionaryObject()
    assert isinstance(found, DictionaryObject)
    pairs = _listed(found.get("/Nums"))
    yield from ((int(key), value) for key, value in zip(pairs[::2], pairs[1::2], strict=True) if isinstance(key, NumberObject))
    for kid in found.get("/Kids", ()):
        yield from _numbers(kid)


def _listed(value: PdfObject | None) -> list[PdfObject]:
    found = value.get_object() if value is not None else None
    if isinstance(found, ArrayObject):
        return list(found)
    return [value] if value is not None else []
