"""The name of a file → whether it is a bibliography; by itself, since the reader of bibliographies takes long to load."""

from __future__ import annotations


def is_bibliography(path: str) -> bool:
    return path.lower().endswith((".bib", ".bibtex"))
