"""What a profile holds → a text that other programs read: one file a format."""

from __future__ import annotations

from collections.abc import Mapping

from packet.exporters.bibtex import bibtex, bibtex_in_ascii
from packet.exporters.csl_json import csl_json
from packet.exporters.holdings import Exported, Exporter, Holdings
from packet.exporters.json_resume import json_resume
from packet.exporters.markdown import markdown

__all__ = ["ASCII_EXPORTERS", "EXPORTERS", "SAYS", "Exported", "Exporter", "Holdings"]

EXPORTERS: Mapping[str, Exporter] = {
    "bibtex": bibtex,
    "csl-json": csl_json,
    "json-resume": json_resume,
    "markdown": markdown,
}
ASCII_EXPORTERS: Mapping[str, Exporter] = {"bibtex": bibtex_in_ascii}
"""Formats that can be written without letters beyond ASCII."""

SAYS: Mapping[str, str] = {
    "bibtex": "publications, for LaTeX, al-folio and reference managers",
    "csl-json": "publications, for Zotero, Pandoc and citeproc",
    "json-resume": "the CV and publications, for the themes of JSON Resume",
    "markdown": "the CV and publications, readable, for a homepage",
}
