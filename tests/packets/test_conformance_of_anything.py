"""Whatever is written, the file that is made of it conforms: the difficult blocks of `difficult_blocks.py`, and texts of any kind."""

from __future__ import annotations

import pytest
from conformance import faults
from difficult_blocks import ADVERSARIAL
from hypothesis import given, settings
from hypothesis import strategies as st
from render_samples import DOCUMENTS, PAGES, THEMES, theme

from packet.merge import DocumentInfo, Segment, bind
from packet.model.document import Block, Bullets, CvEntry, Document, Heading, Item, Paragraph, Row, Run, Section, Target, text
from packet.model.laid import Laid
from packet.render import draw, layout

LETTERS = st.text("abc defg-hij ÉłőЖΩ. ,:/()", max_size=90)
BLOCKS = st.one_of(
    st.builds(lambda words, level: Heading(text(words), level), LETTERS, st.integers(1, 6)),
    st.builds(
        lambda words, url: Paragraph((Run(words, target=Target(url=f"https://example.org/{url}")),)),
        LETTERS,
        st.text("ab/", max_size=9),
    ),
    st.builds(lambda words: Bullets(tuple(Item(text(word)) for word in words)), st.lists(LETTERS, max_size=4)),
    st.builds(lambda title, role, date: CvEntry(text(title), role, "", date, items=(Item(text(role)),)), LETTERS, LETTERS, LETTERS),
    st.builds(lambda label, words: Row(label, text(words)), LETTERS, LETTERS),
)


def bound(laid: Laid) -> bytes:
    return bind([Segment.of_part(draw(laid, PAGES), title="Title")], DocumentInfo("Title", "Owner")).data


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("case", ADVERSARIAL)
def test_difficult_blocks_conform(case: str, look: str) -> None:
    blocks: tuple[Block, ...] = (
        ADVERSARIAL[case],
        *([Section("S", (CvEntry(text("x")), ADVERSARIAL[case]))] if "section" not in case else []),
    )
    assert faults(bound(layout(Document("d", "Title", "Owner", "cv", blocks), theme(look), "A4"))) == []


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_of_every_shape_conform(name: str, look: str) -> None:
    assert faults(bound(layout(DOCUMENTS[name], theme(look), "Letter"))) == []


@given(st.lists(BLOCKS, max_size=8), st.sampled_from(THEMES), st.sampled_from(["cv", "statement", "letter"]))
@settings(max_examples=30)
def test_blocks_in_any_order_conform(blocks: list[Block], look: str, shape: str) -> None:
    document = Document("d", "Title", "Owner", shape, (*blocks, Section("S", tuple(blocks))))
    assert faults(bound(layout(document, theme(look), "A4"))) == []
