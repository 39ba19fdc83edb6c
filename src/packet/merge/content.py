"""A page's content → how many graphics states it leaves open or closes too often, so that nothing leaks out of the page."""

from __future__ import annotations

import re

# Strings and inline images may hold letters that look like operators.
_OPAQUE = re.compile(rb"\\.|\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>|%[^\r\n]*|(?<=[\s])ID[\s].*?[\s]EI(?=[\s]|$)", re.DOTALL)
_STATE = re.compile(rb"(?<![^\s\[\]()<>/{}])([qQ])(?![^\s\[\]()<>/{}%])")


def balance(content: bytes) -> tuple[int, int]:
    """States left open (q without Q) and states closed that were never opened (Q without q)."""
    depth = lowest = 0
    for operator in _STATE.findall(_bare(content)):
        depth += 1 if operator == b"q" else -1
        lowest = min(lowest, depth)
    return depth - lowest, -lowest


def _bare(content: bytes) -> bytes:
    """The content without strings; parentheses nest, hence the repetition (which ends: each round removes a pair or stops)."""
    for _ in range(8):
        content, count = _OPAQUE.subn(b" ", content)
        if not count:
            break
    return content
