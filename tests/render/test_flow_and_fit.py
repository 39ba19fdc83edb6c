"""Pages: what stays together, and how a page budget is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from render_reading import laid_words, letters_of
from render_samples import LEGEND, THEMES, cv, references, resume, statement, theme

from packet.model.document import Block, CvEntry, Document, Heading, Item, Paragraph, Reference, Row, Run, Section, plain, text
from packet.model.laid import Laid
from packet.model.scalars import Range
from packet.render import layout
from packet.render.edits import DROP, SHORTEN, apply, edits_of


def document(*blocks: Block, pages: int | None = None) -> Document:
    return Document("cv", "CV", "Owner", "cv", blocks, pages=Range(0, pages) if pages else None)


def page_of(laid: Laid, words: str) -> list[int]:
    return [page for page, run in letters_of(laid) if run.way and run.text.startswith(words)]


@pytest.mark.parametrize("look", ["awesome", "classic"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_whole_cv_fits_two_pages_at_ten_points(look: str, paper: str) -> None:
    laid = layout(cv(2), theme(look), paper)  # type: ignore[arg-type]
    assert laid.pages == 2
    assert laid.fitting.fits
    assert not laid.fitting.dropped
    assert min(run.size for _, run in letters_of(laid) if run.text.startswith("Yunshan Jia")) >= 10


def test_the_resume_is_exactly_one_page_with_everything_on_it() -> None:
    laid = layout(resume(), theme("compact"), "A4")
    assert laid.pages == 1
    assert not laid.fitting.dropped


@given(st.integers(20, 90))
@settings(max_examples=40, deadline=None)
def test_no_line_of_a_reference_begins_with_a_separator(wide: int) -> None:
    links = (Run("doi:10.1145/1"), Run(" · "), Run("w" * wide), Run(" · "), Run("arXiv:2504.15930"), Run(" · "), Run("v" * 50))
    entry = Reference("a", "C1", text("A title"), text("A. Byron"), venue="Symposium on Looms", date="2024", links=links)
    lines: dict[tuple[int, float], str] = {}
    for page, run in letters_of(layout(document(entry), theme("awesome"), "A4")):
        lines.setdefault((page, run.baseline), run.text)
    assert len(lines) > 3
    assert not [begin for begin in lines.values() if begin.strip().startswith("·")]


@given(st.integers(0, 60), st.sampled_from(THEMES))
@settings(max_examples=40, deadline=None)
def test_no_section_title_stands_alone_at_the_foot(fill: int, look: str) -> None:
    rows = tuple(Row("", text(f"filler {n}")) for n in range(fill))
    laid = layout(
        document(Section("Before", rows), Section("After", (CvEntry(text("Entry"), "Role", facts=(text("Fact"),)),))),
        theme(look),
        "A4",
    )
    assert page_of(laid, "AFTER") == page_of(laid, "Entry")
    assert page_of(laid, "Role") == page_of(laid, "Entry")


@given(st.integers(20, 60), st.sampled_from(THEMES))
@settings(max_examples=40, deadline=None)
def test_a_section_of_two_is_not_split_one_and_one(fill: int, look: str) -> None:
    rows = tuple(Row("", text(f"filler {n}")) for n in range(fill))
    pair = (CvEntry(text("First"), "Role"), CvEntry(text("Second"), "Role"))
    laid = layout(document(Section("Before", rows), Section("Pair", pair)), theme(look), "A4")
    assert page_of(laid, "First") == page_of(laid, "Second") == page_of(laid, "PAIR")


@given(st.integers(0, 70))
@settings(max_examples=30, deadline=None)
def test_a_publication_is_not_broken_over_pages(fill: int) -> None:
    rows = tuple(Row("", text(f"filler {n}")) for n in range(fill))
    papers = references()[:5]
    laid = layout(document(Section("Before", rows), Section("Papers", papers)), theme("classic"), "A4")
    for paper in papers[1:2]:
        assert page_of(laid, "Efficient RL") == page_of(laid, "The 1st Frontier"), paper.key


@given(st.integers(20, 60))
@settings(max_examples=25, deadline=None)
def test_no_first_or_last_line_of_a_paragraph_stands_alone(fill: int) -> None:
    rows = tuple(Row("", text(f"filler {n}")) for n in range(fill))
    laid = layout(document(Section("Before", rows), Paragraph(text("word and word " * 60))), theme("awesome"), "A4")
    lines: dict[int, int] = {}
    for page, run in letters_of(laid):
        if run.way and "word" in run.text:
            lines[page] = lines.get(page, 0) + 1
    assert all(count >= 2 for count in lines.values())


@given(st.integers(30, 140), st.sampled_from(THEMES))
@settings(max_examples=30, deadline=None)
def test_a_last_page_under_a_third_full_is_left_only_where_the_bounds_forbid_better(fill: int, look: str) -> None:
    entries = tuple(CvEntry(text(f"Entry {n}"), "Role") for n in range(fill))
    laid = layout(document(Section("Entries", entries)), theme(look), "A4")
    last = [run.baseline for page, run in letters_of(laid) if page == laid.pages - 1 and run.way]
    if laid.pages > 1 and min(last) > laid.height * 0.66:
        tight = layout(document(Section("Entries", entries), pages=laid.pages - 1), theme(look), "A4")
        assert not tight.fitting.fits


def test_what_was_done_is_said() -> None:
    fitting = layout(cv(2), theme("awesome"), "A4").fitting
    assert str(fitting).startswith("leading 1.30→")
    assert str(fitting).endswith("nothing dropped")


def test_nothing_is_tightened_without_need() -> None:
    assert str(layout(document(Paragraph(text("short")), pages=1), theme("awesome"), "A4").fitting) == ""


def long_resume() -> Document:
    items = tuple(
        Item(
            text(f"Long form {n}: " + "what was done and what came of it, in many words that can be said shorter " * 2),
            text(f"Short {n}."),
            priority=n,
        )
        for n in range(6)
    )
    entries = tuple(
        CvEntry(text(f"Place {n}"), "Role", "City", "2020", items=items, priority=n, name=f"place-{n}") for n in range(12)
    )
    return document(Section("Experience", entries), pages=1)


def test_short_forms_come_before_drops_and_the_lowest_priority_goes_first() -> None:
    edits = edits_of(long_resume())
    kinds = [edit.kind for edit in edits]
    assert kinds == sorted(kinds, key=[SHORTEN, DROP].index)
    drops = [edit.priority for edit in edits if edit.kind == DROP]
    assert drops == sorted(drops)


def test_spaces_give_way_before_the_size_and_the_size_never_passes_its_floor() -> None:
    laid = layout(long_resume(), theme("awesome"), "A4")
    assert laid.pages == 1
    assert laid.fitting.dropped
    assert "place-11" not in laid.fitting.dropped
    assert min(run.size for _, run in letters_of(laid) if "Place 11" in run.text) >= 10


def test_no_more_is_dropped_than_must_be() -> None:
    laid = layout(long_resume(), theme("awesome"), "A4")
    edits = edits_of(long_resume())
    done = len(laid.fitting.dropped) + sum(edit.kind == SHORTEN for edit in edits)
    one_less = replace(apply(long_resume(), edits[: done - 1]), pages=None)
    assert layout(replace(one_less, pages=None), _tightest("awesome"), "A4").pages > 1


def _tightest(look: str):  # type: ignore[no-untyped-def]
    data = theme(look).model_dump(by_alias=True)
    data["size"]["ideal"] = data["size"]["floor"]
    for elastic in (data["leading"], *data["spacing"].values()):
        elastic["ideal"] = elastic["loosest"] = elastic["tightest"]
    return type(theme(look)).model_validate(data)


def test_what_has_no_priority_is_never_dropped_and_what_cannot_fit_is_said() -> None:
    entries = tuple(CvEntry(text(f"Place {n}"), "Role") for n in range(90))
    laid = layout(document(Section("Experience", entries), pages=1), theme("awesome"), "A4")
    assert not laid.fitting.fits
    assert laid.pages > 1
    assert "does not fit 1 page" in str(laid.fitting)
    assert all(f"Place{n}Role" in laid_words(laid) for n in range(90))


def test_a_section_whose_entries_were_all_dropped_is_gone() -> None:
    papers: tuple[Reference, ...] = tuple(replace(paper, priority=0) for paper in references())
    filler = Section("Filler", tuple(CvEntry(text(f"Entry {n}"), "Role") for n in range(17)))
    laid = layout(document(filler, Section("Papers", papers), pages=1), theme("awesome"), "A4")
    assert laid.fitting.fits
    assert ("PAPERS" in laid_words(laid)) == (len(laid.fitting.dropped) < len(papers))


def test_a_heading_whose_entries_were_all_dropped_is_gone_and_so_is_a_legend_without_entries() -> None:
    awards = Section("Awards", (Heading(text("Of the University")), Row("2024", text("Merit"), priority=0, name="Merit")))
    papers = Section("Papers", (*(replace(paper, priority=0) for paper in references()[:2]), LEGEND))
    edits = edits_of(whole := document(awards, papers))
    assert apply(whole, edits).blocks == ()
    assert len(apply(whole, edits[:-1]).blocks) == 1


def test_a_short_letter_is_loosened_to_fill_its_page_better_and_nothing_is_said_to_have_been_tightened() -> None:
    short = Document("letter", "Letter", "Owner", "letter", tuple(Paragraph(text("A short paragraph.")) for _ in range(8)))
    airy, dense = layout(short, theme("awesome"), "A4"), layout(replace(short, shape="statement"), theme("awesome"), "A4")
    feet = [min(run.baseline for _, run in letters_of(laid) if run.way) for laid in (airy, dense)]
    assert feet[0] < feet[1]
    assert str(airy.fitting) == ""


@pytest.mark.parametrize("look", THEMES)
def test_no_part_of_a_publication_stands_at_the_right_edge(look: str) -> None:
    for brief in (False, True):
        laid = layout(document(Section("Papers", references(brief=brief))), theme(look), "A4")
        for paper in references(brief=brief):
            line = next(run for _, run in letters_of(laid) if run.text.startswith(plain(paper.title)[:12]))
            beside = [run for page, run in letters_of(laid) if run.baseline == line.baseline and run.left > line.left and run.way]
            assert beside == []


@pytest.mark.parametrize(
    ("edition", "said"), [("SOSP 2026", "Under\xa0review (SOSP\xa02026)"), ("", "Under\xa0review, May\xa02026")]
)
def test_a_brief_entry_of_submitted_work_says_its_status_whether_or_not_it_has_a_venue(edition: str, said: str) -> None:
    paper = replace(references(brief=True)[0], status="Under review", edition=edition, date="May 2026")
    laid = layout(document(Section("Papers", (paper,))), theme("compact"), "A4")
    assert said.replace("\xa0", " ") in "".join(run.text for _, run in letters_of(laid)).replace("\xa0", " ")


def test_the_same_document_is_laid_the_same() -> None:
    assert layout(statement(), theme("classic"), "A4") == layout(statement(), theme("classic"), "A4")


def test_of_equal_priority_the_smaller_loss_goes_first() -> None:
    items = (Item(text("A bullet"), priority=0),)
    blocks = (
        CvEntry(text("A job"), "Role", items=items, priority=0, name="job"),
        Row("2024", text("A prize"), priority=0, name="prize"),
        replace(references()[0], priority=0),
    )
    document = Document("cv", "CV", "A", "cv", (Section("All", blocks),))
    assert [edit.name for edit in edits_of(document)] == ["A bullet", "prize", references()[0].key, "job"]


def test_what_cannot_fit_drops_nothing_in_vain() -> None:
    long = tuple(Paragraph(text("words " * 400)) for _ in range(8))
    rows = tuple(Row("2024", text(f"Prize {n}"), priority=0, name=f"prize {n}") for n in range(5))
    document = Document("cv", "CV", "A", "cv", (Section("All", (*long, *rows)),), pages=Range(0, 1))
    laid = layout(document, theme("awesome"), "A4")
    assert not laid.fitting.fits
    assert laid.fitting.dropped == ()
    assert "Prize4" in laid_words(laid)


def test_a_letter_that_is_a_line_too_long_gives_way_at_its_end_before_its_lines_draw_together() -> None:
    def letter(paragraphs: int) -> Document:
        body = tuple(Paragraph(text(f"Paragraph {number}.")) for number in range(paragraphs))
        ending = (("Sincerely,", "closing"), ("Ada Byron", "signature"), ("Enclosures: CV", "enclosures"))
        return Document(
            "l", "L", "O", "letter", (*body, *(Paragraph(text(words), role) for words, role in ending)), pages=Range(1, 1)
        )

    look = theme("classic")
    fitting = []
    for paragraphs in range(20, 60):
        laid = layout(letter(paragraphs), look, "A4")
        if not laid.fitting.tightened:
            continue
        if laid.fitting.tightened != ("room to sign",):
            break
        signed, closed = (
            next(run.baseline for _, run in letters_of(laid) if run.text.startswith(words)) for words in ("Ada", "Sincerely")
        )
        assert laid.pages == 1
        assert closed - signed > 28
        fitting.append(paragraphs)
    assert fitting
