"""Margins free of ink are found by a quick look at the operators, and the stamp stands in one of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from binding_samples import A4, changed, drawn, paper, picture
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject
from reportlab.pdfgen.canvas import Canvas

from packet.merge.margins import free_margins
from packet.merge.normalised import Page
from packet.merge.stamps import stamp_baselines

WIDTH, HEIGHT = A4


def header(canvas: Canvas, index: int) -> None:
    canvas.drawString(72, HEIGHT - 16, "Journal of Running Headers")
    canvas.drawString(72, 400, "text")


def footer(canvas: Canvas, index: int) -> None:
    canvas.drawString(72, 60, "page 1")
    canvas.drawString(72, 700, "text")


def test_margins_are_as_high_as_the_paper_is_white() -> None:
    ((top, bottom),) = paper("a", drawn(1, footer)).margins
    assert top == pytest.approx(HEIGHT - 709, abs=1)
    assert bottom == pytest.approx(57, abs=1)


def test_a_stamp_stands_above_and_under_a_running_header_below() -> None:
    assert stamp_baselines(paper("a", drawn(2, footer))) == (HEIGHT - 15, HEIGHT - 15)
    assert stamp_baselines(paper("a", drawn(2, header))) == (9, 9)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_pages_are_looked_at_as_they_are_seen(turn: int) -> None:
    def draw(canvas: Canvas, index: int) -> None:
        canvas.rect(10, 100, WIDTH - 200, HEIGHT - 300)

    def rotate(writer: PdfWriter) -> None:
        writer.pages[0].rotate(turn)

    ((top, bottom),) = paper("a", changed(drawn(1, draw), rotate)).margins
    expected = {0: (200, 100), 90: (10, 190), 180: (100, 200), 270: (190, 10)}
    assert (top, bottom) == pytest.approx(expected[turn], abs=1)


def test_pictures_count_and_backgrounds_do_not() -> None:
    def draw(canvas: Canvas, index: int) -> None:
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(0, 0, WIDTH, HEIGHT, fill=1, stroke=0)
        canvas.drawImage(_image(), 100, 500, 50, HEIGHT - 505)

    (first,) = paper("a", drawn(1, draw)).margins
    assert first[0] == pytest.approx(5, abs=1)
    assert first[1] == pytest.approx(500, abs=1)


def _image() -> object:
    from reportlab.lib.utils import ImageReader

    return ImageReader(Image.new("RGB", (2, 2)))


@given(st.binary(max_size=200) | st.text("0123456789.- qQTmdfcreBo*[(/\n", max_size=200).map(str.encode))
def test_no_content_whatever_makes_it_stumble(operators: bytes) -> None:
    top, bottom = free_margins(operators, DictionaryObject(), Page(b"", (), (), 0, (0, 0, 600, 800)))
    assert 0 <= top <= 800
    assert 0 <= bottom <= 800


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["papers", "corpus/papers"])
def test_in_real_papers_the_quick_look_and_a_picture_agree_on_where_a_stamp_meets_no_ink(shared: Path, folder: str) -> None:
    met = []
    for path in sorted((shared / folder).glob("*.pdf")):
        pdf = path.read_bytes()
        one = paper(path.stem, pdf)
        for index, (size, baseline) in enumerate(zip(one.pages[:4], stamp_baselines(one), strict=False)):
            seen = picture(pdf, index, 1.0)
            line = round(size.height - baseline)
            strip = seen.crop((seen.width - 220, line - 7, seen.width - 22, line + 2))
            if ImageChops.invert(strip).getextrema() != ((0, 0),) * 3 and min(one.margins[index]) > 0:
                met.append((path.name, index + 1))
    assert met in ([], [("auncel.pdf", 1), ("jolteon.pdf", 1)])  # two covers printed to the edge: no margin is free
