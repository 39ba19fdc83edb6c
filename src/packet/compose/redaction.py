"""A `Document` and the marks of the applicant → the document with other words in their place, and a finding that says where.

Titles of papers stay as they are printed: a changed title is no title. Marks that may mean somebody else stay, too; the check asks
a person about them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from packet.model.document import Document, IndexRow, Reference, Target
from packet.model.finding import Finding, Verdict
from packet.model.marks import Mark, doubted_in, replaced, sightings
from packet.model.plain_text import plain_text
from packet.model.plan import Anonymous

T = TypeVar("T")
NO_WORDS = frozenset({"key", "anchor", "number", "language"})
"""Fields by which places are found, not words that anybody reads."""
PROSE = frozenset({"letter", "statement"})
WHOLE = frozenset({"your institution", "the name of somebody close to you", "a link"})
"""What of a CV's entries is replaced without a question; a surname in them may be another word."""


def without_identity(document: Document, anonymous: Anonymous) -> Document:
    """The document without what surely identifies the applicant, and links that lead to them."""
    redaction = _Redaction(doubted_in(anonymous.marks, plain_text(document)))
    blocks = tuple(redaction.of(block) for block in document.blocks)
    title, subtitle = redaction.words(document.title), redaction.words(document.subtitle)
    changed = replace(document, blocks=blocks, title=title, subtitle=subtitle)
    return replace(changed, findings=(*document.findings, *redaction.findings(document)))


class _Redaction:
    """Remembers what was replaced in one document, and where."""

    def __init__(self, marks: tuple[Mark, ...]) -> None:
        self.marks = marks
        self.counts: Counter[str] = Counter()
        self.passages: list[str] = []

    def words(self, text: str) -> str:
        said, met = replaced(text, self.marks)
        if met:
            self.counts.update(mark.what for mark in met)
            self.passages.append(_around(said, met[0].instead))
        return said

    def of(self, value: T) -> T:
        """The value with all its words, however deep, without marks."""
        found: Any = value
        if isinstance(value, str):
            found = self.words(value)
        elif isinstance(value, tuple):
            found = tuple(map(self.of, value))
        elif isinstance(value, Target):
            found = self._target(value)
        elif is_dataclass(value) and not isinstance(value, type):
            kept = {"title"} if isinstance(value, Reference | IndexRow) else frozenset()
            names = [field.name for field in fields(value) if field.name not in NO_WORDS | kept]
            found = replace(value, **{name: self.of(getattr(value, name)) for name in names})
        return found  # type: ignore[no-any-return]

    def _target(self, target: Target) -> Target:
        if not any(not one.doubt for one in sightings(self.marks, target.url, address=True)):
            return target
        self.counts["a link"] += 1
        return replace(target, url="")

    def findings(self, document: Document) -> tuple[Finding, ...]:
        """Sentences need a look; institutions and people in a CV's entries were replaced whole."""
        if not self.counts:
            return ()
        counted = ", ".join(f"{what} ({count}×)" for what, count in self.counts.items())
        if document.shape not in PROSE and self.counts.keys() <= WHOLE:
            return (Finding("anonymous-replaced", Verdict.PASS, f"replaced: {counted}", "", document.name),)
        message = f"replaced: {counted}: {' '.join(self.passages[:3])}".removesuffix(": ")
        return (Finding("anonymous-replaced", Verdict.NEEDS_PERSON, message, "read these sentences once more", document.name),)


def _around(text: str, words: str, width: int = 40) -> str:
    """`“… in the group of [name removed] at …”`."""
    at = text.find(words)
    begin, end = max(0, at - width), at + len(words) + width
    return f"“{'…' * (begin > 0)}{text[begin:end].strip()}{'…' * (end < len(text))}”"
