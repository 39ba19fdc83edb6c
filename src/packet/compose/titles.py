"""A title as people write it → runs: formulas keep what is raised, lowered and slanted in them."""

from __future__ import annotations

from packet.formats.latex_title import title_pieces
from packet.model.document import Run, Target, Text


def title_runs(title: str, target: Target | None = None, language: str | None = None) -> Text:
    return tuple(
        Run(piece.text, emphasis=piece.emphasis, raised=piece.raised, lowered=piece.lowered, target=target, language=language or "")
        for piece in title_pieces(title)
    )
