"""Annotations of a foreign page → lines without actions, names or form fields.

Links lead to explicit places or web addresses. Form fields, media and attached files act, or clash with those of another paper:
what they look like stays as a stamp, what they do goes. A file that is wanted stays where it is attached.
"""

from __future__ import annotations

from collections.abc import Mapping

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, PdfObject, StreamObject

from packet.merge.actions import ACTIVE
from packet.merge.annotation_lines import BEGIN
from packet.merge.attached_files import AttachedFiles
from packet.merge.copying import Copier
from packet.merge.destinations import Destinations
from packet.merge.reading import array, dictionary, raw, words
from packet.merge.syntax import name, reference, string, text

_STILL: Mapping[str, str] = {
    "/Widget": "form field (its look is kept)",
    "/Screen": "medium (its look is kept)",
    "/Movie": "medium (its look is kept)",
    "/Sound": "medium (its look is kept)",
    "/RichMedia": "medium (its look is kept)",
    "/3D": "medium (its look is kept)",
}
_DROPPED = frozenset({"/P", "/A", "/PA", "/AA", "/Dest", "/Parent", "/FS", "/AF", "/Type", "/Subtype"})
_KEPT = frozenset({"/Rect", "/F", "/OC", "/BS", "/StructParent"})
_SCHEMES = frozenset({b"http", b"https", b"mailto", b"ftp", b"ftps", b"tel", b"doi", b"urn", b""})
_TO_PAGE, _TO_ADDRESS = b"/Dest[", b"/A<</S/URI/URI "
_TURNS = frozenset({"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"})
"""Named actions that only turn pages; they stay."""


class Annotations:
    """Copies the annotations of one file."""

    def __init__(self, copier: Copier, destinations: Destinations, files: AttachedFiles) -> None:
        self._copier = copier
        self._destinations = destinations
        self._files = files

    def of_page(self, page: DictionaryObject, number: int) -> tuple[int, ...]:
        """The object numbers of a page's annotations; `number` is the page's own."""
        found = [item for item in array(page.get("/Annots")) if dictionary(item).get("/Subtype")]
        claimed = [self._copier.claim(item, lambda item=item: self._line(dictionary(item), number)) for item in found]  # type: ignore[misc]
        return tuple(one for one in claimed if self._copier.lines[one - 1] != b"null")

    def _line(self, annotation: DictionaryObject, page: int) -> bytes:
        kind = str(annotation["/Subtype"])
        file = self._files.at_place(annotation) if kind == "/FileAttachment" else b""
        if kind in _STILL:
            self._copier.removed[_STILL[kind]] += 1
        if kind in _STILL or (kind == "/FileAttachment" and not file):
            return self._still(annotation, page)
        silent = not words(annotation.get("/Contents"))
        entries = self._copier.entries(annotation, _DROPPED | {"/Contents"} if silent else _DROPPED) + file
        if kind == "/Popup" and isinstance(parent := annotation.get("/Parent"), IndirectObject):
            entries += b"/Parent " + self._copier.value(parent)
        leads = self.action(annotation)
        said = _said(leads) if silent and kind == "/Link" else b""
        return b"".join([BEGIN, name(kind[1:]), b"/P ", reference(page), entries, said, leads, b">>"])

    def action(self, holder: DictionaryObject) -> bytes:
        """/Dest or /A of an annotation or bookmark, made explicit and harmless; nothing where nothing harmless is left."""
        if (target := holder.get("/Dest")) is not None:
            return self._destination(target)
        action = dictionary(holder.get("/A"))
        kind = str(action.get("/S", ""))
        if kind == "/GoTo":
            return self._destination(action.get("/D"))
        if kind == "/URI":
            return self._address(raw(action.get("/URI")))
        if kind == "/Named" and str(action.get("/N")) in _TURNS:
            return b"/A<</S/Named/N " + self._copier.value(NameObject(str(action["/N"]))) + b">>"
        if kind in ACTIVE:
            self._copier.value(action)  # counts what it refuses
        return b""

    def _destination(self, target: PdfObject | None) -> bytes:
        if (found := self._destinations.explicit(target)) is None:
            self._copier.removed["link to a place that does not exist"] += 1
            return b""
        page, fit = found
        return _TO_PAGE + reference(page + 1) + b" " + fit + b"]"

    def _address(self, address: bytes) -> bytes:
        scheme, colon, _ = address.strip().partition(b":")
        if colon and scheme.isalnum() and scheme.lower() not in _SCHEMES:
            self._copier.removed[f"link with the scheme {scheme.decode('ascii', 'replace')}:"] += 1
            return b""
        return _TO_ADDRESS + string(address) + b">>"

    def _still(self, annotation: DictionaryObject, page: int) -> bytes:
        """The look alone, as a stamp; null where it has none."""
        look = _look(annotation)
        rectangle = annotation.get("/Rect")
        if look is None or not isinstance(rectangle, PdfObject) or not isinstance(rectangle.get_object(), ArrayObject):
            return b"null"
        kept = self._copier.entries(DictionaryObject({k: v for k, v in annotation.items() if k in _KEPT}))
        says = words(annotation.get("/TU")) or words(annotation.get("/Contents"))
        contents = b"/Contents " + text(says) if says else b""
        look_reference = reference(self._copier.number(look))
        return BEGIN + b"/Stamp/P " + reference(page) + kept + contents + b"/AP<</N " + look_reference + b">>>>"


def _said(leads: bytes) -> bytes:
    """What a screen reader says of a link that has no words of its own: the address, or the page of its paper."""
    if leads.startswith(_TO_ADDRESS):
        return b"/Contents " + leads[len(_TO_ADDRESS) : -2]
    if leads.startswith(_TO_PAGE):
        return b"/Contents " + text(f"page {int(leads[len(_TO_PAGE) :].split(maxsplit=1)[0])} of this document")
    return b""


def _look(annotation: DictionaryObject) -> IndirectObject | None:
    """The normal appearance stream, of the state the annotation is in."""
    normal = dictionary(annotation.get("/AP")).get("/N")
    if normal is not None and not isinstance(normal.get_object(), StreamObject):
        normal = dictionary(normal).get(str(annotation.get("/AS", "/Off")))
    stream = normal.get_object() if normal is not None else None
    return normal if isinstance(normal, IndirectObject) and isinstance(stream, StreamObject) else None
