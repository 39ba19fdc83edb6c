"""A text → its letters and figures alone, so that a page and what was written can be compared."""

from __future__ import annotations

import unicodedata


def letters(text: str) -> str:
    """Without line ends, hyphens, ligatures, signs and capitals, in which a page differs from what was written."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
