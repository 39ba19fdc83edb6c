"""The drawn bytes: reproducible, fonts embedded, pages as large as they should be."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest
from render_samples import PAGES, THEMES, cv, statement, theme

from packet.model.document import Document, Paragraph, text
from packet.model.laid import Bar, LaidPage, Letters
from packet.model.packet import Pages
from packet.model.paper import PageSize
from packet.render import draw, layout, stamps
from packet.render.drawing import numbered
from packet.render.fonts import Family

HERE = Path(__file__).parent
PROGRAM = (
    "import hashlib, render_samples as s; from packet.render import layout, draw; "
    "print([hashlib.sha256(draw(layout(s.DOCUMENTS[n], s.theme(t), 'A4'), s.PAGES).pdf).hexdigest() for t in s.THEMES for n in ('cv', 'cover-letter')])"
)


def test_bytes_are_the_same_in_every_process_and_under_every_hash_seed() -> None:
    source = str(HERE.parents[1] / "src")
    said = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join((source, str(HERE.parent / "support")))},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "77")
    }
    assert len(said) == 1


@pytest.mark.parametrize("look", THEMES)
def test_drawing_twice_in_one_process_gives_the_same_bytes(look: str) -> None:
    laid = layout(cv(), theme(look), "A4")
    assert draw(laid, PAGES).pdf == draw(laid, PAGES).pdf


@pytest.mark.parametrize("look", THEMES)
def test_every_font_is_embedded_as_a_subset_with_unicode_and_no_other_is_listed(look: str) -> None:
    made = draw(layout(cv(), theme(look), "A4"), PAGES)
    reader = pypdf.PdfReader(io.BytesIO(made.pdf))
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert fonts
    for font in fonts:
        assert "/ToUnicode" in font
        assert "/FontFile2" in font["/FontDescriptor"]
        assert "+Source" in font["/BaseFont"]
    assert {font["/BaseFont"].split("+")[1] for font in fonts} == {use.name for use in made.fonts}


def test_documents_of_one_packet_give_their_subsets_different_tags() -> None:
    def tags(document: Document) -> set[str]:
        reader = pypdf.PdfReader(io.BytesIO(draw(layout(document, theme("awesome"), "A4"), PAGES).pdf))
        fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
        assert all(font["/BaseFont"] == font["/FontDescriptor"]["/FontName"] for font in fonts)
        return {font["/BaseFont"][:6] for font in fonts}

    assert not tags(cv()) & tags(statement())


def test_the_part_lists_its_fonts_with_their_hashes() -> None:
    made = draw(layout(cv(), theme("awesome"), "A4"), PAGES)
    folder = HERE.parents[1] / "src" / "packet" / "render" / "fonts"
    for use in made.fonts:
        name = next(
            path
            for path in folder.glob("*.ttf")
            if path.stem.replace("-", "").lower()
            == use.name.replace("-", "").replace("It", "Italic" if "Italic" not in use.name else "It").lower()
        )
        assert use.sha256 == hashlib.sha256(name.read_bytes()).hexdigest()


def test_a_font_of_many_letters_is_embedded_in_several_subsets_and_loses_nothing() -> None:
    letters = "".join(
        chr(code)
        for block in (range(0x100, 0x180), range(0x391, 0x3A0), range(0x410, 0x450), range(0x1EA0, 0x1EF0))
        for code in block
    )
    words = " ".join(letters[at : at + 20] for at in range(0, len(letters), 20))
    made = draw(layout(Document("d", "T", "O", "cv", (Paragraph(text(words)),)), theme("classic"), "A4"), PAGES)
    said = "".join(pypdf.PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text().split())
    assert words.replace(" ", "") in said


@pytest.mark.parametrize(("paper", "size"), [("A4", (595.28, 841.89)), ("Letter", (612, 792))])
def test_pages_have_the_size_asked_for(paper: str, size: tuple[float, float]) -> None:
    made = draw(layout(statement(), theme("awesome"), paper), PAGES)  # type: ignore[arg-type]
    for page in pypdf.PdfReader(io.BytesIO(made.pdf)).pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(size, abs=0.01)


def test_every_page_of_our_own_says_name_title_and_number() -> None:
    made = draw(layout(cv(), theme("classic"), "A4"), PAGES)
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(made.pdf)).pages, 1):
        said = page.extract_text()
        assert "Chao Jin · Curriculum Vitae" in said
        assert f"Page {number} of {made.pages}" in said


def test_stamps_are_pages_of_the_papers_sizes_with_the_text_at_the_upper_right() -> None:
    sizes = (PageSize(612, 792), PageSize(420, 595), PageSize(842, 595))
    texts = tuple(f"Paper {n} of 3 · Jin · packet page {n + 16} of 54" for n in (1, 2, 3))
    made = stamps(texts, sizes, theme("awesome"), [size.height - 15 for size in sizes])
    pages = pypdf.PdfReader(io.BytesIO(made.pdf)).pages
    assert made.pages == len(pages) == 3
    for page, size, words in zip(pages, sizes, texts, strict=True):
        assert (float(page.mediabox.width), float(page.mediabox.height)) == (size.width, size.height)
        seen: list[tuple[float, float]] = []
        page.extract_text(
            visitor_text=lambda words, _, matrix, *__, seen=seen: seen.append((matrix[4], matrix[5])) if words.strip() else None
        )
        assert " ".join(page.extract_text().split()) == words
        assert seen[0][1] == pytest.approx(size.height - 15)
        assert seen[0][0] > size.width / 2


def test_leader_dots_end_close_to_a_number_of_any_length() -> None:
    dots = [Bar(100 + 5.0 * at, 700, 0.9, 0.9, "#000000") for at in range(20)]
    face = Family("Source Sans 3").face(False, False)
    number = Letters(180, 700, 18, face.path, 10, "#000000", "000", (0, 0, 0), (), page_of="paper:x", flush_right=True)
    for page in (5, 55, 555):
        sheet = numbered(LaidPage((number, *dots)), Pages(900, {"paper:x": page}))
        (drawn,) = [item for item in sheet.items if isinstance(item, Letters)]
        last = max(item.left + item.width for item in sheet.items if isinstance(item, Bar))
        assert 3 <= drawn.left - last < 3 + 5
