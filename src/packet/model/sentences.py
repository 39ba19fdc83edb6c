"""A text → its sentences, for checks that ask what stands together."""

from __future__ import annotations

import re

_END = re.compile(r"(?<!\b[A-Z])(?<!\bSt)(?<!\bProf)(?<!\bDr)(?<!\bNo)[.!?:](?=\s|$)|\n\s*\n")
"""A point that ends a sentence: not one of an initial or of a title."""


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence begins and ends; together they are the whole text."""
    ends = [match.start() + 1 for match in _END.finditer(text)]
    return tuple(zip([0, *ends], [*ends, len(text)], strict=True))


def sentence_span(text: str, at: int) -> tuple[int, int]:
    """Where the sentence around a letter of the text begins and ends."""
    return next(((begin, end) for begin, end in sentence_spans(text) if at < end), (0, len(text)))


def sentence_at(text: str, at: int) -> str:
    begin, end = sentence_span(text, at)
    return text[begin:end]


def sentences(text: str) -> tuple[str, ...]:
    return tuple(" ".join(text[begin:end].split()) for begin, end in sentence_spans(text) if text[begin:end].strip())
