"""A template and facts → document blocks: filled, citations resolved, paragraphs with a hole left out and named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from packet.compose.templates import GUARD, HOLE, filled
from packet.formats.markdown import MdBlock, MdHeading, MdList, MdParagraph, Piece, parse_markdown
from packet.model.document import Block, Bullets, Heading, Item, Paragraph, Run, Target, Text
from packet.model.plan import Plan
from packet.model.sources import TextFile
from packet.problems import Place, Problem, SourceError, did_you_mean

CITATION = re.compile(r"\[(@[a-z0-9-]+(?:\s*[;,]\s*@[a-z0-9-]+)*)\]")


MISWRITTEN = re.compile(rf"\[[^\]\n]*(?<![\w.{GUARD}])@([A-Za-z][\w-]*)[^\]\n]*\]")
"""What looks like a citation."""


@dataclass(frozen=True, slots=True)
class ProseBlocks:
    """What a text says, and the names of the facts whose paragraphs were left out."""

    blocks: tuple[Block, ...]
    missing: tuple[str, ...]


def prose(source: TextFile, facts: Mapping[str, object], paragraphs: Mapping[str, str], plan: Plan) -> ProseBlocks:
    """A letter's or statement's text, filled, as blocks.

    Raises `SourceError` with what the template and its citations have wrong; where it cannot be filled, those that stand in it.
    """
    try:
        markdown = filled(source, facts, paragraphs)
    except SourceError as error:
        raise SourceError(*error.problems, *_wrong_citations(source.text, source, plan)) from None
    if problems := _wrong_citations(markdown, source, plan):
        raise SourceError(*problems)
    missing = re.findall(f"{HOLE}([^{HOLE}]*){HOLE}", markdown)
    blocks = tuple(block for md in parse_markdown(markdown) for block in _blocks(md, plan))
    return ProseBlocks(blocks, tuple(dict.fromkeys(missing)))


def _is_whole(pieces: Sequence[Piece]) -> bool:
    return not any(HOLE in piece.text or quote(HOLE) in piece.url for piece in pieces)


def _blocks(md: MdBlock, plan: Plan) -> Iterator[Block]:
    if isinstance(md, MdHeading):
        if _is_whole(md.pieces):
            yield Heading(runs(md.pieces, plan), min(6, md.level + 1))
    elif isinstance(md, MdParagraph):
        for line in _lines(md.pieces):
            if _is_whole(line):
                yield Paragraph(runs(line, plan), role="quotation" if md.quoted else "body")
    elif isinstance(md, MdList):
        whole = tuple(Item(runs(item, plan)) for item in md.items if _is_whole(item))
        if whole:
            yield Bullets(whole, md.ordered, md.start)


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
        if not _may_cite(piece):
            target = Target(url=piece.url) if piece.url else None
            found.append(Run(_said(piece.text), piece.strong, piece.emphasis, code=piece.code, target=target))
            continue
        at = 0
        for match in CITATION.finditer(piece.text):
            found.extend(_run(piece, piece.text[at : match.start()]))
            found.extend(_citation(match[1], plan))
            at = match.end()
        found.extend(_run(piece, piece.text[at:]))
    return tuple(found)


def _run(piece: Piece, words: str) -> tuple[Run, ...]:
    return (Run(_said(words), piece.strong, piece.emphasis),) if words else ()


def _said(words: str) -> str:
    return words.replace(GUARD, "")


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


def cited(markdown: str) -> tuple[str, ...]:
    """The keys of the publications that a text cites, each once."""
    said = (piece.text for md in parse_markdown(markdown) for piece in _pieces(md) if _may_cite(piece)) if "[@" in markdown else ()
    keys = (key for words in said for match in CITATION.finditer(words) for key in re.findall(r"[a-z0-9-]+", match[1]))
    return tuple(dict.fromkeys(keys))


def _pieces(md: MdBlock) -> Sequence[Piece]:
    return [piece for item in md.items for piece in item] if isinstance(md, MdList) else md.pieces


def _may_cite(piece: Piece) -> bool:
    return not (piece.code or piece.url)


def _wrong_citations(markdown: str, source: TextFile, plan: Plan) -> list[Problem]:
    """Citations of papers that are not there, and what only looks like a citation."""
    known = [work.key for work in plan.works]
    problems = [
        Problem("unknown-citation", f"there is no publication {key!r}", _mention(source, key), did_you_mean(key, known))
        for key in cited(markdown)
        if key not in known
    ]
    for match in MISWRITTEN.finditer(markdown):
        if not CITATION.fullmatch(match[0].replace("\\", "")):
            hint = "write [@key], or [@one; @other]; keys are in small letters"
            problems.append(Problem("bad-citation", f"{match[0]} is not read as a citation", _mention(source, match[1]), hint))
    return problems


def _mention(source: TextFile, key: str) -> Place:
    at = source.text.find(f"@{key}")
    if at < 0:
        return Place(source.path)
    return Place(source.path, source.text.count("\n", 0, at) + 1, at - source.text.rfind("\n", 0, at))
