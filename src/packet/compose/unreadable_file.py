"""A file that cannot be bound → the sheet that stands in its place: its name, the reason, the remedy."""

from __future__ import annotations

from packet.model.document import Document, Paragraph, Run, Section, Text, text


def unreadable_sheet(file: str, reason: str, remedy: str) -> Document:
    """One page. `reason` and `remedy` begin in the middle of a sentence, as in `UnreadablePaper`; `` `…` `` is code."""
    why = Section("Why", (Paragraph(_sentence(reason)),), "why")
    what = Section("What to do", (Paragraph(_sentence(remedy)),), "remedy")
    opening = Paragraph((*text("This page stands in the place of "), Run(file, strong=True), *text(", which could not be read.")))
    return Document(
        name="unreadable-file",
        title="File not included",
        owner="",
        shape="sheet",
        blocks=(opening, why, what) if remedy else (opening, why),
        subtitle=file,
    )


def _sentence(words: str) -> Text:
    said = f"{words[:1].upper()}{words[1:]}."
    return tuple(Run(part, code=at % 2 == 1) for at, part in enumerate(said.split("`")) if part)
