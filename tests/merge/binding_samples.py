"""Parts and papers made on the spot: what tests of binding bind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

import pypdfium2
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject
from reportlab.pdfgen.canvas import Canvas

from packet.merge import normalise
from packet.model.document import Target
from packet.model.paper import Paper
from packet.model.part import Anchor, LinkAnnotation, MarkedContent, OutlineItem, Part, PartLink, Rectangle, TagNode

A4 = (595.0, 842.0)


def drawn(pages: int, draw: Callable[[Canvas, int], None], size: tuple[float, float] = A4) -> bytes:
    """A PDF of `pages` pages, each drawn by `draw(canvas, index)`."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=size, invariant=1, pageCompression=1)
    for index in range(pages):
        draw(canvas, index)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def part(title: str, pages: int = 1, links: Sequence[Target] = (), *, tagged: bool = True) -> Part:
    """A part whose every page is one tagged paragraph; links stand on page 0, each tagged."""

    def draw(canvas: Canvas, index: int) -> None:
        for mcid, words in enumerate([f"{title} {index}", *(f"link {at}" for at in range(len(links)) if index == 0)]):
            canvas._code.append(f"/P <</MCID {mcid}>> BDC" if tagged else "")
            canvas.drawString(72, 700 - 20 * mcid, words)
            canvas._code.append("EMC" if tagged else "")

    paragraphs = tuple(TagNode("P", (MarkedContent(index, 0),)) for index in range(pages))
    ends = tuple(TagNode("Link", (MarkedContent(0, 1 + at), LinkAnnotation(at))) for at in range(len(links)))
    return Part(
        name=title.lower(),
        title=title,
        pdf=drawn(pages, draw),
        pages=pages,
        links=tuple(
            PartLink(0, Rectangle(72, 680 - 20 * at, 200, 700 - 20 * at), one, f"link {at}") for at, one in enumerate(links)
        ),
        anchors={f"entry:{title.lower()}": Anchor(pages - 1, 700)},
        outline=(OutlineItem(f"{title} begins", 0, 720, (OutlineItem("Deeper", pages - 1),)),),
        tags=TagNode("Document", (*paragraphs, TagNode("P", ends)) if ends else paragraphs) if tagged else None,
    )


def latex_like(title: str, pages: int = 3) -> bytes:
    """A paper as LaTeX makes them: destinations named `section.1`, `section.2`, … as in every other paper, links and bookmarks to them."""

    def draw(canvas: Canvas, index: int) -> None:
        canvas.bookmarkPage(f"section.{index + 1}")
        canvas.addOutlineEntry(f"{index + 1} {title}", f"section.{index + 1}", level=min(index, 1))
        canvas.drawString(72, 700, f"{title}, section {index + 1}")
        canvas.linkRect("", f"section.{(index + 1) % pages + 1}", (72, 690, 200, 720))
        canvas.linkURL("https://example.org/" + title, (72, 600, 200, 620))

    return changed(drawn(pages, draw), _name_destinations)


def _name_destinations(writer: PdfWriter) -> None:
    """Links and bookmarks by name, as ReportLab does not write them: links by /Dest, bookmarks by an action."""
    numbers = {page.indirect_reference: index for index, page in enumerate(writer.pages, 1)}
    for index in range(len(writer.pages)):
        writer.add_named_destination(f"section.{index + 1}", index)
    for holder in _holders(writer):
        if isinstance(target := holder.get("/Dest"), ArrayObject):
            name = TextStringObject(f"section.{numbers[target[0]]}")
            action = DictionaryObject({NameObject("/S"): NameObject("/GoTo"), NameObject("/D"): name})
            holder[NameObject("/Dest")] = name
            if "/Title" in holder:
                del holder["/Dest"]
                holder[NameObject("/A")] = action


def _holders(writer: PdfWriter) -> list[DictionaryObject]:
    """Everything that has a destination: annotations and bookmarks."""
    found = [annotation for page in writer.pages for annotation in annotations_of(page)]
    waiting = [writer.root_object.get("/Outlines")]
    while waiting:
        node = waiting.pop()
        if node is not None and isinstance(item := node.get_object(), DictionaryObject):
            found.append(item)
            waiting += [item.get("/First"), item.get("/Next")]
    return found


def paper(key: str, pdf: bytes) -> Paper:
    body = normalise(pdf)
    sizes, margins = tuple(page.size for page in body.pages), tuple(page.free for page in body.pages)
    return Paper(key, "", body.to_bytes(), sizes, len(pdf), body.condition, margins)


def changed(pdf: bytes, change: Callable[[PdfWriter], None]) -> bytes:
    """The same file after something has been done to it with pypdf."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    change(writer)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def annotations_of(page: DictionaryObject) -> list[DictionaryObject]:
    """The annotations of a page."""
    found = page.get("/Annots", ArrayObject()).get_object()
    assert isinstance(found, ArrayObject)
    return [one for item in found if isinstance(one := item.get_object(), DictionaryObject)]


def entry(holder: DictionaryObject, key: str) -> DictionaryObject:
    """A dictionary in a dictionary."""
    found = holder[key].get_object()
    assert isinstance(found, DictionaryObject)
    return found


def picture(pdf: bytes, page: int = 0, scale: float = 0.5) -> Image.Image:
    """A page as PDFium draws it, annotations included."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        image: Image.Image = document[page].render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()
    return image
