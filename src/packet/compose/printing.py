"""A `Document` with words as people type them → the same with quotes, dashes and ellipses as its language prints them.

Names, contacts, addresses and code stay as they are written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from packet.formats.typography import changes, needs_setting, printed
from packet.model.document import (
    Block,
    Bullets,
    CvEntry,
    Document,
    Heading,
    IndexRow,
    Inline,
    Item,
    LetterHead,
    Masthead,
    Paragraph,
    Reference,
    Row,
    Run,
    Section,
    Text,
)


def as_printed(document: Document) -> Document:
    """The document as it is set."""
    setter = _Printer(document.language)
    title, subtitle = setter.words(document.title), setter.words(document.subtitle)
    return replace(document, title=title, subtitle=subtitle, blocks=setter.blocks(document.blocks))


class _Printer:
    """Sets the texts of one language; a run in another one is set in its own."""

    def __init__(self, language: str) -> None:
        self.language = language

    def words(self, typed: str) -> str:
        return printed(typed, self.language)

    def text(self, content: Text) -> Text:
        """The runs of a text; a quotation may begin in one and end in another."""
        if not any(isinstance(part, Run) and needs_setting(part.text) for part in content):
            return content
        whole = "".join(_letters(part) if _is_prose(part) else "x" * len(_letters(part)) for part in content)
        said: list[Inline] = []
        start = 0
        for part in content:
            stop = start + len(_letters(part))
            said.append(self._run(part, whole, start, stop) if isinstance(part, Run) else part)
            start = stop
        return tuple(said)

    def _run(self, run: Run, whole: str, start: int, stop: int) -> Run:
        words, at = [], start
        for change in changes(whole, run.language or self.language):
            if start <= change.start and change.stop <= stop:
                words += [whole[at : change.start], change.words]
                at = change.stop
        return replace(run, text="".join((*words, run.text[at - start :]))) if words else run

    def texts(self, contents: tuple[Text, ...]) -> tuple[Text, ...]:
        return tuple(map(self.text, contents))

    def items(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(replace(item, content=self.text(item.content), short=self.text(item.short)) for item in items)

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(_KINDS[type(block)](self, block) for block in blocks)


def _letters(part: Inline) -> str:
    return part.text if isinstance(part, Run) else "x"


def _is_prose(part: Inline) -> bool:
    """Whether a part is words, not code or what is raised in a formula."""
    return isinstance(part, Run) and not (part.code or part.raised or part.lowered)


def _masthead(printer: _Printer, block: Masthead) -> Block:
    return replace(block, headline=printer.words(block.headline), address=printer.words(block.address))


def _content(printer: _Printer, block: Heading | Paragraph | Row) -> Block:
    return replace(block, content=printer.text(block.content))


def _bullets(printer: _Printer, block: Bullets) -> Block:
    return replace(block, items=printer.items(block.items))


def _entry(printer: _Printer, block: CvEntry) -> Block:
    role, place, facts = printer.words(block.role), printer.words(block.place), printer.texts(block.facts)
    return replace(block, title=printer.text(block.title), role=role, place=place, facts=facts, items=printer.items(block.items))


def _reference(printer: _Printer, block: Reference) -> Block:
    venue, place, facts = printer.words(block.venue), printer.words(block.place), printer.texts(block.facts)
    return replace(block, title=printer.text(block.title), venue=venue, place=place, why=printer.text(block.why), facts=facts)


def _index_row(printer: _Printer, block: IndexRow) -> Block:
    return replace(block, title=printer.text(block.title), detail=printer.text(block.detail), why=printer.text(block.why))


def _letter_head(printer: _Printer, block: LetterHead) -> Block:
    addressee = tuple(map(printer.words, block.addressee))
    return replace(block, addressee=addressee, subject=printer.words(block.subject))


def _section(printer: _Printer, block: Section) -> Block:
    return replace(block, title=printer.words(block.title), blocks=printer.blocks(block.blocks))


_KINDS: Mapping[type, Callable[[_Printer, Any], Block]] = {
    Masthead: _masthead,
    Heading: _content,
    Paragraph: _content,
    Row: _content,
    Bullets: _bullets,
    CvEntry: _entry,
    Reference: _reference,
    IndexRow: _index_row,
    LetterHead: _letter_head,
    Section: _section,
}
