"""The line of an annotation that `annotations` wrote → what it is, whether it is seen, and the same with a key of a ParentTree."""

from __future__ import annotations

import re

BEGIN = b"<</Type/Annot/Subtype"
_SUBTYPE = re.compile(re.escape(BEGIN) + rb"/([^/\[(<\s]+)")
_FLAGS = re.compile(rb"/F (\d+)(?=[/>])")
_HIDDEN = 1 << 1 | 1 << 5
"""Hidden, NoView (PDF 1.7, table 165)."""


def seen_as(line: bytes) -> bytes:
    """Link, Highlight, Text …; nothing where a reader of the page does not see it.

    The window of a note (Popup) belongs to its note (ISO 14289-1, 7.18.1).
    """
    found, flags = _SUBTYPE.match(line), _FLAGS.search(line)
    if found is None or found[1] == b"Popup" or (flags and int(flags[1]) & _HIDDEN):
        return b""
    return found[1]


def with_key(line: bytes, key: int) -> bytes:
    return b"<</StructParent %d" % key + line[2:]
