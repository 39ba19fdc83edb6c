"""Fonts, kerning and letters that a font lacks."""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

import pypdf
import pytest
from pdfminer.high_level import extract_text
from render_samples import theme
from tiny_font import write_collection, write_tiny_font

from packet.model.document import CvEntry, Document, Masthead, Paragraph, Section, text
from packet.model.laid import Letters
from packet.model.packet import Pages
from packet.model.theme import Theme
from packet.problems import SourceError
from packet.render import draw, layout
from packet.render.fonts import FAMILIES, SHIPPED, Family, load_face
from packet.render.measure import Measurer, Style, bound
from packet.render.shaping import clean, shape


def test_every_shipped_face_has_the_letters_of_european_names() -> None:
    letters = "ErdősŁukaszNguyễnЂорђеΖωήŠčŽžßæøåÞðğışțȚĊ€–—’“”…†*×·•1234567890@/&[]"
    faces = [Family(name).face(strong, emphasis) for name in FAMILIES for strong in (False, True) for emphasis in (False, True)]
    assert [(face.name, letter) for face in faces for letter in letters if not face.has(letter)] == []
    assert len({face.name for face in faces}) == 8


def test_the_licences_lie_beside_the_fonts() -> None:
    for name in FAMILIES.values():
        assert "SIL OPEN FONT LICENSE" in (SHIPPED / f"OFL-{name}.txt").read_text(encoding="utf-8").upper()


def test_kerning_is_on_and_a_letter_stays_a_letter() -> None:
    face = Family("Source Serif 4").face(False, False)
    assert shape(face, "AVATo").width < sum(map(face.advance, "AVATo")) / 1000
    assert len(shape(face, "office").kerns) == 6


def test_text_is_cleaned_once_and_stays_clean() -> None:
    for dirty in ("e\u0301", "\ufb01n", "a\u00adb", "a\tb", "a\u2011b", "a\u2007b"):
        assert clean(clean(dirty)) == clean(dirty)
    assert clean("Erdo\u030bs \ufb01n") == "Erdős fin"


def test_a_letter_that_no_font_has_is_an_error_that_names_it() -> None:
    with pytest.raises(SourceError) as raised:
        layout(Document("d", "T", "O", "cv", (Paragraph(text("wrong \ue123 letter")),)), theme("awesome"), "A4")
    problem = raised.value.problems[0]
    assert problem.code == "letter-without-font"
    assert "(U+E123)" in problem.message
    assert problem.message.endswith(", in “wrong \ue123 letter”, in the document d")
    assert "fallback-fonts" in problem.hint


def with_fallback(*files: Path) -> Theme:
    look = theme("awesome")
    return look.model_copy(update={"fonts": look.fonts.model_copy(update={"fallback": tuple(map(str, files))})})


def test_a_letter_is_taken_from_the_fallback_font_of_the_theme(tmp_path: Path) -> None:
    font = write_tiny_font(tmp_path / "tiny.ttf", "金超")
    document = Document("d", "T", "Chao Jin 金超", "cv", (Masthead("Chao Jin 金超"), Paragraph(text("a金b"))))
    laid = layout(document, with_fallback(font), "A4")
    runs = [(item.text, item.font == str(font)) for item in laid.sheets[0].items if isinstance(item, Letters) and item.way]
    assert runs == [("Chao Jin ", False), ("金超", True), ("a", False), ("金", True), ("b", False)]
    made = draw(laid, Pages(1, {}))
    assert "Chao Jin 金超" in pypdf.PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text()
    assert len(made.fonts) == 3


@pytest.mark.parametrize("letter", ["\U0001f9ea", "\U00020000"])
def test_a_letter_beyond_the_first_plane_is_drawn_from_a_font_that_has_it_and_read_as_written(tmp_path: Path, letter: str) -> None:
    font = write_tiny_font(tmp_path / "tiny.ttf", f"{letter}金")
    pdf = draw(
        layout(Document("d", "T", "O", "cv", (Paragraph(text(f"a{letter}金b")),)), with_fallback(font), "A4"), Pages(1, {})
    ).pdf
    assert f"a{letter}金b" in pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert f"a{letter}金b" in extract_text(io.BytesIO(pdf))


def test_a_letter_beyond_the_first_plane_that_no_font_has_is_an_error() -> None:
    with pytest.raises(SourceError, match=r"U\+10FFFD"):
        layout(Document("d", "T", "O", "cv", (Section("S", (CvEntry(text("E"), "\U0010fffd"),)),)), theme("awesome"), "A4")


def test_where_a_fallback_font_lies_does_not_change_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    fonts = [write_tiny_font(tmp_path / name, "金") for name in ("tiny.ttf", "other/tiny.ttf")]
    document = Document("d", "T", "O", "cv", (Paragraph(text("a金b")),))
    assert len({draw(layout(document, with_fallback(font), "A4"), Pages(1, {})).pdf for font in fonts}) == 1


def test_two_fallback_fonts_of_one_name_are_both_embedded(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    fonts = write_tiny_font(tmp_path / "tiny.ttf", "金"), write_tiny_font(tmp_path / "other" / "tiny.ttf", "超")
    made = draw(layout(Document("d", "T", "O", "cv", (Paragraph(text("金超")),)), with_fallback(*fonts), "A4"), Pages(1, {}))
    assert "金超" in pypdf.PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text()


def test_a_fallback_that_is_no_truetype_file_is_an_error_that_says_so(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font")
    look = with_fallback(broken)
    with pytest.raises(SourceError) as raised:
        layout(Document("d", "T", "O", "cv", (Paragraph(text("\ue123")),)), look, "A4")
    assert raised.value.problems[0].code == "font-unreadable"


def test_right_to_left_words_keep_their_logical_order() -> None:
    laid = layout(Document("d", "T", "O", "cv", (Paragraph(text("name שלום")),)), theme("awesome"), "A4") if _has_hebrew() else None
    if laid is None:
        pytest.skip("no font with Hebrew letters on this machine")
    runs = [item for item in laid.sheets[0].items if getattr(item, "right_to_left", False)]
    assert [getattr(run, "text", "") for run in runs] == ["שלום"]


def _has_hebrew() -> bool:
    return Family("Source Sans 3").face_for("ש", False, False) is not None


def test_the_room_is_light_until_it_is_used() -> None:
    import subprocess

    code = "import sys, packet.render; print([m for m in ('reportlab', 'uharfbuzz', 'pyphen') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    code = "import sys, packet.render.typesetting, packet.render.drawing; print([m for m in sys.modules if m.startswith('reportlab.platypus') or m == 'pyphen'])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_same_looks_are_set_in_one_run() -> None:
    measurer = Measurer(Family("Source Sans 3"), count(1))
    words = measurer.measure("one two", Style("#000000"), ()).words
    assert words[0].fragments[0].same_look(words[1].fragments[0])
    assert not words[0].fragments[0].same_look(replace(words[1].fragments[0], ink="#ffffff"))


def test_the_first_font_of_a_collection_is_taken(tmp_path: Path) -> None:
    font = write_collection(tmp_path / "tiny.ttc", write_tiny_font(tmp_path / "tiny.ttf", "金超"))
    pdf = draw(layout(Document("d", "T", "O", "cv", (Paragraph(text("a金超b")),)), with_fallback(font), "A4"), Pages(1, {})).pdf
    assert "a金超b" in pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


@pytest.mark.parametrize("cut", [0, 3, 11, 40, 130, 200, 1000])
def test_a_damaged_font_is_an_error_and_nothing_else(tmp_path: Path, cut: int) -> None:
    font = write_tiny_font(tmp_path / "tiny.ttf", "金超")
    data = font.read_bytes()
    for number, damaged in enumerate((data[:cut], data[:cut] + b"\xff\x00\xff" + data[cut + 3 :])):
        path = tmp_path / f"damaged-{number}.ttf"
        path.write_bytes(damaged)
        with suppress(SourceError):
            load_face(str(path))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Haidian District, Beijing 100871", "Haidian District, Beijing_100871"),
        ("SIGCOMM 2023, first author, and Sep. 2027", "SIGCOMM_2023, first_author, and Sep._2027"),
        ("12 publications: 3 journal articles", "12_publications: 3_journal articles"),
        ("by up to 1.74× compared with 68.03% before", "by up to 1.74×_compared with 68.03%_before"),
        ("in 2023 we met; 3 Deans; a 4 b", "in 2023 we met; 3 Deans; a 4_b"),
    ],
)
def test_a_number_stays_with_the_name_before_it_or_with_what_it_counts(words: str, said: str) -> None:
    assert bound(words) == said.replace("_", "\xa0")
    assert bound(bound(words)) == bound(words)


def test_bold_letters_of_a_font_without_bold_are_drawn_with_an_outline(tmp_path: Path) -> None:
    font = write_tiny_font(tmp_path / "tiny.ttf", "金超")
    look = theme("awesome").model_copy(update={"fonts": theme("awesome").fonts.model_copy(update={"fallback": (str(font),)})})
    entry = CvEntry(text("Jin 金超"), "金超")
    laid = layout(Document("d", "T", "O", "cv", (entry,)), look, "A4")
    runs = [item for item in laid.sheets[0].items if isinstance(item, Letters) and item.text == "金超"]
    assert [run.heavy for run in runs] == [True, False]
    page = pypdf.PdfReader(io.BytesIO(draw(laid, Pages(1, {})).pdf)).pages[0]
    stream = page.get_contents()
    content = stream.get_data().decode("latin-1") if stream is not None else ""
    assert content.count(" 2 Tr") == content.count("0 Tr") == 1
