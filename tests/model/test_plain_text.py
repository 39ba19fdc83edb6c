"""A document as plain text."""

from __future__ import annotations

from packet.model.document import Bullets, CvEntry, Document, Item, PageOf, Reference, Row, Run, Section, text
from packet.model.plain_text import plain_text


def document(*blocks: object) -> Document:
    return Document("cv", "CV", "A B", "cv", blocks)  # type: ignore[arg-type]


def test_rows_of_a_section_stand_together_and_entries_apart() -> None:
    rows = (Row("2024", text("Prize, Giver")), Row("2023", text("Medal")))
    entry = CvEntry(text("Lab"), "Intern", "Town", "2024", items=(Item(text("Did it.")),))
    assert plain_text(document(Section("Awards", rows), Section("Work", (entry,)))) == (
        "AWARDS\n\n2024  Prize, Giver\n2023  Medal\n\nWORK\n\nLab, Town\nIntern, 2024\n- Did it.\n"
    )


def test_a_page_of_the_packet_means_nothing_in_a_text_box_and_is_left_out() -> None:
    entry = Reference("k", "C1", text("T"), text("A B"), facts=((Run("page "), PageOf("paper:k")), text("first author")))
    said = plain_text(document(entry))
    assert "page" not in said
    assert "first author" in said


def test_numbered_lists_keep_their_numbers() -> None:
    assert plain_text(document(Bullets((Item(text("a")), Item(text("b"))), ordered=True, start=3))) == "3. a\n4. b\n"
