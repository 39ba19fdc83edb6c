"""What parsers and readers get from the pages."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.high_level import extract_text
from render_reading import document_texts, extracted, laid_words, letters_of, squeezed
from render_samples import DOCUMENTS, NAMES, OWNER, PAGES, THEMES, cv, letter, theme

from packet.model.document import CvEntry, Document, Masthead, PageOf, Paragraph, Row, Section, Target, text
from packet.model.laid import Laid
from packet.model.packet import Pages
from packet.render import draw, layout

LETTERS = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ,.-:()[]&/'áçéèłőüñđšžĐЂЖябжΩΣζή", max_size=60)
WORDS = LETTERS.filter(lambda words: bool(words.strip()))


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_text_of_the_document_stands_on_its_pages(name: str, look: str) -> None:
    laid = layout(replace(DOCUMENTS[name], pages=None), theme(look), "A4")
    said = laid_words(laid, broken=False)
    assert [words for words in document_texts(DOCUMENTS[name]) if words not in said] == []


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_pypdf_reads_exactly_the_letters_that_were_laid_in_reading_order(name: str, look: str) -> None:
    document = replace(DOCUMENTS[name], blocks=tuple(block for block in DOCUMENTS[name].blocks if name != "publication-bundle"))
    laid = layout(document, theme(look), "A4")
    assert extracted(draw(laid, PAGES).pdf) == laid_words(laid, body=False)


@pytest.mark.parametrize("look", THEMES)
def test_pdfminer_finds_every_text_of_the_cv(look: str) -> None:
    pdf = draw(layout(cv(), theme(look), "A4"), PAGES).pdf
    words = sorted(set(re.findall(r"\w+", extract_text(io.BytesIO(pdf)))))
    wanted = {word for _, run in letters_of(layout(cv(), theme(look), "A4")) for word in re.findall(r"\w+", run.text)}
    assert wanted - set(words) == set()


@given(st.lists(st.tuples(WORDS, LETTERS, LETTERS, LETTERS), min_size=1, max_size=12), WORDS)
@settings(max_examples=40, deadline=None)
def test_no_letter_is_lost_whatever_is_written(entries: list[tuple[str, str, str, str]], name: str) -> None:
    blocks = tuple(CvEntry(text(title), role, place, date, name=title) for title, role, place, date in entries)
    rows = tuple(Row(date, text(f"{title}, {place}")) for title, _, place, date in entries)
    document = Document(
        "cv", "CV", name, "cv", (Masthead(name, name, name), Section("One", blocks), Section("Two", (*rows, Paragraph(text(name)))))
    )
    for look in THEMES:
        laid = layout(document, theme(look), "Letter")
        said = laid_words(laid, broken=False)
        assert all(words in said for words in document_texts(document))
        assert extracted(draw(laid, PAGES).pdf) == laid_words(laid, body=False)


@pytest.mark.parametrize("look", THEMES)
def test_names_in_other_letters_are_kept(look: str) -> None:
    document = Document(
        "cv",
        "CV",
        NAMES,
        "cv",
        (Masthead(NAMES), Paragraph(text(NAMES)), Section("Names", (CvEntry(text(NAMES), NAMES, "", NAMES),))),
    )
    assert squeezed(NAMES) in extracted(draw(layout(document, theme(look), "A4"), PAGES).pdf)


def test_marks_that_no_reader_should_meet_are_not_in_the_text_layer() -> None:
    dirty = "of\u00adfice co\u2011op \ufb01t \ufb03 zero\u200bwidth \u202bturned\u202c nbsp\u00a0here tab\there"
    laid = layout(Document("n", "N", "O", "statement", (Paragraph(text(dirty)),)), theme("awesome"), "A4")
    assert laid_words(laid).startswith("N" + squeezed("office co-op fit ffi zerowidth turned nbsphere tabhere"))
    assert not re.search("[\u00ad\u2011\ufb00-\ufb06\ue000-\uf8ff\u200b-\u200f\u202a-\u202e]", extracted(draw(laid, PAGES).pdf))


def runs_of(laid: Laid) -> list[str]:
    return [run.text.strip() for _, run in letters_of(laid)]


@pytest.mark.parametrize("look", THEMES)
def test_the_name_is_one_bold_run_with_more_than_its_size_below_it(look: str) -> None:
    for pages in (None, 1, 2):
        runs = [run for page, run in letters_of(layout(cv(pages), theme(look), "A4")) if page == 0]
        name = next(run for run in runs if run.text == OWNER)
        below = max(run.baseline for run in runs if run.baseline < name.baseline - 1)
        assert "SemiBold" in name.font
        assert name.baseline - below > name.size


@pytest.mark.parametrize("look", THEMES)
def test_mail_and_addresses_are_runs_of_their_own(look: str) -> None:
    runs = runs_of(layout(cv(), theme(look), "A4"))
    assert {"chaojin@pku.edu.cn", "https://chaojin0310.github.io/", "github.com/chaojin0310"} <= set(runs)


@pytest.mark.parametrize("look", THEMES)
def test_section_titles_are_one_bold_run_in_capitals(look: str) -> None:
    runs = {run.text: run for _, run in letters_of(layout(cv(), theme(look), "A4"))}
    for title in ("EDUCATION", "EXPERIENCE", "PUBLICATIONS", "HONORS & AWARDS"):
        assert "SemiBold" in runs[title].font


@pytest.mark.parametrize("look", THEMES)
def test_an_entry_reads_title_place_role_date_facts(look: str) -> None:
    said = laid_words(layout(cv(), theme(look), "A4"))
    order = ["ByteDanceSeed", "Beijing,China", "ResearchIntern", "July2023–Mar.2025"]
    places = [said.index(words, said.index("ByteDanceSeed")) for words in order]
    assert places == sorted(places)


@pytest.mark.parametrize("look", THEMES)
def test_entries_are_more_than_one_and_four_tenths_of_a_line_apart(look: str) -> None:
    laid = layout(cv(2), theme(look), "A4")
    runs = [run for page, run in letters_of(laid) if page == 0]
    gaps = {}
    for title in ("ByteDance Seed", "Alibaba Cloud"):
        at = next(run.baseline for run in runs if run.text.startswith(title))
        above = sorted({round(run.baseline, 2) for run in runs if run.baseline > at + 1})
        gaps[title] = (above[0] - at, above[1] - above[0])
    assert all(gap > 1.4 * line for gap, line in gaps.values())


def test_a_broken_word_says_the_whole_word_once() -> None:
    laid = layout(
        prose("notwithstanding internationalisation a characteristically telecommunication " * 9),
        theme("awesome"),
        "A4",
    )
    halves = [run for _, run in letters_of(laid) if run.says is not None]
    assert halves
    for first, second in pairwise(halves):
        if first.says:
            assert first.text.endswith("-")
            assert first.says in {first.text[:-1] + second.text, first.text + second.text}
            assert second.says == ""
    assert b"ActualText" in _streams(draw(laid, PAGES).pdf)


def test_a_letter_breaks_no_word_where_whole_words_fill_the_lines_well() -> None:
    laid = layout(letter(), theme("awesome"), "A4")
    assert [run.text for _, run in letters_of(laid) if run.says is not None] == []


def prose(words: str) -> Document:
    return Document("letter", "Letter", OWNER, "letter", (Paragraph(text(words.strip())),))


def _streams(pdf: bytes) -> bytes:
    import pypdf

    return b"".join(page.get_contents().get_data() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)  # type: ignore[union-attr]


def test_a_page_number_is_set_when_it_is_known() -> None:
    line = Paragraph((PageOf("paper:ditto", Target(("paper:ditto",))),))
    laid = layout(Document("i", "I", "O", "index", (line,)), theme("awesome"), "A4")
    assert "I137O" in extracted(draw(laid, Pages(200, {"paper:ditto": 137})).pdf)
    assert "I-O" in extracted(draw(laid, Pages(200, {})).pdf)
