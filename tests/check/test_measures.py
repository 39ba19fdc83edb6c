"""Figures of pages that rules speak of, on pages whose figures are known."""

from __future__ import annotations

from pathlib import Path

import pytest
from page_samples import A4, INCH, LETTER, SENTENCE, drawn, pages_of, scaled_onto, text_page
from reportlab.pdfgen.canvas import Canvas

from packet.check.pages.measures import body_size, characters, least_margins, lines_per_inch, words
from packet.model.page_size import PageSize
from packet.model.pdf_facts import PageFacts


def test_eleven_point_times_with_margins_of_an_inch() -> None:
    pages = pages_of(drawn(text_page(11, 12.65), text_page(11, 12.65, lines=10)))
    assert body_size(pages) == 11.0
    left, bottom, right, top = least_margins(pages) or (0, 0, 0, 0)
    assert left == pytest.approx(INCH, abs=0.5)
    assert top == pytest.approx(INCH, abs=1.5)
    assert bottom == pytest.approx(792 - INCH - 7.7 - 39 * 12.65 - 0.2 * 11, abs=1.5)
    assert right > INCH


def test_a_running_line_is_not_the_text_of_a_page_with_few_words() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 11)
        canvas.drawString(72, 700, "Robin Sample")
        canvas.setFont("Times-Roman", 8.4)
        canvas.drawString(72, 40, "Alex Example · Referees")
        canvas.drawString(480, 40, "Page 1 of 1")

    assert body_size(pages_of(drawn(page))) == 11.0


def test_twelve_point_single_spaced_has_six_lines_to_the_inch() -> None:
    assert lines_per_inch(pages_of(drawn(text_page(12, 12)))) == pytest.approx(6.0)


@pytest.mark.parametrize(("size", "leading"), [(10, 12), (11, 14.5), (12, 24), (9.5, 11.4)])
def test_lines_to_the_inch_follow_from_the_distance_of_baselines(size: float, leading: float) -> None:
    assert lines_per_inch(pages_of(drawn(text_page(size, leading, lines=20)))) == pytest.approx(72 / leading, rel=0.01)


def test_an_a4_page_scaled_to_letter_is_measured_after_scaling() -> None:
    factor = LETTER[1] / A4[1]
    pages = pages_of(scaled_onto(drawn(text_page(11, 12, height=A4[1]), size=A4), LETTER, factor))
    assert body_size(pages) == pytest.approx(11 * factor, abs=0.05) == 10.3
    assert lines_per_inch(pages) == pytest.approx(6 / factor, rel=0.01)


def columns(canvas: Canvas) -> None:
    """Two columns of 9 pt on 11 pt, the second one half a line lower."""
    canvas.setFont("Times-Roman", 9)
    for line in range(30):
        canvas.drawString(54, 700 - 11 * line, SENTENCE[:50])
        canvas.drawString(320, 694.5 - 11 * line, SENTENCE[:50])


def test_columns_do_not_count_each_others_lines() -> None:
    assert lines_per_inch(pages_of(drawn(columns))) == pytest.approx(72 / 11, rel=0.01)


def formulas(canvas: Canvas) -> None:
    """Eleven points on fourteen, with raised and lowered letters, a heading, and a gap between paragraphs."""
    canvas.setFont("Helvetica", 16)
    canvas.drawString(72, 735, "A HEADING THAT IS LARGE")
    y = 710.0
    for line in range(20):
        canvas.setFont("Times-Roman", 11)
        canvas.drawString(72, y, SENTENCE)
        canvas.setFont("Times-Roman", 7)
        canvas.drawString(400, y + 4, "2")
        canvas.drawString(405, y - 2.5, "ij")
        canvas.setFont("Times-Roman", 11)
        canvas.drawString(415, y, "as was shown")
        y -= 14 + (8 if line % 5 == 4 else 0)


def test_superscripts_formulas_and_headings_change_neither_body_size_nor_spacing() -> None:
    pages = pages_of(drawn(formulas))
    assert body_size(pages) == 11.0
    assert lines_per_inch(pages) == pytest.approx(72 / 14, rel=0.01)


def test_the_body_size_is_that_of_most_characters_over_all_pages() -> None:
    small, large = text_page(9, lines=30), text_page(12, lines=40)
    assert body_size(pages_of(drawn(small, small))) == 9.0
    assert body_size(pages_of(drawn(small, large))) == 12.0


def test_words_and_characters_are_counted_as_a_word_processor_does() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Two papers – one state-of-the-art system,")
        canvas.drawString(72, 686, "and 3.5 more.")

    pages = pages_of(drawn(page))
    assert words(pages) == 8
    assert characters(pages) == len("Two papers – one state-of-the-art system, and 3.5 more.")


def test_pages_without_letters_cannot_be_measured() -> None:
    empty = pages_of(drawn(lambda canvas: None))
    assert (body_size(empty), least_margins(empty), lines_per_inch(empty)) == (None, None, None)
    assert (words(empty), characters(empty)) == (0, 0), "an empty page has none, which can be told"


def test_words_of_pages_that_cannot_be_read_are_not_guessed() -> None:
    unread, scan = PageFacts(1, PageSize(*A4)), PageFacts(1, PageSize(*A4), text="", scan=True)
    recognised = PageFacts(1, PageSize(*A4), text="recognised words", scan=True)
    assert words([unread]) is None and characters([unread]) is None
    assert words([scan]) is None
    assert words([recognised]) == 2


@pytest.mark.parametrize("name", ["megascale-infer", "ragcache"])
def test_real_papers_have_the_size_that_their_class_sets(shared: Path, name: str) -> None:
    """SIGCOMM and TOCS: acmart, 10 pt for arXiv or 9 pt for proceedings; all that is between is a wrong scale."""
    size = body_size(pages_of((shared / "papers" / f"{name}.pdf").read_bytes())[:4])
    assert size is not None and 8.9 <= size <= 10.1
