"""The structure tree of a foreign file → `Tags`, whose elements are copied objects with one root of their own.

What would clash with another file's tree is resolved here: roles become the standard types they stand for, classes become the
attributes they name, identifiers get a prefix that no other file has.
"""

from __future__ import annotations

from collections.abc import Iterator

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from packet.merge.copying import Copier
from packet.merge.normalised import Tags
from packet.merge.reading import array, dictionary, raw
from packet.merge.syntax import name, reference, string

_MOST_KEYS = 1_000_000
_COPIED = frozenset({"/Lang", "/Alt", "/ActualText", "/E", "/T", "/R", "/NS", "/Ref"})


class UnsoundTagsError(Exception):
    """The tree contradicts itself; a packet without these tags is better than one with them."""


class TagReader:
    """Copies the structure tree of one file. `prefix` keeps its identifiers apart from those of other files."""

    def __init__(self, catalog: DictionaryObject, copier: Copier, prefix: bytes) -> None:
        self._tree = dictionary(catalog.get("/StructTreeRoot"))
        self._roles = dictionary(self._tree.get("/RoleMap"))
        self._classes = dictionary(self._tree.get("/ClassMap"))
        self._copier = copier
        self._prefix = prefix
        self._identifiers: list[tuple[bytes, int]] = []

    def read(self) -> Tags:
        """Raises `UnsoundTagsError`, or whatever a damaged tree makes pypdf raise."""
        root = self._copier.add(b"null")
        kids = tuple(number for item in _listed(self._tree.get("/K")) if (number := self._element(item, root)))
        parents = tuple(self._parents())
        largest = max((key for key, _ in parents), default=-1)
        if not kids or largest >= _MOST_KEYS:
            raise UnsoundTagsError
        spaces = [one for one in array(self._tree.get("/Namespaces")) if isinstance(one, IndirectObject)]
        return Tags(root, kids, parents, largest + 1, tuple(sorted(self._identifiers)), tuple(map(self._copier.number, spaces)))

    def _element(self, item: PdfObject, parent: int) -> int:
        """The number of a structure element below `parent`; 0 for what is none, or has been met before: a tree has no loops."""
        element = dictionary(item)
        if "/S" not in element or (isinstance(item, IndirectObject) and self._copier.claimed(item)):
            return 0
        number = self._copier.claim(item, lambda: b"null")
        self._copier.lines[number - 1] = self._line(element, number, parent)
        return number

    def _line(self, element: DictionaryObject, number: int, parent: int) -> bytes:
        page = element.get("/Pg")
        home = self._copier.page(page) if isinstance(page, IndirectObject) else -1
        kids = [line for kid in _listed(element.get("/K")) if (line := self._kid(kid, number, home))]
        parts = [b"<</Type/StructElem/S", self._role(element), b"/P ", reference(parent)]
        parts += [b"/Pg ", reference(home + 1)] if home >= 0 else []
        parts.append(self._copier.entries(DictionaryObject({key: element[key] for key in _COPIED if key in element})))
        if attributes := self._attributes(element):
            parts += [b"/A[", b" ".join(attributes), b"]"]
        if identifier := raw(element.get("/ID")):
            self._identifiers.append((self._prefix + identifier, number))
            parts += [b"/ID", string(self._prefix + identifier)]
        return b"".join([*parts, b"/K[", b" ".join(kids), b"]>>"])

    def _role(self, element: DictionaryObject) -> bytes:
        """The standard type that the element's type stands for; types of a namespace are that namespace's business."""
        role = str(element["/S"])
        seen: set[str] = set()
        while "/NS" not in element and role in self._roles and role not in seen:
            seen.add(role)
            role = str(self._roles[role])
        return name(role[1:])

    def _kid(self, kid: PdfObject, parent: int, home: int) -> bytes:
        """A child of an element: marked content, an object, or an element; nothing where it leads nowhere."""
        found = kid.get_object()
        if isinstance(found, NumberObject):
            return b"%d" % found if home >= 0 else b""
        if not isinstance(found, DictionaryObject):
            return b""
        if found.get("/Type") == "/MCR" or ("/MCID" in found and "/S" not in found):
            return self._marked(found)
        if found.get("/Type") == "/OBJR" or "/Obj" in found:
            return self._object(found)
        number = self._element(kid, parent)
        return reference(number) if number else b""

    def _marked(self, found: DictionaryObject) -> bytes:
        page = found.get("/Pg")
        if isinstance(page, IndirectObject) and self._copier.page(page) < 0:
            return b""
        kept = {key: found[key] for key in ("/MCID", "/Stm", "/StmOwn") if key in found}
        streams = self._copier.entries(DictionaryObject({key: found.raw_get(key) for key in kept}))
        where = b"/Pg " + self._copier.value(page) if isinstance(page, IndirectObject) else b""
        return b"<</Type/MCR" + where + streams + b">>"

    def _object(self, found: DictionaryObject) -> bytes:
        target = found.raw_get("/Obj") if "/Obj" in found else None
        if not isinstance(target, IndirectObject):
            return b""
        number = self._copier.number(target)
        if self._copier.claimed(target) and self._copier.lines[number - 1] == b"null":
            return b""  # an annotation that was not kept
        page = found.raw_get("/Pg") if "/Pg" in found else None
        where = b"/Pg " + self._copier.value(page) if isinstance(page, IndirectObject) and self._copier.page(page) >= 0 else b""
        return b"<</Type/OBJR/Obj " + reference(number) + where + b">>"

    def _attributes(self, element: DictionaryObject) -> list[bytes]:
        """Attribute dictionaries: those of its classes, then its own, which prevail; revision numbers are left out."""
        classes = [self._classes.get(str(one.get_object())) for one in _listed(element.get("/C"))]
        owned = [item for source in (*classes, element.get("/A")) for item in _listed(source)]
        return [self._attribute(found) for item in owned if (found := dictionary(item))]

    def _attribute(self, found: DictionaryObject) -> bytes:
        headers = array(found.get("/Headers"))
        entries = self._copier.entries(found, {"/Headers"})
        if headers:
            entries += b"/Headers[" + b"".join(string(self._prefix + raw(header)) for header in headers) + b"]"
        return b"<<" + entries + b">>"

    def _parents(self) -> Iterator[tuple[int, bytes]]:
        """The ParentTree, flat: key and value."""
        waiting: list[PdfObject | None] = [self._tree.get("/ParentTree")]
        seen: set[int] = set()
        while waiting:
            node = dictionary(waiting.pop())
            if id(node) in seen:
                continue
            seen.add(id(node))
            pairs = array(node.get("/Nums"))
            for key, value in zip(pairs[::2], pairs[1::2], strict=False):
                if isinstance(key, NumberObject) and key >= 0 and (line := self._owners(value)):
                    yield int(key), line
            waiting.extend(array(node.get("/Kids")))

    def _owners(self, value: PdfObject) -> bytes:
        """The element of an annotation, or the elements of a page by MCID; nothing where they are not in the tree."""
        found = value.get_object()
        if isinstance(found, ArrayObject):
            return b"[" + b" ".join(self._owner(item) for item in list(found)) + b"]"
        owner = self._owner(value)
        return b"" if owner == b"null" else owner

    def _owner(self, item: PdfObject) -> bytes:
        if not isinstance(item, IndirectObject) or not self._copier.claimed(item):
            return b"null"
        return reference(self._copier.number(item))


def _listed(value: PdfObject | None) -> list[PdfObject]:
    """One or several, as PDF writes children, classes and attributes."""
    found = value.get_object() if value is not None else None
    if isinstance(found, ArrayObject):
        return list(found)
    single = isinstance(found, DictionaryObject | NameObject | NumberObject | TextStringObject | ByteStringObject)
    return [value] if value is not None and single else []
