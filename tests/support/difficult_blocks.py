"""Blocks that nobody should write and somebody will: endless words, sixty authors, nothing at all."""

from __future__ import annotations

from render_samples import authors

from packet.model.document import (
    Block,
    Bullets,
    CvEntry,
    IndexRow,
    Item,
    LetterHead,
    Masthead,
    PageOf,
    Paragraph,
    Reference,
    Row,
    Section,
    text,
)

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 4

ADVERSARIAL: dict[str, Block] = {
    "a title of 300 letters without a space": CvEntry(text(LONG[:300]), LONG[:80], LONG[:80], "Sep. 2023 – Present"),
    "a paper with such a title": Reference(
        "k", "C1", text(LONG[:300]), text(LONG[:200]), LONG[:120], LONG[:90], LONG[:90], "2025", marked=True
    ),
    "sixty authors": Reference(
        "k", "C123", text("Title"), authors(", ".join(f"Author Number{n}*" for n in range(60))), "Venue", date="2025"
    ),
    "an entry of a hundred lines": CvEntry(text("Here"), items=tuple(Item(text(f"Line {n}")) for n in range(100))),
    "a paragraph of a hundred lines": Paragraph(text("word and word " * 900)),
    "a section that is empty": Section("Empty", ()),
    "an entry without anything": CvEntry(()),
    "a row without anything": Row("", ()),
    "a row with a long label": Row(LONG[:60], text(LONG[:90])),
    "a paper without anything": Reference("k", "", (), ()),
    "a masthead of long lines": Masthead(LONG[:120], LONG[:200], LONG[:300]),
    "an index row without a gap": IndexRow("C1", text(LONG[:200]), text(LONG[:200]), "12 pages", PageOf("paper:x")),
    "a letter to nobody": LetterHead("", (), ""),
    "an empty list": Bullets(()),
    "right-to-left names": Paragraph(text("שלום and Chao")),
    "a wide number": Bullets((Item(text("x")),), ordered=True, start=100000),
}
