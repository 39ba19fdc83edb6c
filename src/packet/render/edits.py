"""What may be shortened or dropped in a document, in the order in which the fit does it, and the document after the first of them.

Short forms come first, then drops; of each the lowest priority goes first. Of equal ones the smaller loss goes first (a bullet, a
line, a paper, an entry), then the last in the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from packet.model.document import Block, Bullets, CvEntry, Document, Heading, Item, Paragraph, Reference, Row, Section, plain

Place = tuple[int, ...]
"""Indices from the document down to a block or item."""

SHORTEN, DROP = "shorten", "drop"
LOSS: Mapping[type, int] = {Item: 0, Row: 1, Reference: 2, CvEntry: 3}
"""How much is lost with each kind of thing, where nobody gave it a priority."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing the fit may do; `name` is what the report calls it."""

    kind: str
    place: Place
    priority: int
    loss: int
    name: str


def edits_of(document: Document) -> tuple[Edit, ...]:
    """All edits in their order."""
    edits = [edit for at, block in enumerate(document.blocks) for edit in _block_edits(block, (at,))]
    return tuple(sorted(edits, key=lambda edit: (edit.kind == DROP, edit.priority, edit.loss, [-at for at in edit.place])))


def _block_edits(block: Block, place: Place) -> Iterator[Edit]:
    if isinstance(block, Section):
        for at, inner in enumerate(block.blocks):
            yield from _block_edits(inner, (*place, at))
    elif isinstance(block, Bullets | CvEntry):
        for at, item in enumerate(block.items):
            yield from _item_edits(item, (*place, at))
    if isinstance(block, CvEntry | Row | Reference) and block.priority is not None:
        yield Edit(DROP, place, block.priority, LOSS[type(block)], _name(block))


def _item_edits(item: Item, place: Place) -> Iterator[Edit]:
    if item.short:
        yield Edit(SHORTEN, place, item.priority or 0, LOSS[Item], _brief(plain(item.content)))
    if item.priority is not None:
        yield Edit(DROP, place, item.priority, LOSS[Item], _brief(plain(item.content)))


def _name(block: CvEntry | Row | Reference) -> str:
    if isinstance(block, Reference):
        return block.key or _brief(plain(block.title))
    return block.name or _brief(plain(block.title if isinstance(block, CvEntry) else block.content))


def _brief(words: str) -> str:
    return words if len(words) <= 40 else words[:39].rstrip() + "…"


def apply(document: Document, edits: Sequence[Edit]) -> Document:
    """The document after these edits; a section, list or heading that has nothing to say any more is gone."""
    done = {(edit.kind, edit.place) for edit in edits}
    return replace(document, blocks=_blocks(document.blocks, (), done)) if done else document


def _blocks(blocks: Sequence[Block], place: Place, done: set[tuple[str, Place]]) -> tuple[Block, ...]:
    kept = [_block(block, (*place, at), done) for at, block in enumerate(blocks)]
    return tuple(block for at, block in enumerate(kept) if block is not None and not _bereft(blocks, kept, at))


def _bereft(blocks: Sequence[Block], kept: Sequence[Block | None], at: int) -> bool:
    """Whether every entry below a heading, or every entry above a legend, was dropped."""
    here = blocks[at]
    if isinstance(here, Heading):
        below = range(at + 1, next((n for n in range(at + 1, len(blocks)) if isinstance(blocks[n], Heading)), len(blocks)))
        return len(below) > 0 and all(kept[n] is None or _is_legend(blocks[n]) for n in below)
    above = [left for block, left in zip(blocks[:at], kept, strict=False) if not isinstance(block, Heading)]
    return _is_legend(here) and bool(above) and not any(above)


def _is_legend(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role == "legend"


def _block(block: Block, place: Place, done: set[tuple[str, Place]]) -> Block | None:
    if (DROP, place) in done:
        return None
    if isinstance(block, Section):
        inner = _blocks(block.blocks, place, done)
        return replace(block, blocks=inner) if inner else None
    if isinstance(block, Bullets):
        items = _items(block.items, place, done)
        return replace(block, items=items) if items else None
    if isinstance(block, CvEntry):
        return replace(block, items=_items(block.items, place, done))
    return block


def _items(items: Sequence[Item], place: Place, done: set[tuple[str, Place]]) -> tuple[Item, ...]:
    return tuple(
        replace(item, content=item.short) if (SHORTEN, (*place, at)) in done else item
        for at, item in enumerate(items)
        if (DROP, (*place, at)) not in done
    )
