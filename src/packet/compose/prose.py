"""Filled Markdown → document blocks: citations resolved, paragraphs with a hole left out and named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from packet.compose.templates import HOLE
from packet.formats.markdown import MdBlock, MdHeading, MdList, MdParagraph, Piece, parse_markdown
from packet.model.document import Block, Bullets, Heading, Item, Paragraph, Run, Target, Text, plain
from packet.model.plan import Plan
from packet.model.sources import TextFile
from packet.problems import Place, Problem, SourceError, did_you_mean

CITATION = re.compile(r"\[(@[a-z0-9-]+(?:\s*[;,]\s*@[a-z0-9-]+)*)\]")


@dataclass(frozen=True, slots=True)
class ProseBlocks:
    """What a text says, and the names of the facts whose paragraphs were left out."""

    blocks: tuple[Block, ...]
    missing: tuple[str, ...]


def prose(markdown: str, source: TextFile, plan: Plan) -> ProseBlocks:
    """Blocks of a letter's or statement's text; raises `SourceError` for a citation of a paper that is not there."""
    _check_citations(markdown, source, plan)
    blocks: list[Block] = []
    missing: list[str] = []
    for md in parse_markdown(markdown):
        for block in _blocks(md, plan):
            holes = re.findall(f"{HOLE}([^{HOLE}]*){HOLE}", _words(block))
            missing.extend(holes)
            if not holes:
                blocks.append(block)
    return ProseBlocks(tuple(blocks), tuple(dict.fromkeys(missing)))


def _words(block: Block) -> str:
    if isinstance(block, Bullets):
        return " ".join(plain(item.content) for item in block.items)
    return plain(block.content) if isinstance(block, Heading | Paragraph) else ""


def _blocks(md: MdBlock, plan: Plan) -> Iterator[Block]:
    if isinstance(md, MdHeading):
        yield Heading(runs(md.pieces, plan), min(6, md.level + 1))
    elif isinstance(md, MdParagraph):
        for line in _lines(md.pieces):
            yield Paragraph(runs(line, plan))
    elif isinstance(md, MdList):
        whole = [item for item in md.items if HOLE not in "".join(piece.text for piece in item)]
        if whole:
            yield Bullets(tuple(Item(runs(item, plan)) for item in whole), md.ordered, md.start)


def _lines(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """A paragraph, split where the writer asked for a new line."""
    line: list[Piece] = []
    for piece in pieces:
        if piece.line_break:
            yield line
            line = []
        else:
            line.append(piece)
    if line:
        yield line


def runs(pieces: Sequence[Piece], plan: Plan) -> Text:
    """Markdown pieces as runs, `[@key]` as the paper's number and a link to it."""
    found: list[Run] = []
    for piece in pieces:
        target = Target(url=piece.url) if piece.url else None
        if piece.code or target:
            found.append(Run(piece.text, piece.strong, piece.emphasis, code=piece.code, target=target))
            continue
        at = 0
        for match in CITATION.finditer(piece.text):
            found.extend(_run(piece, piece.text[at : match.start()]))
            found.extend(_citation(match[1], plan))
            at = match.end()
        found.extend(_run(piece, piece.text[at:]))
    return tuple(found)


def _run(piece: Piece, words: str) -> tuple[Run, ...]:
    return (Run(words, piece.strong, piece.emphasis),) if words else ()


def _citation(keys: str, plan: Plan) -> Iterator[Run]:
    yield Run("[")
    for index, key in enumerate(re.findall(r"[a-z0-9-]+", keys)):
        if index:
            yield Run(", ")
        yield Run(plan.work(key).number, target=paper_target(plan, key))
    yield Run("]")


def paper_target(plan: Plan, key: str) -> Target:
    """Where a mention of a paper leads: the bound paper, else its entry in the list, else its web page."""
    return Target((f"paper:{key}", f"entry:{key}"), plan.work(key).publication.link)


def _check_citations(markdown: str, source: TextFile, plan: Plan) -> None:
    known = [work.key for work in plan.works]
    cited = [key for match in CITATION.finditer(markdown) for key in re.findall(r"[a-z0-9-]+", match[1])]
    unknown = [key for key in dict.fromkeys(cited) if key not in known]
    if unknown:
        raise SourceError(
            *(
                Problem("unknown-citation", f"there is no publication {key!r}", _mention(source, key), did_you_mean(key, known))
                for key in unknown
            )
        )


def _mention(source: TextFile, key: str) -> Place:
    at = source.text.find(f"@{key}")
    if at < 0:
        return Place(source.path)
    return Place(source.path, source.text.count("\n", 0, at) + 1, at - source.text.rfind("\n", 0, at))
