"""The line of an annotation that `annotations` wrote → what it is, whether it is seen, and the same with a key of a ParentTree."""

from __future__ import annotations

import re

BEGIN = b"<</Type/Annot/Subtype"
_SUBTYPE = re.compile(re.escape(BEGIN) + rb"/([^/\[(<\s]+)")
_FLAGS = re.compile(rb"/F (\d+)(?=[/>])")
_HIDDEN = 1 << 1 | 1 << 5
"""Hidden, NoView (PDF 1.7, table 165)."""


def subtype(line: bytes) -> str:
    """Link, Highlight, Text …"""
    found = _SUBTYPE.match(line)
    return found[1].decode("latin-1") if found else ""


def is_shown(line: bytes) -> bool:
    """Whether a reader of the page sees it; the window of a note (Popup) belongs to its note (ISO 14289-1, 7.18.1)."""
    flags = _FLAGS.search(line)
    return not line.startswith(BEGIN + b"/Popup/") and not (flags and int(flags[1]) & _HIDDEN)


def with_key(line: bytes, key: int) -> bytes:
    return b"<</StructParent %d" % key + line[2:]
