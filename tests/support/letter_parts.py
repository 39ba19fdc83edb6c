"""A letter of the tiny workspace, and its parts as a reader sees them."""

from __future__ import annotations

from pathlib import Path

from builders import document_of, plan_of, workspace
from printed import words

from packet.model.document import Document, LetterHead, Paragraph


def letter(folder: Path, *, at: str = "lace", **changes: str) -> Document:
    """The cover letter of the tiny workspace, with changed files."""
    return document_of(plan_of(workspace(folder, **changes), position=at), "cover-letter")


def body(document: Document) -> list[str]:
    return [words(block.content) for block in document.blocks if isinstance(block, Paragraph) and block.role == "body"]


def head(document: Document) -> LetterHead:
    return next(block for block in document.blocks if isinstance(block, LetterHead))


def around(document: Document, role: str) -> str:
    return next(words(block.content) for block in document.blocks if isinstance(block, Paragraph) and block.role == role)


def left_out(document: Document) -> list[tuple[str, str, str]]:
    return [(finding.code, finding.message, finding.remedy) for finding in document.findings]
