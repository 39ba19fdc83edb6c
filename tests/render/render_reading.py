"""Readings of what was laid and drawn: golden texts, the words that the pages say, boxes of all letters."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pypdf

from packet.model.document import (
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
from packet.model.laid import Laid, Letters


def letters_of(laid: Laid) -> Iterator[tuple[int, Letters]]:
    for number, sheet in enumerate(laid.sheets):
        for item in sheet.items:
            if isinstance(item, Letters):
                yield number, item


def golden_text(laid: Laid) -> str:
    """Page, baseline, then runs with size, style and left edge, in reading order."""
    lines = [f"{laid.title}: {laid.pages} pages; {laid.fitting or 'as the theme wants it'}"]
    for number, group in groupby(letters_of(laid), lambda pair: pair[0]):
        lines.append(f"── page {number + 1} " + "─" * 60)
        for baseline, runs in groupby((run for _, run in group), lambda run: round(run.baseline, 1)):
            told = "  ".join(f"[{Path(run.font).stem.split('-')[-1]} {run.size:.4g} @{run.left:.1f}] {run.text}" for run in runs)
            lines.append(f"{baseline:6.1f}  {told}")
    return "\n".join(lines)


def squeezed(words: str) -> str:
    return re.sub(r"\s", "", words)


def laid_words(laid: Laid, *, body: bool = True, broken: bool = True) -> str:
    """All letters in reading order without white space; without `body` the running lines too, without `broken` words made whole."""
    return squeezed(
        "".join(run.text if broken or run.says is None else run.says for _, run in letters_of(laid) if run.way or not body)
    )


def extracted(pdf: bytes) -> str:
    return squeezed("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))


def document_texts(document: Document) -> Iterator[str]:
    """Every text that a person wrote into the document, white space squeezed; section titles in capitals."""
    for block in document.blocks:
        for words in _texts(block):
            if said := squeezed(unicodedata.normalize("NFC", words)):
                yield said


def _texts(block: object) -> Iterator[str]:
    match block:
        case Masthead():
            yield from (block.name, block.headline, block.address, *(contact.text for contact in block.contacts))
        case Heading():
            yield plain(block.content).upper() if block.level == 2 else plain(block.content)
        case Paragraph():
            yield plain(block.content)
        case Bullets():
            yield from (plain(item.content) for item in block.items)
        case CvEntry():
            yield from (
                plain(block.title),
                block.role,
                block.place,
                block.date,
                *map(plain, block.facts),
                *(plain(item.content) for item in block.items),
            )
        case Row():
            yield from (block.label, plain(block.content))
        case Reference():
            yield from (block.number, plain(block.title), plain(block.authors), plain(block.why))
            if not block.brief:
                yield from (block.date, block.status or block.venue, block.edition, block.place, plain(block.links))
        case IndexRow():
            yield from (block.number, plain(block.title), plain(block.detail), block.pages, plain(block.why))
        case LetterHead():
            yield from (block.date, *block.addressee, block.subject)
        case Section():
            yield block.title.upper() if block.blocks else ""
            for inner in block.blocks:
                yield from _texts(inner)
