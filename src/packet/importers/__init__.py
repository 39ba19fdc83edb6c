"""The bytes of a foreign file → what was `Found` in it: one file a format, and the registry of them."""

from __future__ import annotations

from packet.importers.bibtex import BIBTEX
from packet.importers.found import Found, Importer
from packet.problems import Place, Problem, SourceError

IMPORTERS: tuple[Importer, ...] = (BIBTEX,)
"""In the order in which they are asked."""


def read_source(data: bytes, path: str) -> Found:
    """Raises `SourceError` where no importer knows the format, or the one that does cannot read it at all."""
    for importer in IMPORTERS:
        if importer.knows(data, path):
            return importer.read(data, path)
    hint = f"what can be imported: {', '.join(importer.format for importer in IMPORTERS)}"
    raise SourceError(Problem("unknown-format", "the file is of no format that can be imported", Place(path), hint))
