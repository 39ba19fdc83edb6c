"""`Document` trees as readable text, for goldens: one line a block, **bold**, _italic_, `code`, <where a link leads>.

A link with anchors is `<paper:ditto | entry:ditto | https://…>`, in the order in which they are tried; `{page of …}` is a packet page.
"""

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
    PageOf,
    Paragraph,
    Reference,
    Row,
    Run,
    Section,
    Target,
    Text,
)


def printed(document: Document) -> str:
    """The whole tree, findings last."""
    budget = f", pages {document.pages}" if document.pages else ""
    lines = [f"═ {document.title} ({document.name}, {document.shape}, {document.language}{budget})"]
    lines += [f"  {document.subtitle}"] if document.subtitle else []
    for block in document.blocks:
        lines += ["", *lines_of(block)]
    lines += ["", *(f"! {finding.verdict}[{finding.code}] {finding.message} → {finding.remedy}" for finding in document.findings)]
    return "\n".join(lines).rstrip()


def words(text: Text) -> str:
    return "".join(map(_inline, text))


def _inline(part: Run | PageOf) -> str:
    if isinstance(part, PageOf):
        return f"{{page of {part.anchor}}}"
    mark = "**" if part.strong else "_" if part.emphasis else "`" if part.code else "^" if part.raised else ""
    return f"{mark}{part.text}{mark}{_target(part.target)}"


def _target(target: Target | None) -> str:
    return f"<{' | '.join(filter(None, (*target.anchors, target.url)))}>" if target else ""


def lines_of(block: Block) -> Iterator[str]:
    match block:
        case Section():
            yield f"── {block.title}"
            for inner in block.blocks:
                yield from lines_of(inner)
        case Heading():
            yield f"{'#' * block.level} {words(block.content)}"
        case Paragraph():
            yield words(block.content) if block.role == "body" else f"({block.role}) {words(block.content)}"
        case Bullets():
            for at, item in enumerate(block.items):
                yield f"{f'{block.start + at}.' if block.ordered else '-'} {words(item.content)}"
        case Masthead():
            yield from filter(None, (f"**{block.name}**", block.headline, block.address))
            yield " · ".join(f"{contact.kind}: {contact.text}{_target(contact.target)}" for contact in block.contacts)
        case LetterHead():
            yield from filter(None, (block.date, *block.addressee, block.subject and f"**{block.subject}**"))
        case CvEntry() | Row():
            yield from _entry(block)
        case Reference():
            yield from _reference(block)
        case IndexRow():
            yield f"[{block.number}] {words(block.title)} … {words((block.start,))}"
            yield from (f"      {words(line)}" for line in (block.detail, block.why) if line)


def _entry(block: CvEntry | Row) -> Iterator[str]:
    if isinstance(block, Row):
        yield " | ".join(filter(None, (block.label, words(block.content))))
        return
    yield " | ".join(filter(None, (words(block.title), block.role, block.place, block.date)))
    if block.facts:
        yield f"      {', '.join(map(words, block.facts))}"
    yield from (f"      - {words(item.content)}" for item in block.items)


def _reference(block: Reference) -> Iterator[str]:
    mark, anchor = "■ " if block.marked else "", f" #{block.anchor}" if block.anchor else ""
    yield f"[{block.number}]{_target(block.target)} {mark}{words(block.title)}{' (brief)' if block.brief else ''}{anchor}"
    yield f"      {words(block.authors)}"
    yield f"      {' | '.join(filter(None, (block.venue, block.edition, block.status, block.place, block.date)))}"
    yield from (f"      {words(line)}" for line in (block.links, block.why, *block.facts) if line)
