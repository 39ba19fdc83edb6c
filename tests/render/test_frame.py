"""Nothing leaves its frame, whatever is written."""

from __future__ import annotations

import pytest
from difficult_blocks import ADVERSARIAL
from hypothesis import given, settings
from hypothesis import strategies as st
from render_reading import laid_words, letters_of
from render_samples import DOCUMENTS, THEMES, theme

from packet.model.document import MARK, Block, CvEntry, Document, Paragraph, Section, text
from packet.model.laid import Bar, Laid
from packet.render import layout

MM = 72 / 25.4


def outside(laid: Laid, look: str) -> list[str]:
    """Letters of the text that stick out of the margins, and bars that leave the paper."""
    margins = theme(look).margins
    left, right, top, bottom = (
        margins.left * MM,
        laid.width - margins.right * MM,
        laid.height - margins.top * MM,
        margins.bottom * MM,
    )
    found = [
        run.text
        for _, run in letters_of(laid)
        if run.way and not (left - 0.01 <= run.left and run.left + run.width <= right + 0.01 and bottom <= run.baseline <= top)
    ]
    bars = [item for sheet in laid.sheets for item in sheet.items if isinstance(item, Bar)]
    return found + [str(bar) for bar in bars if bar.left < 0 or bar.left + bar.width > right + 0.01 or bar.width < 0]


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_stay_inside_their_margins(name: str, look: str) -> None:
    for paper in ("A4", "Letter"):
        assert outside(layout(DOCUMENTS[name], theme(look), paper), look) == []


@pytest.mark.parametrize("case", ADVERSARIAL)
@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("shape", ["cv", "statement"])
def test_adversarial_blocks_are_set_inside_the_margins(case: str, look: str, shape: str) -> None:
    block = ADVERSARIAL[case]
    orders: tuple[tuple[Block, ...], ...] = (
        (block,),
        (Section("Section", (block,)),),
        (Section("Section", (CvEntry(text("x")), block, CvEntry(text("y")))),),
    )
    for blocks in orders:
        if isinstance(block, Section) and blocks[0] is not block:
            continue
        laid = layout(Document("d", "Title", "Owner", shape, blocks), theme(look), "A4")
        assert outside(laid, look) == []
        assert laid.pages >= 1


def test_an_empty_section_leaves_no_title_behind() -> None:
    laid = layout(Document("d", "Title", "Owner", "cv", (Section("Empty", ()), Paragraph(text("x")))), theme("awesome"), "A4")
    assert "EMPTY" not in laid_words(laid)


def test_a_document_without_blocks_is_one_page_with_its_title() -> None:
    laid = layout(Document("d", "Title", "Owner", "cv", ()), theme("awesome"), "A4")
    assert laid.pages == 1
    assert laid_words(laid) == "Title"


@given(
    st.lists(st.tuples(st.text("abcde fghij-klm", max_size=200), st.text("abc d", max_size=60)), max_size=30),
    st.sampled_from(THEMES),
)
@settings(max_examples=40, deadline=None)
def test_any_number_of_entries_of_any_length_stays_inside(entries: list[tuple[str, str]], look: str) -> None:
    blocks = tuple(CvEntry(text(title), title, date, date, (text(title),)) for title, date in entries)
    laid = layout(Document("cv", "CV", "Owner", "cv", (Section("Section", blocks),)), theme(look), "A4")
    assert outside(laid, look) == []


@pytest.mark.parametrize("look", THEMES)
def test_a_quotation_is_indented_on_both_sides_and_flush(look: str) -> None:
    words = "Training a large model means keeping thousands of accelerators busy while experts compete for the same links. " * 4
    said = [Paragraph(text(words)), Paragraph(text(words), role="quotation")]
    laid = layout(Document("d", "T", "O", "statement", tuple(said)), theme(look), "A4")
    lines = [run for _, run in letters_of(laid) if "model" in run.text or "links" in run.text]
    assert max(run.left for run in lines) > min(run.left for run in lines) + 15


@pytest.mark.parametrize("look", THEMES)
def test_a_legend_explains_the_mark_by_a_bar_like_those_in_the_margin(look: str) -> None:
    legend = Paragraph(text(f"* Equal contribution · {MARK} Highlighted"), "legend")
    laid = layout(Document("d", "T", "O", "list", (Paragraph(text("Words")), legend)), theme(look), "A4")
    (bar,) = [item for item in laid.sheets[0].items if isinstance(item, Bar) and item.colour == theme(look).colours.accent]
    (words,) = [run for _, run in letters_of(laid) if run.text.startswith("Highlighted")]
    assert bar.width < 2 < bar.height
    assert bar.left + bar.width < words.left < bar.left + 10
    assert not any(MARK in run.text for _, run in letters_of(laid))
