"""A page's content → how many graphics states it leaves open or closes too often, so that nothing leaks; whether it is cut."""

from __future__ import annotations

import re

# Both patterns begin with a set of characters: the engine then skips all others quickly, and drawings are megabytes of numbers.
_OPAQUE = re.compile(
    rb"[(<%\\I](?:(?<=\()(?:\\.|[^\\()])*\)|(?<=<)[0-9A-Fa-f\s]*>|(?<=%)[^\r\n]*|(?<=\\).|(?<=\sI)D\s.*?\sEI(?!\S))", re.DOTALL
)
"""Strings, comments and inline images, which may hold letters that look like operators."""
_STATE = re.compile(rb"[qQ](?![^\s\[\]()<>/{}%])(?<![^\s\[\]()<>{}][qQ])")


def balance(content: bytes) -> tuple[int, int, bool]:
    """States left open (q without Q), states closed that were never opened (Q without q), and whether its last text ends."""
    bared = bare(content)
    depth = lowest = 0
    for operator in _STATE.findall(bared):
        depth += 1 if operator == b"q" else -1
        lowest = min(lowest, depth)
    return depth - lowest, -lowest, b"(" not in bared and bared.rfind(b"BT") <= bared.rfind(b"ET")


def bare(content: bytes) -> bytes:
    """The content without strings: parentheses nest, each round removes the innermost, eight rounds are more than anyone nests."""
    for _ in range(8):
        content, count = _OPAQUE.subn(b" ", content)
        if not count:
            break
    return content
