"""Any PDF → `NormalisedPdf`: explicit destinations, nothing that acts, every page complete in itself.

pypdf reads and we write. Everything reachable from a page, the outline and the layers is copied as it is, except what the module
`copying` and `annotations` refuse; what was refused is told in words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject, NullObject, PdfObject

from packet.merge.annotations import Annotations
from packet.merge.attached_files import AttachedFiles
from packet.merge.boxes import Box, box_of, visible_box
from packet.merge.condition import heading, heaviest, missing_fonts, noting_repairs, repaired, shows_text
from packet.merge.copying import Copier
from packet.merge.destinations import Destinations
from packet.merge.foreign_tags import TagReader, UnsoundTagsError
from packet.merge.form_looks import with_looks
from packet.merge.margins import free_margins
from packet.merge.normalised import NormalisedPdf, Page, Tags
from packet.merge.page_content import Content, content_of
from packet.merge.reading import array, dictionary, number, open_pdf, readable, words
from packet.merge.structure import Outlines, count_removed, in_words, read_labels, read_layers
from packet.merge.syntax import without_keys
from packet.model.condition import Condition, Pictures
from packet.model.paper import AS_USUAL, PageSize, Treatment

_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
_PAGE_ENTRIES = (*_BOXES, "/Rotate", "/UserUnit", "/Group", "/BoxColorInfo", "/VP")


def normalise(pdf: bytes, treatment: Treatment = AS_USUAL) -> NormalisedPdf:
    """Read a PDF whole. Raises `UnreadablePdf` (encrypted, broken, empty) and nothing else but `MemoryError`."""
    notes: list[str] = []
    with readable(), noting_repairs(notes):
        return _normalise(with_looks(open_pdf(pdf)), treatment, notes)


def _normalise(reader: PdfReader, treatment: Treatment, notes: Sequence[str]) -> NormalisedPdf:
    pages: Sequence[PageObject] = list(reader.pages)
    pictures = _with_smaller_pictures(pages, treatment.dpi) if treatment.dpi else None
    copier = Copier(pages)
    catalog = reader.root_object
    destinations = Destinations(catalog, copier)
    files = AttachedFiles(copier, wanted=treatment.files)
    annotations = Annotations(copier, destinations, files)
    written, noted = _read_pages(pages, copier, annotations)
    outline = Outlines(copier, destinations, annotations).read(catalog)
    layers = read_layers(catalog, copier)
    count_removed(catalog, copier)
    attached = files.of_catalog(catalog)
    tags = _tags(catalog, copier, written)
    copier.finish()
    lines = b"\n".join(copier.lines)
    return NormalisedPdf(
        lines=lines if tags else without_keys(lines),
        streams=copier.streams,
        pages=written,
        outline=outline,
        layers=layers,
        tags=tags,
        labels=read_labels(reader, catalog),
        title=words(dictionary(reader.trailer.get("/Info")).get("/Title")),
        language=words(catalog.get("/Lang")),
        condition=Condition(
            removed=in_words(copier),
            repaired=repaired(notes),
            missing_fonts=missing_fonts(pages),
            textless=tuple(noted.textless),
            heading=noted.begins[0],
            opening=noted.begins[1],
            heaviest=heaviest(copier, written),
            damaged=tuple(noted.damaged),
            files=tuple(dict.fromkeys(files.names)),
            pictures=pictures,
        ),
        files=attached,
    )


def _with_smaller_pictures(pages: Sequence[PageObject], dpi: int) -> Pictures:
    from packet.merge.pictures import make_smaller  # it loads Pillow, which is wanted on request alone

    return make_smaller(pages, dpi)


def _tags(catalog: DictionaryObject, copier: Copier, pages: Sequence[Page]) -> Tags | None:
    """The structure tree; None where the file has none, or one that is not sound."""
    if not dictionary(catalog.get("/StructTreeRoot")).get("/K"):
        return None
    prefix = hashlib.sha256(b"\n".join(copier.lines)).digest()[:4]
    try:
        tags = TagReader(catalog, copier, prefix).read()
        if any(page.struct_parents >= tags.keys for page in pages):
            raise UnsoundTagsError
    except MemoryError:
        raise
    except Exception:
        copier.removed["structure tree (tags for screen readers)"] += 1
        return None
    return tags


@dataclass(slots=True)
class _Noted:
    """What reading the pages brings to light: which of them (from 1) show no text, which are damaged; how the first begins."""

    textless: list[int] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    begins: tuple[str, str] = ("", "")


def _read_pages(pages: Sequence[PageObject], copier: Copier, annotations: Annotations) -> tuple[tuple[Page, ...], _Noted]:
    """All pages. Operators are held one page at a time."""
    written, noted = [], _Noted()
    for own, page in enumerate(pages, 1):
        content = content_of(page.get("/Contents"))
        written.append(_page(page, own, content, copier, annotations))
        shows = shows_text(content.operators, dictionary(page.get("/Resources")))
        if not content.whole:
            noted.damaged.append(own)
        elif not shows:
            noted.textless.append(own)
        if own == 1 and shows:
            noted.begins = heading(page, content.operators)
    return tuple(written), noted


def _page(page: PageObject, own: int, content: Content, copier: Copier, annotations: Annotations) -> Page:
    copier.removed["action on opening or closing"] += "/AA" in page
    written = Page(
        entries=_entries(page, copier),
        contents=tuple(copier.number(stream) for stream in content.streams),
        annotations=annotations.of_page(page, own),
        resources=_resources(page.get("/Resources"), copier),
        box=visible(page),
        rotation=_rotation(page),
        unit=_unit(page),
        opened=content.opened,
        closed=content.closed,
        struct_parents=int(number(page.get("/StructParents"), -1)),
        marked=b"/MCID" in content.operators,
    )
    return replace(written, free=free_margins(content.operators, dictionary(page.get("/Resources")), written))


def _entries(page: PageObject, copier: Copier) -> bytes:
    kept = DictionaryObject({key: page[key] for key in _PAGE_ENTRIES if key in page and not isinstance(page[key], NullObject)})
    media = b"" if _box(page.get("/MediaBox")) else b"/MediaBox[0 0 612 792]"
    if media:
        kept.pop("/MediaBox", None)
    return copier.entries(kept) + media


def _resources(value: PdfObject | None, copier: Copier) -> int:
    """The number of the page's resources; their line begins with the XObjects in place, so that the binder can add one."""

    def line() -> bytes:
        resources = dictionary(value)
        objects = copier.entries(dictionary(resources.get("/XObject")))
        return b"<</XObject<<" + objects + b">>" + copier.entries(resources, {"/XObject"}) + b">>"

    return copier.claim(value if value is not None else NullObject(), line)


def seen(page: PageObject) -> PageSize:
    """The size of a page as a viewer shows it, in points."""
    return Page(b"", (), (), 0, visible(page), _rotation(page), _unit(page)).size


def _rotation(page: PageObject) -> int:
    return int(number(page.get("/Rotate"), 0)) // 90 * 90 % 360


def _unit(page: PageObject) -> float:
    return number(page.get("/UserUnit"), 1.0) or 1.0


def visible(page: PageObject) -> Box:
    """The box that a viewer shows, in page units."""
    return visible_box(_box(page.get("/MediaBox")), _box(page.get("/CropBox")))


def _box(value: PdfObject | None) -> Box | None:
    return box_of([number(side, 0.0) for side in array(value)])
