"""Pages are measured as they are seen: after scaling, rotation, forms and user unit."""

from __future__ import annotations

from io import BytesIO

import pytest
from page_samples import A4, INCH, LETTER, SENTENCE, changed, drawn, pages_of, scaled_onto, text_page, type3_file, written
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, FloatObject, NameObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from packet.merge.reading_pages import read_pages
from packet.model.page_size import PageSize
from packet.model.pdf_facts import FontFact, GlyphFact, LineFact


def test_a_page_has_its_text_its_letters_and_its_lines() -> None:
    [page] = pages_of(drawn(text_page(lines=2)))
    assert page.text == f"{SENTENCE}\n{SENTENCE}"
    assert page.glyphs == (GlyphFact("Times-Roman", 11.0, 2 * len(SENTENCE)),)
    assert page.fonts == (FontFact("Times-Roman", embedded=False),)
    assert [(line.baseline, line.size, line.count) for line in page.lines] == [
        (792 - INCH - 7.7, 11.0, len(SENTENCE)),
        (792 - INCH - 7.7 - 12, 11.0, len(SENTENCE)),
    ]
    assert page.searchable and not page.scan


def test_ink_is_the_free_space_at_each_edge() -> None:
    def box(canvas: Canvas) -> None:
        canvas.rect(40, 50, 612 - 40 - 60, 792 - 50 - 70, fill=1)

    [page] = pages_of(drawn(box))
    assert page.ink == pytest.approx((40, 50, 60, 70), abs=1)


def test_white_paint_the_pages_background_and_what_is_clipped_away_are_no_ink() -> None:
    def painted(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.9, 0.9, 1)
        canvas.rect(0, 0, *LETTER, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(5, 5, 100, 100, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        clip = canvas.beginPath()
        clip.rect(100, 100, 200, 200)
        canvas.clipPath(clip, stroke=0)
        canvas.rect(-50, -50, 400, 400, stroke=0, fill=1)

    [page] = pages_of(drawn(painted))
    assert page.ink == pytest.approx((100, 100, 612 - 300, 792 - 300), abs=1)


@pytest.mark.parametrize(
    ("turn", "ink"), [(0, (72, 400, 100, 70)), (90, (400, 100, 70, 72)), (180, (100, 70, 72, 400)), (270, (70, 72, 400, 100))]
)
def test_a_rotated_page_is_measured_as_it_is_seen(turn: int, ink: tuple[float, ...]) -> None:
    """Turned clockwise by a right angle, the left edge becomes the upper one."""

    def box(canvas: Canvas) -> None:
        canvas.rect(72, 400, 612 - 72 - 100, 792 - 400 - 70, stroke=0, fill=1)

    [page] = pages_of(changed(drawn(box), {"/Rotate": turn}))
    assert page.ink == pytest.approx(ink, abs=0.2)
    assert page.size == (PageSize(*LETTER) if turn % 180 == 0 else PageSize(*LETTER[::-1]))


def test_text_along_the_seen_page_makes_lines_and_text_across_it_does_not() -> None:
    def across(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 10)
        canvas.rotate(90)
        canvas.drawString(100, -300, SENTENCE)

    [upright] = pages_of(changed(drawn(across), {"/Rotate": 90}))
    [turned] = pages_of(drawn(across))
    assert [(line.size, line.count) for line in upright.lines] == [(10.0, len(SENTENCE))]
    assert turned.lines == ()
    assert turned.glyphs == upright.glyphs


def test_a_user_unit_enlarges_everything() -> None:
    [plain], [page] = pages_of(drawn(text_page())), pages_of(changed(drawn(text_page()), {"/UserUnit": 2.0}))
    assert page.size == PageSize(1224, 1584)
    assert page.glyphs == (GlyphFact("Times-Roman", 22.0, plain.glyphs[0].count),)
    assert plain.ink and page.ink == pytest.approx([2 * side for side in plain.ink], abs=0.2)


def test_a_crop_box_moves_the_edges() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(drawn(text_page(lines=1)))))
    writer.pages[0][NameObject("/CropBox")] = ArrayObject(map(FloatObject, (50, 100, 500, 780)))
    [page] = pages_of(written(writer))
    assert page.size == PageSize(450, 680)
    assert page.ink and page.ink[0] == pytest.approx(INCH - 50, abs=0.5)
    assert page.lines[0].baseline == pytest.approx(792 - INCH - 7.7 - 100)


def test_letters_in_a_scaled_form_have_the_size_that_is_seen() -> None:
    narrower = LETTER[0] / A4[0]
    [page] = pages_of(scaled_onto(drawn(text_page(11)), A4, 1 / narrower))
    assert [glyph.size for glyph in page.glyphs] == [pytest.approx(10.7, abs=0.01)]


def test_forms_within_forms_multiply_their_scales() -> None:
    def nested(canvas: Canvas) -> None:
        canvas.beginForm("inner")
        canvas.setFont("Times-Roman", 40)
        canvas.drawString(10, 10, "inner")
        canvas.endForm()
        canvas.beginForm("outer")
        canvas.scale(0.5, 0.5)
        canvas.doForm("inner")
        canvas.endForm()
        canvas.translate(100, 200)
        canvas.scale(0.5, 0.5)
        canvas.doForm("outer")

    [page] = pages_of(drawn(nested))
    assert page.glyphs == (GlyphFact("Times-Roman", 10.0, 5),)
    assert page.lines[0].baseline == pytest.approx(202.5, abs=0.1)


def test_the_matrix_of_a_form_counts() -> None:
    def matrix(canvas: Canvas) -> None:
        canvas.beginForm("half")
        canvas.setFont("Times-Roman", 20)
        canvas.drawString(100, 100, "half")
        canvas.endForm()
        canvas.doForm("half")

    writer = PdfWriter(clone_from=PdfReader(BytesIO(drawn(matrix))))
    [form] = writer.pages[0]["/Resources"]["/XObject"].values()  # type: ignore[index]
    form.get_object()[NameObject("/Matrix")] = ArrayObject(map(FloatObject, (0.5, 0, 0, 0.5, 10, 20)))
    [page] = pages_of(written(writer))
    assert page.glyphs == (GlyphFact("Times-Roman", 10.0, 4),)
    assert page.lines[0].baseline == pytest.approx(70)
    assert page.ink and page.ink[0] == pytest.approx(60, abs=0.5)


def picture() -> ImageReader:
    from PIL import Image

    return ImageReader(Image.new("L", (60, 80), 128))


def test_a_picture_of_a_page_is_a_scan_and_hidden_text_makes_it_searchable() -> None:
    def scan(canvas: Canvas) -> None:
        canvas.drawImage(picture(), 0, 0, *LETTER)

    def recognised(canvas: Canvas) -> None:
        scan(canvas)
        text = canvas.beginText(72, 700)
        text.setTextRenderMode(3)
        text.textOut("recognised words")
        canvas.drawText(text)

    bare, read = pages_of(drawn(scan, recognised))
    assert bare.scan and not bare.searchable
    assert read.scan and read.searchable and "recognised words" in (read.text or "")
    assert read.glyphs == (), "nobody sees these letters"
    assert bare.ink is None, "the edges of the paper that was scanned say nothing"


def test_a_small_picture_makes_no_scan_and_neither_does_one_with_text_around_it() -> None:
    def logo(canvas: Canvas) -> None:
        canvas.drawImage(picture(), 100, 100, 60, 80)

    def figure(canvas: Canvas) -> None:
        canvas.drawImage(picture(), 20, 20, 570, 700)
        canvas.drawString(72, 740, "Figure 1")

    assert [page.scan for page in pages_of(drawn(logo, figure))] == [False, False]


def test_an_empty_page_has_no_ink_and_no_text() -> None:
    [page] = pages_of(drawn(lambda canvas: None))
    assert (page.text, page.ink, page.glyphs, page.scan) == ("", None, (), False)


def test_columns_on_one_baseline_are_lines_of_their_own() -> None:
    def columns(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(72, 700, "left column")
        canvas.drawString(320, 700, "right column")

    [page] = pages_of(drawn(columns))
    assert [(round(line.left), line.count) for line in page.lines] == [(72, 11), (320, 12)]
    assert isinstance(page.lines[0], LineFact)


def test_only_the_pages_that_are_asked_for_are_read() -> None:
    pdf = drawn(text_page(lines=1), text_page(lines=2), text_page(lines=3))
    found = read_pages(pdf, [PageSize(*LETTER)] * 3, [3, 1])
    assert [(page.number, len(page.lines)) for page in found] == [(3, 3), (1, 1)]


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.4 broken", drawn(text_page())[:400]])
def test_a_file_that_cannot_be_read_has_the_sizes_of_its_pages_alone(pdf: bytes) -> None:
    [page] = read_pages(pdf, [PageSize(*A4)], [1])
    assert (page.size, page.text, page.ink) == (PageSize(*A4), None, None)


def test_letters_of_a_type_3_font_have_no_size_that_can_be_told() -> None:
    [page] = pages_of(type3_file(b"BT /F 10 Tf 20 50 Td (aa) Tj ET"))
    assert page.type3
    assert [(glyph.font, glyph.size) for glyph in page.glyphs] == [("", 0.0)]
