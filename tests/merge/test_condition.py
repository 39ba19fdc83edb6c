"""What ingest notes of a foreign file beside its pages: its title, its missing fonts, pages without text, repairs, heavy objects."""

from __future__ import annotations

import random
from io import BytesIO

from binding_samples import drawn
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, IndirectObject, NameObject, StreamObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from packet.merge import NormalisedPdf, normalise


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
