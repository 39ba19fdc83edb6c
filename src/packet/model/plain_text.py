"""A `Document` → plain text, for portals that want a text box filled: the same tree, without a page."""

from __future__ import annotations

from collections.abc import Iterator

from packet.model.document import (
    Block,
    Bullets,
    CvEntry,
    Document,
    Heading,
    IndexRow,
    LetterHead,
    Masthead,
    Paragraph,
    Reference,
    Row,
    Section,
    plain,
)


def plain_text(document: Document) -> str:
    """Blocks with a blank line between them; titles in capitals, bullets with a hyphen, entries without one between their lines."""
    return "\n\n".join(chunk for block in document.blocks for chunk in _chunks(block) if chunk) + "\n"


def _chunks(block: Block) -> Iterator[str]:
    if isinstance(block, Section):
        yield block.title.upper()
        yield from _rows_together(block.blocks)
    else:
        yield "\n".join(line for line in lines(block) if line)


def _rows_together(blocks: tuple[Block, ...]) -> Iterator[str]:
    """One-line entries stand without blank lines between them."""
    rows: list[str] = []
    for block in blocks:
        if isinstance(block, Row):
            rows.extend(lines(block))
            continue
        if rows:
            yield "\n".join(rows)
            rows = []
        yield from _chunks(block)
    if rows:
        yield "\n".join(rows)


def lines(block: Block) -> tuple[str, ...]:
    """The words of a block that is no section, its name first."""
    if isinstance(block, Masthead):
        return (block.name, block.headline, block.address, *(contact.text for contact in block.contacts))
    if isinstance(block, LetterHead):
        return (block.date, *block.addressee, block.subject)
    if isinstance(block, Bullets):
        marks = (f"{block.start + at}." if block.ordered else "-" for at in range(len(block.items)))
        return tuple(f"{mark} {plain(item.content)}" for mark, item in zip(marks, block.items, strict=True))
    if isinstance(block, CvEntry):
        head = ", ".join(filter(None, (plain(block.title), block.place)))
        facts = ", ".join(plain(fact) for fact in block.facts)
        return (
            head,
            ", ".join(filter(None, (block.role, block.date))),
            facts,
            *(f"- {plain(item.content)}" for item in block.items),
        )
    if isinstance(block, Row):
        return ("  ".join(filter(None, (block.label, plain(block.content)))),)
    if isinstance(block, Reference):
        return _reference(block)
    if isinstance(block, IndexRow):
        return (f"[{block.number}] {plain(block.title)}", plain(block.detail), plain(block.why))
    if isinstance(block, Heading):
        return (plain(block.content).upper() if block.level < 3 else plain(block.content),)
    return (plain(block.content),) if isinstance(block, Paragraph) else ()


def _reference(block: Reference) -> tuple[str, ...]:
    venue = f"{block.venue} ({block.edition})" if block.venue and block.edition else block.venue or block.edition
    where = ", ".join(filter(None, (venue, block.status, block.place, block.when)))
    facts = tuple(plain(fact) for fact in block.facts if "?" not in plain(fact))  # a page of the packet means nothing in a text box
    return (f"[{block.number}] {plain(block.title)}", plain(block.authors), where, plain(block.links), plain(block.why), *facts)
