"""A title as people write it → runs: formulas keep what is raised, lowered and slanted in them; → words in a sentence."""

from __future__ import annotations

import re

from packet.formats.latex_title import title_pieces
from packet.model.document import Run, Target, Text


def title_runs(title: str, target: Target | None = None, language: str | None = None) -> Text:
    return tuple(
        Run(piece.text, emphasis=piece.emphasis, raised=piece.raised, lowered=piece.lowered, target=target, language=language or "")
        for piece in title_pieces(title)
    )


def in_running_text(title: str, language: str) -> str:
    """`list of publications` for `List of Publications`, in English; acronyms keep their capitals."""
    if not language.startswith("en"):
        return title
    return re.sub(r"\b[^\W\d_a-z][^\W\d_A-Z]+\b", lambda word: word[0].lower(), title)
