"""A text → its sentences, for checks that ask what stands together."""

from __future__ import annotations

import re

_END = re.compile(r"(?<!\b[A-Z])(?<!\bSt)(?<!\bProf)(?<!\bDr)(?<!\bNo)[.!?:](?=\s|$)|\n\s*\n")
"""A point that ends a sentence: not one of an initial or of a title."""


def sentence_span(text: str, at: int) -> tuple[int, int]:
    """Where the sentence around a letter of the text begins and ends."""
    ends = [match.start() + 1 for match in _END.finditer(text)]
    begin = max((end for end in ends if end <= at), default=0)
    return begin, next((end for end in ends if end > at), len(text))


def sentence_at(text: str, at: int) -> str:
    begin, end = sentence_span(text, at)
    return text[begin:end]


def sentences(text: str) -> tuple[str, ...]:
    ends = [match.start() + 1 for match in _END.finditer(text)]
    return tuple(" ".join(text[a:b].split()) for a, b in zip([0, *ends], [*ends, len(text)], strict=True) if text[a:b].strip())
