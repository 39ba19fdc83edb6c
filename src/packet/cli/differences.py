"""Two plans with their documents → what they include differently: documents, papers, sections, entries, paragraphs of letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from packet.model.build_record import Inclusion
from packet.model.document import Block, CvEntry, Document, Paragraph, Reference, Row, Section, plain
from packet.model.plain_text import plain_text
from packet.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Variant:
    """One of the two: how it was named, what was decided, what it says."""

    name: str
    plan: Plan
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """In one place: what only the first has, what only the second has, and whether what both have stands in another order."""

    place: str
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    reordered: bool
    prose: bool = False

    @property
    def tells(self) -> bool:
        return bool(self.only_first or self.only_second or self.reordered)


def differences(first: Variant, second: Variant) -> tuple[Difference, ...]:
    """Every difference, packet first, then document by document; empty where both include the same."""
    found = _included(inclusion(first.plan), inclusion(second.plan))
    others = {document.name: document for document in second.documents}
    for document in first.documents:
        if document.name in others:
            found.extend(_in_document(document, others[document.name]))
    return tuple(difference for difference in found if difference.tells)


def differences_in_text(first: Inclusion, texts: Mapping[str, str], second: Variant) -> tuple[Difference, ...]:
    """The same, where of the first the plain text is left, by document: then every line that differs."""
    found = _included(first, inclusion(second.plan))
    for document in second.documents:
        if document.name in texts:
            lines = _text_lines(texts[document.name]), _text_lines(plain_text(document))
            found.append(replace(_compared(f"{document.name}: text", *lines), prose=True))
    return tuple(difference for difference in found if difference.tells)


def _text_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def inclusion(plan: Plan) -> Inclusion:
    keys = (tuple(work.key for work in works) for works in (plan.chosen, plan.highlighted, plan.attached))
    return Inclusion(tuple(document.name for document in plan.documents), *keys)


def _included(first: Inclusion, second: Inclusion) -> list[Difference]:
    return [
        _compared("documents", first.documents, second.documents),
        _compared("papers chosen", first.chosen, second.chosen),
        _compared("papers highlighted", first.highlighted, second.highlighted),
        _compared("papers attached", first.attached, second.attached),
    ]


def _in_document(first: Document, second: Document) -> Iterator[Difference]:
    name = first.name
    if first.shape in {"letter", "statement"}:
        yield replace(_compared(f"{name}: paragraphs", _paragraphs(first), _paragraphs(second)), prose=True)
        return
    mine, others = _sections(first), _sections(second)
    yield _compared(f"{name}: sections", list(mine), list(others))
    for title, section in mine.items():
        if title in others:
            yield _compared(f"{name}: {title}", _entries(section), _entries(others[title]))


def _compared(place: str, first: Sequence[str], second: Sequence[str]) -> Difference:
    common, same = [item for item in first if item in second], [item for item in second if item in first]
    only_first = tuple(item for item in first if item not in second)
    return Difference(place, only_first, tuple(item for item in second if item not in first), common != same)


def _sections(document: Document) -> dict[str, Section]:
    return {block.title: block for block in document.blocks if isinstance(block, Section)}


def _paragraphs(document: Document) -> list[str]:
    """The body of a letter or statement."""
    found = [block for block in document.blocks if isinstance(block, Paragraph) and block.role == "body"]
    return [plain(block.content) for block in found]


def _entries(section: Section) -> list[str]:
    return list(dict.fromkeys(name for block in section.blocks for name in _names(block)))


def _names(block: Block) -> Iterator[str]:
    """An entry by the name a person knows it by, its bullets apart; running text (interests) by its parts."""
    if isinstance(block, Reference):
        yield block.key
    elif isinstance(block, CvEntry):
        yield block.name or plain(block.title)
        yield from (plain(item.content) for item in block.items)
    elif isinstance(block, Row):
        yield block.name or f"{block.label} {plain(block.content)}"
    elif isinstance(block, Paragraph) and block.role == "summary":
        yield from (part.strip().lower() for part in plain(block.content).split(","))
