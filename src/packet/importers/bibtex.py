"""A .bib file → publications and venues."""

from __future__ import annotations

import re

from packet.formats.bibliography import read_bibliography
from packet.formats.bibliography_path import is_bibliography
from packet.importers.found import Found, Importer, empty
from packet.importers.samples import left_out
from packet.importers.source import SourceFile

_ENTRY = re.compile(rb"^\s*@\s*(?:string|comment|preamble|[a-z]+\s*[{(]\s*[^\s,{}]*\s*,)", re.M | re.I)


def knows(file: SourceFile) -> bool:
    return is_bibliography(file.path) or bool(_ENTRY.search(file.data[:100_000]))


def read(file: SourceFile) -> Found:
    """Raises `SourceError` for a file that is too large."""
    bibliography = read_bibliography(file.data, file.path)
    renamed = [f"{key} → {slug}" for slug, key in bibliography.keys.items() if key != slug]
    notes = (f"keys that cannot be file names were changed: {', '.join(renamed)}",) if renamed else ()
    samples = [problem for problem in bibliography.problems if problem.code == "bibtex-template"]
    if samples:
        keys = ", ".join(problem.message.partition(" ")[0] for problem in samples)
        notes = (*notes, f"{left_out(file.path, len(samples))}: {keys}")
    problems = tuple(problem for problem in bibliography.problems if problem not in samples)
    return Found("BibTeX", bibliography.tree, empty(bibliography.tree.place), notes, problems)


BIBTEX = Importer("BibTeX", knows, read)
