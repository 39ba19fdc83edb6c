"""Any PDF bytes → `PdfFacts`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

from packet.merge.annotations import Annotations
from packet.merge.attached_files import AttachedFiles
from packet.merge.copying import Copier
from packet.merge.destinations import Destinations
from packet.merge.normalisation import seen
from packet.merge.normalised import Bookmark
from packet.merge.reading import dictionary, open_pdf, raw, readable, words
from packet.merge.reading_claims import active, annotations_of, attached, fields, metadata, other_files
from packet.merge.structure import Outlines, read_labels
from packet.merge.xmp import claims, creators
from packet.model.pdf_facts import AddressFact, LinkFact, OutlineFact, PdfFacts


def facts(pdf: bytes) -> PdfFacts:
    """Read back a PDF, our own or any other. Raises `UnreadablePdf` and nothing else but `MemoryError`."""
    with readable():
        return _facts(open_pdf(pdf))


def _facts(reader: PdfReader) -> PdfFacts:
    pages = list(reader.pages)
    catalog = reader.root_object
    copier = Copier(pages)
    destinations = Destinations(catalog, copier)
    annotations = Annotations(copier, destinations, AttachedFiles(copier, wanted=False))
    outline = Outlines(copier, destinations, annotations).read(catalog)
    info = dictionary(reader.trailer.get("/Info"))
    xmp = metadata(catalog)
    found = [(index, link) for index, page in enumerate(pages, 1) for link in _links(page)]
    return PdfFacts(
        pages=tuple(map(seen, pages)),
        outline=tuple(_outline(outline, 0)),
        links=tuple(LinkFact(index, _target(link, destinations)) for index, link in found if _is_internal(link)),
        addresses=tuple(AddressFact(index, address) for index, link in found if (address := _address(link))),
        other_files=tuple(other_files(enumerate(pages, 1))),
        labels=read_labels(reader, catalog),
        title=words(info.get("/Title")),
        author=words(info.get("/Author")),
        subject=words(info.get("/Subject")),
        keywords=words(info.get("/Keywords")),
        producer=words(info.get("/Producer")),
        creator=words(info.get("/Creator")),
        creators=creators(xmp),
        claims=claims(xmp),
        language=words(catalog.get("/Lang")),
        tagged="/StructTreeRoot" in catalog,
        encrypted=reader.is_encrypted,
        fields=fields(catalog),
        active=active(catalog, pages),
        attached=attached(catalog, pages),
    )


def _outline(bookmarks: Iterable[Bookmark], level: int) -> Iterator[OutlineFact]:
    for bookmark in bookmarks:
        yield OutlineFact(bookmark.title, level, bookmark.page + 1)
        yield from _outline(bookmark.children, level + 1)


def _links(page: PageObject) -> Iterator[DictionaryObject]:
    return (link for link in annotations_of(page) if link.get("/Subtype") == "/Link")


def _is_internal(link: DictionaryObject) -> bool:
    return "/Dest" in link or dictionary(link.get("/A")).get("/S") == "/GoTo"


def _target(link: DictionaryObject, destinations: Destinations) -> int:
    """The page from 1, 0 for nowhere."""
    found = destinations.explicit(link.get("/Dest", dictionary(link.get("/A")).get("/D")))
    return found[0] + 1 if found else 0


def _address(link: DictionaryObject) -> str:
    action = dictionary(link.get("/A"))
    return raw(action.get("/URI")).decode("utf-8", "replace") if action.get("/S") == "/URI" else ""
