"""A .bib file → publications and venues."""

from __future__ import annotations

import re

from packet.formats.bibliography import is_bibliography, read_bibliography
from packet.importers.found import Found, Importer

_ENTRY = re.compile(rb"^\s*@\s*(?:string|comment|preamble|[a-z]+\s*[{(]\s*[^\s,{}]*\s*,)", re.M | re.I)


def knows(data: bytes, path: str) -> bool:
    return is_bibliography(path) or bool(_ENTRY.search(data[:100_000]))


def read(data: bytes, path: str) -> Found:
    """Raises `SourceError` for a file that is too large."""
    bibliography = read_bibliography(data, path)
    renamed = [f"{key} → {slug}" for slug, key in bibliography.keys.items() if key != slug]
    notes = (f"keys that cannot be file names were changed: {', '.join(renamed)}",) if renamed else ()
    return Found("BibTeX", bibliography.tree, notes, bibliography.problems)


BIBTEX = Importer("BibTeX", knows, read)
