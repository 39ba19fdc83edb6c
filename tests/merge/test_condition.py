"""What ingest notes of a foreign file beside its pages: its title, its missing fonts, pages without text, repairs, heavy objects."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from binding_samples import changed, drawn
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NullObject, StreamObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from packet.merge import NormalisedPdf, UnreadablePdf, normalise
from packet.model.condition import Condition


def titled(canvas: Canvas, index: int) -> None:
    canvas.setFont("Times-Roman", 30)
    canvas.drawString(60, 400, "I")  # a drop capital
    canvas.setFont("Times-Bold", 18)
    canvas.drawString(72, 700, "Fast Queries on")
    canvas.drawString(72, 680, "Very Large Datasets")
    canvas.setFont("Times-Roman", 10)
    canvas.drawString(72, 640, "A. Author and others")
    canvas.rotate(90)
    canvas.setFont("Times-Roman", 24)
    canvas.drawString(100, -30, "arXiv:2504.00001 as printed in the margin")


def test_the_heading_is_what_page_one_says_in_the_largest_upright_letters_that_are_no_drop_capital() -> None:
    found = normalise(drawn(1, titled)).condition
    assert found.heading.split() == ["Fast", "Queries", "on", "Very", "Large", "Datasets"]
    assert "A. Author" in found.opening


def test_a_title_that_is_drawn_after_a_large_drawing_is_found() -> None:
    def draw(canvas: Canvas, index: int) -> None:
        canvas.drawString(72, 20, "a running line")
        for x in range(3000):
            canvas.line(x / 9, 100, x / 9, 200)
        titled(canvas, index)

    found = normalise(drawn(1, draw)).condition
    assert found.heading.split() == ["Fast", "Queries", "on", "Very", "Large", "Datasets"]
    assert found.opening.startswith("a running line")


def test_fonts_that_the_file_does_not_hold_are_named() -> None:
    assert normalise(drawn(1, titled)).condition.missing_fonts == ("Helvetica", "Times-Bold", "Times-Roman")


def test_pages_without_text_are_counted_and_text_in_a_form_is_text() -> None:
    def draw(canvas: Canvas, index: int) -> None:
        if index == 0:
            canvas.rect(10, 10, 50, 50)
        elif index == 1:
            canvas.drawString(72, 700, "said")
        else:
            canvas.beginForm("words") if index == 2 else None
            canvas.drawString(72, 700, "said in a form") if index == 2 else None
            canvas.endForm() if index == 2 else None
            canvas.doForm("words")

    assert normalise(drawn(4, draw)).condition.textless == (1,)


def test_heavy_objects_are_found_on_the_first_page_that_shows_them() -> None:
    noise = ImageReader(Image.frombytes("RGB", (300, 300), random.Random(1).randbytes(300 * 300 * 3)))

    def draw(canvas: Canvas, index: int) -> None:
        canvas.drawString(72, 700, "words")
        if index >= 2:
            canvas.drawImage(noise, 0, 0)

    (heavy,) = normalise(drawn(4, draw)).condition.heaviest
    assert (heavy.page, heavy.kind) == (3, "picture")
    assert heavy.bytes > 200_000


def test_what_the_reader_mends_is_told() -> None:
    sound = drawn(2, titled)
    damaged = sound.replace(b"startxref\n", b"startxref\n9")
    assert normalise(sound).condition.repaired == ()
    (said,) = normalise(damaged).condition.repaired
    assert "mended" in said


def test_a_condition_survives_the_cache() -> None:
    body = normalise(drawn(3, titled))
    assert NormalisedPdf.from_bytes(body.to_bytes()).condition == body.condition


def test_forms_within_forms_are_looked_at_once_each() -> None:
    """Forms that use the next one twice, forty deep: a billion ways to the last one."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    inner = writer._add_object(form({}))
    for _ in range(40):
        inner = writer._add_object(form({"/A": inner, "/B": inner}))
    page[NameObject("/Resources")] = form({"/A": inner})["/Resources"]
    file = BytesIO()
    writer.write(file)
    assert normalise(file.getvalue()).condition.textless == (1,)


def form(uses: dict[str, IndirectObject]) -> StreamObject:
    """A form without text that may use other forms."""
    found = StreamObject()
    found.set_data(b"q Q")
    objects = DictionaryObject({NameObject(name): one for name, one in uses.items()})
    found.update(
        {NameObject("/Subtype"): NameObject("/Form"), NameObject("/Resources"): DictionaryObject({NameObject("/XObject"): objects})}
    )
    return found


def words(canvas: Canvas, index: int) -> None:
    for line in range(40):
        canvas.drawString(72, 740 - 15 * line, f"Page {index}, line {line}, of which there are many")


def with_content(change: Callable[[StreamObject], None], pages: int = 3) -> Condition:
    """What is noted of a paper of which the content of page 2 has been changed as it is stored."""

    def spoil(writer: PdfWriter) -> None:
        change(writer.pages[1]["/Contents"].get_object())  # type: ignore[arg-type]

    return normalise(changed(flate(drawn(pages, words)), spoil)).condition


def flate(pdf: bytes) -> bytes:
    """The same with content that is compressed and nothing else, as most files have it."""

    def compress(writer: PdfWriter) -> None:
        for page in writer.pages:
            stream = page["/Contents"].get_object()
            assert isinstance(stream, StreamObject)
            stream._data = zlib.compress(stream.get_data())
            stream[NameObject("/Filter")] = NameObject("/FlateDecode")

    return changed(pdf, compress)


def cut(stream: StreamObject) -> None:
    stream._data = stream._data[: len(stream._data) // 2]


def garbled(stream: StreamObject) -> None:
    stream._data = stream._data[:90] + bytes(99) + stream._data[189:]


def not_decodable(stream: StreamObject) -> None:
    stream[NameObject("/Filter")] = NameObject("/LZWDecode")


def plain_and_cut(stream: StreamObject) -> None:
    del stream["/Filter"]
    stream._data = b"BT /F1 12 Tf 72 700 Td (It was a dark and stor"


@pytest.mark.parametrize("damage", [cut, garbled, not_decodable, plain_and_cut])
def test_a_page_whose_content_is_damaged_is_told(damage: Callable[[StreamObject], None]) -> None:
    found = with_content(damage)
    assert found.damaged == (2,)
    assert found.textless == ()
    first = next(found.remarks(3))
    assert (first.code, first.harmless) == ("damaged", False)
    assert first.said == "page 2: the content is damaged; a viewer shows it in part or not at all"


def test_content_that_is_sound_is_not_called_damaged() -> None:
    assert with_content(lambda stream: None).damaged == ()
    assert normalise(drawn(2, words)).condition.damaged == ()  # ReportLab's: ASCII85, then compressed

    def tailed(stream: StreamObject) -> None:
        stream._data += b"\r\n"

    assert with_content(tailed).damaged == ()


def test_a_page_whose_content_is_not_in_the_file_is_told_and_a_blank_page_is_not() -> None:
    def spoil(writer: PdfWriter) -> None:
        writer.pages[0][NameObject("/Contents")] = writer._add_object(NullObject())
        writer.pages[1][NameObject("/Contents")] = ArrayObject(
            [writer.pages[1].raw_get("/Contents"), IndirectObject(999, 0, writer)]
        )
        del writer.pages[2]["/Contents"]
        writer.pages[3][NameObject("/Contents")] = ArrayObject()

    found = normalise(changed(drawn(5, words), spoil)).condition
    assert found.damaged == (1, 2)
    assert found.textless == (3, 4)


@pytest.mark.slow
def test_difficult_pdfs_of_which_the_content_is_damaged_are_just_these(shared: Path) -> None:
    """One says that its content is LZW and it is not; one has a string without an end: PDFium draws nothing of either."""
    assert _damaged(shared / "corpus" / "pdf") == {"qpdf-qpdf--bad-data-out.pdf": (1,), "qpdf-qpdf--tokens.pdf": (3,)}
    assert _damaged(shared / "papers") == _damaged(shared / "corpus" / "papers") == {}


def _damaged(folder: Path) -> dict[str, tuple[int, ...]]:
    found = {}
    for path in sorted(folder.glob("*.pdf")):
        with suppress(UnreadablePdf):
            found[path.name] = normalise(path.read_bytes()).condition.damaged
    return {name: pages for name, pages in found.items() if pages}
