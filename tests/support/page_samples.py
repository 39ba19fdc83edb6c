"""Pages whose figures are known, because the test sets every letter itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import FloatObject, NameObject, NumberObject
from reportlab.pdfgen.canvas import Canvas

from packet.merge.reading_facts import facts
from packet.merge.reading_pages import read_pages
from packet.model.pdf_facts import FileInspection, PageFacts

LETTER = (612.0, 792.0)
A4 = (595.2756, 841.8898)
INCH = 72.0
SENTENCE = "The quick brown fox jumps over the lazy dog and sits down"


def drawn(*pages: Callable[[Canvas], object], size: tuple[float, float] = LETTER, **info: str) -> bytes:
    """A file with a page for each function."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=size, invariant=1)
    canvas.setAuthor(info.get("author", ""))
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def text_page(
    size: float = 11,
    leading: float = 12,
    *,
    font: str = "Times-Roman",
    left: float = INCH,
    top: float = INCH,
    lines: int = 40,
    height: float = 792.0,
    foot: str = "",
) -> Callable[[Canvas], object]:
    """Lines of one size, the ascenders of the first about `top` points below the upper edge."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        for line in range(lines):
            canvas.drawString(left, height - top - 0.7 * size - line * leading, SENTENCE)
        if foot:
            canvas.setFont(font, 8)
            canvas.drawString(left, 40, foot)

    return draw


def changed(pdf: bytes, entries: Mapping[str, float | int]) -> bytes:
    """The file with other entries in its first page."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    for key, value in entries.items():
        number = NumberObject(value) if isinstance(value, int) else FloatObject(value)
        writer.pages[0][NameObject(key)] = number
    return written(writer)


def scaled_onto(pdf: bytes, size: tuple[float, float], factor: float) -> bytes:
    """The first page on a sheet of another size, made smaller or larger as printers do."""
    writer = PdfWriter()
    sheet = writer.add_blank_page(*size)
    page: PageObject = PdfReader(BytesIO(pdf)).pages[0]
    sheet.merge_transformed_page(page, Transformation().scale(factor))
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def pages_of(pdf: bytes) -> tuple[PageFacts, ...]:
    return inspected(pdf).pages


def inspected(pdf: bytes) -> FileInspection:
    """Read in this process: these files are ours."""
    found = facts(pdf)
    return FileInspection(found, read_pages(pdf, found.pages, range(1, len(found.pages) + 1)), len(pdf))


def type3_file(content: bytes) -> bytes:
    """A file with one page and one font of Type 3, whose only letter `a` is a square."""
    square = b"750 0 0 0 750 750 d1 0 0 750 750 re f"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 750 750]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<</a 6 0 R>>/Resources<<>>%s>>"
        % b"/Encoding<</Type/Encoding/Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1000]",
        b"<</Length %d>>stream\n%s\nendstream" % (len(square), square),
    ]
    body, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 7\n0000000000 65535 f \n"
    return body + head + table + b"trailer\n<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(body)
